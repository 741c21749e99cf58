"""Problems that a build reports, for a build that has nothing else to do."""

from generator.problems import Problem

PROBLEMS = (
    Problem.at("roles/x.yaml", (3, 1), "title", "missing-key"),
    Problem.at("roles/y.yaml", (9, 4), "id", "wrong-id", given="'<b>'", most=48),
)
