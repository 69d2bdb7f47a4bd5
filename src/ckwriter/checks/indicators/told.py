"""The indicators of a submission: their numbers, their figures, and which of them are one in two tables.

Which columns hold an indicator's name, where it stood, its target and its result is the form's to say (`role`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from rapidfuzz import fuzz, process

from ckwriter.checks.texts.readings import BRACKETS, columns_by_role, folded, once, quantities_of
from ckwriter.form import Role, Table
from ckwriter.model import Submission
from ckwriter.notation import NameMatch, Quantity, same_name
from ckwriter.patterns import regex


@dataclass(frozen=True, slots=True)
class Value:
    """One cell of an indicator: where it stood, its target or its result."""

    at: str
    role: Role
    year: int
    """The fiscal year it is about, from the document's own: -1 is the year before."""
    title: str
    """The official title of its column."""
    text: str
    figures: tuple[Quantity, ...]
    """The amounts in it, but for those in brackets and lengths of time."""

    @property
    def figure(self) -> Quantity | None:
        """The one amount that it holds, or of several the one that is their total; else None."""
        if len(self.figures) == 1:
            return self.figures[0]
        totals = [one for one in self.figures if one.total]
        return totals[0] if len(totals) == 1 else None


@dataclass(frozen=True, slots=True)
class Indicator:
    """One row of a table of indicators."""

    row: str
    at: str
    name: str
    """As written, with its number."""
    marker: str
    """The number that the name begins with, as written (②, 2.), or nothing."""
    number: int | None
    values: tuple[Value, ...]
    explanations: tuple[tuple[str, str], ...]
    """(place, text) of the cells that may say why."""

    @property
    def label(self) -> str:
        """The name without its number, on one line."""
        return " ".join(self.name[len(self.marker) :].split())

    @property
    def quote(self) -> tuple[str, str]:
        """Where the name stands, and its first line, as evidence."""
        return self.at, self.name.split("\n")[0]

    def value(self, role: Role) -> Value | None:
        """Return the value of a role, or None where the table has none or nothing stands there."""
        return next((one for one in self.values if one.role == role), None)


@once
def indicators(submission: Submission) -> dict[str, tuple[Indicator, ...]]:
    """Return the indicators of each table that has some, by the table's id, in the order of the form."""
    found: dict[str, tuple[Indicator, ...]] = {}
    for table, column in submission.form.with_role("indicator"):
        if table is not None:
            found[table.id] = tuple(_rows(submission, table, column.id))
    return found


_VALUES: tuple[Role, ...] = ("baseline", "target", "result")
_CIRCLED = {
    **{chr(0x2460 + n): n + 1 for n in range(20)},
    **{chr(0x2474 + n): n + 1 for n in range(20)},
    **{chr(0x2776 + n): n + 1 for n in range(10)},
    **{chr(0x2160 + n): n + 1 for n in range(12)},
}
"""①, ⑴, ❶ and Ⅰ."""
_ORDERS = ("一二三四五六七八九十", "アイウエオカキクケコ", "ABCDEFGHIJ", "ＡＢＣＤＥＦＧＨＩＪ")
_MARKER = regex(
    r"\s*(?:【[^】]{1,20}】\s*)?(?:(?P<circled>[\u2460-\u2487\u2776-\u277f]|[\u2160-\u216b](?=[\s.．、　]))"
    r"(?![-－ー][0-9０-９]|[\u2460-\u2487])|[【〔［]?(?:指標|[NＮ][oｏ][.．]?)\s*(?P<named>[0-9０-９]{1,2})\s*[】〕］]?[:：.．、]?|[(（](?P<bracket>[0-9０-９]{1,2})[)）]"
    r"|(?P<plain>[0-9０-９]{1,2})(?:[.．、)）:：]|\s)(?![0-9０-９])"
    r"|指標\s*(?P<kanji>[一二三四五六七八九十])\s*[:：.．、]?|[【〔［]?(?:指標\s*)?(?P<letter>[アイウエオカキクケコＡ-ＪA-J])[.．、)）:：\s】〕］])\s*"
)


