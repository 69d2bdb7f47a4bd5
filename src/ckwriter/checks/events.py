"""C3: when a thing began, was set up or ended, wherever it is told."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ckwriter import places
from ckwriter.checks import check, finding
from ckwriter.checks.event_times import Time, exactness, in_row, time_from, time_of_row
from ckwriter.checks.readings import dates_of, filled, folded, once, row_of, sentences_of
from ckwriter.form import Table
from ckwriter.model import Finding, Submission
from ckwriter.notation import Date
from ckwriter.patterns import regex


@dataclass(frozen=True, slots=True)
class Event:
    """That something happened to a named thing at some time, as one place tells it."""

    at: str
    quote: str
    thing: str
    """The thing, by the key of its name."""
    name: str
    act: str
    when: Time
    words: str = ""
    """The part of the sentence that tells it: 令和3年度に始めたピアサポーター養成研修."""
    sure: bool = True
    """False where it is only said since when a thing is held, which may be later than it began."""


_ACTS = {
    "設置": "設置|設け(?=[るた、。]|$)|置(?:き|いた|く(?!換))|設立|発足|創設|開設|新設|開所|組織|結成"
    "|立ち上げ|立上げ|立ち上が",
    "開始": "開始|スタート|始動|始め(?=[るた、。]|$)|始ま(?=[るりっ])|開講|着手"
    "|(?<=から)(?:開催|実施|運営|配置|派遣)|(?<=より)(?:開催|実施|運営|配置|派遣)"
    "|配置(?=。|$)|(?<=毎年)(?:開催|実施)|(?<=毎年度)(?:開催|実施)|(?<=毎月)(?:開催|実施)",
    "再開": "再開",
    "終了": "終了|廃止|閉所|解散",
    "作成": "作成|策定|制定|発行",
    "位置付け": "位置付け|位置づけ",
    "改称": "改称|名称変更|改組",
    "再編": "再編",
}
ACT = regex(
    "(?=[設置発創開新組結立ス始着実運配派再終廃閉解作策制位改名])"
    f"(?:{'|'.join(f'(?P<a{at}>{words})' for at, words in enumerate(_ACTS.values()))})"
)
_NAMES = tuple(_ACTS)
_CHARS = r"[一-龥々ァ-ヺーA-Za-zＡ-Ｚａ-ｚ0-9０-９Ⅰ-Ⅻ・“”「」『』]"
_NAME = (
    r"(?:「[^「」。]{1,20}」|手引き|見守り|支え合い|話し合い|申合せ|にも包括|障がい|ひきこもり|引きこもり|こころ|くらし|ほっと"
    rf"|つながり|つどい|集い|みんな|まち|住まい|子ども|のための|{_CHARS}|の)+"
)
_THING = regex(
    rf"(?P<thing>{_NAME}?)(?:[（(][^（）()]{{1,60}}[)）])?(?:の(?:活動|運営|運用|事業|取組))?(?P<link>を|の|が|は)?(?:新たに|正式に|本格的に|毎年度?|毎月)?\Z"
)
_DID = regex(rf"(?:し|され)?(?:た|て(?:い|き)た|ている)(?P<thing>{_NAME})")
"""Behind an act, the thing that it was done to: 開始したピア相談."""
_IN_BRACKETS = regex(rf"(?P<thing>{_NAME})[（(][^（）()]{{0,20}}\Z")
"""Before an act in brackets, the thing: ピア相談（令和2年度開始）."""
_DATED = regex(
    r"(?:、|(?<=[をがは]))(?:平成|令和|昭和|[HRＨＲ])?[ 　]?[0-9０-９元]{1,4}年度?"
    r"(?:[0-9０-９]{1,2}月)?(?:[0-9０-９]{1,2}日)?(?:に|から|より|の|、)\Z"
)
"""A date between a thing and what was done to it: ピア相談を令和5年7月に開始."""
_DATE_ENDS = ("に", "から", "より", "の", "、")
_RESULT = regex(
    "の(?:[^の]*(?:者|生|員)(?:数|の?うち)?|[^の]*(?:件数|回数|実績|効果|成果)|利用|参加|活動|内容|会員|メンバー)$"
)
"""Who came of a thing, or what, behind the name of the thing that was begun: ピアサポーター養成研修の修了者."""
_MADE_INTO = regex(rf"(?P<thing>{_NAME})を[^。]{{1,30}}に\Z")
"""Before 再編, the thing: 行政区を7区から3区に."""
_USE = regex("の(?:活用|周知|見直し|改訂|運用|配布|実施|開催|推進|拡充|継続|取組)$")
"""What is done with a thing, behind its name."""
_HELD = ("開催", "実施", "運営", "配置", "派遣")
_VAGUE = regex(
    "^(?:[同本当該]?(?:事業|取組|取り組み|活動|会議|部会|体制|支援|検討|協議|運営|運用|養成|派遣|実施|計画|制度|窓口|相談|委員会|協議会|連絡会|協議の場|研修|講座))$"
)


@check(level="error", rules=("R21",))
def date_of_event_differs(submission: Submission) -> Iterator[Finding]:
    """同じ出来事の年月が、どの節でも同じである

    When one thing was set up, begun, begun anew or ended, by all that tables and running text say. 年 and 年度 that may
    mean one time, and a month within a year, agree. Where one name only ends in the other, it is a question.
    """
    for one, other, sure in contradictions(submission):
        quotes = [
            (one.at, one.words or one.quote),
            *_when_cell(one, submission),
            (other.at, other.words or other.quote),
            *_when_cell(other, submission),
        ]
        yield finding(
            submission,
            other.at,
            f"「{other.name}」の{other.act}が「{other.when.shown}」とありますが、"
            f"{places.title_of(submission.form, one.at)}では「{one.when.shown}」です"
            + ("" if sure else "。同じ事柄であれば、どちらかの誤りではありませんか"),
            hint="正しい年月を確かめて、そろえてください。",
            quotes=list(dict.fromkeys(quotes)),
            level=None if sure else "warning",
        )


@once
def events_by_place(submission: Submission) -> dict[str, tuple[Event, ...]]:
    """Return what each cell of prose tells of that was set up, begun or ended, in the order of the form."""
    return {
        at: tuple(_events_of(submission, at, text))
        for at, field, text in filled(submission)
        # what fields about a year tell of are its results
        if field.type in ("paragraph", "bullets", "text") and not field.year and ACT.search(text)
    }


@once
def contradictions(submission: Submission) -> tuple[tuple[Event, Event, bool], ...]:
    """Return pairs of tellings that give one event two times, one a thing and act, and whether that is certain."""
    told = [event for events in events_by_place(submission).values() for event in events]
    found: dict[tuple[str, str], tuple[Event, Event, bool]] = {}
    for index, other in enumerate(told):
        for one in told[:index]:
            how = _apart(one, other)
            if how and (one.thing, one.act) not in found and not _told_again(told, one, other):
                sure = one.thing == other.thing and how == "sure" and one.sure and other.sure
                found[one.thing, one.act] = one, other, sure
    return tuple(found.values())


def _when_cell(event: Event, submission: Submission) -> list[tuple[str, str]]:
    """Return the cell of the row's own period, where the time does not stand in the sentence itself."""
    if event.when.words in event.quote:
        return []
    place = places.parse(event.at)
    table = submission.form.part(place.part)
    columns = [c for c in table.columns if c.type == "period"] if isinstance(table, Table) else []
    return [(f"{row_of(event.at)}.{c.id}", event.when.words) for c in columns]


