"""Whatever happens in whatever order, tabs and storage come to say the same, and no answer is lost."""

import json
from collections.abc import Mapping
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from tests.support.tabs import KEY, Tabs

NAMES = ("first", "second", "third")
FOREIGN = ("other-app", "playbook:/other/:check", "playbook:/")
BROWSER = Tabs()

tabs = st.sampled_from(NAMES)
questions = st.sampled_from(["size", "cover", "months", "tools", "goal"])
answers = st.one_of(
    st.none(),
    st.sampled_from(["small", "large", "unknown", "not-applicable"]),
    st.integers(0, 12),
    st.lists(st.sampled_from(["mail", "web", "crm"]), unique=True),
)
evidence = st.one_of(st.none(), st.fixed_dictionaries({"note": st.sampled_from(["訊いた", "asked", " "])}))
given = st.dictionaries(questions, answers.filter(lambda answer: answer is not None), max_size=4)


class Reader(RuleBasedStateMachine):
    """A reader with up to three tabs, whose messages take their time."""

    def __init__(self) -> None:
        super().__init__()
        self.last: dict[str, Any] = {}
        """The last word on each answer and evidence."""
        BROWSER.act("restart")

    @initialize(stored=st.one_of(st.none(), given))
    def start(self, stored: Mapping[str, Any] | None) -> None:
        """Answers may be there from before, as the first release stored them."""
        about = {"format": "playbook-answers", "version": 1, "assessment": "check", "content_version": "0"}
        self.last = {f"answers/{name}": answer for name, answer in (stored or {}).items()}
        BROWSER.act("open", "first", "1", None if stored is None else json.dumps({**about, "answers": stored}))

    def do(self, tab: str, action: str, *values: Any) -> Any:
        """Have something done in a tab that is open or opens for it, and note what it has changed."""
        self.open(tab)
        BROWSER.act("tick", 10)
        before = known(BROWSER.tab(tab))
        result = BROWSER.act(action, tab, *values)
        after = known(BROWSER.tab(tab))
        for name in before.keys() | after.keys():
            if before.get(name) != after.get(name):
                self.last[name] = after.get(name)
        return result

    def open(self, tab: str) -> None:
        """Open a tab unless it is."""
        if tab not in BROWSER.now["tabs"]:
            BROWSER.act("open", tab, "1", None)

    @rule(tab=tabs, question=questions, answer=answers)
    def answer(self, tab: str, question: str, answer: Any) -> None:
        """Give or take back an answer: the tab has it at once."""
        self.do(tab, "set", question, answer)
        assert BROWSER.tab(tab)["answers"].get(question) == answer

    @rule(tab=tabs, question=questions, evidence=evidence)
    def note(self, tab: str, question: str, evidence: Any) -> None:
        """Write or remove what stands beside an answer."""
        self.do(tab, "note", question, evidence)

    @rule(tab=tabs)
    def reset(self, tab: str) -> None:
        """Take back everything."""
        self.do(tab, "reset")
        assert said(BROWSER.tab(tab)) == {}

    @rule(tab=tabs, given=given)
    def load_a_file(self, tab: str, given: Mapping[str, Any]) -> None:
        """Replace all answers."""
        self.do(tab, "replace", {"answers": given, "by": "Sato"})
        assert BROWSER.tab(tab)["answers"] == given

    @rule(tab=tabs)
    def undo(self, tab: str) -> None:
        """Undo what replaced or reset everything, should something have."""
        self.do(tab, "undo")

    @rule(tab=tabs, given=given)
    def load_and_undo(self, tab: str, given: Mapping[str, Any]) -> None:
        """Undone at once, a file leaves no trace."""
        self.open(tab)
        before = known(BROWSER.tab(tab))
        self.do(tab, "replace", {"answers": given})
        self.do(tab, "undo")
        assert said(BROWSER.tab(tab)) == before

    @rule(tab=tabs)
    def through_a_file(self, tab: str) -> None:
        """Saved to a file, cleared and loaded again is as it was, and the file has no revisions."""
        self.open(tab)
        before = said(BROWSER.tab(tab))
        file = json.loads(self.do(tab, "save"))
        assert "revisions" not in file
        self.do(tab, "reset")
        self.do(tab, "replace", {part: file[part] for part in ("answers", "evidence", "by") if part in file})
        assert said(BROWSER.tab(tab)) == before

    @rule(tab=tabs)
    def flush(self, tab: str) -> None:
        """A change reaches the storage."""
        if tab in BROWSER.now["tabs"]:
            BROWSER.act("flush", tab)

    @rule(tab=tabs)
    def peek(self, tab: str) -> None:
        """A change is in another tab's storage before that tab is told."""
        if tab in BROWSER.now["tabs"]:
            BROWSER.act("peek", tab)

    @rule(tab=tabs)
    def deliver(self, tab: str) -> None:
        """A change reaches another tab."""
        if tab in BROWSER.now["tabs"]:
            BROWSER.act("deliver", tab)

    @rule(tab=tabs, version=st.sampled_from(["1", "2"]))
    def reload(self, tab: str, version: str) -> None:
        """Load the page again, perhaps of a playbook that has changed."""
        if tab in BROWSER.now["tabs"]:
            BROWSER.act("reload", tab, version)

    @rule()
    def settle(self) -> None:
        """All changes have arrived: every tab holds what the storage holds, and that is the last word on everything."""
        assert BROWSER.act("settle"), "tabs never come to rest"
        stored = said(BROWSER.stored())
        for name in BROWSER.now["tabs"]:
            assert BROWSER.tab(name)["kept"], BROWSER.tab(name)
            assert said(BROWSER.tab(name)) == stored, name
            assert BROWSER.tab(name)["form"] == BROWSER.tab(name)["answers"], name
        self.agree(stored)

    def agree(self, stored: Mapping[str, Any]) -> None:
        """Hold what is stored against what the reader said last."""
        assert stored == {name: value for name, value in self.last.items() if value not in (None, "")}

    @invariant()
    def nothing_leaks(self) -> None:
        """No value gets into what all objects share."""
        assert not BROWSER.now.get("polluted")

    def teardown(self) -> None:
        """Whatever happened, it comes to rest."""
        if BROWSER.now["tabs"]:
            self.settle()


