"""What in a definition cannot be true at once: told to the author, in words that stand elsewhere."""


class ContradictionError(ValueError):
    """An entry that contradicts itself or lacks a part: the code of the problem, and what its wording names."""

    def __init__(self, code: str, **values: str | tuple[str, ...]) -> None:
        super().__init__(code)
        self.code, self.values = code, values


def require_order(least: int, key: str, most: int | None, *, apart: int = 0) -> None:
    """Raise if the upper end of a range is below its lower end, which stands under `key`, or not so far apart from it.

    Raises:
        ContradictionError: it is.
    """
    if most is not None and most < least + apart:
        raise ContradictionError("out-of-order", given=str(most), key=key, other=str(least), least=str(least + apart))
