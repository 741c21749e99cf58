"""Random answers of any sort, wrong ones included."""

from random import Random

from generator.assessment.bundle import Bundle
from generator.assessment.definition import Question


def some_answer(question: Question, bundle: Bundle, random: Random) -> object:
    """An answer of any sort: offered, unknown, not applicable, or one that the question does not know."""
    sort = random.random()
    if sort < 0.1:
        return "unknown"
    if sort < 0.2:
        return "not-applicable"
    if sort < 0.25:
        return random.choice(["no-such-option", 3.5, None, True, ["no-such-option"], {"a": 1}, 10**9, ""])
    if question.kind == "number":
        return random.randint(question.minimum, question.maximum or 0)
    if question.kind == "date":
        return random.choice(["2026-01-31", "2028-02-29", "2027-02-29", "20270101"])
    offered = [option.id for option in bundle.options(question)]
    return random.choice(offered) if question.kind == "one" else random.sample(offered, random.randint(1, len(offered)))
