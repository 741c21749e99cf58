"""One open self-check in the reader's browser."""

import json

from jinja2 import DictLoader, Environment, select_autoescape

_TEMPLATES = {"report.html": "<p lang='{{ language }}'>{{ answers | length }}</p>"}


class Session:
    """Scores answers against one bundle."""

    def __init__(self, bundle_json: str, language: str) -> None:
        self.bundle = json.loads(bundle_json)
        self.language = language
        environment = Environment(loader=DictLoader(_TEMPLATES), autoescape=select_autoescape(default=True))
        self.template = environment.get_template("report.html")

    def assess(self, answers_json: str) -> str:
        """Score the answers: JSON text with `result` and `html`."""
        answers = json.loads(answers_json)
        html = self.template.render(answers=answers, language=self.language)
        return json.dumps({"result": {"answered": len(answers)}, "html": html}, ensure_ascii=False)
