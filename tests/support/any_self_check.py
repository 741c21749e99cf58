"""Self-checks made by chance: every kind of question, measure, rule and report block, few of each, or none."""

from typing import Any


def make_self_check(name: str, draft: Any) -> dict[str, Any]:
    """The data of a self-check's file."""
    return _SelfCheck(name, draft).data()


class _SelfCheck:
    def __init__(self, name: str, draft: Any) -> None:
        self.name, self.draft, self.chance = name, draft, draft.chance
        self.sections = [f"section-{number}" for number in range(self.chance.randint(0, 2))]
        self.questions = [self.question(n) for n in range(self.chance.randint(0, 4))] if self.sections else []
        self.subjects = [f"subject-{number}" for number in range(self.chance.randint(0, 2))]
        self.measures: list[dict[str, Any]] = []
        for number in range(self.chance.randint(0, 4)):
            self.measures += self.measure(number)
        self.findings = [self.finding(number) for number in range(self.chance.randint(0, 3)) if self.subject_of_rules()]
        self.actions = [self.action(number) for number in range(self.chance.randint(0, 3)) if self.subject_of_rules()]
        self.statuses = [self.status(ref) for ref in self.decided() if self.subject_of_rules()]

    def data(self) -> dict[str, Any]:
        data = {
            "id": self.name,
            "order": self.chance.randint(-3, 3),
            **{key: self.draft.text() for key in ("title", "summary", "intro")},
            "confidence": {"high": 80, "medium": self.chance.choice((0, 50, 80))},
            "sections": [{"id": name, "title": self.draft.text()} for name in self.sections],
            "questions": self.questions,
            "measures": self.measures,
            "findings": self.findings,
            "actions": self.actions,
            "statuses": self.statuses,
            "report": self.blocks(),
            "subjects": [{"id": name, "title": self.draft.text()} for name in self.subjects],
        }
        if self.subjects:
            data["tables"] = {self.subjects[0]: {self.subjects[0]: {self.subjects[-1]: 2}}}
        return data

    def values(self) -> list[str]:
        """References that texts of the report may name."""
        own = [f"answer:{one['id']}" for one in self.questions] + [f"measure:{one['id']}" for one in self.measures]
        return [*own, *self.draft.references]

    def question(self, number: int) -> dict[str, Any]:
        kind = self.chance.choice(("one", "many", "number", "date"))
        data = {
            "id": f"question-{number}",
            "section": self.chance.choice(self.sections),
            "text": self.draft.text(),
            "basis": "playbook",
            "kind": kind,
            "key": self.chance.choice((True, False)),
            "not_applicable": self.chance.choice((True, False)),
        }
        if kind == "number":
            data |= {"minimum": 0, "maximum": self.chance.choice((0, 9, 10**6)), "unit": self.draft.text()}
        elif kind in ("one", "many"):
            if self.chance.choice((True, False)):
                data["scale"] = self.chance.choice(("holder", "skill-level"))
            else:
                count = self.chance.randint(1, 3)
                data["options"] = [
                    {"id": f"option-{n}", "label": self.draft.text(), "value": self.chance.randint(-2, 4)}
                    for n in range(count)
                ]
        if self.chance.choice((True, False)):
            data["hint"] = self.draft.text()
        if self.draft.references and self.chance.choice((True, False)):
            data["about"] = self.chance.choice(self.draft.references)
        return data

    def measure(self, number: int) -> list[dict[str, Any]]:
        kind = self.chance.choice(("mean", "sum", "minimum", "steps", "choose", "table"))
        data = {"id": f"measure-{number}", "title": self.draft.text(), "kind": kind, "basis": "playbook"}
        numbers = [
            f"answer:{one['id']}"
            for one in self.questions
            if one["kind"] == "number" or (one["kind"] == "one" and one.get("scale") != "holder")
        ]
        numbers += [f"measure:{one['id']}" for one in self.measures if one["kind"] in ("mean", "sum", "minimum")]
        if kind == "table":
            if not self.subjects:
                return []
            return [data | {"table": self.subjects[0], "row": self.subjects[0], "column": self.subjects[-1]}]
        if not numbers:
            return []
        data["of"] = [self.chance.choice(numbers)]
        if kind == "steps":
            data["steps"] = [{"at_least": n, "value": n} for n in range(self.chance.randint(1, 3))]
        if kind == "choose":
            phases = self.draft.ids["phase"]
            values = phases or ["own"]
            data |= {
                "names": "phase" if phases else "holder",
                "cases": [{"when": self.condition(), "value": values[0]}],
            }
        elif self.chance.choice((True, False)):
            data["target"] = self.chance.randint(-2, 5)
        return [data]

    def subject_of_rules(self) -> bool:
        return any(question["kind"] != "date" for question in self.questions)

    def condition(self) -> dict[str, Any]:
        """A condition about a question, or several of them."""
        if self.chance.randint(0, 3) == 0:
            form = self.chance.choice(("all_of", "any_of", "none_of"))
            return {form: [self.condition() for _ in range(self.chance.randint(1, 2))]}
        question = self.chance.choice([one for one in self.questions if one["kind"] != "date"])
        if question["kind"] == "number":
            return {"answer": question["id"], "at_least": self.chance.randint(0, 9)}
        return {"answer": question["id"], "one_of": [self.chance.choice(("unknown", *self.options(question)))]}

    def options(self, question: dict[str, Any]) -> list[str]:
        if question.get("scale") == "holder":
            return ["own", "together", "partner"]
        return [one["id"] for one in question.get("options", ())]

    def finding(self, number: int) -> dict[str, Any]:
        return {
            "id": f"finding-{number}",
            "severity": self.chance.choice(("critical", "warning", "notice", "strength")),
            "when": self.condition(),
            "title": self.draft.text(self.values()),
            "text": self.draft.text(self.values()),
            "basis": "playbook",
            "refs": [self.chance.choice(self.draft.references)] if self.draft.references else [],
        }

    def action(self, number: int) -> dict[str, Any]:
        people = self.draft.ids["people"]
        return {
            "id": f"action-{number}",
            "title": self.draft.text(self.values()),
            "text": self.draft.text(self.values()),
            "when": self.condition(),
            "effort": self.chance.choice(("hours", "days", "weeks")),
            "basis": "playbook",
            "after": [f"action-{number - 1}"] if number and self.chance.choice((True, False)) else [],
            **({"owner": self.chance.choice(people)} if people and self.chance.choice((True, False)) else {}),
        }

    def decided(self) -> list[str]:
        """Items, criteria and subjects, some of them."""
        known = [ref for ref in self.draft.references if ref.startswith(("item:", "criterion:"))]
        return [
            ref for ref in (*known, *(f"subject:{one}" for one in self.subjects)) if self.chance.choice((True, False))
        ]

    def status(self, ref: str) -> dict[str, Any]:
        return {"of": ref, "done_when": self.condition()}

    def blocks(self) -> list[dict[str, Any]]:
        """Report blocks of the kinds for which there is something."""
        numbers = [
            f"measure:{one['id']}" for one in self.measures if one["kind"] in ("mean", "sum", "minimum", "table")
        ]
        chosen = [one["id"] for one in self.measures if one["kind"] == "choose"]
        forms: list[dict[str, Any]] = [{"kind": kind} for kind in ("findings", "actions", "evidence")]
        if self.measures:
            forms.append({"kind": "summary", "measures": [self.measures[0]["id"]]})
        if numbers and self.draft.references:
            row = {"about": self.chance.choice(self.draft.references), "value": numbers[0], "target": 3}
            count = self.chance.choice((1, 3, 13))
            forms.append({"kind": "comparison", "rows": [row] * count, "figure": self.chance.choice(("radar", "none"))})
        if chosen:
            forms += [{"kind": "placement", "measure": chosen[0]}, {"kind": "criteria", "measure": chosen[0]}]
            forms.append({"kind": "path", "measure": chosen[0], "goal": chosen[-1]})
        forms += [{"kind": "checklist", "checklist": name} for name in self.draft.ids["checklist"][:1]]
        kept = [form for form in forms if self.chance.choice((True, True, False))]
        return [{"id": f"block-{n}", "title": self.draft.text(self.values()), **form} for n, form in enumerate(kept)]
