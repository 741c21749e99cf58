"""What in a definition cannot be true at once: told to the author, in words that stand elsewhere."""


class ContradictionError(ValueError):
    """An entry that contradicts itself or lacks a part: the code of the problem, and what its wording names."""

    def __init__(self, code: str, **values: str | tuple[str, ...]) -> None:
        super().__init__(code)
        self.code, self.values = code, values


def require_order(lower: tuple[str, int], upper: tuple[str, int | None], *, apart: int = 0) -> None:
    """Check the ends of a range, each a key and its value: the upper one is not below the lower one, or so far above it.

    Raises:
        ContradictionError: it is below.
    """
    (low, least), (high, most) = lower, upper
    if most is not None and most < least + apart:
        values = {"lower": low, "least": str(least), "upper": high, "most": str(most), "needed": str(least + apart)}
        raise ContradictionError("out-of-order", **values)
