"""What loading a file of saved answers would do to the present answers. Nothing is done yet."""

from dataclasses import dataclass

from generator.assessment.answers import Answers


@dataclass(frozen=True)
class Receipt:
    """A file that is about to take the place of the present answers."""

    received: Answers
    present: Answers
    added: tuple[str, ...]
    """Questions that are answered in the file only."""
    overwritten: tuple[str, ...]
    """Questions that are answered otherwise in the file."""
    lost: tuple[str, ...]
    """Ids under which there are answers at present only, of questions that do not exist too."""
    evidence_lost: tuple[str, ...]
    """Questions whose present evidence is not, or not as it is, in the file."""

    @classmethod
    def of(cls, received: Answers, present: Answers) -> "Receipt":
        """What would become of the present answers."""
        new, old = received.given, present.given
        return cls(
            received=received,
            present=present,
            added=tuple(name for name in new if name not in old),
            overwritten=tuple(name for name in new if name in old and new[name] != old[name]),
            lost=tuple(name for name in {**old, **present.unused} if name not in {**new, **received.unused}),
            evidence_lost=tuple(
                name for name in present.evidence if present.evidence[name] != received.evidence.get(name)
            ),
        )
