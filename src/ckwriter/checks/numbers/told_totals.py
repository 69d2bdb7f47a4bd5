"""C1: how often several meetings meet in all, as prose tells it, against what their own rows say.

全体会と地域部会を合わせて年5回; 支援会議と合わせた開催は10回 in the row of another meeting; 3区で年9回 of one held
各区年4回.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from ckwriter.checks import finding
from ckwriter.checks.meetings.known import Meeting, Meetings, Statement, where_said
from ckwriter.checks.names.mentions import mentions_in
from ckwriter.checks.names.naming import GENERIC
from ckwriter.checks.texts.area_counts import Sure, area_counts, area_of, number_of_areas
from ckwriter.checks.texts.fulltext import PROSE
from ckwriter.checks.texts.readings import dates_of, filled, quantities_of, row_of, sentences_of
from ckwriter.model import Finding, Submission
from ckwriter.notation import Quantity
from ckwriter.notation.numerals import read_number
from ckwriter.patterns import regex

Own = Mapping[int, Statement]
"""By the identity of a meeting, what its own row says of how often it meets."""

_MAY = regex(
    "合わせ|あわせ|併せ|合計|総計|通算|全部で|全体で|含め|足すと|を加え|計[0-9０-９]|[2-9２-９二三四五六七八九]つの?(?:会|場|協議)|[2-9２-９二三四五六七八九]つで|[0-9０-９一二三四五六七八九十](?:つの)?(?:区|圏域|地区|ブロック|支所|地域|保健所|市町)"
)
_TOGETHER = regex(
    "合わせ|あわせ|併せ|合計|総計|通算|全部で|含め|足すと|を加え|計[0-9０-９]|[2-9２-９二三四五六七八九]つで"
)
_APART = regex(
    "前の?年|昨年|前回|目標|見込|予定(?:外|を)|増や|増え|減|うち|除|含めず|合同|合わせて開|併せて開|臨時|ほか|など|等|目指|もう|あと|に加え|とは別|今後|来年"
)


def told_totals(submission: Submission, found: Meetings, own: Own) -> Iterator[Finding]:
    """Ask about sums in prose that are not those of the meetings that they name, each as often as its own row says."""
    year = submission.fiscal_year
    for at, field, text in filled(submission):
        if field.type not in PROSE or field.year or field.role == "event" or "回" not in text or not _MAY.search(text):
            continue
        for sentence in sentences_of(text):
            words = sentence.text
            if "回" not in words or not _MAY.search(words) or _APART.search(words):
                continue
            if any(date.year not in (None, year, year + 1) for date in dates_of(words, year)):
                continue
            yield from _of_several(submission, found, own, at, words)
            yield from _of_all(submission, found, own, at, words)
            yield from _of_areas(submission, found, own, at, words)


def _of_several(submission: Submission, found: Meetings, own: Own, at: str, words: str) -> Iterator[Finding]:
    times = [one for one in quantities_of(words) if one.unit == "回"]
    if len(times) != 1 or not _TOGETHER.search(words) or not _is_exact(times[0]):
        return  # a sentence that gives the parts as well is told_sums'
    here = _of_row(submission, found, at)
    before = [meeting for meeting, _, end in _meetings_in(found, words) if end <= times[0].start]
    named = [meeting for meeting, _, _ in _meetings_in(found, words)]
    ways = [before, named]
    if len(here) == 1 and not any(here[0] is meeting for meeting in named):
        ways = [[*before, here[0]], [*named, here[0]], before, named]  # 支援会議と合わせて, in the row of another
    sums = [
        (way, said, values)
        for way in ways
        if (said := _own_of(own, way))
        for read in (_plain, _in_all)
        if None not in (values := [read(submission, one) for one in said])
    ]
    if not sums or len(sums[0][0]) < 2 or any(_sum_of(values) == times[0].value for _, _, values in sums):
        return
    if any(one.frequency.value == times[0].value for one in sums[0][1][-1:]) and words[: times[0].start].endswith("計"):
        return  # 推進会議は年2回、地区会は計12回
    _, said, values = sums[-1]
    first = min(start for _, start, _ in _meetings_in(found, words))
    quote = words[first : times[0].end] if first < times[0].start else words[: times[0].end]
    total, terms = _sum_of(values), "＋".join(str(value) for value in values)
    yield _differs(submission, at, quote, f"{terms}＝{total}回", said)


_COUNTED = "(?P<number>[0-9０-９]{1,2}|[二三四五六七八九十])"
_SO_MANY = regex(
    f"{_COUNTED}(?:つの|の)?(?:協議の場|会議体?|場|会合)(?:全体|全て|すべて)?(?:[をのがはで][^。0-9０-９]{{0,24}})?、?"
    "(?:合わせ|あわせ|合計|合算|通算|足|計(?=[0-9０-９])|全部で|年間?に?(?=[0-9０-９]))"
    "|(?:協議の場|会議体?)は、?(?P<behind>[0-9０-９]{1,2}|[二三四五六七八九十])つ[^。0-9０-９]{0,12}(?:合わせ|あわせ|合計|計(?=[0-9０-９])|全部で)"
)
"""How many meetings a sum is of: 4つの会議を|合わせ, 三つの場の開催は、|計, 協議の場は3つあり、|合計."""


def _of_all(submission: Submission, found: Meetings, own: Own, at: str, words: str) -> Iterator[Finding]:
    """Compare a sum that names no meeting but says how many there are: 以上3つの協議の場を合わせ、年間33回."""
    counted = _SO_MANY.search(words)
    times = [one for one in quantities_of(words) if one.unit == "回"]
    if counted is None or len(times) != 1 or not _is_exact(times[0]):
        return
    if any(not GENERIC.match(one.name) for one in mentions_in(words, found.known)) or _BOTH.search(words):
        return
    tables = [table for table, _ in submission.form.with_role("meeting") if table is not None]
    listed = [one for one in found.every if tables and one.named_in(tables[-1].id) and id(one) in own]
    values = [_in_all(submission, own[id(one)]) for one in listed]
    if len(listed) != read_number(counted["number"] or counted["behind"]) or None in values:
        return
    total = _sum_of(values)
    if total != Fraction(times[0].value or 0):
        terms = "＋".join(str(one) for one in values)
        yield _differs(submission, at, words, f"{terms}＝{total}回", [own[id(one)] for one in listed])


def _in_all(submission: Submission, one: Statement) -> Fraction | None:
    """Return how often a meeting is held, in all areas together: those that its cell counts, or all of their kind."""
    value, areas = one.frequency.value, 1
    if value is None or one.frequency.hedges:
        return None
    if one.frequency.each:
        told = {area.number for area in area_counts(submission) if area.at == one.at and area.sure is Sure.COUNTED}
        known = number_of_areas(submission, area_of(one.frequency))
        if len(told) != 1 and known is None:
            return None
        areas = told.pop() if len(told) == 1 or known is None else known.number
    return Fraction(value) * areas


def _own_of(own: Own, counted: Sequence[Meeting]) -> list[Statement]:
    """Return what the rows of meetings say, or nothing where one of them says nothing."""
    said = [own[id(one)] for one in counted if id(one) in own]
    return said if len(said) == len(counted) > 1 else []


_BOTH = regex("合同|同日|兼ね|別に|除")


def _plain(submission: Submission, one: Statement) -> Fraction | None:
    """Return a number of times that is exact, also where it is of each of several areas."""
    value = one.frequency.value
    return None if value is None or one.frequency.hedges else Fraction(value)


def _sum_of(values: Sequence[Fraction | None]) -> Fraction:
    return sum((one for one in values if one is not None), Fraction(0))


def _of_row(submission: Submission, found: Meetings, at: str) -> list[Meeting]:
    """Return the meetings that the row of a place is about, as its first column names them."""
    row = row_of(at)
    named = found.in_row(row)
    part = submission.form.part(row.partition("[")[0])
    for column in () if named else getattr(part, "columns", ()):
        if column.role in ("activity", "programme", "meeting", "indicator"):
            return [meeting for meeting, _, _ in _meetings_in(found, submission.text(f"{row}.{column.id}"))]
    return named


def _meetings_in(found: Meetings, words: str) -> list[tuple[Meeting, int, int]]:
    """Return the meetings that words name, each once, with where the name begins and ends."""
    named: list[tuple[Meeting, int, int]] = []
    for mention in mentions_in(words, found.known):
        meeting = found.resolve(mention.name.removeprefix("同"), [one for one, _, _ in named])
        if meeting is not None and not any(meeting is other for other, _, _ in named):
            named.append((meeting, mention.start, mention.end))
    return named


def _is_exact(one: Quantity) -> bool:
    return (
        isinstance(one.value, int) and not one.hedges and not one.each and not one.counting and one.per in (None, "年")
    )


_OF_AREAS = regex(
    "(?<![0-9０-９第一二三四五六七八九十])(?P<areas>[0-9０-９]{1,2}|[一二三四五六七八九十]{1,2})(?:つの)?(?P<unit>区|圏域|地区|ブロック|支所|地域|保健所|市町)"
    "(?:役所)?(?P<link>[^、。0-9０-９各年毎]{0,14}?)、?(?:年間?に?|毎年|1年に)?(?:計|延べ?|合計)?、?"
    "(?P<times>[0-9０-９]{1,3}|[一二三四五六七八九十]{1,3})回(?!目|程度|以上|ずつ|以内|分の)"
)
_LINK = regex("(?:で|では|の|を|は|とも)?|.*(?:計|合わせ|合算|通算|通[じし]|全部|全体|全て|すべて|足|まとめ|またが).*")
"""What may stand between areas and the times of all of them: 3つの区を通算すれば."""


def _of_areas(submission: Submission, found: Meetings, own: Own, at: str, words: str) -> Iterator[Finding]:
    """Compare a number of times in so many areas with that of each area, by the row of the meeting or its name."""
    for one in _OF_AREAS.finditer(words):
        areas, times = read_number(one["areas"]), read_number(one["times"])
        if not isinstance(areas, int) or not isinstance(times, int) or areas < 2 or times < areas:
            continue
        if not _LINK.fullmatch(one["link"]) or "ずつ" in words or "各" in words[one.start("unit") : one.end()]:
            continue
        named = [meeting for meeting, _, _ in _meetings_in(found, words)] or _of_row(submission, found, at)
        each = _of_each(submission, own, named[0]) if len(named) == 1 else None
        if each is None or area_of(each.frequency) != one["unit"] or each.at == at:
            continue
        low, high = each.frequency.low, each.frequency.high
        if each.frequency.hedges or low is None or high is None or low * areas <= times <= high * areas:
            continue
        if low <= times <= high:
            continue  # 3区すべてで4回 is four times in each
        yield _differs(submission, at, one[0], f"{areas}×{each.frequency.value or low}＝{areas * low}回", [each])
        return


def _of_each(submission: Submission, own: Own, meeting: Meeting) -> Statement | None:
    """Return what the row of a meeting says of each area, also where it says how often in all as well."""
    said = own.get(id(meeting))
    if said is None or said.frequency.each:
        return said
    rows = [one for one in meeting.statements_about(submission.fiscal_year) if one.at == said.at]
    return next((one for one in rows if one.frequency.each), said)


def _differs(submission: Submission, at: str, words: str, terms: str, said: Sequence[Statement]) -> Finding:
    sections = "・".join(dict.fromkeys(where_said(submission, one) for one in said))
    return finding(
        submission,
        at,
        f"「{words}」とありますが、{sections}に書かれた回数からは{terms}になります。合わないのではありませんか",
        hint="それぞれの回数と合計のどれが正しいか確かめてください。年度や数える会議が違うときは、書き添えます。",
        quotes=[(at, words), *((one.at, one.quote) for one in said)],
    )