def _told_again(told: list[Event], one: Event, other: Event) -> bool:
    """Tell whether one of two events is told by the other's part as well, which then tells of two."""
    for first, second in ((one, other), (other, one)):
        part = places.parse(second.at).part
        same = [event for event in told if event is not second and places.parse(event.at).part == part]
        if any(
            event.act == first.act and same_thing(event, first) and not event.when.apart(first.when) for event in same
        ):
            return True
    return False


def _apart(one: Event, other: Event) -> str | None:
    """Return how surely two events are one with two dates; events of one part are taken to be several."""
    if one.act != other.act or places.parse(one.at).part == places.parse(other.at).part or not same_thing(one, other):
        return None
    return one.when.apart(other.when)


def same_thing(one: Event, other: Event) -> bool:
    """Tell whether two events are about one thing, by its name or by the end of it."""
    short, long = sorted((one.thing, other.thing), key=len)
    if short == long or (len(short) >= 6 and long.endswith(short)):
        return True
    plain, full = (_KIND.sub("", thing.replace("の", "")) for thing in (short, long))
    return len(plain) >= 6 and plain == full


_KIND = regex("(?:研修会?|講座|事業|取組|活動)$")
"""What the name of a course or programme may have or lack."""


def _events_of(submission: Submission, at: str, text: str) -> Iterator[Event]:
    """Yield what a cell tells of that was set up, begun or ended, and when."""
    place = places.parse(at)
    table = submission.form.part(place.part)
    plans = isinstance(table, Table) and any(c.type == "period" and c.months for c in table.columns)
    for sentence in sentences_of(text):
        acts = list(ACT.finditer(sentence.text))
        if not acts:
            continue
        dates = [date for date in dates_of(sentence.text) if date.year is not None and not date.placeholder]
        row_time = time_of_row(submission, at, table) if not dates and isinstance(table, Table) else None
        before = ("", "")
        for found in acts:
            when = _when(sentence.text, dates, found) or in_row(row_time, sentence.text, found)
            name, thing = before = _thing(submission, at, table, sentence.text, found, before)
            if when is None or (plans and when.last >= submission.fiscal_year * 12 + 3):
                continue  # the times of plans are their own
            if thing:
                act = _NAMES[next(i for i in range(len(_NAMES)) if found[f"a{i}"])]
                words = _words(sentence.text, when, found, name)
                yield Event(at, sentence.text, thing, name, act, when, words, sure=found[0] not in _HELD)


