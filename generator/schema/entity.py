"""What all content has in common."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints

from generator.assessment.text import Text

Id = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9-]{0,47}$")]
"""Stable name of a thing: lower case letters, digits and hyphens."""
Ref = Annotated[str, StringConstraints(pattern=r"^[a-z]+:[a-z][a-z0-9-]{0,47}$")]
"""Name of a thing with its kind: `role:implementation`."""
Basis = Annotated[str, StringConstraints(min_length=1)]
"""Id of the source statement it rests on, or `playbook` for the playbook's own suggestion."""


class Content(BaseModel):
    """A part of a content file."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)


class Entity(Content):
    """A thing that pages name and link to."""

    id: Id
    title: Text
