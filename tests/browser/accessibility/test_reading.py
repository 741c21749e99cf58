"""Pages that are magnified, spaced out, kept still, coloured by the device or read aloud lose nothing."""

from tests.browser.accessibility.visits import KINDS_IN_GATE, Findings, faults


def test_nothing_is_cut_off(findings: Findings) -> None:
    """Nothing scrolls sideways but named tables, and no text is cut, spaced out or not, at 320 pixels and on a wide screen."""
    for probe in ("wider than the window", "clipped", "unreachable"):
        assert faults(findings, probe) == []


def test_nothing_moves(findings: Findings) -> None:
    """Where the device asks for reduced motion nothing moves by itself or glides on any page."""
    assert faults(findings, "moving") == []


def test_parts_in_another_language(findings: Findings) -> None:
    """What is in another language than its page declares it, names for screen readers and the language switch included."""
    assert faults(findings, "other language") == []


def test_titles_tell_pages_apart(findings: Findings) -> None:
    """No two pages of a language have the same title."""
    titles = [title for (title,) in findings["title"].values()]
    assert len(set(titles)) == len(titles) > KINDS_IN_GATE


def test_pages_are_made_of_text(findings: Findings) -> None:
    """No page has sound, video, pictures, embedded pages, letters painted by a script, refreshes, or an id twice."""
    assert faults(findings, "media") == []


def test_no_page_logs_anything(findings: Findings) -> None:
    """No page logs an error or a warning, throws, or asks another host for anything, in any mode."""
    assert findings["console"] == {"all pages": []}