def _words(sentence: str, when: Time, act: re.Match[str], name: str) -> str:
    """Return the stretch of a sentence from the time or the name to the act, whichever stand in it."""
    spans = [act.span()] + [(at, at + len(one)) for one in (when.words, name) if (at := sentence.find(one)) >= 0]
    return sentence[min(start for start, _ in spans) : max(end for _, end in spans)]


def _thing(
    submission: Submission, at: str, table: object, words: str, act: re.Match[str], last: tuple[str, str]
) -> tuple[str, str]:
    """Return the name, and its key, of what an act is done to: that before or behind it, the last one, or its row's."""
    before = words[max(0, act.start() - 120) : act.start()]
    if before.endswith(_DATE_ENDS):
        before = _DATED.sub("", before)
    done = _DID.match(words, act.end())
    found = done or _IN_BRACKETS.search(before) or _THING.search(before)
    name = found["thing"].strip("“”『』・の") if found else ""
    if name.count("「") != name.count("」"):
        name = name.strip("「」")
    if act[0] == "再編" and (whole := _MADE_INTO.search(before)):
        name = whole["thing"]
    if act[0] == "再編" and name.endswith("区"):
        return "区", "区の再編"  # of the wards of a city, of which there is one
    name = _USE.sub("", name)
    if done:
        name = _RESULT.sub("", name)
    name = re.sub(r"^(?:(?:平成|令和|昭和)?[0-9０-９元]+(?:年度?|月|日)?)+の?", "", name)
    if _DOCUMENT.fullmatch(name) and isinstance(table, Table):
        name = _named_in_row(submission, at, table, name)
    if _OF_THE_LAST.search(words[: act.start()]):
        return last  # …チームが発足（令和5年5月に活動開始）
    if (not name or _VAGUE.match(name)) and isinstance(table, Table):
        first = table.columns[0]
        name = (
            submission.text(f"{row_of(at)}.{first.id}")
            if first.type == "text" and first.id != places.parse(at).column
            else ""
        )
    key = folded(name.replace(submission.municipality.name, ""))
    return (name, key) if len(key) >= 4 and not _VAGUE.match(key) else ("", "")


_OF_THE_LAST = regex(
    rf"(?:{'|'.join(_ACTS.values())})(?:し|され)?た?[（(][^（）()。]{{0,20}}(?:活動|運営|運用|事業|取組|利用|受付|受け付け|相談)?(?:を|の)?\Z"
)
"""Before an act that a bracket tells of, what had just been told: …が発足（令和5年5月に活動を."""

_DOCUMENT = regex(
    "(?:[同本当該]|この|その)?(?:マニュアル|手引き?|手引書|ガイドブック|ガイドライン|ハンドブック|パンフレット|リーフレット|指針|要綱|手順書|計画|プログラム|マップ|名簿|冊子)"
)


def _named_in_row(submission: Submission, at: str, table: Table, short: str) -> str:
    """Return the whole name of what a text calls only by its kind, if another cell of its row has one: マニュアル."""
    kind = short.lstrip("同本当該").removeprefix("この").removeprefix("その")
    whole = re.compile(rf"{_NAME}?{kind}")
    beside = (
        f"{row_of(at)}.{column.id}" for column in table.columns if column.type in ("text", "paragraph", "bullets")
    )
    names = {found[0] for one in beside if one != at for found in whole.finditer(submission.text(one))}
    return names.pop() if len(names) == 1 else short


_SINCE = regex("から|より")
_BRACKET = regex(r"(?:し|した|され|された)?[（(]")


def _when(words: str, dates: list[Date], act: re.Match[str]) -> Time | None:
    """Return the time that an act is told of: the last date before it within its clause."""
    behind = [date for date in dates if _BRACKET.fullmatch(words, act.end(), date.start)]
    if behind and words[behind[0].end : behind[0].end + 1] in ("）", ")"):
        date = behind[0]  # 部会を設置（令和4年10月）
        return time_from(date.text, date.first, date.last, exactness(date))
    before = [date for date in dates if date.end <= act.start()]
    if not before:
        return None
    date = before[-1]
    if act[0] in _HELD and act[0] != "配置" and not _SINCE.match(words, date.end):
        return None  # held at that time, which is not since then
    if re.search(
        "[。]|まで|翌年|翌々年|同年|その(?:後|翌年)|(?:し|り|て|ており|が|き)、|^の[^、]*(?:をもとに|を踏まえ|を基に|を受け|により|に基づ)",
        words[date.end : act.start()],
    ):
        return None
    return time_from(date.text, date.first, date.last, exactness(date))
