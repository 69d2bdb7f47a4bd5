"""What a sentence says of two rows that it names, one against the other, in whatever words: by a column of both.

部会の方が協議会より多い, 協議会の回数は部会に及ばない, 部会は協議会と同じ頻度で, 部会の半分: none of these holds a
figure, and each is true or not by the figures of two rows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from ckwriter.grounding.comparisons.directed import words_of
from ckwriter.grounding.comparisons.multiples import times_told
from ckwriter.grounding.names.said import names_said
from ckwriter.grounding.reading.evidence import NAMING, Evidence
from ckwriter.grounding.reading.readings import Reading, key_of
from ckwriter.grounding.rows.rowcounts import Verdict
from ckwriter.notation.text import fold_width
from ckwriter.patterns import regex
from ckwriter.places import row_of

_RANK = f"(?P<more>{words_of('rank', 'more')})|(?P<less>{words_of('rank', 'less')})"
_WORD = regex(_RANK)
_EQUAL = words_of("rank", "equal")
_OF = (
    "(?:の(?:開催|実施)?(?:の?(?:回数|頻度|件数|人数|数))?|(?:の)?実績|の方|のほう|の場合|のそれ"
    "|の年?[0-9]{1,3}[回人件])?"
)
_ASIDE = "(?:[（(][^（）()]*[)）])?"
_STANDARD = regex(
    f"{_ASIDE}{_OF}{_ASIDE}"
    "(?:より(?:も|は)?|に(?:比べ|比較し)(?:る|て)?と?|と(?:比べ|比較し)(?:る|て)?と?|に対し(?:て)?)"
    "(?!、?[早遅古新先後])"
)
"""Behind what something is set against."""
_BEYOND = regex(f"{_ASIDE}{_OF}{_ASIDE}(?:を|に)[^、。をがは]{{0,6}}?(?:{_RANK})")
_SAME = regex(f"{_ASIDE}{_OF}{_ASIDE}(?:と|に)[^、。をがは0-9]{{0,10}}?(?P<equal>{_EQUAL})")
_NOT_SO = regex(f"{_ASIDE}{_OF}(?:ほど|程)(?:に)?(?:は|に)?[^。]{{0,20}}?(?P<denied>な[いかく]|ず|ませ)")
_MULTIPLE = regex(
    f"{_ASIDE}{_OF}の(?:約|およそ|ほぼ)?(?:(?P<half>半分|半数)|(?P<times>[0-9]+(?:\\.[0-9]+)?|[一二三四五六七八九十])?倍(?![増以近超強弱])"
    "|(?P<whole>[0-9]+|[二三四五六七八九十])分の(?P<parts>[0-9]+|[一二三四]))"
)
_SIDE = regex(f"{_ASIDE}(?:の方|のほう)が[^。]{{0,24}}?(?:{_RANK})")
_THE_ONE = regex(f"(?:{_RANK})[^、。]{{0,4}}のは、?$")
_DENIED = regex("(?:く(?:は)?|では|でも|に(?:は)?)?な(?:い|か|く)")
_OTHER_MATTER = regex("構成|委員|顔ぶれ|団体|歴史|期間|規模|目標|現状|早|遅|古|新し")
"""What tells that something else is compared than how many or how often."""
_OFTEN, _REACH = regex("回|頻|開|催|多|少"), 44
Values = Mapping[str, Fraction]


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a sentence names a row."""

    start: int
    end: int
    row: str


def comparisons(sentence: Reading, evidence: Evidence) -> Iterator[Verdict]:
    """Yield for each word that sets one of two named rows against the other whether it is so."""
    text = sentence.text
    if _OTHER_MATTER.search(text) or not _SPEAKS.search(text):
        return
    values = _by_name(evidence)
    places = list(_places(text, values, evidence)) if len(values) > 1 else []
    names = {one.row for one in places}
    if len(names) != _TWO:
        return
    if same := _alike(text, places):
        both = [values[name] for name in names]
        yield from _all(same, [both[0][column] == both[1][column] for column in both[0] if column in both[1]])
    for place in places:
        other = next(iter(names - {place.row}))
        pairs = [
            (values[other][column], values[place.row][column])
            for column in values[other]
            if column in values[place.row]
        ]
        if pairs:
            yield from _told(text, place, pairs)


_SPEAKS, _TWO = regex(f"{_RANK}|{_EQUAL}|ほど|程|半|倍|分の"), 2
_Pairs = list[tuple[Fraction, Fraction]]


_AND = regex(f"{_ASIDE}(?:と|も|及び)")
_ALIKE = regex(f"{_ASIDE}(?:は|も)、?[^。、]{{0,12}}?(?:回|頻|数)[^。、]{{0,8}}?(?P<equal>{_EQUAL})")


def _alike(text: str, places: Sequence[_Place]) -> tuple[int, int] | None:
    """Return where a sentence tells of two rows named side by side that they are alike: AとBは、回数が同じ."""
    first, last = sorted(places, key=lambda one: one.start)[:2]
    found = _ALIKE.match(text, last.end) if _AND.fullmatch(text, first.end, last.start) else None
    return found.span("equal") if found else None


