"""Tests of each figure, with words of both languages."""

import re
from pathlib import Path

import pytest
from markupsafe import Markup

from generator.figures.bar import bar
from generator.figures.change import Change, changes
from generator.figures.ladder import Rung, ladder
from generator.figures.matrix import Group, Line, matrix
from generator.figures.organisation import Post, Support, organisation
from generator.figures.radar import Axis, radar
from generator.figures.relay import Leg, relay
from generator.figures.sparkline import sparkline
from generator.figures.timeline import Span, timeline
from tests.figures import SVG, assert_accessible, assert_fits, parse, texts

CSS = Path(__file__).parents[2] / "site_assets/css/figures.css"
ROLES = {
    "ja": ("戦略担当", "実装・技術担当", "運用担当"),
    "en": ("Strategy lead", "Implementation & technical lead", "Operations lead"),
}
SKILLS = {
    "ja": (
        *("マーケティング知識", "データ分析力", "施策企画力", "MAツール知識", "データベース理解", "API連携知識"),
        *("MAツール操作", "データ整備", "PDCAサイクル実行力", "顧客情報管理教育", "トリガー配信", "スコアリング"),
    ),
    "en": (
        *("Marketing knowledge", "Data analysis", "Planning measures", "MA tool knowledge", "Database understanding"),
        *(
            "API integration",
            "Operating the MA tool",
            "Data upkeep",
            "Running the PDCA cycle",
            "Customer data training",
        ),
        *("Trigger mail", "Scoring"),
    ),
}
LANGUAGES = pytest.mark.parametrize("language", ["ja", "en"])


def team(language: str, *, shared: bool = False) -> Markup:
    """A team of three roles with today's people."""
    first, second, third = ROLES[language]
    posts = [
        Post(first, 1, 1, "1 person", shared, "Today: 2 people"),
        Post(second, 3, 5, "3–5 people", shared, "Today: nobody", short=True),
        Post(third, 0, 0, f"Covered by: {first}"),
    ]
    return organisation(posts, Support("Outside support: required", "required"), title="<Team>", prefix="team")


def skills(language: str, count: int, value: float | None = 1) -> Markup:
    """A radar of so many axes."""
    axes = [Axis(label, value, 2, 3) for label in SKILLS[language][:count]]
    return radar(axes, title="Skills", value_label="Today", target_label="Level needed", prefix="skills")


def phases(language: str) -> Markup:
    """The three phases of bringing the work in-house."""
    long = {
        "ja": "外部主導で運用しながら内部メンバーを育成する段階",
        "en": "Outside-led while the team is learning the work",
    }
    spans = [
        Span(long[language], 0, 6, "partner", "0–6"),
        Span(long[language], 6, 24, "together", "6–24"),
        Span(long[language], 24, 48, "own", "24–48"),
    ]
    return timeline(spans, title="Phases", axis="Months since introduction", prefix="phases")


def steps(language: str, count: int = 4) -> Markup:
    """Measures in their order."""
    return ladder([Rung(label, "Phase 1") for label in SKILLS[language][:count]], title="Ladder", prefix="ladder")


def handing_on(language: str, lanes: int = 3) -> Markup:
    """Work that goes through some hands and back to the first."""
    holders = SKILLS[language][:lanes]
    legs = [Leg(title, holders[index % lanes]) for index, title in enumerate(SKILLS[language][: lanes + 2])]
    return relay(legs, title="Handover", prefix="handover")


def growth(language: str) -> Markup:
    """Numbers before and after, of each form."""
    label = SKILLS[language][0]
    entries = [
        Change(label, 100, 350, "Before 100", "After more than 350", open_ended=True),
        Change(label, 25, 29, "Before 25", "After 29–34", after_most=34),
        Change(label, 1, 15, "Before", "After ×15"),
        Change(label, 0, 0, "Before 0", "After 0"),
    ]
    return changes(entries, title="Growth", prefix="growth")


def duties(language: str) -> Markup:
    """Who does what in three phases."""
    kinds = {"own": "We do", "together": "Together", "partner": "The partner", "nobody": "Nobody at all"}
    groups = [
        Group(role, tuple(Line(title, ("partner", "together", "own")) for title in SKILLS[language][index::3]))
        for index, role in enumerate(ROLES[language])
    ]
    groups.append(Group("x", (Line("y", ("nobody", "own", "own")),)))
    return matrix(groups, SKILLS[language][:3], kinds, title="Duties", prefix="duties")


def trend(*values: float | None) -> Markup:
    """A line through a few numbers."""
    return sparkline(values, title="<Trend>", description="numbers", prefix="trend")