def numbering(name: str) -> tuple[str, int | None]:
    """Return the number that a name begins with, as written and as a number: ("②", 2)."""
    found = _MARKER.match(name)
    if found is None:
        return "", None
    if found["circled"]:
        return found[0], _CIRCLED[found["circled"]]
    if written := found["kanji"] or found["letter"]:
        return found[0], next(order.index(written) + 1 for order in _ORDERS if written in order)
    return found[0], int(found["named"] or found["bracket"] or found["plain"])


def _rows(submission: Submission, table: Table, name_column: str) -> Iterator[Indicator]:
    roles = columns_by_role(table)
    for row in submission.rows(table):
        at = f"{row}.{name_column}"
        name = submission.text(at)
        values = []
        for role in _VALUES:
            for column in (table.column(name) for name in roles.get(role, ())):
                if text := submission.text(f"{row}.{column.id}"):
                    title = re.split("[（(]", column.title)[0]
                    values.append(Value(f"{row}.{column.id}", role, column.year, title, text, figures_of(text)))
        if name or values:
            marker, number = numbering(name)
            why = tuple(
                (f"{row}.{column}", text)
                for column in roles.get("explanation", ())
                if (text := submission.text(f"{row}.{column}"))
            )
            yield Indicator(row, at, name, marker, number, tuple(values), why)


_LENGTHS = frozenset({"年", "か月", "週", "日", "時間", "分", "歳"})
_OF = regex(r"(?:の?うち|中)、?(?:約|延べ?|実)?\Z")
_OVER = regex(r"[^0-9０-９、]{0,6}\s*[/／]\s*\Z")


@lru_cache(4096)
def figures_of(text: str) -> tuple[Quantity, ...]:
    """Return the amounts that a cell gives: those outside brackets; of 20人中12人 the part; no lengths of time."""
    inside = [found.span() for found in BRACKETS.finditer(text)]
    found = [
        one
        for one in quantities_of(text)
        if not one.all and not any(start <= one.start and one.end <= end for start, end in inside)
    ]
    kept = [one for one in found if one.unit not in _LENGTHS] or found
    wholes = [one for one, part in pairwise(kept) if _OF.search(text[one.end : part.start])]
    ratios = [
        one
        for pair in pairwise(kept)
        if _OVER.fullmatch(text[pair[0].end : pair[1].start]) and (not pair[0].unit or pair[0].unit == pair[1].unit)
        for one in pair
    ]
    return tuple(one for one in kept if one not in wholes and one not in ratios)


_JOINTS = regex(
    "に関する|における|に係る|に対する|に向けた|のための|による|[のをにがは]|する|等|など|延べ?|(?<![事])実(?=人|件|数)|令和[0-9元]+年度?|r[0-9]+年度?"
)
_TIMES = regex("(?:開催|実施|運営)?(?:回数|頻度|数)$|(?:の)?(?:開催|実施)$")


@lru_cache(4096)
def _core(label: str) -> str:
    return _TIMES.sub("回数", _JOINTS.sub("", folded(BRACKETS.sub("", label)))) or folded(label)


def _perhaps(one: Indicator, others: Sequence[Indicator]) -> list[int]:
    """Return which of the others may be like an indicator: those of its very name, else those with much in common."""
    if not one.label:
        return []
    same = [to for to, other in enumerate(others) if other.label == one.label]
    if same:
        return same
    cores = [_core(other.label) if other.label else None for other in others]
    return [to for _, _, to in process.extract(_core(one.label), cores, scorer=_common, score_cutoff=60, limit=8)]


def _common(one: str, other: str, *, score_cutoff: float | None = None) -> float:
    return max(fuzz.ratio(one, other), fuzz.partial_ratio(one, other))


@lru_cache(8192)
def likeness(one: str, other: str) -> int:
    """Return how like two labels of indicators are: 3 the same, 2 one holds the other, 1 a near miss, 0 different."""
    best = max(_RANKS[same_name(one, other)], _RANKS[same_name(_core(one), _core(other))])
    if best == 2 and min(len(_core(one)), len(_core(other))) < 5:
        return 0
    return best