class Misfortune(Reader):
    """The same reader in a browser that refuses, is full, is emptied by others, and is shared with other people."""

    def __init__(self) -> None:
        super().__init__()
        self.certain = True
        """Whether nothing has happened yet that loses answers by rights."""
        self.foreign: dict[str, str] = {}

    @rule(tab=tabs, refused=st.booleans())
    def refuse(self, tab: str, refused: bool) -> None:
        """Storage is forbidden, or allowed again."""
        self.open(tab)
        BROWSER.act("refuse", tab, refused)

    @rule(room=st.sampled_from([None, 0, 700]))
    def fill(self, room: int | None) -> None:
        """Another application leaves no room, or little, or makes room again."""
        BROWSER.act("room", room)

    @rule()
    def emptied(self) -> None:
        """Another application empties the storage; a tab that is open writes its answers again."""
        self.certain = self.certain and all(tab["kept"] for tab in BROWSER.now["tabs"].values())
        BROWSER.act("elsewhere", None, None)
        self.foreign = {}

    @rule(text=st.sampled_from(["{", "null", "[]", '{"format":"playbook-answers","version":2}', "x" * 300]))
    def written_over(self, text: str) -> None:
        """Something writes nonsense under our key."""
        BROWSER.act("elsewhere", KEY, text)

    @rule(key=st.sampled_from(FOREIGN))
    def others(self, key: str) -> None:
        """Others keep what is theirs."""
        self.foreign[key] = "theirs"
        BROWSER.act("elsewhere", key, "theirs")

    @rule(tab=tabs, wanted=st.booleans())
    def keep(self, tab: str, wanted: bool) -> None:
        """The reader does not want answers kept, or does again: none is lost in this tab, and in the others neither."""
        self.open(tab)
        before = said(BROWSER.tab(tab))
        BROWSER.act("tick", 10)
        BROWSER.act("keep", tab, wanted)
        assert before.items() <= said(BROWSER.tab(tab)).items() or wanted
        self.certain = False

    @rule(tab=tabs)
    def clear_the_pc(self, tab: str) -> None:
        """The reader has everything removed."""
        self.open(tab)
        BROWSER.act("tick", 10)
        BROWSER.act("clearBrowser", tab)
        assert said(BROWSER.tab(tab)) == {}
        self.certain = False

    @precondition(lambda _: "first" in BROWSER.now["tabs"])
    @rule(question=questions, answer=answers)
    def rest_in_the_history(self, question: str, answer: Any) -> None:
        """A page rests in the history while another tab goes on."""
        self.certain = self.certain and BROWSER.tab("first")["kept"]
        BROWSER.act("leave", "first")
        self.do("second", "set", question, answer)
        BROWSER.act("settle")
        BROWSER.act("comeBack")

    @rule(back=st.integers(0, 5000))
    def clock_goes_back(self, back: int) -> None:
        """Somebody sets the clock: what is said at the same time is not known to be later any more."""
        self.certain = False
        BROWSER.act("tick", -back)

    def reload(self, tab: str, version: str) -> None:
        """What is not kept goes with the page."""

    @rule(tab=tabs, version=st.sampled_from(["1", "2"]))
    def load_again(self, tab: str, version: str) -> None:
        """What is not kept goes with the page."""
        if tab in BROWSER.now["tabs"]:
            BROWSER.act("reload", tab, version)
            self.certain = False

    def settle(self) -> None:
        """Every tab holds what the storage holds or says that it does not keep it; nothing of others is touched."""
        assert BROWSER.act("settle"), "tabs never come to rest"
        stored = said(BROWSER.stored()) if KEY in BROWSER.now["disk"] and readable(BROWSER.now["disk"][KEY]) else {}
        for name in BROWSER.now["tabs"]:
            tab = BROWSER.tab(name)
            assert tab["kept"] == (tab["problem"] == "")
            assert not tab["kept"] or said(tab) == stored, name
        assert self.foreign.items() <= BROWSER.now["disk"].items()
        assert len([key for key in BROWSER.now["disk"] if key.startswith(f"{KEY}:backup")]) <= 3
        if self.certain and all(tab["kept"] for tab in BROWSER.now["tabs"].values()):
            self.agree(stored)


