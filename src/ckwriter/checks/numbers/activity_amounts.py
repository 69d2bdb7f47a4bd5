"""How a course, a visit or a like activity is laid out: its venues, days, sessions, the persons of a team.

An activity is what a row of a table of activities or programmes names. What a sentence tells of it is read together
with which activity it tells of: the one that it names, in full or by the end of its name (研修, if there is one 研修
only), or else that of its row.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from ckwriter.checks.indicators.told import indicators
from ckwriter.checks.numbers.thing_counts import NUMBER
from ckwriter.checks.texts.fulltext import PROSE
from ckwriter.checks.texts.readings import (
    BRACKETS,
    cells_with_role,
    dates_of,
    filled,
    folded,
    once,
    row_of,
    sentences_of,
)
from ckwriter.form import Field, Role
from ckwriter.model import Submission
from ckwriter.notation.numerals import read_number
from ckwriter.patterns import regex, stands_in


class Layout(NamedTuple):
    """That an activity has so many of something, as one place says it."""

    at: str
    words: str
    activity: str
    of: str
    """What is counted: 会場, 日数, 回数, 組の人数."""
    number: int
    becomes: int | None = None
    """What it is to become: 3か所から5か所に."""

    def agrees(self, other: Layout) -> bool:
        """Tell whether both may be right."""
        return bool({self.number, self.becomes} & {other.number, other.becomes} - {None})


_FREE = "(?<![0-9０-９.．,，/／第～~〜－一二三四五六七八九十百千約数])"
_END = "(?!目|程度|以上|以下|前後|余|強|弱|ほど|ごと|増|減|のうち|中(?![央核心]))"
_PLACE = "(?:[かカヵヶケ箇個]所|つ|館|施設)"
_THING = "(?:の[一-龥ァ-ヶー・]{2,16})?"
_HELD = "(?:を会場|の会場|で(?:開|実施|催|行い|行う|行っ|同時))"
_WEEKDAY = "(?P<day>[月火水木金土日])曜日?"
_LAYOUTS: tuple[tuple[str, str, re.Pattern[str]], ...] = tuple(
    (of, sign, regex(_FREE + pattern if pattern.startswith("(?P<number>") else pattern))
    for of, sign, pattern in (
        ("会場", "会場", f"{NUMBER}会場{_END}(?!費)"),
        ("会場", "", f"{NUMBER}{_PLACE}{_END}{_THING}{_HELD}"),
        ("会場", "会場", f"会場(?:数)?[はをが]?、?(?:[市区県町村]内の?)?{NUMBER}{_PLACE}{_END}"),
        ("学校の数", "校", f"{NUMBER}校{_END}で(?!は|も|あ)"),
        ("病院の数", "病院", f"{NUMBER}病院{_END}で(?!は|も|あ)"),
        ("日数", "日", f"{NUMBER}日(?:間(?!隔)|の日程|(?:の)?コース|かけて|をかけて|連続){_END}"),
        ("日数", "日", f"(?:全|計|連続){NUMBER}日(?!以)"),
        ("回数", "回", f"(?:全|連続){NUMBER}回{_END}"),
        (
            "回数",
            "回",
            f"{NUMBER}回(?:シリーズ|連続|コース|の?連続講座|構成|(?:を|で)?[1１一]?(?:コース|クール|シリーズ))",
        ),
        ("年の回数", "年", f"年(?:に|間)?{_FREE}{NUMBER}回{_END}(?!ずつ)"),
        ("曜日の回数", "", f"{_WEEKDAY}[^、。0-9０-９]{{0,8}}{_FREE}{NUMBER}回{_END}(?!ずつ)"),
        ("曜日の回数", "", f"{NUMBER}回{_END}(?!ずつ)[^、。0-9０-９]{{0,6}}?{_WEEKDAY}"),
        (
            "組の人数",
            "",
            f"{NUMBER}(?:人|名)(?:を|で|が|ずつ)?(?:[一1１](?:組|チーム|班)|の(?:チーム|組)(?![合織])|から(?:成|な)る|で(?:構成|組))",
        ),
        ("定員", "定員", f"定員(?:は|を|：|:)?(?:各(?:回|会場)?|それぞれ)?{NUMBER}(?:人|名){_END}"),
        ("期間の月数", "期間", f"期間[はをが：:]?(?:おおむね|概ね|約|原則として|原則|最長)?{NUMBER}[かカヵヶケ箇]月"),
    )
)
"""What is counted, what a sentence that tells it holds in any case, and the pattern."""
_may = stands_in(
    "会場|年(?:に|間)?[0-9０-９一二三四五六七八九十]|日(?:間|の日程|かけ|をかけ|連続)|(?:全|計|連続)[0-9０-９一二三四五六七八九十]|シリーズ|コース|クール|曜|[人名](?:を|で|が|ずつ)?[一1１の]|から[成な]る|定員"
    "|期間|所|回連続|校で|病院で"
)
_PASSING = regex(
    "前の?年|昨年|前回|以前|当時|増や|増え|広げ|拡大|縮小|新た|追加|目標|から[0-9０-９一二三四五六七八九十]+(?:会場|日|回|か所)に|減ら|のうち|(?:会場|日程|日数|回数|定員)(?:数)?[をの](?:変更|見直|検討)"
)
_TAIL = regex(
    "(?:の(?:運営|開催|実施|推進|支援|試行|作成|開設支援|活動の支援|充実|活用|推進事業)|(?:の)?(?:開催|実施|推進))$"
)
_SHORTER = regex("(?:支援)?(?:事業|活動)$|支援$")
_HEAD = regex(
    "(?P<name>[一-龥々ァ-ヶーぁ-ん]{0,16}?(?P<head>研修会?|講座|教室|フォーラム|講演会|シンポジウム|セミナー?|サロン|交流会|学習会|勉強会|訪問|説明会"
    "|相談会|カフェ|コース|つどい|集い|実習|演習|プログラム))"
)


@once
def layouts(submission: Submission) -> tuple[Layout, ...]:
    """Return what a submission tells of how its activities are laid out, in the order of the form."""
    named = _activities(submission)
    return tuple(_every(submission, named)) if named else ()


def _activities(submission: Submission) -> dict[str, str]:
    """Return the activities that rows name, by each of their names: アウトリーチ支援 is アウトリーチ支援事業."""
    found: dict[str, str] = {}
    roles: tuple[Role, ...] = ("programme", "activity")
    for role in roles:
        for at, field, text in cells_with_role(submission, role):
            if role == "activity" and not _is_first(submission, at, field):
                continue
            for name in _names(text):
                found.setdefault(folded(name), folded(name))
    for rows in indicators(submission).values():
        for row in rows:
            if (counted := _OF_INDICATOR.match(BRACKETS.sub("", row.label))) is not None:
                found.setdefault(folded(counted["name"]), folded(counted["name"]))
    for one in sorted(found, key=len):
        longer = [other for other in found if other.endswith(f"の{one}")]
        if len(longer) == 1:
            found[one] = longer[0]
        short = _SHORTER.sub("", one)
        if len(short) >= 4 and not short.endswith("の"):
            found[one] = found.setdefault(short, found[one])
    return found


_OF_INDICATOR = regex(
    "(?P<name>[一-龥々ァ-ヶーぁ-ん]{2,20}(?:研修会?|講座|教室|フォーラム|講演会|セミナー|サロン|交流会|訪問|相談))の(?:延べ|実)?[一-龥]{0,6}(?:数|率)$"
)
"""An indicator that counts who takes part in an activity: 心のサポーター養成講座の修了者数."""


def _is_first(submission: Submission, at: str, field: Field) -> bool:
    """Tell whether a column of activities is the first of its table, which names them."""
    part = submission.form.part(at.partition("[")[0])
    columns = [column.id for column in getattr(part, "columns", ()) if column.role == "activity"]
    return bool(columns) and columns[0] == field.id


_BETWEEN = regex("[\n、，。；;]")
_MARK = regex("^[ 　・●○◎■－①-⑨-]+")
_SO_MANY = regex(r"[（(][^（）()]*[0-9０-９][^（）()]*[)）]$")


def _names(text: str) -> list[str]:
    pieces = (_SO_MANY.sub("", _MARK.sub("", piece).strip()) for piece in _BETWEEN.split(text))
    return [name for piece in pieces if 4 <= len(name := _TAIL.sub("", piece)) <= 24 and "を" not in name]


def _every(submission: Submission, named: dict[str, str]) -> Iterator[Layout]:
    year = submission.fiscal_year
    of_rows: dict[str, str | None] = {}
    for at, field, text in filled(submission):
        if field.type not in PROSE or field.year or field.role == "event" or not _may(text):
            continue
        for sentence in sentences_of(text):
            words = sentence.text
            told = _told_in(words)
            if not told:
                continue
            if any(date.year not in (None, year, year + 1) for date in dates_of(words, year)):
                continue
            row = row_of(at)
            if row not in of_rows:
                of_rows[row] = _of_row(submission, row, named)
            activity = _named_in(words, named) or (None if _names_other(words, named) else of_rows[row])
            if activity is not None:
                for quote, of, number, becomes in told:
                    yield Layout(at, quote, activity, of, number, becomes)


@lru_cache(8192)
def _told_in(words: str) -> tuple[Read, ...]:
    """Return the layouts that a sentence tells of now, or of which it tells what they become."""
    if not _may(words):
        return ()
    if change := _CHANGE.search(words):
        return tuple(_changed(change))
    return () if _PASSING.search(words) else tuple(_read(words))


_CHANGE = regex(
    f"会場(?:数)?[をはが、]?[^、。0-9０-９]{{0,6}}?{_FREE}{NUMBER}(?:{_PLACE}|会場)?から(?P<other>[0-9０-９]{{1,2}}|[一二三四五六七八九十]{{1,2}})(?:{_PLACE}|会場)"
)


def _changed(change: re.Match[str]) -> Iterator[Read]:
    """Yield the number of venues that a sentence says is to change: 会場を3か所から5か所に."""
    number, becomes = read_number(change["number"]), read_number(change["other"])
    if isinstance(number, int) and isinstance(becomes, int):
        yield change[0], "会場", number, becomes


Read = tuple[str, str, int, int | None]
"""(words, what is counted, number, what it is to become)."""


def _read(words: str) -> Iterator[Read]:
    """Yield each layout in a sentence that gives one number of its kind."""
    found: dict[str, dict[int, str]] = {}
    for of, sign, pattern in _LAYOUTS:
        for one in pattern.finditer(words) if sign in words else ():
            number = read_number(one["number"])
            if isinstance(number, int) and number > 0:
                kind = f"{one['day']}{of}" if of == "曜日の回数" else of
                found.setdefault(kind, {}).setdefault(number, one[0])
    for of, numbers in found.items():
        if len(numbers) == 1:
            ((number, quote),) = numbers.items()
            yield quote, of, number, None


def _named_in(words: str, named: dict[str, str]) -> str | None:
    """Return the one activity that a sentence names, in full or by the end of its name."""
    key = folded(BRACKETS.sub("", words))
    whole = [one for one in named if one in key]
    found = {named[one] for one in whole if not any(one != other and one in other for other in whole)}
    if not found:
        found = {one for head in _heads(words) for one in _ending(head, named)}
    return found.pop() if len(found) == 1 else None


def _heads(words: str) -> Iterator[str]:
    """Yield the runs of a sentence that end as the name of something held does, but for those that persons passed."""
    for found in _HEAD.finditer(words):
        if not _PASSED.match(words, found.end()):
            yield folded(found["name"])


_PASSED = regex("(?:を|の)?(?:修了|受講|終え|終わ|受け|経[てた])|修了後|受講後")


def _ending(name: str, named: dict[str, str]) -> set[str]:
    """Return the activities whose name has the longest end in common with a run of words, its last noun at least."""
    head = _HEAD.fullmatch(name)
    if head is None:
        return set()
    for start in range(len(name) - len(head["head"]) + 1):
        same = {activity for one, activity in named.items() if one.endswith(name[start:])}
        if same:
            rest = name[:start]
            return same if not rest or _JOINS.search(rest) else set()
    return set()


_JOINS = regex("[ぁ-ん]$")
"""What parts a name from words before it: 開く|教室, 学ぶ|講座; a noun before it makes it another: 親子|教室."""


def _names_other(words: str, named: dict[str, str]) -> bool:
    """Tell whether a sentence tells of something else that is held: 親子教室 in the row of a 講座."""
    return any(not _ending(head, named) for head in _heads(words) if not _BARE.fullmatch(head))


_BARE = regex("(?:.*[ぁ-ん])?(?:研修会?|講座|教室|訪問|サロン|説明会|相談会|実習|演習|コース)")


def _of_row(submission: Submission, row: str, named: dict[str, str]) -> str | None:
    """Return the one activity that a row is about, by the cell that names it."""
    part = submission.form.part(row.partition("[")[0])
    for column in getattr(part, "columns", ()):
        if column.role in ("programme", "activity", "indicator"):
            text = submission.text(f"{row}.{column.id}")
            keys = [named[key] for name in _names(text) if (key := folded(name)) in named]
            if column.role == "indicator":
                return _named_in(text, named)
            return keys[0] if len(keys) == 1 and len(_names(text)) == 1 else None
    return None
