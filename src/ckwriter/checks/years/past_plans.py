"""J5: plans for a time that is past, still told as plans: 令和5年度に開設する予定, in a submission of 令和6年度."""

from __future__ import annotations

from collections.abc import Iterator

from ckwriter.checks import check, finding
from ckwriter.checks.texts.fulltext import PROSE
from ckwriter.checks.texts.readings import cells_with_role, dates_of, filled, sentences_of
from ckwriter.checks.years.event_times import time_of_row
from ckwriter.form import Role, Table
from ckwriter.model import Finding, Submission
from ckwriter.notation import Date, fiscal_year_title
from ckwriter.patterns import regex, stands_in
from ckwriter.places import parse

_to_come = stands_in(
    "予定|見込|計画|む(?:。|$)|た(?:い|。|$)|く(?:。|$)|る(?:。|$)|う(?:。|$)|す(?:。|$)|向け|として(?:いる|います|おり)"
)
"""What a cell that tells of a plan holds."""
_PLANNED = regex(
    "予定(?!した|して(?!い(?:る|ます))|していまし|だった|であった|でし|ど[おう]り|通り|され[たて]"
    "|[ 　]?[日表者地数]|価格|調和|外|より|に反し|変更|を(?:変更|早め|前倒|延期|繰り))"
    "|見込み?(?=(?:である|です|だ|となっている|となっています)?(?:。|$|[）)]))"
    "|計画(?=(?:である|です|としている|としています|している|しています|中である|中です|中)(?:。|$|[）)]))"
    "|(?<=[るう])こととしてい(?=る|ます)|見込んで(?=(?:いる|います)(?:。|$))"
    "|を目指(?=して(?:いる|います)|し、[^。]*(?:いる|います|進める|行う)(?:。|$)|す(?:。|$))|を目途に(?=[^。]*(?:[るうく]|ます)(?:。|$))"
    "|に向け(?=て?、?(?:[^。]*を)?[^。、]*?(?:ている|ています|中である|中です|進める|行う|いく)(?:。|$))"
)
_WITHIN = regex("(?:年度|月|年)?(?:中|内|末|末まで|まで|[上下]半期|前半|後半|[春夏秋冬]頃?)(?:に|から)")
_BEGINS = regex("(?:始め|開始す|開設す|設け|立ち上げ|新設す)る?\\Z")
_WILL = regex(
    "(?:[をにとへも、][^をに、。]{0,8}(?<!て)(?<!で)(?:[うくぐすつむぶ]|(?<![いきしちにみりれあな])る|入れる)"
    "|(?<!て)(?<!で)(?<![いれあな])[しいきりちみめけえげべせじ]ます|ていく|ていきます|たい|たいです|たいと考えている|たいと考えています)。?\\Z"
)
"""Ends of a sentence that says what will be done."""
_AS_TOPIC = regex("(?:中|内)?に?は、?|、|の(?:新規事業|新たな取組|重点)として")
_OF_THEN = regex(
    "[てで](?:い|き|お)[るたまり]|(?<![一-龥])[^、。]{0,12}[たっ]た(?=[一-龥ァ-ヶ「、]|こと|もの)|し?た(?=[一-龥ァ-ヶ「『、]|こと|もの|ところ|ため)|結果|実績|踏まえ|もとに|基に|引き?続き|以来|以降|同様|に続き|に引き続"
    "|反省|評価|検証を|比べ|比較|時点|現在|版|から[0-9０-９一二三四五]+[年か]|～|〜|から.{0,12}まで|に入り|[ぁ-ん]り、|おり、"
)
"""What stands between the date and the plan where the date is not the plan's."""
_BELONGS = regex(
    "の(?!間|うち|早い|前半|後半|上半期|下半期|当初|初め|終わり|夏|秋|冬|春|[^、。]{1,16}に向け|[一-龥]{2,6}を予定)"
)
"""Behind a date, の that makes it the time of something else: 令和5年度の研修の修了者が…."""
_GOES_ON = regex("[しりきいえけめせべ]、|[っいん][てで]、|[しけめえ]て、|ず、|[るた]が、")
"""A clause before the plan's own, which may tell of what was done at that time."""
_WAS = regex("(?:だった|であった|でした)?が、|(?:して)?いた")


