"""Q1: the figures of fixed rows: their dates, their basis, and what running text says of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

from ckwriter import places
from ckwriter.checks import check, finding
from ckwriter.checks.numbers.noted_parts import parts_noted
from ckwriter.checks.numbers.parts_told import parts_told_otherwise
from ckwriter.checks.numbers.persons_told import persons_told_otherwise
from ckwriter.checks.numbers.rates_told import rates_told_otherwise
from ckwriter.checks.numbers.thing_counts import counts_in_prose
from ckwriter.checks.numbers.told_twice import told_twice
from ckwriter.checks.numbers.two_bases import says_basis
from ckwriter.checks.texts.readings import (
    dates_of,
    filled,
    fixed_rows,
    last_year,
    number_of,
    quantities_of,
    row_of,
    sentences_of,
)
from ckwriter.form import Row, Table
from ckwriter.model import Finding, Submission
from ckwriter.notation import Agreement, Quantity, agree
from ckwriter.patterns import regex


@check(level="warning", rules=("R35", "R37"))
def figure_in_text(submission: Submission) -> Iterator[Finding]:
    """本文に出る数字が、基礎情報などの表の数字と合っている

    What running text says of what a fixed row counts (`counts`): 精神科病院6か所, 人口は約47万人, 全8圏域. An exact
    number that differs, one of 全N that is not all, and more than there are, are asked about; other years' figures
    are left alone. One finding a row.
    """
    for told in (persons_told_otherwise, parts_told_otherwise, rates_told_otherwise, told_twice):
        yield from told(submission)
    rows = [(at, row, one) for at, row, one in _counted_rows(submission) if row.counts and one.value]
    tables = {at.partition("[")[0] for at, _, _ in rows}
    texts = [(at, text) for at, text in _running_text(submission) if at.partition("[")[0] not in tables]
    everything = "\n".join(text for _, text in texts)
    for value_at, row, figure in rows:
        if not any(name in everything for name in (*row.counts, *row.counts_all)):
            continue
        said = [
            (at, words, one, total)
            for at, text in texts
            for sentence, words, one, total in _said_of(text, row)
            if _about_here_and_now(submission, sentence)
        ]
        said += _counted_in_prose(submission, row, {at for at, _, _, _ in said})
        for at, words, one, total in said:
            area = bool(_ALL_IN_AREA.search(submission.text(at), 0, submission.text(at).find(words)))
            if figure.value == 1 and not (area and row.unit not in _OF_A_PREFECTURE):
                continue
            problem = None if one.value in parts_noted(submission, value_at, figure) else _conflict(figure, one, total)
            some = problem is None and area
            if some and one.value is not None and figure.value is not None and 1 < one.value < figure.value:
                problem = "全体の数でなければ、「○か所のうち○か所」のように書くと伝わります"
            if problem is not None:
                title = places.title_of(submission.form, value_at)
                yield finding(
                    submission,
                    at,
                    f"「{words}」とありますが、{title}は「{figure.text}」です。{problem}",
                    hint="時点や数え方が違うときは書き添え、同じであれば、どちらかを直してください。",
                    quotes=[(at, words), (value_at, figure.text)],
                    level="note" if some else None,
                )
                break


def _counted_in_prose(submission: Submission, row: Row, told: set[str]) -> Iterator[tuple[str, str, Quantity, bool]]:
    """Yield (place, words, amount, whether it claims to be all) of counts in other words: 市内に4つある精神科病院."""
    for one in counts_in_prose(submission, row.counts, row.counts_all):
        if one.at not in told and _about_here_and_now(submission, one.words):
            yield one.at, one.words, Quantity(one.words, 0, 0, one.number, one.number, one.number), one.whole


_OF_A_PREFECTURE = ("市町村", "圏域")
_ALL_IN_AREA = regex(r"[市区県府都道町村管]内(?:の|に|には)?\Z")


@check(level="note", rules=("R37",))
def basis_of_figure(submission: Submission) -> Iterator[Finding]:
    """数え方で変わる数字に、数え方（住所地・所在地など）が書かれている

    Rows that name ways of counting (`bases`): one of them must stand in the row or among its group's notes, or in a
    footnote of the section that has no place of its own. Where last year's submission named one, figure_unchanged asks.
    """
    for table, row in fixed_rows(submission):
        value_at = f"{table.id}[{row.id}].value"
        figure = number_of(submission.text(value_at)) if row.bases else None
        if figure is None or not figure.value:
            continue
        before = last_year(submission)
        if not (says_basis(submission, table, row) or (before is not None and says_basis(before, table, row))):
            choices = "・".join(row.bases)
            yield finding(
                submission,
                value_at,
                f"数え方（{choices}など）が書かれていません",
                hint=f"同じ項目でも数え方で値が変わります。{choices}のどれによるかと出典を備考へ書いてください。",
                quotes=[(value_at, submission.text(value_at))],
            )


@check(level="note", rules=("R40",))
def small_count(submission: Submission) -> Iterator[Finding]:
    """個人が分かるおそれのある少人数（1～4人）が、確かめられている

    Counts of one to four persons in rows of persons (`private`), and beside the form's `private_words` elsewhere. One
    note for all; a range and 延 are passed over.
    """
    quotes = [
        (at, one.text)
        for at, row, one in _counted_rows(submission)
        if row.private and one.unit in (None, "人", "名") and _is_few(one)
    ]
    pattern = _any_of(submission.form.private_words)
    for at, field, text in filled(submission):
        if field.type in ("text", "paragraph", "bullets", "quantity") and text and _FEW.search(text):
            name = submission.text(f"{row_of(at)}.{_first_column(submission, at)}") if field.type == "quantity" else ""
            for sentence in sentences_of(text):
                about = f"{name}\n{sentence.text}"
                few = [one for one in quantities_of(sentence.text) if one.unit in ("人", "名") and _is_few(one)]
                if few and pattern and pattern.search(about) and not _STAFF.search(sentence.text):
                    quotes += [(at, one.text) for one in few]
    if quotes:
        shown = "」「".join(dict.fromkeys(words for _, words in quotes))
        yield finding(
            submission,
            quotes[0][0],
            f"少ない人数（「{shown}」）があります。個人が分かるおそれはありませんか",
            hint="公表する前に確かめ、必要なら「5人未満」や「秘匿」としてください。",
            quotes=list(dict.fromkeys(quotes)),
            subject="少人数の記載",
        )


def _counted_rows(submission: Submission) -> Iterator[tuple[str, Row, Quantity]]:
    for table, row in fixed_rows(submission):
        at = f"{table.id}[{row.id}].value"
        text = submission.text(at)
        one = number_of(text) if text else None
        if one is not None and one.value is not None and not one.hedges:
            yield at, row, one


_RUNNING = ("text", "paragraph", "bullets", "list", "quantity")


def _running_text(submission: Submission) -> Iterator[tuple[str, str]]:
    """Yield (place, text) of what may speak of the figures, and does not tell of other years."""
    for at, field, text in filled(submission):
        if field.type in _RUNNING and not field.year and field.role not in ("event", "members"):
            yield at, text


@lru_cache(256)
def _saying(counts: tuple[str, ...]) -> re.Pattern[str]:
    """Return the pattern of a number beside what is counted: 精神科病院は6か所, 全8圏域, 8つの圏域."""
    names = "|".join(sorted(map(re.escape, counts), key=len, reverse=True))
    number = "[0-9０-９][0-9０-９,，.．]*(?:万[0-9０-９,，]*)?"
    return re.compile(
        rf"(?P<before>(?<![一-龥])(?:{names}))(?P<link>の?数|等)?(?:は|が|も|で|、|:|：|[（(]|\s)?(?:全部で|合わせて|あわせて|全体で|総数で?|計|合計で?|約|およそ|全)?(?P<a>{number})(?P<rest>[^0-9０-９\s、。]{{0,6}})"
        rf"|(?P<all>全(?:て|部)?の?|すべての|計)?(?P<b>{number})(?:つの|の|か所の|箇所の)?(?P<after>{names})(?![一-龥]{{0,4}}(?:会議|部会|協議会|連絡会))"
    )


def _said_of(text: str, row: Row) -> Iterator[tuple[str, str, Quantity, bool]]:
    """Yield (sentence, words, amount, whether it claims to be all) of what a text says of what a row counts."""
    counts = (*row.counts, *row.counts_all)
    if not any(name in text for name in counts):
        return
    for sentence in sentences_of(text):
        if not any(name in sentence.text for name in counts):
            continue
        amounts = quantities_of(sentence.text)
        for found in _saying(counts).finditer(sentence.text):
            start, end = found.span("a" if found["a"] else "b")
            one = next((one for one in amounts if one.start <= start and end <= one.end + 1), None)
            if one is None or one.each or (found["a"] and not _counts_in(one.unit, row.unit)):
                continue
            if found["a"] and one.total and sentence.text[: found.start()].endswith(_LISTED):
                continue  # 家族会、ピアサポーター、市町　計25機関
            end = found.end("after") if found["b"] else one.end
            if found["b"] and _SUBSET.search(sentence.text, 0, min(found.start(), one.start)):
                continue
            if _RATED.match(sentence.text, end) or not _THRESHOLDS.isdisjoint(one.hedges):
                continue
            if _OF_SOME.match(sentence.text, end) or _IN_A_PART.search(sentence.text, 0, found.start()):
                continue
            whole = bool(_WHOLE.match(sentence.text, end)) and not _PART.search(sentence.text, 0, found.start())
            all_of_them = bool(found["a"]) or bool(found["all"]) or one.total or whole
            if (found["before"] or found["after"]) in row.counts_all and not (bool(found["all"]) or one.total or whole):
                continue
            words = sentence.text[min(found.start(), one.start) : max(found.end("a"), one.end, found.end("after"))]
            yield sentence.text, words, one, all_of_them


_LISTED = ("、", "，", ",", "・", "と", "及び", "\n")
"""Before a name, what makes it one of a list, of which a sum behind it is."""
_THRESHOLDS = frozenset({"未満", "以下", "以内", "以上", "超"})
"""Words that make an amount a bound, as of a kind of body: 人口1万人未満の町村."""
_OF_SOME = regex(
    "に(?:も)?満たな|に(?:も)?及ばな|に(?:も)?足り|足らず|を(?:下回|切|割)|(?:ほど|程度|規模|前後|台|余り?|弱|強)?の(?:小さな)?(?:町|村|市町|町村|地区|地域|集落|離島|島|山間)"
)
"""Behind an amount, words by which it is that of some places within the body: 人口が2,000人に満たない町村."""
_IN_A_PART = regex(
    r"(?:[東西南北中央]部|県[東西南北央]|圏域|地区|方面|沿岸部?|山間部?|島[し嶼]?部?)(?:地域|地区)?(?:の|にある|内の)\Z"
)
"""Before a name, words of a part of the body: 県央部の精神科病院6か所."""
_WHOLE = regex("のうち|中(?![核央心])|(?:の)?(?:全て|すべて|全部)")
_SUBSET = regex(
    r"(?:(?<![一-龥][都道府県市区町村管域国内])(?<!本[県市区])(?<!当[県市区])の|(?<=[一-龥ァ-ヶーいきしちにひみりけせてねべめれえげった])[るたい])\Z"
)
"""Before a number, words that pick some of all: 未設置の16市町村, 参加した5病院; not 県内の16市町村."""
_PART = regex(r"(?:のうち|中)、?\Z")
_RATED = regex("(?:が|は|も)?(?:増え|減っ|減り|新設|増設)|ごと|毎(?![年月回])|ずつ|[かケヶ]?所?(?:当たり|あたり|対)")


def _counts_in(written: str | None, unit: str) -> bool:
    """Tell whether an amount behind a name counts it: 精神科病院6か所, 人口47万人; not 精神科病院3名."""
    places_ = {"か所", "病院", "施設", "機関", "事業所", "センター", None}
    areas = {"市町村", "圏域"}
    return written == unit or (written in places_ and unit in places_ | areas) or (written is None and bool(unit))


def _conflict(figure: Quantity, one: Quantity, total: bool) -> str | None:
    if one.value is None or figure.value is None:
        return None
    plain = Quantity("", 0, 0, one.value, one.low, one.high, hedges=one.hedges)
    known = Quantity("", 0, 0, figure.value, figure.value, figure.value)
    if _is_rounded(Decimal(one.value), Decimal(figure.value)):
        return None
    if total and agree(plain, known) is Agreement.DIFFERENT:
        return "同じものの数ではありませんか"
    if not one.hedges and Decimal(one.value) > Decimal(figure.value):
        return "全体の数より多くなっていませんか"
    return None


def _is_rounded(said: Decimal, known: Decimal) -> bool:
    """Tell whether a large number in running text is the known one, rounded to thousands or more: 人口27万人."""
    step = Decimal(10) ** len(str(said)[len(str(said).rstrip("0")) :])
    return step >= 1000 and abs(said - known) <= step / 2


_OLD = regex(
    "前の?年|昨年|当時|以前|かつて|国の|全国|県全体|目標|令和[0-9０-９]+年度までに|[るを]予定|予定(?:で(?!き)|し|。|、)|増や|増設|新たに"
)


_WIDER = regex("県内|県下|府内|都内|道内|近隣|隣接|周辺")
_OUTSIDE = regex(
    "[市区県都府道町村管域]内外の|(?:[市区県都府町村]|圏域)外の?[^、。]{0,12}(?:含|合わせ|加え|及び|並びに|と[0-9０-９])"
)
_WIDE_BODY = regex("[都道府県]$")


def _about_here_and_now(submission: Submission, words: str) -> bool:
    """Tell whether a sentence speaks of the body itself and of this year."""
    year = submission.fiscal_year
    if (
        _OLD.search(words)
        or _OUTSIDE.search(words)
        or (_WIDER.search(words) and not _WIDE_BODY.search(submission.municipality.name))
    ):
        return False
    return not any(date.year not in (None, year, year + 1) for date in dates_of(words, year))


_FEW = regex("[1-4１-４一二三四](?:人|名)")
_STAFF = regex("配置|職員|講師|委員|従事者|担当者?|アドバイザー|医師|保健師|スタッフ|体制")


def _is_few(one: Quantity) -> bool:
    return one.value is not None and 1 <= one.value <= 4 and one.counting != "延" and not one.each and not one.hedges


@lru_cache(16)
def _any_of(words: tuple[str, ...]) -> re.Pattern[str] | None:
    return re.compile("|".join(map(re.escape, words))) if words else None


def _first_column(submission: Submission, at: str) -> str:
    part = submission.form.part(places.parse(at).part)
    return part.columns[0].id if isinstance(part, Table) else ""
