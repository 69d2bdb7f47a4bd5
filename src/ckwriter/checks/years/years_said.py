"""J5: years as they are said: 今年度, 昨年度, 昨年; 年 and 年度."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ckwriter import places
from ckwriter.checks import check, finding
from ckwriter.checks.texts.fulltext import PROSE, full_text, narrow_digits
from ckwriter.checks.texts.readings import filled, sentences_of
from ckwriter.form import FieldType, Table
from ckwriter.model import Finding, Submission
from ckwriter.notation import fiscal_year_title
from ckwriter.patterns import regex

_PROSE: frozenset[FieldType] = frozenset(("text", "paragraph", "bullets", "quantity", "period"))

_THIS_YEAR = regex("今年度|本年度")
_OTHER_YEAR = regex("昨年度|前年度|来年度|次年度|一昨年度")
_PLANNED = regex(
    "(?:予定|見込み|方針|目標|計画)(?:である|です|とする|。|$)|(?:たい|ていく|こととする|こととしている|目指す|めざす|したいと考え|図る|進める|努める|取り組む|検討する|継続する"
    "|実施する|開催する|行う|働きかける|つなげる|反映する|活かす|生かす|に向け)(?:。|$|、|予定)|からは|以降"
)
_DONE = regex("(?:た|だった|られた|できた|いた|件|回|人|実績|結果|ている|ており|状況|が)")


@check(level="warning", rules=("R28",))
def this_year_in_last_years_results(submission: Submission) -> Iterator[Finding]:
    """昨年度の成果を書く欄で「今年度」が昨年度の意味に使われていない

    「今年度」 in words that tell what was done, in a field that is about last year (`year = -1`): carried over from
    when last year was this year. Sentences that plan, or name both years, and values at the start of this year are
    left alone.
    """
    for at, field, text in filled(submission):
        if field.year < 0 and (field.type in PROSE or field.role == "result"):
            for one in sentences_of(text):
                found = _THIS_YEAR.search(one.text)
                if _PUT_OFF.search(one.text):
                    continue
                if found is None and _PAST.search(one.text) and not _PLANNED.search(one.text):
                    now = re.compile(_YEAR_ITSELF.format(*_written(submission.fiscal_year)))
                    found = now.search(one.text)
                    if found is not None:
                        yield _of_this_year(submission, at, one.text, found[0])
                elif found and _tells_results(one.text):
                    last = fiscal_year_title(submission.fiscal_year + field.year)
                    yield finding(
                        submission,
                        at,
                        f"昨年度の成果を書く欄に「{found[0]}」とあります。昨年度のことではありませんか",
                        hint=f"{last}のことであれば「昨年度」と書いてください。",
                        quotes=[(at, one.text)],
                    )


_PUT_OFF = regex("持ち越|繰り?(?:越|延)|先送|後ろ倒し|ずれ込|延期|年度(?:へ|に)(?:回[しさ]|移|送)|引き継")
"""What was put off to this year is told of last year: 設置が今年度に|持ち越された."""
_PAST = regex(
    "(?:た|だった|でした)。?\\Z|[0-9０-９](?:人|名|件|回|世帯|か所)(?:が|で|の|に)?[^。、]{0,12}"
    "(?:転入|退院|達成|実施|参加|増加|減少|利用|修了|登録|申込み?|成立|入居|開催|移行|終了|到達)。?\\Z"
)
_YEAR_ITSELF = "(?:(?:令和|[RＲ])[ 　]?(?:{}|{})年度|{}年度)(?:は|に|も|の|、)"


def _written(year: int) -> tuple[str, str, int]:
    """Return the number of a fiscal year within its era in narrow and in wide digits, and the year."""
    number = re.sub("[^0-9元]", "", fiscal_year_title(year))
    return number, number.translate({ord(str(digit)): chr(0xFF10 + digit) for digit in range(10)}), year


def _of_this_year(submission: Submission, at: str, sentence: str, word: str) -> Finding:
    year = word.rstrip("はにもの、")
    return finding(
        submission,
        at,
        f"昨年度の成果を書く欄に「{year}」のこととして書かれた文があります。昨年度のことではありませんか",
        hint="昨年度のことであれば年度を直し、今年度のことであれば別の欄へ移してください。",
        quotes=[(at, sentence)],
    )


_NEXT_YEAR = regex("来年度|次年度")
_LAST_YEAR = regex("昨年度|前年度|一昨年度")
_CAME = regex("(?:た|ました|だった|でした)(?:。|$)")
_WILL = regex(
    "(?:今年度|本年度)(?:は|も|中に|から)[^。]*"
    "(?:[うくぐすつむぶ]|(?<![いあ])る|(?<![いあ])ります|[きしちみえけせめれべげ]ます)。?$"
)
"""A sentence about this year that ends in what will be done: 今年度は…を支える."""
_WAS = regex("(?:今年度|本年度)も、?(?!既に|すでに)[^。、]*(?:た|ました|だった|でした)(?:。|$)")


def _tells_results(sentence: str) -> bool:
    if _OTHER_YEAR.search(sentence) and _WAS.search(sentence):
        return True
    if _NEXT_YEAR.search(sentence) and not _LAST_YEAR.search(sentence) and _THIS_YEAR.search(sentence):
        return bool(_CAME.search(sentence)) and not _PLANNED.search(sentence)
    if _OTHER_YEAR.search(sentence) or _PLANNED.search(sentence) or _WILL.search(sentence):
        return False
    return bool(_DONE.search(sentence))


_CALENDAR = regex(
    "(?P<word>[昨去今本来](?<!一.)年)(?!度|[0-9０-９一二三四五六七八九十]{1,2}月|来|末|始|前半|後半|の?[春夏秋冬]|齢)"
)


@check(level="note", rules=("R28",))
def calendar_year(submission: Submission) -> Iterator[Finding]:
    """年度の話に「昨年」「今年」が混じっていない

    「昨年」 without a month, in a document that counts in fiscal years: from January to March it is another year
    than 昨年度.
    """
    whole = full_text(submission, frozenset(("text", "paragraph", "bullets")))
    found = list(_CALENDAR.finditer(whole.text))
    if found:
        words_ = "」「".join(dict.fromkeys(one["word"] for one in found))
        quotes = dict.fromkeys((whole.at(one.start()), whole.phrase(*one.span(), 10)) for one in found)
        yield finding(
            submission,
            whole.at(found[0].start()),
            f"「{words_}」とあります。年度のことであれば「{found[0]['word']}度」ではありませんか",
            hint="1月から3月のことでは、年と年度がずれます。年度か暦の年かが分かるように書いてください。",
            quotes=list(quotes),
        )


_AMBIGUOUS = regex(
    r"(?=[0-9’'近適時日])(?:(?<![0-9０-９/.令和平成昭元RHSＲＨＳ約各計第])(?<!過去)(?<!直近)(?<!今後)(?<![0-9０-９元][～〜~－・-])"
    r"[0-9]{1,2}年度(?!分|間|目|ごと|毎|連続|ぶり|以上|程度)"
    r"|(?<![0-9/.])(?:1[0-2]|[1-9])/(?:3[01]|[12][0-9]|[1-9])(?![0-9/.])"
    r"(?=[ 　]?(?:に(?:開|実施|行|発足|始|設|終|集)|から|～|~|より|まで|付|時点|現在"
    r"|開催|実施|開始|[(（][月火水木金土日]))"
    r"|(?<![0-9])[’'][0-9]{2}年"
    r"|近々|近日中|適当な時期|(?:時期|日程)(?:は)?未定)"
)


@check(level="note")
def ambiguous_date(submission: Submission) -> Iterator[Finding]:
    """年月日が、いつのことか分かるように書かれている

    A fiscal year without its era (6年度), a date by a slash (4/1), and times that are left open (近々, 時期未定).
    Spans of years (過去5年度分) and parts of a whole (1/2) are none; what a cell for months leaves open is
    months_of_period's. One note a document.
    """
    whole = full_text(submission, _PROSE)
    found = [
        one
        for one in _AMBIGUOUS.finditer(whole.text)
        if one[0][0].isdigit() or not _wants_months(submission, whole.at(one.start()))
    ]
    if found:
        shown = "」「".join(dict.fromkeys(one[0] for one in found[:4]))
        quotes = dict.fromkeys((whole.at(one.start()), whole.phrase(*one.span(), 6)) for one in found[:10])
        yield finding(
            submission,
            whole.at(found[0].start()),
            f"「{shown}」では、いつのことか分かりにくいところがあります",
            hint="「令和6年4月1日」のように、元号（または西暦）と月日が分かる書き方にしてください。",
            quotes=list(quotes),
            subject="提出内容全体",
        )


def _wants_months(submission: Submission, at: str) -> bool:
    field = places.field_at(submission.form, at)
    return field is not None and field.months


_LAST_YEARS = {"昭和": 64, "平成": 31}
_ERA_YEAR = regex(
    "(?=[昭平SHＳＨ])(?P<era>昭和|平成|[SHＳＨ](?=[ 　]?[0-9０-９]+[年.．/]))"
    "[ 　]?(?P<year>[0-9０-９]{1,2})[ 　]?(?:年度?|[.．/])"
)
_AFTER_HEISEI = regex("(?:平成|[HＨ])[ 　]?31年[ 　]?(?:[5-9]|1[0-2])月")
"""Months after 平成 had ended, on 30 April of its 31st year."""
_NO_DATE = regex(
    "(?=[0-9])(?<![0-9０-９])(?:(?:1[3-9]|[2-9][0-9]|0)月(?!号)|(?:0?[2469]|11)月31日|(?<=[.．/])(?:0?[2469]|11)[.．/]31(?![0-9])"
    "|(?<=[.．/])0?2[.．/]30(?![0-9])|0?2月30日|(?:0?[1-9]|1[0-2])月(?:3[2-9]|[4-9][0-9]|00?)日)"
)
"""13月, 4月31日, 2月30日."""


@check(level="warning", rules=("R21", "R38"))
def impossible_date(submission: Submission) -> Iterator[Finding]:
    """ありえない年月日（平成33年、13月など）が書かれていない

    Years of an era past its end, and months and days that no calendar has. 平成31年度 is left alone: it was in use.
    """
    whole = full_text(submission, _PROSE | {"as_of"})
    for found in _ERA_YEAR.finditer(whole.text):
        if right := no_such_year(found[0]):
            quote = found[0].strip(".．/")
            yield finding(
                submission,
                whole.at(found.start()),
                f"「{quote}」という年はありません（数えると{right}に当たります）。書き間違いではありませんか",
                hint="元号と年を確かめてください。",
                quotes=[(whole.at(found.start()), quote)],
            )
    for found in _AFTER_HEISEI.finditer(narrow_digits(whole.text)):
        quote = whole.text[found.start() : found.end()]
        yield finding(
            submission,
            whole.at(found.start()),
            f"「{quote}」という年月はありません（令和元年に当たります）。書き間違いではありませんか",
            hint="元号と年を確かめてください。",
            quotes=[(whole.at(found.start()), quote)],
        )
    for found in _NO_DATE.finditer(narrow_digits(whole.text)):
        if _MONTHS_COUNTED.search(whole.text, max(0, found.start() - _NEAR), found.start()):
            continue
        quote = whole.text[found.start() : found.end()]
        yield finding(
            submission,
            whole.at(found.start()),
            f"「{quote}」という月日はありません",
            hint="月日を確かめてください。",
            quotes=[(whole.at(found.start()), quote)],
        )


_MONTHS_COUNTED = regex("(?:延べ?|月数)[^、。]{0,4}\\Z")
_NEAR = 8
"""Characters before a number of months in which a word says that months are counted: 延べ月数は38月."""


def no_such_year(text: str) -> str:
    """Return the year that the first year of a text would be, where its era had ended by then, else ""."""
    found = _ERA_YEAR.search(text)
    if found is None:
        return ""
    era, year = _ERAS.get(found["era"], found["era"]), int(found["year"])
    if year <= _LAST_YEARS[era]:
        return ""
    if era == "昭和":
        return f"平成{year - 63}年"
    then = year - _LAST_YEARS[era] + 1
    return f"令和{'元' if then == 1 else then}年"


_ERAS = {"S": "昭和", "Ｓ": "昭和", "H": "平成", "Ｈ": "平成"}

_NUMBERED = "(?:(?:令和|平成|昭和|(?<![A-Za-z])[RHＲＨ])[ 　]?(?:元|[0-9０-９]{1,2})|(?:19|20)[0-9]{2})"
_PLAIN_YEAR = regex(f"{_NUMBERED}年(?!度)(?![ 　]?[0-9０-９]{{1,2}}月)")
_FISCAL_YEAR = regex(f"{_NUMBERED}年度")
_HEAD_OF_LINE = regex(f"^[\\s　・●○◆■◎※*＊-]*{_NUMBERED}年度?(?![ 　]?[0-9０-９]{{1,2}}月)", re.MULTILINE)


@check(level="note", rules=("R23",))
def years_of_table(submission: Submission) -> Iterator[Finding]:
    """年表の時期が「年」か「年度」のどちらかにそろっている

    In one column of periods, in running text of its section, and in a list of years wherever one stands. A year with
    its month is exact, R6 and H27 may be either, and neither is counted.
    """
    own: set[str] = set()
    for table in submission.form.parts():
        if isinstance(table, Table) and not table.rows:
            for column in table.columns:
                if column.type == "period":
                    yield from _uneven_years(
                        submission, [(at, cell.text) for at, cell in submission.column(table, column.id)]
                    )
                    if not column.months:
                        section = places.section_of(submission.form, table.id)
                        for at, field, text in filled(submission):
                            if field.type == "paragraph" and places.section_of(submission.form, at) == section:
                                own.add(at)
                                yield from _uneven_years(submission, [(at, text)])
    for at, field, text in filled(submission):
        if field.type in ("paragraph", "bullets") and at not in own and "年" in text:
            heads = [found[0].strip("・ 　") for found in _HEAD_OF_LINE.finditer(text)]
            if len(heads) >= _A_LIST:
                yield from _uneven_years(submission, [(at, head) for head in heads])


_A_LIST = 3
"""Lines that begin with a year from which they are a list of years."""


def _uneven_years(submission: Submission, cells: Sequence[tuple[str, str]]) -> Iterator[Finding]:
    plain = [(at, found[0]) for at, text in cells for found in _PLAIN_YEAR.finditer(text)]
    fiscal = [(at, found[0]) for at, text in cells for found in _FISCAL_YEAR.finditer(text)]
    if plain and fiscal:
        few, many = (fiscal, plain) if len(fiscal) <= len(plain) else (plain, fiscal)
        same = sorted({year for _, year in plain} & {year.removesuffix("度") for _, year in fiscal})
        twice = f"。「{same[0]}」と「{same[0]}度」は同じ年ですか" if same else ""
        yield finding(
            submission,
            few[0][0],
            f"時期に「年」と「年度」が混じっています（年{len(plain)}か所、年度{len(fiscal)}か所）{twice}",
            hint="「年度」か「年」のどちらかにそろえてください。",
            quotes=[*few[:10], next((item for item in many if same and item[1].startswith(same[0])), many[0])],
            subject=places.title_of(submission.form, places.parse(few[0][0]).part),
        )