@check(level="warning", rules=("R43",))
def plan_of_a_past_year(submission: Submission) -> Iterator[Finding]:
    """過ぎた年度のことが、予定のまま書かれていない

    Sentences that plan (…する予定, …に向けて準備している, 令和5年度は…していく) for a month or a year that ended before
    the document's own fiscal year. What was planned then (予定していた), what rests on that time (令和5年度の結果を
    踏まえ), and what began then and goes on are left alone. A sentence with a clause between the date and the plan is
    a note. One finding a sentence.
    """
    begins = submission.fiscal_year * 12 + 3
    calendar = {at for role in _CALENDAR for at, _, _ in cells_with_role(submission, role)}
    for at, field, text in filled(submission):
        if field.type not in PROSE or not (_to_come(text) or at in calendar):
            continue
        for sentence in sentences_of(text):
            if not (_to_come(sentence.text) or at in calendar):
                continue
            told = _past_plan(sentence.text, begins) or _plan_of_row(submission, at, sentence.text, begins)
            told = told or (_in_calendar(sentence.text, begins) if at in calendar else None)
            if told is not None:
                yield _still_planned(submission, at, sentence.text, *told)


def _past_plan(words: str, begins: int) -> tuple[str, str, bool] | None:
    """Return the time and the words of a plan for a time before a month, and whether that is certain."""
    dates = [date for date in dates_of(words) if date.year is not None and not date.placeholder]
    if not dates or not any(_is_past(date, begins) for date in dates):
        return None
    for plan in _PLANNED.finditer(words):
        before = [date for date in dates if date.end <= plan.start()]
        if not before or not _is_past(before[-1], begins) or _WAS.match(words, plan.end()):
            continue
        date = before[-1]
        if any(not _is_past(other, begins) for other in before):
            continue  # a span up to now, or what is planned now on the ground of then
        between = words[date.end : plan.start()]
        if _BELONGS.match(between + plan[0]) or _OF_THEN.search(between):
            continue
        if plan[0].startswith("こと") and not (_WITHIN.search(date.text[-2:] + between[:5]) or _BEGINS.search(between)):
            continue  # a rule that goes on is told in these words too
        return date.text, words[date.start : plan.end()], not _GOES_ON.search(between)
    first = dates[0]
    if len(dates) == 1 and _is_past(first, begins) and _WILL.search(words) and _AS_TOPIC.match(words, first.end):
        between = words[first.end :]
        if not _OF_THEN.search(between):
            return first.text, words[first.start :], first.start < 4 and not _GOES_ON.search(between)
    return None


_CALENDAR: tuple[Role, ...] = ("activity", "aim")
_THEN = regex("(?:の?(?:末|年度末|当初|上半期|下半期|前半|後半|中|内|春|夏|秋|冬))?(?:に|までに)(?:は)?、?")


def _in_calendar(words: str, begins: int) -> tuple[str, str, bool] | None:
    """Return the same of a sentence of the plans of the year that has a past time: 令和5年度末に評価する."""
    dates = [date for date in dates_of(words) if date.year is not None and not date.placeholder]
    if len(dates) != 1 or not _is_past(dates[0], begins) or not _THEN.match(words, dates[0].end):
        return None
    between = words[dates[0].end :]
    if (
        _OF_THEN.search(_NOUN_END.sub("", between))
        or _STARTED.search(between)
        or not (_WILL.search(words) or _NOUN_END.search(words))
    ):
        return None
    return dates[0].text, words[dates[0].start :], dates[0].start < 4


_STARTED = regex("開始|始め|始ま|設置|発足|開設|策定|作成|改訂|[したれ]た")
_NOUN_END = regex(
    "(?:評価|実施|開催|共有|協議|検討|報告|確認|配布|決定|公表|募集|見直し|振り返り|まとめ)(?:する|します|を行う)?。?\\Z"
)


_ENDS_IN_PLAN = regex("(?:予定|見込み)(?:である|です)?(?:。|$|[）)])")


def _plan_of_row(submission: Submission, at: str, words: str, begins: int) -> tuple[str, str, bool] | None:
    """Return the same of a sentence without a date in a row of the past: R5年10月 | 窓口を開設予定."""
    table = submission.form.part(parse(at).part)
    if not isinstance(table, Table) or dates_of(words) or not _ENDS_IN_PLAN.search(words):
        return None
    when = time_of_row(submission, at, table)
    return (when.words, words, True) if when is not None and when.last < begins else None


def _is_past(date: Date, begins: int) -> bool:
    """Tell whether a date ended before a month, counted from year 0; a year without 度 may be the fiscal year."""
    last = date.last
    if last is None or last.year is None:
        return False
    index = last.year * 12 + last.month - 1
    return index < begins if date.month or date.fiscal else index + 3 < begins


def _still_planned(submission: Submission, at: str, sentence: str, when: str, words: str, sure: bool) -> Finding:
    title = fiscal_year_title(submission.fiscal_year)
    return finding(
        submission,
        at,
        f"「{words}」とありますが、{when}は{title}より前です。予定のまま残っているのではありませんか",
        hint="実際にどうなったかを書くか、年月を直してください。",
        quotes=[(at, sentence)],
        level=None if sure else "note",
    )
