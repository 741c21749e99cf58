"""A text in every language of the site."""

from collections.abc import Callable, Mapping
from typing import Any, Self

from generator.assessment.contradiction import ContradictionError

STRICT = {"extra": "forbid", "use_attribute_docstrings": True}
"""For pydantic, which validates these classes at build time; the browser has no use for it."""


class Text(dict[str, str]):
    """Wording by language code: `{"ja": "役割", "en": "Role"}`.

    The wording is plain text with a closed set of inline marks, see `generator.report.inline`.
    """

    @classmethod
    def checked(cls, wordings: Mapping[str, str], languages: tuple[str, ...]) -> Self:
        """The text, once it has wording in exactly `languages`.

        Raises:
            ContradictionError: a language is missing, unknown or empty.
        """
        if missing := [code for code in languages if not wordings.get(code, "").strip()]:
            raise ContradictionError("missing-wording", languages=tuple(missing))
        if unknown := [code for code in wordings if code not in languages]:
            raise ContradictionError("extra-wording", languages=tuple(unknown))
        return cls(wordings)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: Callable[[object], Any]) -> dict[str, Any]:
        """How pydantic reads a text. A plain dict, so that this package needs no pydantic."""

        def check(wordings: dict[str, str], info: Any) -> Text:
            # Without a readable site.yaml the languages are not known; that problem is told, and is enough.
            return cls.checked(wordings, languages) if (languages := info.context["languages"]) else cls(wordings)

        return {
            "type": "function-after",
            "function": {"type": "with-info", "function": check},
            "schema": {"type": "dict", "keys_schema": {"type": "str"}, "values_schema": {"type": "str"}},
        }