@LANGUAGES
def test_drawings_are_named_and_scale(language: str) -> None:
    """Every drawing tells what it shows, takes its page's width, and brings no style of its own."""
    assert_accessible(team(language), "team")
    assert_accessible(skills(language, 9), "skills")
    assert_accessible(trend(1, None, 3), "trend")
    assert_accessible(phases(language), "phases")
    assert_accessible(steps(language), "ladder")
    assert_accessible(handing_on(language), "handover")
    assert_accessible(growth(language), "growth")
    assert_accessible(duties(language), "duties")


@LANGUAGES
def test_text_fits(language: str) -> None:
    """No text leaves a drawing or runs into other text."""
    assert_fits(team(language))
    assert_fits(team(language, shared=True))
    assert_fits(phases(language))
    assert_fits(steps(language, 8))
    for lanes in (1, 2, 3, 4):
        assert_fits(handing_on(language, lanes))
    assert_fits(growth(language))
    assert_fits(duties(language))


@LANGUAGES
@pytest.mark.parametrize("count", range(3, 13))
def test_radar_labels_fit(language: str, count: int) -> None:
    """Labels around a radar keep clear of each other, however many there are."""
    assert_fits(skills(language, count))


def test_markup_in_words_is_text() -> None:
    """Words with HTML in them are shown as they are written."""
    assert "<Team>" in (parse(team("ja"))[0].text or "")


def test_people() -> None:
    """As many people are drawn as may be needed, those beyond the least apart; nobody where nobody is."""
    people = [group for group in parse(team("en")).iter(f"{SVG}g") if "figure-person" in (group.get("class") or "")]
    assert len(people) == 6
    assert sum("figure-person--possible" in (group.get("class") or "") for group in people) == 2


def test_shared_posts_have_one_person() -> None:
    """Roles that are shared are held by the same person."""
    people = [g for g in parse(team("en", shared=True)).iter(f"{SVG}g") if "figure-person" in (g.get("class") or "")]
    assert len(people) == 1


def test_crowds_are_told_in_words() -> None:
    """More people than fit are not drawn."""
    svg = organisation([Post("Team", 20, 30, "20–30 people")], None, title="t", prefix="p")
    assert "figure-person" not in svg
    assert "20–30 people" in texts(svg)


def test_support_level_has_its_own_line() -> None:
    """The level of outside support is told in words and by the line around it."""
    svg = team("en")
    assert "figure-support--required" in svg
    assert "Outside support: required" in texts(svg)


def test_radar_leaves_open_what_is_unknown() -> None:
    """A missing value is neither zero nor drawn."""
    axes = [Axis("a", None, 2, 3), Axis("b", 1, 2, 3), Axis("c", 2, 2, 3), Axis("d", 3, 2, 3)]
    svg = radar(axes, title="t", value_label="v", target_label="t", prefix="p")
    paths = [path for path in parse(svg).iter(f"{SVG}path") if path.get("class") == "figure-value figure-value--open"]
    assert (paths[0].get("d") or "").count("L") == 2
    assert "a: v –, t 2" in (parse(svg)[1].text or "")


@pytest.mark.parametrize("count", [2, 13])
def test_radar_refuses(count: int) -> None:
    """A radar of too few or too many axes is an error."""
    with pytest.raises(ValueError, match=f"not {count}"):
        radar([Axis("a", 1, 1, 3)] * count, title="t", value_label="v", target_label="t", prefix="p")


def test_timeline_is_to_scale() -> None:
    """Bars are as long as their months, and have a pattern each."""
    bars = [bar for bar in parse(phases("en")).iter(f"{SVG}rect") if "figure-bar" in (bar.get("class") or "")]
    widths = [float(bar.get("width") or 0) for bar in bars]
    assert widths == pytest.approx([42, 126, 168])
    assert [bar.get("fill") for bar in bars] == ["url(#phases-partner)", "url(#phases-together)", None]


def test_timeline_numbers_keep_apart() -> None:
    """A month without room for its number has none."""
    spans = [Span("a", 0, 1, "own", ""), Span("b", 1, 240, "own", "")]
    assert_fits(timeline(spans, title="t", axis="months", prefix="p"))


def test_ladder_rises_to_the_right() -> None:
    """Each step stands higher and further right than the one before."""
    rects = list(parse(steps("en")).iter(f"{SVG}rect"))
    places = [(float(rect.get("x") or 0), -float(rect.get("y") or 0)) for rect in rects]
    assert places == sorted(places)
    assert len(places) == 4


