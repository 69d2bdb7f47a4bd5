"""Q1: rates and shares of fixed rows as running text tells them: 1年時点の退院率が7割に満たない beside 88.3."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import lru_cache

from ckwriter import places
from ckwriter.checks import finding
from ckwriter.checks.texts.fulltext import PROSE, narrow_digits
from ckwriter.checks.texts.readings import dates_of, filled, fixed_rows, number_of, sentences_of
from ckwriter.form import Row, Table
from ckwriter.model import Finding, Submission
from ckwriter.notation.numerals import read_number
from ckwriter.patterns import regex

_RATE = regex(
    "(?P<hedge>約|およそ|おおむね|概ね|ほぼ)?(?<![0-9.第])(?P<number>[0-9]{1,3}(?:\\.[0-9]+)?|[一二三四五六七八九])"
    "\\s?(?P<unit>%|％|パーセント|割(?![合り])(?P<half>[0-9五]分)?)"
    "(?P<behind>(?:に(?:も)?(?:満た|届か|達しな|至らな|及ばな)|を(?:下回|切|割)|未満|以下|弱|近く"
    "|(?:を|に)?(?:超え|上回|達し|のぼ|上る)|以上|超|強|余り|台|ほど|程度|前後|くらい|ぐらい|半ば|半)?)"
)
_LESS = regex("(?:満た|届か|達しな|至らな|及ばな|下回|を切|を割|未満|弱|近く)")
_MORE = regex("(?:超|上回|強|余)")
_AT_LEAST = regex("(?:以上|達し|のぼ|上る)")
_LOOSE = regex("約|およそ|おおむね|概ね|ほぼ|ほど|程度|前後|くらい|ぐらい")
_PASSING = regex(
    "目標|目指|前の?年|昨年|前回|以前|当時|全国|国の|平均より|増|減|上昇|低下|改善|ポイント|圏域ごと|一部の|病院によ|病院ごと|うち|県外|近県|上位|見込|予定|希望"
)
_OF_PREFECTURE = regex("県全体|県平均|都全体|府全体|道全体|県の|都の|府の|県内|都内|府内")


def rates_told_otherwise(submission: Submission) -> Iterator[Finding]:
    """Ask about rates of fixed rows, and shares that rows have in a whole, which running text tells otherwise."""
    rates = [(table, row) for table, row in fixed_rows(submission) if row.unit == "%" and row.group]
    shares = [(table, row) for table, row in fixed_rows(submission) if row.share_of and row.told]
    if not rates and not shares:
        return
    groups = tuple(dict.fromkeys(row.group for _, row in rates))
    for at, field, text in filled(submission):
        if field.type not in PROSE or field.year or field.role == "event":
            continue
        if not ("割" in text or "%" in text or "％" in text or "パーセント" in text):
            continue
        for sentence in sentences_of(text):
            words = narrow_digits(sentence.text)
            told = list(_RATE.finditer(words))
            if len(told) != 1 or _PASSING.search(words, 0, told[0].end() + 8) or not _is_of_now(submission, words):
                continue
            known = _rate(submission, rates, groups, words, told[0]) or _share(submission, shares, words, told[0])
            if known is not None and _apart(told[0], known[1]):
                yield _finding(submission, at, sentence.text, told[0], known)
                return


Known = tuple[str, Decimal, int]
"""The place of a figure, its value in percent, and where the words that name it begin."""


def _rate(
    submission: Submission, rates: Sequence[tuple[Table, Row]], groups: tuple[str, ...], words: str, told: re.Match[str]
) -> Known | None:
    """Return the rate that a sentence names by its heading and its row: 退院率 and 1年時点."""
    heading = next((words.find(group) for group in groups if group in words), -1)
    if heading < 0 or heading > told.start():
        return None
    for table, row in rates:
        named = _titles(row.title, row.also).search(words)
        if named is None or row.group not in words or named.start() > told.start():
            continue
        at = f"{table.id}[{row.id}].value"
        figure = number_of(submission.text(at))
        if figure is None or figure.value is None or figure.hedges:
            return None
        return at, Decimal(figure.value), min(named.start(), words.find(row.group))
    return None


@lru_cache(64)
def _titles(title: str, also: tuple[str, ...]) -> re.Pattern[str]:
    names = sorted({name.removeprefix("入院後") for name in (title, *also)}, key=len, reverse=True)
    return re.compile(rf"(?:入院後、?|(?<![0-9]))(?:{'|'.join(map(re.escape, names))})(?!以上|未満)")


def _share(
    submission: Submission, shares: Sequence[tuple[Table, Row]], words: str, told: re.Match[str]
) -> Known | None:
    """Return the share of a row in its whole, of which a sentence says that it takes up so much: 6割を占める."""
    takes_up = _TAKES_UP.match(words, told.end())
    if not takes_up and not (_OF_ALL.search(words[: told.start()]) and _IS_SO.match(words, told.end())):
        return None
    for table, row in shares:
        named = next((words.find(name) for name in row.told if name in words), -1)
        if not 0 <= named < told.start():
            continue
        at = f"{table.id}[{row.id}].value"
        part, whole = (number_of(submission.text(f"{table.id}[{name}].value")) for name in (row.id, row.share_of))
        if not (part and whole and part.value and whole.value) or part.hedges or whole.hedges:
            return None
        return at, Decimal(part.value) * 100 / Decimal(whole.value), named
    return None


_OF_ALL = regex(
    "(?:入院(?:者|患者|している[人方])?(?:の?全体|全員|総数)?|入院者数?|全体|合計|総数)(?:の(?:うち)?|のうち|に占める割合[はが])、?\\Z"
)
_IS_SO = regex(
    "(?:ほど|程度)?(?:に当た[るりっ]|に相当|で(?:あ[るり]|す|、)|と(?:な[るっ]|い[うっ]|、)|。|、|\\Z|が1年以上)"
)
"""Before a share and behind it, what says that it is one in the whole: 入院者全体の3割強に当たる."""
_TAKES_UP = regex("(?:ほど|程度)?(?:を|に)?(?:占め|及[びん]|のぼ|上[っる]|達し)")


def _apart(told: re.Match[str], known: Decimal) -> bool:
    """Tell whether a rate in words cannot be the known one."""
    value = read_number(told["number"])
    if value is None:
        return False
    tenths = told["unit"].startswith("割")
    said = Decimal(value) * (10 if tenths else 1)
    if told["half"]:
        said += 10 * Decimal(read_number(told["half"][0]) or 0) / 10
    behind = told["behind"]
    if _LESS.search(behind):
        short = behind in ("弱", "近く")
        return known >= said + (1 if short else 0) or (short and known < said - 10)
    if _MORE.search(behind):
        return known < said or (behind == "強" and known > said + 10)
    if _AT_LEAST.search(behind):
        return known < said
    if behind == "以下":
        return known > said
    if behind == "台":
        return not said <= known < said + 10
    if behind in ("半ば", "半"):
        return abs(known - said - 5) > 4
    if tenths:
        return not said - 6 <= known < said + 10
    step = Decimal(1).scaleb(int(said.as_tuple().exponent))
    return abs(known - said) >= (Decimal(5) if _LOOSE.search(told[0]) else step)


def _finding(submission: Submission, at: str, words: str, told: re.Match[str], known: Known) -> Finding:
    value_at, value, start = known
    quote = words[start : told.end()]
    shown = submission.text(value_at)
    share = "" if shown.strip("%％ ") == str(value) else f"（合計の{value.quantize(Decimal('0.1'))}%）"
    return finding(
        submission,
        at,
        f"「{quote}」とありますが、{places.title_of(submission.form, value_at)}は「{shown}」{share}です。"
        "合わないのではありませんか",
        hint="割合と表の数字のどちらが正しいか確かめてください。時点や範囲が違うときは書き添えます。",
        quotes=[(at, quote), (value_at, shown)],
    )


def _is_of_now(submission: Submission, words: str) -> bool:
    year = submission.fiscal_year
    if _OF_PREFECTURE.search(words) and not submission.municipality.name.endswith(("都", "道", "府", "県")):
        return False
    return all(date.year in (None, year - 1, year, year + 1) for date in dates_of(words, year))