def gaps(sentence: Reading, evidence: Evidence) -> set[Fraction]:
    """Return by how much the figures of the two rows differ that a sentence names; none where it names not two."""
    values = _by_name(evidence)
    names = {one.row for one in _places(sentence.text, values, evidence)} if len(values) > 1 else set()
    if len(names) != _TWO:
        return set()
    one, other = (values[name] for name in names)
    return {abs(one[column] - other[column]) for column in one if column in other} - {Fraction(0)}


def _told(text: str, place: _Place, pairs: _Pairs) -> Iterator[Verdict]:
    """Yield what is told of the other row against the one at a place; each pair is of the other one and of this one."""
    if standard := _STANDARD.match(text, place.end):
        word = _WORD.search(text, standard.end(), standard.end() + _REACH)
        between = text[standard.end() : word.start()] if word else "。"
        if word and not re.search("。|ため|ので|から", between):
            yield from _verdict(word, pairs, more=bool(word["more"]))
    elif beyond := _BEYOND.match(text, place.end):
        yield from _verdict(beyond, pairs, more=bool(beyond["more"]))
    elif same := _SAME.match(text, place.end):
        yield from _all(same.span("equal"), [ours == theirs for ours, theirs in pairs])
    elif denied := _NOT_SO.match(text, place.end):
        yield from _all(denied.span("denied"), [ours < theirs for ours, theirs in pairs])
    elif multiple := _MULTIPLE.match(text, place.end):
        times = times_told(multiple)
        yield from _all(multiple.span(), [times is None or ours == times * theirs for ours, theirs in pairs])
    elif side := _SIDE.match(text, place.end):
        turned = [(theirs, ours) for ours, theirs in pairs]
        yield from _verdict(side, turned, more=bool(side["more"]))
    elif one := _THE_ONE.search(text, max(0, place.start - 30), place.start):
        turned = [(theirs, ours) for ours, theirs in pairs]
        yield from _verdict(one, turned, more=bool(one["more"]))


def _verdict(word: re.Match[str], pairs: _Pairs, *, more: bool) -> Iterator[Verdict]:
    span = word.span("more" if more else "less")
    denied = bool(_DENIED.match(word.string, span[1])) and word.string[span[1] - 1] not in "なずぬ"
    verdicts = [(ours > theirs) if more else (ours < theirs) for ours, theirs in pairs]
    yield from _all(span, [not one for one in verdicts] if denied else verdicts)


def _all(span: tuple[int, int], verdicts: list[bool]) -> Iterator[Verdict]:
    """Yield a verdict where all columns tell the same."""
    if len(set(verdicts)) == 1:
        yield Verdict(*span, verdicts[0])


def _places(text: str, values: Mapping[str, Values], evidence: Evidence) -> Iterator[_Place]:
    """Yield where a text names a row, in full or by the end of its name."""
    taken: list[tuple[int, int]] = []
    for title in sorted(values, key=len, reverse=True):
        for found in re.finditer(re.escape(title), text):
            if not any(start < found.end() and found.start() < end for start, end in taken):
                taken.append(found.span())
                yield _Place(*found.span(), title)
    for title in values:
        short = next((title[at:] for at in range(1, len(title) - _SHORTEST + 1) if title[at:] in text), "")
        place = text.find(short)
        whole = not short or any(other != title and other.endswith(short) for other in values)
        if not whole and not any(start < place + len(short) and place < end for start, end in taken):
            taken.append((place, place + len(short)))
            yield _Place(place, place + len(short), title)
    for start, end in names_said(text, evidence.setting):
        if any(first < end and start < last for first, last in taken):
            continue
        name = key_of(text[start:end])
        rows = [title for title in values if key_of(title).endswith(name)]
        if len(rows) == 1:
            yield _Place(start, end, rows[0])


def _by_name(evidence: Evidence) -> dict[str, Values]:
    """Return the numbers of the cited rows by name and column; none of a cell that tells of each of several."""
    titles = {
        row: _TITLE.sub("", fold_width(one.text).text.replace(" ", ""))
        for row in dict.fromkeys(row_of(fact.at) for fact in evidence.facts if row_of(fact.at) != fact.at)
        for one in evidence.setting.rows.get(row, ())
        if one.role in NAMING
    }
    found: dict[str, dict[str, set[Fraction]]] = {}
    for fact, figure in evidence.figures:
        title = titles.get(row_of(fact.at))
        if title and figure.value is not None and not re.search("各|ごと", fact.text) and fact.role not in NAMING:
            column = f"{fact.at.rpartition('.')[2]} {figure.plain}"
            found.setdefault(title, {}).setdefault(column, set()).add(figure.value)
    return {
        title: {column: next(iter(values)) for column, values in columns.items() if len(values) == 1}
        for title, columns in found.items()
    }


_SHORTEST = 5
"""Characters of the end of a title by which a row is known."""
_TITLE = regex("^[①-⑳0-9.]+|[（(][^（）()]*[)）]")
"""What does not belong to the name of a row: its number, and what stands in brackets."""
