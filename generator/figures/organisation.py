"""A team: the roles, how many people hold each, who holds several, and how much help comes from outside."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from generator.figures.drawing import LEADING, SIZE, SMALL, WIDTH, draw
from generator.figures.lettering import wrap

BOX = 236
"""Width of a role's box in units; the people stand to the right of it."""
PADDING = 12
GAP = 10
PERSON = 19
"""From one person to the next, in units."""
ABREAST = 5
"""People in a row."""
MOST_DRAWN = 10
"""More people than this are told in words alone."""
PEOPLE = BOX + 26
"""Where the people begin."""


@dataclass(frozen=True)
class Post:
    """A role and the people who hold it."""

    title: str
    least: int
    """People needed."""
    most: int
    people: str
    """The same in words: "1–2 people", "nobody"; for a role without own people, who does its work."""
    shared: bool = False
    """Whether its people hold other roles too; all shared posts are drawn as held by the same people."""
    today: str = ""
    """How many there are now, in words; left out where the figure tells of nobody's team."""
    short: bool = False
    """Whether there are fewer people now than needed."""


@dataclass(frozen=True)
class Support:
    """Help from outside the company."""

    label: str
    """With the level in words: "Outside support: required"."""
    need: str
    """`required`, `recommended` or `optional`: chooses the line around it."""


@dataclass(frozen=True)
class _Box:
    """A post with its place."""

    post: Post
    y: float
    height: float
    title: tuple[str, ...]
    people: tuple[str, ...]
    today: tuple[str, ...]
    persons: tuple[tuple[float, float, bool], ...]
    """Left, top, and whether the person is among the least needed."""

    @property
    def middle(self) -> float:
        return self.y + self.height / 2


def organisation(
    posts: Sequence[Post], support: Support | None, *, title: str, prefix: str, together: int = 1
) -> Markup:
    """A team as boxes, one per role, with its people beside them and the outside support underneath.

    Args:
        posts: The roles, in the order to show them.
        support: The help from outside, if anything is to be said of it.
        title: What the figure is called, for those who do not see it.
        prefix: Start of the figure's ids, unique on the page.
        together: Number of people who hold the shared posts between them.
    """
    boxes: list[_Box] = []
    y = 1.0
    for post in posts:
        boxes.append(_place(post, y))
        y += boxes[-1].height + GAP
    support_lines = wrap(support.label, (WIDTH - 2 * PADDING) / SIZE) if support else ()
    support_height = LEADING * len(support_lines) + PADDING
    shared = [box for box in boxes if box.post.shared]
    return draw(
        "organisation",
        prefix,
        title,
        _describe(posts, support),
        y + (support_height + GAP / 2 + 2 if support else 1 - GAP),
        boxes=boxes,
        box_width=BOX,
        people_x=PEOPLE,
        padding=PADDING,
        leading=LEADING,
        shared=shared,
        sharers=_persons(together, together, (shared[0].middle + shared[-1].middle) / 2) if shared else (),
        support=support,
        support_lines=support_lines,
        support_y=y + GAP / 2,
        support_height=support_height,
    )


def _place(post: Post, y: float) -> _Box:
    room = BOX - 2 * PADDING
    title = wrap(post.title, room / (SIZE + 1))
    people, today = wrap(post.people, room / SMALL), wrap(post.today, room / SMALL)
    height = LEADING * (len(title) + len(people) + len(today)) + PADDING
    persons = () if post.shared else _persons(post.least, post.most, y + height / 2)
    return _Box(post, y, height, title, people, today, persons)


def _persons(least: int, most: int, middle: float) -> tuple[tuple[float, float, bool], ...]:
    """Places for so many people around a height; those beyond the least are drawn hollow."""
    drawn = max(least, most)
    if drawn > MOST_DRAWN:
        return ()
    rows = (drawn + ABREAST - 1) // ABREAST
    top = middle - rows * (PERSON + 4) / 2
    return tuple(
        (PEOPLE + PERSON * (index % ABREAST), top + (PERSON + 4) * (index // ABREAST), index < least)
        for index in range(drawn)
    )


def _describe(posts: Sequence[Post], support: Support | None) -> str:
    told = [f"{post.title}: {', '.join(filter(None, (post.people, post.today)))}" for post in posts]
    return " / ".join([*told, *([support.label] if support else [])])