def said(saved: Mapping[str, Any]) -> dict[str, Any]:
    """Answers, evidence and name, in one."""
    parts = {f"{part}/{name}": value for part in ("answers", "evidence") for name, value in saved.get(part, {}).items()}
    return {**parts, **({"by": saved["by"]} if saved.get("by") else {})}


def known(tab: Mapping[str, Any]) -> dict[str, Any]:
    """What a tab takes into account when something is done in it: all that its storage holds, heard of or not."""
    return said(json.loads(tab["text"])) if tab["kept"] and readable(tab["text"] or "") else said(tab)


def readable(text: str) -> bool:
    """Whether a stored text is one of ours."""
    try:
        saved = json.loads(text)
    except ValueError:
        return False
    return isinstance(saved, dict) and saved.get("version") == 1


TestReader = Reader.TestCase
TestReader.settings = settings(
    stateful_step_count=40,
    suppress_health_check=[HealthCheck.too_slow],
)
TestMisfortune = Misfortune.TestCase
TestMisfortune.settings = settings(TestReader.settings, max_examples=2 * settings().max_examples)


def test_stored_before_it_is_told() -> None:
    """What another tab has stored is shown, also where this tab reads it before it is told, by answering something."""
    BROWSER.act("restart")
    for tab in ("first", "second"):
        BROWSER.act("open", tab, "1", None)
    BROWSER.act("settle")
    BROWSER.act("set", "first", "size", "small")
    BROWSER.act("flush", "first")
    BROWSER.act("peek", "second")
    BROWSER.act("set", "second", "goal", "large")
    assert BROWSER.tab("second")["form"] == {"size": "small", "goal": "large"}
    BROWSER.act("settle")
    for tab in ("first", "second"):
        assert BROWSER.tab(tab)["form"] == BROWSER.tab(tab)["answers"] == {"size": "small", "goal": "large"}
