"""Counts of what the facts list: 5機関 where five are listed, 4つの会議 where four are cited, A、B及びCの3事業."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from fractions import Fraction

from ckwriter import places
from ckwriter.drafts import Fact
from ckwriter.grounding.figures.figure import Figure
from ckwriter.notation import members
from ckwriter.patterns import regex
from ckwriter.places import row_of

_NOT_COUNTED = frozenset(
    [
        "%",
        "ポイント",
        "倍",
        "円",
        "年",
        "か月",
        "週",
        "日",
        "時間",
        "分",
        "秒",
        "歳",
        "℃",
        "床",
        "回",
        "度",
        "人",
        "回/年",
        "人日",
        "人回",
        "泊",
    ]
)
"""Units of what no list names."""

_SEPARATOR = regex("、|及び|並びに|・|と(?=[一-龥ァ-ヴ「])|(?<=[一-龥ァ-ヴー」）)])や(?=[一-龥ァ-ヴ「])")
_DAY = regex("^[^、]*[0-9]+(?:年度?|月|日)[^、]{0,4}、")
"""A date at the beginning of a sentence: no item of a list."""
_CLAUSE = regex("[。:：]|(?:として|では|には|については?|により|は|が|し|て|り)、")


def counts(said: Figure, text: str, facts: Sequence[Fact], known: Sequence[Fact]) -> bool:
    """Tell whether a sentence's figure counts what the cited facts, or the sentence itself, list one by one."""
    if not said.value or said.plain in _NOT_COUNTED or said.hedges or said.all:
        return False
    if said.value > 1 and _is_listed_whole(said, text, facts):
        return False
    members_told = [fact for fact in facts if fact.role == "members"]
    if members_told and _OF_MEMBERS.match(text, said.end - len(said.plain or "")):
        facts = members_told  # what a meeting does is no body that sits in it
        besides = _BESIDES.search(text, 0, said.start)
        if besides and len(facts) == 1:
            named = re.split("[はがに]、", besides["names"])[-1]
            return said.value == len([one for one in re.split("[、\n]", facts[0].text) if one.strip() not in named])
    told = set(_enumerated(text, said))
    if told and _NAMED_IN_A_ROW.search(text[: said.start]):
        return said.value in told
    return said.value in {
        Fraction(number)
        for number in (
            *(_listed(facts) if said.plain not in _OF_A_KIND else ()),
            *(_listed_in_notes(facts) if said.plain in _ROWS else ()),
            *told,
            *(_points(facts) if said.plain in _ROWS else ()),
            *_named(said, text, facts),
            *(_places(facts) if said.plain == "か所" else ()),
            *(_pairs(facts) if said.plain in _ROWS else ()),
            *_rows_of_kind(said, text, facts, known),
        )
    }


_BESIDES = regex("(?P<names>[^。0-9]+)(?:のほか|以外に)、?(?:に)?$")
_OF_MEMBERS = regex("(?:つ|者)?の?(?:関係)?(?:機関|団体|立場|組織|職種)")
_NAMED_IN_A_ROW = regex(
    "(?:^|[はが]、?)(?:(?:[一-龥々ァ-ヴー]|がい){2,}(?:、|及び|と))+(?:[一-龥々ァ-ヴー]|がい){2,}の$"
)
"""Names alone in a row before a number that can only count them: 住宅課、福祉課及び保健課の3課."""
_BEHIND = regex("の(?P<name>[一-龥々ァ-ヴーA-Za-z]{3,})")


def _is_listed_whole(said: Figure, text: str, facts: Sequence[Fact]) -> bool:
    """Tell whether what is counted is one of those that a fact lists: 5つの居住支援法人 are not the five that meet."""
    found = _BEHIND.match(text, said.end)
    if not found:
        return False
    listed = [{one.text for one in members(fact.text).members} for fact in facts]
    return any(found["name"] in names and len(names) > 1 for names in listed)


_OF_A_KIND = frozenset(
    {"か所", "件", "病院", "診療所", "保健所", "事業所", "センター", "校", "市町村", "市", "町", "村", "区", "圏域"}
)
"""Units that not whatever is listed is counted in: those of 4病院 are hospitals."""
_RUNS_ON = regex("。|[0-9０-９]|(?:する|した|行う|める|える)$")
"""Running text: its commas part no items."""
_NAMING = frozenset({"meeting", "programme", "lead", "indicator", "issue"})
"""Roles of cells that name the row they stand in."""
_ROWS = frozenset(
    {
        "つ",
        "会議",
        "部会",
        "事業",
        "課",
        "係",
        "部署",
        "点",
        "項目",
        "本",
        "課題",
        "指標",
        "会議体",
        "取組",
        "機関",
        "団体",
        "種類",
        "講座",
    }
)
"""Units that rows of a table are counted in."""


def _rows_of_kind(said: Figure, text: str, facts: Sequence[Fact], known: Sequence[Fact]) -> Iterator[int]:
    of_rows = said.plain == "件" and (_OF_ROWS.match(text, said.end) or _ROWS_BEFORE.search(text, 0, said.start))
    if said.plain is None or said.plain in _ROWS or of_rows:
        yield from _rows(facts, known)


