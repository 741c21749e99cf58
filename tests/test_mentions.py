"""Who names whom: both ways, and in the order of the content."""

import pytest

from generator.load import load
from generator.mentions import mentions
from generator.playbook import Playbook
from tests.support.small_playbook import copy_small_playbook


@pytest.fixture(scope="module")
def playbook(tmp_path_factory: pytest.TempPathFactory) -> Playbook:
    """The small playbook."""
    return load(copy_small_playbook(tmp_path_factory.mktemp("mentions") / "content"))


def test_both_ways(playbook: Playbook) -> None:
    """Whatever A is related to is related to A; nothing is related to itself; everything has an entry."""
    related = mentions(playbook.things, playbook.languages)
    assert related.keys() == playbook.things.keys()
    for ref, others in related.items():
        assert ref not in others
        assert len(set(others)) == len(others)
        assert all(ref in related[other] for other in others)


def test_what_names_a_thing(playbook: Playbook) -> None:
    """By field and within texts, each once, in the order of the content."""
    related = mentions(playbook.things, playbook.languages)
    assert related["pitfall:warm-fridge"] == (
        "term:cold-chain",
        "phase:guided",
        "staffing:duo",
        "assessment:readiness",
        "item:fridge-checked",
        "role:cook",
        "duty:cooking",
    )
    assert related["term:rota"] == ("staffing:crew",)
    assert related["criterion:stand-in-found"] == ()


def test_a_whole_does_not_name_what_its_parts_name(playbook: Playbook) -> None:
    """A duty names the market; the role that it belongs to is related to it only by what it says itself."""
    related = mentions(playbook.things, playbook.languages)
    assert "neighbour:market" in related["duty:menu-plan"]
    assert "term:cold-chain" in related["skill:hygiene"]
    assert "term:cold-chain" not in related["role:cook"]
