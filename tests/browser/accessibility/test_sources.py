"""What the site's own scripts and style sheets may do, read off their sources: so it holds for whatever they are used on."""

import re
from collections.abc import Iterator
from pathlib import Path

from tests.support.checkout import ROOT

HEARD = {
    "reader": {
        "click",
        "input",
        "change",
        "submit",
        "close",
        "toggle",
        "keydown",
        "compositionstart",
        "compositionend",
        "dragover",
        "drop",
    },
    "attention": {"focusin", "focusout", "pointerover", "pointerout"},
    "browser": {"abort", "error", "load", "message", "securitypolicyviolation", "unhandledrejection"},
    "page": {"beforeunload", "hashchange", "pagehide", "pageshow", "resize", "scroll", "storage", "visibilitychange"},
    "ours": {"self-check:report", "self-check:store", "tools:preview"},
}
"""The events that scripts may listen to: none comes before a press is over, none from a gesture or the device's motion."""
PRESSED = {"explanations.js": {"pointerdown"}, "tool-links.js": {"pointerdown", "wheel", "touchstart"}}
"""A press outside closes what explains a term, as moving the focus does; a pointer or the focus on the term opens it again.
Any move of the reader ends the holding of a tool in sight; nothing else follows from it."""
TIMERS = {
    "explanations.js": "how long a pointer rests before a term is explained, and may be away",
    "messages.js": "when the status line tells what was done",
    "scoring.js": "when answers are scored after the last of them",
    "tool-links.js": "how long a tool is kept in sight while the page above it grows; any move of the reader ends it",
    "watch-script.js": "that a worker's fault is told after what caused it",
    "packed.js": "how long the engine's files may stay away",
    "download.js": "that a request's fault is told after what caused it",
    "supply.js": "that the engine's source shows to be alive",
    "watchdog.js": "how long the engine may be silent",
    "browser.js": "that a fault of the diagnosis's worker is told after what caused it",
    "finding.js": "how long a check of the diagnosis may take; it can be made again",
    "messages.js of Python": "that Python shows to be alive",
}
"""Each script with a timer, and what it is for: no limit for a reader among them. What the engine gives up can be tried again."""
LISTENERS = re.compile(r"addEventListener\(([^,]*),")
GROUPED = re.compile(r"(?:for \(const type of|OWN_MOVES =) (\[[^\]]*\])")
"""Lists of events that one listener gets."""
HANDLERS = re.compile(r"\.on([a-z]+) = ")


def scripts() -> Iterator[tuple[str, str]]:
    """Our scripts and their texts, those of the engine included."""
    for folder in ("site_assets/js", "generator/browser/scripts"):
        for path in sorted((ROOT / folder).rglob("*.js")):
            if "snapshot" not in path.parts:  # runs when the site is built, and never in a browser
                name = path.name + (" of Python" if path.match("python/messages.js") else "")
                yield name, path.read_text("utf-8")


def style_sheets() -> list[Path]:
    """Our style sheets."""
    return sorted((ROOT / "site_assets/css").glob("*.css"))


def test_scripts_wait_for_the_end_of_a_press() -> None:
    """No script listens to the beginning of a press, a gesture or the device's motion, but one that closes an explanation."""
    for name, script in scripts():
        listeners = LISTENERS.findall(script)
        named = {one[1:-1] for one in listeners if one[0] == '"'}
        named |= {one for group in GROUPED.findall(script) for one in re.findall(r'"([\w:-]+)"', group)}
        literal = [one for one in listeners if one[0] == '"' or (one == "type" and GROUPED.search(script))]
        assert len(listeners) == script.count("addEventListener("), name
        assert name == "engine.js" or literal == listeners, name  # it waits for style sheets
        assert named <= set().union(*HEARD.values()) | PRESSED.get(name, set()), name
        assert set(HANDLERS.findall(script)) <= {"load", "error", "message", "messageerror"}, name


def test_timers_limit_nobody() -> None:
    """Only scripts of which it is known what for have timers."""
    assert {name for name, script in scripts() if re.search(r"set(?:Timeout|Interval)\(", script)} == TIMERS.keys()


def test_style_sheets_move_nothing() -> None:
    """No style sheet of ours has an animation, none asks how the device is held, and no script of ours animates."""
    for path in style_sheets():
        text = path.read_text("utf-8")
        assert "@keyframes" not in text, path.name
        assert set(re.findall(r"animation[\w-]*: *([^;]+);", text)) <= {"none !important"}, path.name
        assert "orientation" not in text, path.name
    for name, script in scripts():
        assert ".animate(" not in script, name
