"""What in a definition cannot be true at once: told to the author, in words that stand elsewhere."""


class ContradictionError(ValueError):
    """An entry that contradicts itself or lacks a part: the code of the problem, and what its wording names."""

    def __init__(self, code: str, **values: str | tuple[str, ...]) -> None:
        super().__init__(code)
        self.code, self.values = code, values
