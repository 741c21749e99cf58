"""What all content has in common."""

import re
from datetime import date
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from generator.assessment.text import Text

MOST_LETTERS = 48
"""Of an id."""
ID = re.compile(rf"[a-z][a-z0-9-]{{0,{MOST_LETTERS - 1}}}")
RESERVED = re.compile(r"con|prn|aux|nul|(com|lpt)[0-9]|constructor|prototype")
"""What Windows lets no file be called, and what every object has in JavaScript."""
Id = Annotated[str, StringConstraints(pattern=f"^{ID.pattern}$")]
"""Stable name of a thing: lower case letters, digits and hyphens, at most 48."""
Ref = Annotated[str, StringConstraints(pattern=f"^[a-z]+:{ID.pattern}$")]
"""Name of a thing with its kind: `role:implementation`."""
Months = Annotated[int, Field(gt=0)]
Count = Annotated[int, Field(ge=0)]
Basis = Annotated[str, StringConstraints(min_length=1)]
"""Id of the source statement it rests on, or `playbook` for the playbook's own suggestion."""


class Content(BaseModel):
    """A part of a content file."""

    # Built once for each kind of file, not once more for each of its parts: `playbook check` starts sooner.
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True, use_attribute_docstrings=True)


class Entity(Content):
    """A thing that pages name and link to."""

    id: Id
    """Its stable name; unlike the title, it never changes."""
    title: Text
    """What readers know it as."""
    owner: str | None = None
    """Who answers for it: a name, `role:…` or `neighbour:…`."""
    reviewed_on: date | None = None
    """Day of the last review: YYYY-MM-DD."""
    review_in: Months | None = None
    """Months from one review to the next; `playbook check --health` tells when one is due."""
