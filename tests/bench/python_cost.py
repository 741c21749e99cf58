"""What scoring and reporting cost inside Python, step by step. Runs in CPython, and as text in Pyodide."""

import json
from itertools import pairwise
from time import perf_counter

from generator.assessment.answers import Answers
from generator.assessment.bundle import Bundle
from generator.assessment.collection import read_files
from generator.assessment.merge import Merge
from generator.assessment.scoring import Scoring
from generator.report.compose import Composer
from generator.report.merge import compose_merge
from generator.report.render import Renderer

STEPS = ("read answers", "score", "report", "write JSON")
MERGE_STEPS = ("read files", "merge", "tell")


def cost(bundle_json: str, language: str, files_json: str) -> dict[str, float]:
    """Mean milliseconds of each step over files of saved answers, each one changed answer after the other.

    Args:
        bundle_json: The self-check's bundle.
        language: The report's language.
        files_json: A list of the files' texts; the first fifth warms up and is not counted.
    """
    bundle = Bundle.from_json(bundle_json)
    scoring = Scoring(bundle)
    composer, renderer = Composer(scoring, language), Renderer(bundle.words, language)
    files = json.loads(files_json)
    taken = []
    for file in files:
        times = [perf_counter()]
        answers = Answers.from_json(file, bundle)
        times.append(perf_counter())
        result = scoring.assess(answers)
        times.append(perf_counter())
        html = renderer.render(composer.report(result))
        times.append(perf_counter())
        json.dumps(html, ensure_ascii=False)
        result.to_json()
        times.append(perf_counter())
        taken.append([1000 * (end - begun) for begun, end in pairwise(times)])
    counted = taken[len(taken) // 5 :]
    return {step: sum(column) / len(counted) for step, column in zip(STEPS, zip(*counted, strict=True), strict=True)}


def merge_cost(bundle_json: str, language: str, texts: list[str]) -> dict[str, float]:
    """Milliseconds of each step of merging many people's files, once."""
    bundle = Bundle.from_json(bundle_json)
    times = [perf_counter()]
    files, _ = read_files([(f"{number}.json", text) for number, text in enumerate(texts)], bundle)
    times.append(perf_counter())
    merged = Merge.of(bundle, files)
    times.append(perf_counter())
    Renderer(bundle.words, language).tell(compose_merge(merged, bundle, language))
    times.append(perf_counter())
    return dict(zip(MERGE_STEPS, [1000 * (end - begun) for begun, end in pairwise(times)], strict=True))
