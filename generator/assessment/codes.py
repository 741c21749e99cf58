"""Answers as short codes, so that what was circled on paper can be typed in, and a slip is told instead of scored.

A code is three signs for the question, then what was answered:

* a choice: its mark and a check sign, `4KT-2M`; several choices one after another, `4KT-2M-5B`;
* a number or a date: a check sign, then its digits twice, `9RC-H-18-18`.

A question's signs come from its id and those of its options in order. So they stay when questions move, and a question with other
options has other signs: a sheet of before is told to be out of date, and never misread. Former ids count as well. There are 29
signs, a prime number, and no two places weigh the same: every wrong sign and every swap of neighbours is noticed. No vowel is
among them, so they spell nothing.
"""

import re
import unicodedata
from binascii import crc32
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from generator.assessment.answers import Answer
from generator.assessment.bundle import Bundle
from generator.assessment.dates import is_date
from generator.assessment.definition import NOT_APPLICABLE, UNKNOWN, Question

SIGNS = "0123456789BCDFGHJKMNPQRSTVWXY"
UNKNOWN_MARK, NOT_APPLICABLE_MARK, NONE_MARK = "W", "X", "N"
MARKS = tuple(sign for sign in SIGNS if sign not in (UNKNOWN_MARK, NOT_APPLICABLE_MARK, NONE_MARK))
"""Of the options, in order."""
LONGEST = 20_000
"""Characters that can be typed; a sheet of several hundred questions needs fewer."""

_LOOKALIKES = str.maketrans("OILUZ", "011V2")
_BETWEEN = re.compile(r"[\s,;、。]+")
_WITHIN = re.compile(r"[-‐‑‒–—−ー_/.:]")
_SIGNS_OF_QUESTION = 3
_PAIR = 2
"""A mark and its check sign."""
_MOST_DIGITS = 9
_MOST_JOINED = 12
"""So many pieces may make up one code, for those who put spaces between its parts."""


@dataclass(frozen=True)
class Misread:
    """Something typed that is no code."""

    typed: str
    reason: str
    """`unknown`: no question has these signs; `check`: a sign is wrong; `range`: no possible number or date;
    `twice`: another code answers the question otherwise; `none`: nothing was typed."""


@dataclass(frozen=True)
class Reading:
    """What was understood of a row of codes."""

    answers: Mapping[str, Answer]
    """By question id, in the order of the questions."""
    misread: tuple[Misread, ...]


class MisreadError(ValueError):
    """A code is wrong; the message is a reason as of `Misread`."""


@dataclass(frozen=True)
class _Sheet:
    """How a question is answered on paper."""

    question: Question
    signs: str
    answers: Mapping[str, str]
    """Option, `unknown` or `not-applicable` by mark."""


