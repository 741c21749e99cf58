"""What is on every page is in the same place and has the same name everywhere."""

from collections import defaultdict

from tests.browser.accessibility.visits import Findings, faults


def test_same_order_everywhere(findings: Findings) -> None:
    """Menu and header have the same controls in the same order on every page of a language, and papers the same bar."""
    menus = {tuple(map(tuple, links)) for links in findings["menu"].values()}
    assert len(menus) == 1
    assert len(min(menus)) > 15
    frames = {
        (controls[0][0].split()[0], tuple(name for _, name in controls)) for controls in findings["header"].values()
    }
    assert sorted(bar for bar, _ in frames) == ["md-header", "paper__bar"]


def test_same_words_for_the_same_thing(findings: Findings) -> None:
    """A control of the frame, and a button that does the same, has the same name on every page of a language."""
    names = defaultdict(set)
    for probe in ("header", "buttons"):
        for controls in findings[probe].values():
            for what, name in controls:
                names[what].add(name)
    assert len(names) > 15
    assert {what: called for what, called in names.items() if len(called) > 1} == {}


def test_no_page_offers_contact_or_asks_for_a_login(findings: Findings) -> None:
    """No page has an address, number or form for help, or anything that asks who the reader is and for a secret."""
    assert faults(findings, "contact") == []
    assert faults(findings, "login") == []
