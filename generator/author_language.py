"""The language in which authors are told of their content."""

import locale
import os
from collections.abc import Mapping, Sequence

from generator.catalogue import LANGUAGES


def surroundings(environment: Mapping[str, str] = os.environ) -> str:
    """`ja` where the environment, or on Windows the system, is Japanese; else `en`."""
    named = next((environment[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if environment.get(name)), None)
    return "ja" if (named or locale.getlocale()[0] or "").lower().startswith("ja") else "en"


def author_language(languages: Sequence[str]) -> str:
    """The site's first language, if problems are told in it; where no language is known, that of the surroundings."""
    if not languages:
        return surroundings()
    return languages[0] if languages[0] in LANGUAGES else "en"
