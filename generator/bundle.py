"""What a self-check takes from the rest of the playbook: scales, tables, names and words."""

import re
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import fields, is_dataclass
from typing import Any

from generator.assessment.bundle import Bundle, Thing
from generator.assessment.definition import Assessment, Option, Scale, Table
from generator.assessment.text import Text
from generator.playbook import Playbook

REFERENCE = re.compile(r"[a-z]+:[a-z][a-z0-9-]*")


def shared_scales(playbook: Playbook) -> tuple[Scale, ...]:
    """The scales that all self-checks may use: those of `scales.yaml`, and company sizes, phases and patterns as scales."""
    brackets = playbook.word("shared", "in-brackets")
    sizes = Scale(
        "size",
        tuple(
            Option(
                size.id,
                Text(
                    {
                        code: title + brackets[code].replace("{text}", size.range[code])
                        for code, title in size.title.items()
                    }
                ),
            )
            for size in playbook.staffing.size_bands
        ),
    )
    phases = Scale("phase", tuple(Option(phase.id, phase.title) for phase in playbook.phases.phases))
    patterns = Scale("staffing", tuple(Option(pattern.id, pattern.title) for pattern in playbook.staffing.patterns))
    return (*playbook.scales, sizes, phases, patterns)


def tables(playbook: Playbook) -> Mapping[str, Table]:
    """The playbook's figures, for measures of kind `table` and for the drawings of a report."""
    patterns = playbook.staffing.patterns
    # Content that is still being checked may name a level that does not exist.
    needs = {level.id: level.need for level in playbook.staffing.support_levels}
    return {
        "skill-required": {skill.id: skill.required for skill in playbook.skills},
        "duty-holder": {duty.id: duty.holders for duty in playbook.duties},
        "people-least": {one.id: {role: people.minimum for role, people in one.people.items()} for one in patterns},
        "people-most": {one.id: {role: people.maximum for role, people in one.people.items()} for one in patterns},
        "people-shared": {
            one.id: {role: int(people.shared) for role, people in one.people.items()} for one in patterns
        },
        "people-covered-by": {
            one.id: {role: people.covered_by for role, people in one.people.items() if people.covered_by}
            for one in patterns
        },
        "support": {one.id: {"level": one.support, "need": needs.get(one.support, "optional")} for one in patterns},
        "headcount": {one.id: {"least": one.headcount.minimum, "most": one.headcount.maximum} for one in patterns},
        "phase": {
            phase.id: {"number": number, "from-month": phase.from_month, "to-month": phase.to_month}
            for number, phase in enumerate(playbook.phases.phases, start=1)
        },
    }


def bundle(playbook: Playbook, assessment: Assessment) -> Bundle:
    """Everything that scoring and reporting this self-check needs; put together once for a playbook."""
    made = playbook.bundles.get(assessment.id)
    if made is None or made.assessment is not assessment:
        made = playbook.bundles[assessment.id] = _bundle(playbook, assessment)
    return made


def _bundle(playbook: Playbook, assessment: Assessment) -> Bundle:
    references = {name for text in _strings(assessment) if ":" in text for name in REFERENCE.findall(text)}
    references |= {f"phase:{phase.id}" for phase in playbook.phases.phases}
    references |= {f"staffing:{pattern.id}" for pattern in playbook.staffing.patterns}
    references |= {f"support:{level.id}" for level in playbook.staffing.support_levels}
    references |= {f"role:{role.id}" for role in playbook.roles}
    shown = {f"checklist:{block.checklist}" for block in assessment.report if block.checklist}
    return Bundle(
        content_version=playbook.site.version,
        assessment=assessment,
        scales=shared_scales(playbook),
        tables={**tables(playbook), **assessment.tables},
        things={
            **_things(playbook, references | shown),
            **{f"subject:{one.id}": Thing(one.title, "", one.group) for one in assessment.subjects},
        },
        words={**playbook.interface.shared, **playbook.interface.report},
    )


def in_one_language(value: Any, language: str) -> Any:
    """A bundle, or a part of it, as data for a page: texts in its language only, and without what is as by default."""
    if isinstance(value, Text):
        return {language: value[language]}
    if is_dataclass(value):
        return {
            field.name: in_one_language(entry, language)
            for field in fields(value)
            if (entry := getattr(value, field.name)) != field.default
        }
    if isinstance(value, Mapping):
        return {key: in_one_language(entry, language) for key, entry in value.items()}
    return [in_one_language(entry, language) for entry in value] if isinstance(value, tuple) else value


def texts_in(value: Any) -> Iterator[Text]:
    """Every text of a bundle, or of a part of it."""
    if isinstance(value, Text):
        yield value
    elif is_dataclass(value):
        for field in fields(value):
            yield from texts_in(getattr(value, field.name))
    elif isinstance(value, Mapping | tuple):
        for entry in value.values() if isinstance(value, Mapping) else value:
            yield from texts_in(entry)


def _things(playbook: Playbook, wanted: AbstractSet[str]) -> dict[str, Thing]:
    """Of the things and pages, those that are wanted; in the order of the content."""
    things = {
        ref: Thing(playbook.title(ref), entry.url, entry.parent)
        for ref, entry in playbook.things.items()
        if ref in wanted
    }
    for name, url in playbook.pages.items():
        if f"page:{name}" in wanted:
            things[f"page:{name}"] = Thing(playbook.page_title(name), url)
    return things


def _strings(value: Any) -> Iterator[str]:
    """Every text in a definition, or in a part of it, keys of mappings included."""
    if isinstance(value, str):
        yield value
    elif is_dataclass(value):
        for field in fields(value):
            yield from _strings(getattr(value, field.name))
    elif isinstance(value, Mapping):
        for key, entry in value.items():
            yield from _strings(key)
            yield from _strings(entry)
    elif isinstance(value, tuple | list):
        for entry in value:
            yield from _strings(entry)