_RANKS = {NameMatch.SAME: 3, NameMatch.CONTAINED: 2, NameMatch.SIMILAR: 1, NameMatch.DIFFERENT: 0}


def matched(ones: Sequence[Indicator], others: Sequence[Indicator]) -> list[tuple[Indicator, Indicator]]:
    """Return the pairs of indicators that are one, the surest first to be taken; none is paired twice."""
    ranked = sorted(
        (-likeness(one.label, others[to].label), one.number != others[to].number, at, to)
        for at, one in enumerate(ones)
        for to in _perhaps(one, others)
        if likeness(one.label, others[to].label)
    )
    left, right, pairs = set(range(len(ones))), set(range(len(others))), []
    for _, _, at, to in ranked:
        if at in left and to in right:
            left.remove(at)
            right.remove(to)
            pairs.append((at, to))
    return [(ones[at], others[to]) for at, to in sorted(pairs)]


REACHED = regex(
    "目標(?:値|数|件数|回数|人数)?(?:を|は|に|が|の)?[^。、]{0,10}?(?:達成(?!でき(?:な|ず|ませ)|に?(?:は)?至[らり]|して?(?:い)?な|して(?:い)?ませ|しませ|困難|[がはも](?:困難|難し|厳し|見込)|に向け|する(?!こと(?:が|は)でき(?:た|、|まし))|を目指|率|度|状況|見込|に資|のため|へ|できる|を図|に至るま|目標)|上回(?:った|り|る|って)|超え|クリア"
    "|に(?:到達(?!でき(?:な|ず|ませ)|して?(?:い)?な|しませ|せず|する|を目指|率|度)|達し(?!な|ませ|て(?:い)?な|て(?:い)?ませ|得|つつ|たとは|そう)))"
    "|目標(?:値|数|件数|回数|人数)?(?:の?とおり|どおり|の?通り)(?!には?(?:い|進)[かまみ])"
)
_TO_THE_END = "(?:(?:で)?(?:ん|ま)(?:せん)?(?:でした)?|かった|なかった|った|りました|い|り|る|ず)?"
"""The rest of a verb, so that its words are quoted whole."""
MISSED = regex(
    "目標(?:値|数|件数|回数|人数)?(?:を|は|に|が|には)?[^。、]{0,10}?(?:下回|届か|届き(?:ませ|得)|届いて(?:い)?(?:な|ませ)|達し(?:な|ませ|て(?:い)?な|て(?:い)?ませ)|達せ|未達|達成でき(?:な|ず|ませ)|達成して?(?:い)?(?:な|ませ)"
    f"|至ら|至りませ|及ば|及びませ|満たな|満たしませ|満たせ){_TO_THE_END}"
)
"""Words that say of a target that it was reached, and that it was missed."""


_FALLS = regex(
    "減少|削減|縮減|縮小|短縮|解消|減$|ゼロ|防止|抑制"
    "|まで(?:の|に要する)?(?:平均)?(?:日数|期間|時間|月数)|所要(?:日数|時間)"
)


def falls(submission: Submission, one: Indicator) -> bool:
    """Tell whether less of what an indicator measures is better; of work that is done for them it is more."""
    if _FALLS.search(one.label):
        return True
    parted = [one.label.partition(word) for word in submission.form.less_is_better if word in one.label]
    if any(_DONE_FOR.search(before) for before, _, _ in parted):
        return False
    return any(not _WORK.search(behind) for _, _, behind in parted)


_WORK = regex(
    "事例|検討|支援|訪問|相談|面談|面接|面会|調査|把握|会議|研修|同行|利用|移行|退院者|退院数|計画|作成|開催|回数"
)
"""What is counted of those of whom there are to be fewer: 長期入院者の事例数."""
_DONE_FOR = regex(
    "(?<!経過し)(?<!継続し)(?<!入院し)(?<!なっ)(?<!至っ)た$|(?<!経過)(?<!継続)する$|[うくる]こと(?:が|の)できた$"
)
"""What was done for them, before them: 訪問面接を行った長期入院者数."""