_OF_ROWS = regex("の(?:[一-龥]{2})?(?:指標|項目|課題|取組|事業)")
_ROWS_BEFORE = regex("(?:指標|項目|課題|取組|事業)(?:の|は|が)?(?:全部で)?$")
"""Beside a number of cases that counts rows: 指標3件, 3件の課題."""


def _listed(facts: Sequence[Fact]) -> Iterator[int]:
    for fact in facts:
        if fact.type == "note" or _RUNS_ON.search(fact.text):
            continue
        names = [name for name in re.split("[、\n]", fact.text) if name.strip()]
        if len(names) > 1:
            if not re.search("(?:等|など|ほか|その他)$", fact.text.strip()):
                yield len(names)
            continue
        listed = members(fact.text)
        if len(listed.members) > 1 and not listed.open_ended:
            yield len(listed.members)


_SERIES = regex("[一-龥ァ-ヴー]{2,}(?:、[一-龥ァ-ヴー]{2,})+")


def _points(facts: Sequence[Fact]) -> Iterator[int]:
    """Yield how many lines the cited cells of a column have together: five where two, one and two stand."""
    lines: Counter[tuple[str, str]] = Counter()
    for fact in facts:
        if fact.type == "bullets" and _column(fact)[1]:
            lines[_column(fact)] += len([line for line in fact.text.split("\n") if line.strip()])
    yield from lines.values()


def _listed_in_notes(facts: Sequence[Fact]) -> Iterator[int]:
    """Yield how many names stand in a row within a note: 保健所、障害福祉課、住宅課の打合せ."""
    for fact in facts:
        if fact.type == "note":
            yield from (found[0].count("、") + 1 for found in _SERIES.finditer(fact.text))


_PLACES = regex(
    "(?<![一-龥ァ-ヴー])(?P<row>[一-龥ァ-ヴー]{2,8}(?:(?:と|、|・|及び)[一-龥ァ-ヴー]{2,8})+)(?:の[0-9]か所)?[にで]"
)
_APART = regex("と|、|・|及び")


def _places(facts: Sequence[Fact]) -> Iterator[int]:
    """Yield how many names stand in a row of where something is: two of 八広と両国にサロンを開く."""
    for fact in facts:
        yield from (len(_APART.split(found["row"])) for found in _PLACES.finditer(fact.text))


_BOTH = regex("[一-龥ァ-ヴー]{2,}と[一-龥ァ-ヴー]{2,}の(?:両方|双方|両者|いずれ|どちら)")


def _pairs(facts: Sequence[Fact]) -> Iterator[int]:
    """Yield 2 where a fact tells of both of two that it names: 全体会と地域部会の両方."""
    yield from (2 for fact in facts if _BOTH.search(fact.text))


def _rows(facts: Sequence[Fact], known: Sequence[Fact]) -> Iterator[int]:
    """Yield how many rows of a table are cited by their names, and how many it has."""
    cited: dict[str, set[str]] = {}
    columns = {_column(fact) for fact in facts if fact.type != "note"}
    for fact in facts:
        if _column(fact)[1] and fact.type != "note":
            cited.setdefault(_column(fact)[0], set()).add(row_of(fact.at))
    whole = Counter(_column(fact) for fact in known if fact.role in _NAMING)
    for table, rows in cited.items():
        if len(rows) > 1:
            yield len(rows)
            yield from (number for column, number in whole.items() if column in columns and column[0] == table)


_QUOTED = regex("「([^「」]+)」")
_ENDING = regex("[一-龥ァ-ヴー]+")


_COUNTED = regex("の?(?P<noun>[一-龥ァ-ヴー]{2,12})")


def _named(said: Figure, text: str, facts: Sequence[Fact]) -> Iterator[int]:
    """Yield how many different names of the facts end in the unit, or in the noun that is counted.

    2区 of 東浜区 and 港南区, 二つの分科会 of two that are named.
    """
    behind = _COUNTED.match(text, said.end) if said.plain == "つ" else None
    for noun in filter(None, (said.plain, behind and behind["noun"])):
        runs = (run for fact in facts for run in _ENDING.findall(fact.text) if run.endswith(noun))
        yield len({run for run in runs if len(run) > len(noun)})
    quoted = [found for fact in facts for found in _QUOTED.findall(fact.text)]
    if behind and len(quoted) > 1:
        yield len([one for one in quoted if one.endswith(behind["noun"])])


def _column(fact: Fact) -> tuple[str, str]:
    place = places.parse(fact.at)
    return place.part, place.column


def _enumerated(text: str, said: Figure) -> Iterator[int]:
    """Yield how many things stand in a row right before the figure, or behind it in brackets."""
    if said.plain in ("か所", "件"):
        return
    before = _DAY.sub("", text[: said.start])
    ends = [found.end() for found in _CLAUSE.finditer(before)]
    row = before[ends[-1] if ends else 0 :]
    if re.search("(?:の|など|等|、|という|から成る|からなる)$", row) and not re.search("(?:など|等)の?$", row):
        separators = _SEPARATOR.findall(row.rstrip("の、"))
        listed = [one for one in separators if one != "・"]
        if separators:
            yield len(listed or separators) + 1
    behind = re.match(r"[一-龥ァ-ヴー]{0,10}[（(](?P<row>[^（）()]+)[)）]", text[said.end :])
    if behind and not re.search("(?:など|等)$", behind["row"]):
        yield len(_SEPARATOR.findall(behind["row"])) + 1