def test_relay_goes_from_lane_to_lane() -> None:
    """Each step stands in the lane of who holds the work, below the one before; arrows lead from each to the next."""
    drawn = parse(handing_on("en"))
    cards = [
        (float(box.get("x") or 0) + float(box.get("width") or 0) / 2, float(box.get("y") or 0))
        for box in drawn.iter(f"{SVG}rect")
    ]
    assert [x for x, _ in cards] == [60, 180, 300, 60, 180]
    assert [y for _, y in cards] == sorted(y for _, y in cards)
    arrows = [path.get("d") or "" for path in drawn.iter(f"{SVG}path") if path.get("class") == "figure-arrow"]
    assert [arrow.startswith(f"M{x:g} ") for arrow, (x, _) in zip(arrows, cards, strict=False)] == [True] * 4
    assert [f"L{x:g} " in arrow for arrow, (x, _) in zip(arrows, cards[1:], strict=True)] == [True] * 4


def test_changes_are_to_scale() -> None:
    """The two bars of a change stand to each other as its numbers; a range shows its upper end, an open end an arrow."""
    drawn = parse(growth("en"))
    bars = [
        (str(bar.get("class")).removeprefix("figure-change figure-change--"), float(bar.get("width") or 0))
        for bar in drawn.iter(f"{SVG}rect")
    ]
    assert [kind for kind, _ in bars] == ["before", "after", "before", "range", "after", *["before", "after"] * 2]
    lengths = [length for _, length in bars]
    assert lengths[1] / lengths[0] == pytest.approx(3.5, rel=0.01)
    assert lengths[4] / lengths[3] == pytest.approx(29 / 34, rel=0.01)
    assert lengths[6] / lengths[5] == pytest.approx(15, rel=0.01)
    assert [path.get("class") for path in drawn.iter(f"{SVG}path")] == ["figure-beyond"]


def test_matrix_tells_who_by_pattern() -> None:
    """Every cell has the pattern of who does it, and the description says the same in words."""
    drawn = parse(duties("en"))
    cells = [bar.get("fill") for bar in drawn.iter(f"{SVG}rect") if "figure-bar" in (bar.get("class") or "")]
    assert cells[:3] == ["url(#duties-partner)", "url(#duties-together)", None]
    assert cells[-7] == "none"
    told = drawn[1].text or ""
    assert (
        "Marketing knowledge: Marketing knowledge The partner, Data analysis Together, Planning measures We do" in told
    )
    assert len(told.split(" / ")) == 13


@pytest.mark.parametrize(
    ("values", "line", "heights"),
    [
        ((0, 10, 5), "M4 20L50 4L96 12", [20, 4, 12]),
        ((-1.5, -1.5), "M4 12L96 12", [12, 12]),
        ((1, 2, None, 2, 1), "M4 20L27 4M73 4L96 20", [20, 4, 4, 20]),
        ((None, 7), "", [12]),
        ((), "", []),
    ],
)
def test_sparkline_goes_through_the_numbers(values: tuple[float | None, ...], line: str, heights: list[float]) -> None:
    """The greatest number is at the top, the least at the bottom, equal ones are in the middle; what is missing is a gap."""
    drawn = parse(trend(*values))
    assert [path.get("d") for path in drawn.iter(f"{SVG}path")] == [line]
    assert [float(mark.get("cy") or 0) for mark in drawn.iter(f"{SVG}circle")] == heights


def test_bar_is_as_long_as_its_percentage() -> None:
    """A bar of 40 percent fills 40 hundredths of its ground, and says nothing to those who hear the number."""
    drawn = parse(bar(40))
    assert drawn.get("aria-hidden") == "true"
    assert [rect.get("width") for rect in drawn.iter(f"{SVG}rect")] == ["40", "100"]


def test_every_class_has_a_rule() -> None:
    """Every class that a drawing uses is defined in the style sheet, but for those that only name it."""
    drawn = "".join(
        [
            *(team("en"), team("en", shared=True), skills("en", 9), skills("en", 4, None), phases("en"), steps("en")),
            *(trend(1, 2), bar(40), handing_on("en"), growth("en"), duties("en")),
        ]
    )
    used = {name for value in re.findall(r'class="([^"]+)"', drawn) for name in value.split()}
    named = set(re.findall(r"\.(figure-[a-z-]+)", CSS.read_text(encoding="utf-8")))
    without = used - named
    assert without <= {
        "figure-drawing--organisation",
        "figure-drawing--radar",
        "figure-drawing--timeline",
        "figure-drawing--ladder",
        "figure-text--end",
        "figure-bar--together",
        "figure-bar--partner",
        "figure-bar--nobody",
        *(f"figure-drawing--{name}" for name in ("change", "matrix", "relay")),
        *("figure-change--after", "figure-text--plain"),
    }