class CodeBook:
    """The codes of one self-check."""

    def __init__(self, bundle: Bundle) -> None:
        self._bundle = bundle
        self._rest = crc32(bundle.assessment.id.encode()) % len(SIGNS)

    @cached_property
    def _sheets(self) -> Mapping[str, _Sheet]:
        """By the question's signs, of now and of before. The present ones come last, and hold."""
        before = {signs: self._present[name] for name, signs in self.former()}
        return {**before, **{sheet.signs: sheet for sheet in self._present.values()}}

    @cached_property
    def _present(self) -> Mapping[str, _Sheet]:
        return {
            question.id: _Sheet(question, self._signs(question.id, self._offered(question)), self._marks(question))
            for question in self._bundle.questions.values()
            if len(self._offered(question)) <= len(MARKS) and question.minimum >= 0
        }

    def signs(self, question: str) -> str | None:
        """The three signs of a question; None for one that has too many options to be coded, or numbers below zero."""
        sheet = self._present.get(question)
        return sheet.signs if sheet else None

    def former(self) -> Iterator[tuple[str, str]]:
        """Questions with the signs that they had under former ids, of their own or of options."""
        for name, sheet in self._present.items():
            options = self._bundle.options(sheet.question) if sheet.question.chosen else ()
            ages = [(option.id, *option.formerly) for option in options]
            oldest = max((len(age) for age in ages), default=1)
            for back in range(oldest):
                offered = [age[min(back, len(age) - 1)] for age in ages]
                for id in (name, *sheet.question.formerly):
                    if (id, back) != (name, 0):
                        yield name, self._signs(id, offered)

    def choices(self, question: str) -> Mapping[str, str]:
        """What is to be written behind the question's signs, by option id, `unknown` and `not-applicable`, and the empty text for none."""
        sheet = self._present[question]
        return {answer: mark + self._check(sheet.signs + mark) for mark, answer in sheet.answers.items()}

    def check(self, question: str) -> str:
        """What stands between a question's signs and the digits of a number or date."""
        return self._check(self._present[question].signs)

    def write(self, answers: Mapping[str, Answer]) -> str:
        """The answers as a row of codes; without those that have none."""
        return " ".join(self._write(name, answer) for name, answer in answers.items() if name in self._present)

    def read(self, text: str) -> Reading:
        """Understand a row of codes. Nothing in it is guessed: what is wrong is told as it was typed."""
        typed = [piece for piece in _BETWEEN.split(unicodedata.normalize("NFKC", text[:LONGEST])) if piece]
        pieces = [_WITHIN.sub("", piece.upper().translate(_LOOKALIKES)) for piece in typed]
        given: dict[str, Answer] = {}
        misread: list[Misread] = []
        at = 0
        while at < len(pieces):
            count, told = self._read_at(pieces, at)
            if isinstance(told, str):
                misread.append(Misread(typed[at], told))
            elif given.setdefault(told[0], told[1]) != told[1]:
                misread.append(Misread(" ".join(typed[at : at + count]), "twice"))
            at += count
        if not typed:
            misread.append(Misread("", "none"))
        return Reading({name: given[name] for name in self._bundle.questions if name in given}, tuple(misread))

    def _read_at(self, pieces: Sequence[str], at: int) -> tuple[int, tuple[str, Answer] | str]:
        """How many pieces make up the code that begins there, and its question and answer, or why there is none."""
        most = 1
        while most < _MOST_JOINED and at + most < len(pieces) and pieces[at + most][:3] not in self._sheets:
            most += 1
        for count in range(most, 0, -1):
            try:
                return count, self._read("".join(pieces[at : at + count]))
            except MisreadError as error:
                told = str(error)
        return 1, told

    def _read(self, code: str) -> tuple[str, Answer]:
        signs, rest = code[:3], code[3:]
        sheet = self._sheets.get(signs)
        if sheet is None:
            raise MisreadError("unknown")
        if not sheet.question.chosen and len(rest) != _PAIR:
            if not self._is_checked(signs + rest[:1]):
                raise MisreadError("check")
            return sheet.question.id, _read_digits(sheet.question, rest[1:])
        pairs = [rest[start : start + _PAIR] for start in range(0, len(rest), _PAIR)]
        marks = [
            pair[0]
            for pair in pairs
            if self._is_checked(signs + pair) and len(pair) == _PAIR and pair[0] in sheet.answers
        ]
        if not pairs or len(marks) < len(pairs):
            raise MisreadError("check")
        return sheet.question.id, _chosen(sheet, marks)

    def _write(self, name: str, answer: Answer) -> str:
        sheet = self._present[name]
        if isinstance(answer, int) or (sheet.question.kind == "date" and is_date(answer)):
            digits = str(answer).replace("-", "")
            return f"{sheet.signs}-{self._check(sheet.signs)}-{digits}-{digits}"
        choices = self.choices(name)
        parts = (answer or ("",)) if isinstance(answer, tuple) else (answer,)
        return "-".join([sheet.signs, *(choices[part] for part in parts)])

    def _offered(self, question: Question) -> Sequence[str]:
        return self._bundle.offered.get(question.id, ())

    def _marks(self, question: Question) -> Mapping[str, str]:
        return {
            **dict(zip(MARKS, self._offered(question), strict=False)),
            **({NONE_MARK: ""} if question.kind == "many" else {}),
            UNKNOWN_MARK: UNKNOWN,
            **({NOT_APPLICABLE_MARK: NOT_APPLICABLE} if question.not_applicable else {}),
        }

    def _signs(self, question: str, options: Sequence[str]) -> str:
        """The signs of a question under an id and ids of its options."""
        edition = self._bundle.assessment.recoded.get(question, 0)
        told = "/".join((self._bundle.assessment.id, question, str(edition), *options))
        rest, signs = crc32(told.encode()), ""
        for _ in range(_SIGNS_OF_QUESTION):
            rest, sign = divmod(rest, len(SIGNS))
            signs += SIGNS[sign]
        return signs

    def _check(self, signs: str) -> str:
        """The sign behind some signs: each place weighs its number, and all together come to the self-check's own rest."""
        weighed = sum(place * SIGNS.index(sign) for place, sign in enumerate(signs, start=1))
        return SIGNS[(self._rest - weighed) * pow(len(signs) + 1, -1, len(SIGNS)) % len(SIGNS)]

    def _is_checked(self, signs: str) -> bool:
        return all(sign in SIGNS for sign in signs) and self._check(signs[:-1]) == signs[-1]


def _chosen(sheet: _Sheet, marks: Sequence[str]) -> Answer:
    """What was chosen by marks, in the order of the options.

    Raises:
        MisreadError: they exclude each other.
    """
    if sheet.question.kind != "many":
        if len(marks) > 1:
            raise MisreadError("twice")
        return sheet.answers[marks[0]]
    alone = (NONE_MARK, UNKNOWN_MARK, NOT_APPLICABLE_MARK)
    if len({*marks}) > 1 and any(mark in alone for mark in marks):
        raise MisreadError("twice")
    if marks[0] in alone:
        return sheet.answers[marks[0]] or ()
    return tuple(answer for mark, answer in sheet.answers.items() if mark in marks)


def _read_digits(question: Question, digits: str) -> Answer:
    """A number or date that is written twice.

    Raises:
        MisreadError: the two differ, or it is none that can be answered.
    """
    half = len(digits) // 2
    first, again = digits[:half], digits[half:]
    if not first or first != again or not (first.isascii() and first.isdecimal()):
        raise MisreadError("check")
    if question.kind == "date":
        day = f"{first[:4]}-{first[4:6]}-{first[6:]}"
        if is_date(day):
            return day
    elif len(first) <= _MOST_DIGITS and question.minimum <= int(first) <= (question.maximum or 0):
        return int(first)
    raise MisreadError("range")
