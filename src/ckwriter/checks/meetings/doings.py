"""How often something is done that is no meeting with a name: 打合せ, 訪問, 開所, as running text tells it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ckwriter import places
from ckwriter.checks.meetings.parties import Parties, parties_in
from ckwriter.checks.meetings.times_beside import changed, in_its_time, year_in
from ckwriter.checks.texts.fulltext import PROSE
from ckwriter.checks.texts.readings import (
    BRACKETS,
    filled,
    may_recur,
    once,
    periods_of,
    row_of,
    sentences_of,
    times_in,
)
from ckwriter.form import Table
from ckwriter.model import Submission
from ckwriter.notation import Frequency
from ckwriter.notation.text import fold_width
from ckwriter.patterns import regex


@dataclass(frozen=True, slots=True)
class Doing:
    """That something is done so often, as one place tells it."""

    at: str
    words: str
    """The stretch of the sentence from how often to what is done, or the other way round."""
    rhythm: Frequency
    act: str
    """What is done, in one word: 打合せ, 訪問."""
    name: str = ""
    """The name by which it is known: that in the sentence, 夜間開所, or that of its row."""
    own: bool = False
    """Whether the name stands in the sentence."""
    whose: str = ""
    """What stands before a name in the sentence: 縁側サロン of 縁側サロンの夜間開所."""
    together: Parties | None = None
    """Who does it together."""
    by_days: bool = False
    """How often follows from days of the week: 第1・第3月曜."""


_ACTS = {
    "打合せ": "打ち?合わ?せ",
    "会合": "会合|顔合わせ|寄り合い",
    "話合い": "話し?合い",
    "意見交換": "意見交換(?!会)",
    "情報交換": "情報(?:の)?(?:交換|共有)(?!会)",
    "訪問": "訪問|訪ね|出向[いくき]|赴[いくき]",
    "巡回": "巡回|見回り",
    "相談": "相談(?!支援|員|所|会|課|室|機関|窓口|体制|先|者|センター|事業所)",
    "開所": "開所|開館|開室",
    "発行": "発行|配信|送付",
    "点検": "点検|進捗(?:の)?確認|進行管理|進み具合",
    "振り返り": "振り返り",
    "見直し": "見直[しす]",
    "派遣": "派遣",
    "講話": "講話|出前授業",
    "面談": "面談|面接",
    "配布": "配布",
}
TOGETHER = frozenset(("打合せ", "会合", "話合い", "意見交換", "情報交換", "面談"))
"""What several do together: known by those who take part."""
_ACT = regex("|".join(f"(?P<a{at}>{words})" for at, words in enumerate(_ACTS.values())))
_NAMES = tuple(_ACTS)
_MAY_DO = regex(
    "見直|打|会合|合い|顔合|交換|共有|訪|出向|赴|巡回|見回|相談|開[所館室]|発行|配[信布]|送付|点検|進捗|進行管理|進み具合|振り返|派遣|講話|出前|面[談接]"
)
_DAYS = regex(
    "(?:毎月(?:の)?)?第[1-5一二三四五](?:[・、,と]?第?[1-5一二三四五])*[ ]?(?:の)?"
    "[月火水木金土日](?:[・、][月火水木金土日])*曜日?"
    "|(?<![毎第0-9一二三四五・、])(?:[月火水木金土日][・、]){1,4}[月火水木金土日](?:曜日?|の週)"
)
"""Days of the week without 毎週 or 毎月, which a reading of frequencies leaves: 第1・第3月曜, 火・木曜."""


@once
def doings(submission: Submission) -> tuple[Doing, ...]:
    """Return what running text tells of how often something is done in the document's year."""
    found: list[Doing] = []
    for at, field, text in filled(submission):
        if field.type in PROSE and not field.year and _MAY_DO.search(text) and _recurs(text):
            for sentence in sentences_of(text):
                found += _in_sentence(submission, at, sentence.text)
        elif field.role == "target" and may_recur(text):
            found += _in_target(submission, at, text)
    return tuple(found)


def _recurs(text: str) -> bool:
    return may_recur(text) or "曜" in text


_OTHERWISE = regex(
    "昨年度|前年度|従来|以前|かつて|これまで|当初は|来年度|次年度|翌年度|増や|減ら|増え|減っ|改め|変更|切り替え|移行し|広げ|臨時|場合(?:は|に)|目標|目指|したい"
    "|検討(?:する|し|中)|予定だった|うち|希望"
)
"""What makes of a rhythm one of another time, a wish, or one of a part."""
_APART = regex("とは別に|別途|別に|のほか|のほかに|以外に|に加え")


def _in_sentence(submission: Submission, at: str, words: str) -> Iterator[Doing]:
    """Yield what one sentence tells."""
    if not _MAY_DO.search(words) or _OTHERWISE.search(words):
        return
    if year_in(words, submission.fiscal_year, submission.fiscal_year) != submission.fiscal_year:
        return
    said = list(times_in(words))
    acts = list(_ACT.finditer(words))
    every = [(one, False) for one in said] + [(one, True) for one in _days(words, said)]
    for one, by_days in every:
        act = _act_of(words, one, acts, [other for other, _ in every])
        if act is None or one.months or changed(words, one, said):
            continue
        if _APART.search(words, 0, min(one.start, act.start())):
            continue
        rhythm = in_its_time(words, one, submission.fiscal_year)
        if not rhythm.each and (each := _each(words, rhythm)):
            rhythm = replace(rhythm, each=each)
        kind = _NAMES[next(i for i in range(len(_NAMES)) if act[f"a{i}"])]
        stretch = words[min(one.start, act.start()) : max(one.end, act.end())]
        told = Doing(at, stretch, rhythm, kind, by_days=by_days)
        if kind in TOGETHER:
            yield replace(told, together=parties_in(words, one, act))
        else:
            named = _with_name(submission, told, words, act)
            start = words.rfind(named.name, 0, act.end()) if named.own else -1
            if 0 <= start < min(one.start, act.start()):
                named = replace(named, words=words[start : max(one.end, act.end())])
            yield named


_EACH_BEFORE = regex(
    "(?:(?P<all>各[一-龥]{1,4}(?:とも|で)?)"
    "|(?P<one>[0-9０-９一][^、。（）]{1,6}(?:につき|当たり|あたり)|[一-龥]{1,6}ごとに))、?\\Z"
)


def _each(words: str, one: Frequency) -> str:
    """Return of what each a rhythm is: ずつ of all that are visited, 1人につき of one of them."""
    before = _EACH_BEFORE.search(words, max(0, one.start - 14), one.start)
    if words.startswith("ずつ", one.end) or (before and before["all"]):
        return "ずつ"
    return before["one"] if before else ""


def _days(words: str, said: list[Frequency]) -> Iterator[Frequency]:
    """Yield the rhythms that days of the week make, where nothing else says how often."""
    if "曜" not in words or periods_of(words):
        return
    folded_words = fold_width(words)
    text = folded_words.text if len(folded_words.text) == len(words) else words
    for found in _DAYS.finditer(text):
        if any(one.start < found.end() and found.start() < one.end for one in said):
            continue
        weeks = len(re.findall("[1-5一二三四五]", found[0].split("曜")[0].rstrip("月火水木金土日・、の ")))
        days = len(re.findall("[月火水木金土日](?=[・、曜の])", found[0].replace("毎月", ""))) or 1
        times = 12 * weeks * days if weeks else 52 * days
        yield Frequency(words[found.start() : found.end()], found.start(), found.end(), times, times)


_IN_BRACKET = regex("[（(][^（）()]{0,8}\\Z")
_BEFORE = regex("(?:の(?:場|機会|回数|頻度|日|日程))?(?:は|が|を|も|：|:|、|について)[^。、はがを]{0,8}\\Z")
_BEHIND = regex("(?:程度|ほど)?(?:ずつ|の|に|で|は)?、?[^。、]{0,24}\\Z")


def _act_of(words: str, one: Frequency, acts: list[re.Match[str]], every: list[Frequency]) -> re.Match[str] | None:
    """Return the act whose rhythm it is: the one behind it, 月1回の打合せ, or the one before it, 打合せは月1回."""
    before = [act for act in acts if act.end() <= one.start]
    behind = [act for act in acts if act.start() >= one.end]
    if before and any(p.fullmatch(words, before[-1].end(), one.start) for p in (_BEFORE, _IN_BRACKET)):
        return before[-1]
    if not behind or not _BEHIND.fullmatch(words, one.end, behind[0].start()):
        return None
    if any(one.end <= other.start < behind[0].start() for other in every):
        return None
    return behind[0]


_WHOSE = "[一-龥々ァ-ヶー]{2,14}"
_COMPOUND = regex(f"(?:(?P<whose>{_WHOSE})(?:の|での|における|への))?(?P<mod>[一-龥々ァ-ヶー]{{2,10}})\\Z")
_PLAIN = regex("定期|個別|合同|家庭|自宅|実施|継続|随時|毎[月週日]|[0-9０-９]|回|本人|対象者?|職員|保健師|利用者?")
_OF_WHAT = regex(
    "(?P<what>[一-龥々ァ-ヶー]{2,12}(?:への|による)[一-龥々]{0,4})\\Z|(?P<of>[一-龥々ァ-ヶー「」]{3,16})の\\Z"
)
"""What an act is of: 病院への定期|訪問, アウトリーチ支援の|訪問."""
_OBJECT = regex("(?P<object>[一-龥々ァ-ヶーの]{3,14})(?:を|の)、?\\Z")
_DONE_TO = frozenset(("見直し", "点検", "配布", "発行"))
_QUOTED = regex("(?:[^。「」]{0,12}?)(?:る|た|の|、|という)?「(?P<name>[^「」]{3,16})」")


def _with_name(submission: Submission, told: Doing, words: str, act: re.Match[str]) -> Doing:
    """Return an act with the name by which it is known: that in the sentence, or that of its row."""
    quoted = _QUOTED.match(words, act.end())
    if quoted and _ACT.search(quoted["name"]):
        return replace(told, name=quoted["name"], own=True)
    known = next((one for one in _known(submission) if words.endswith(one, 0, act.end())), "")
    if known:
        return replace(told, name=known, own=True)
    before = words[max(0, act.start() - 40) : act.start()].replace(told.rhythm.text, "").replace("のの", "の")
    if told.act in _DONE_TO:
        found = _OBJECT.search(before)
        return replace(told, name=f"{found['object']}の{told.act}" if found else "", own=True)
    who = next((found["who"] for found in reversed(list(_WHO.finditer(words, 0, act.start())))), "")
    found = _COMPOUND.search(before)
    if found and not _PLAIN.search(found["mod"]) and not _is_verb(act):
        return replace(told, name=found["mod"] + act[0], own=True, whose=found["whose"] or who)
    if not _is_verb(act) and (found := _OF_WHAT.search(before)):
        name = found["of"].strip("「」") if found["of"] else found["what"] + act[0]
        return replace(told, name=name, own=True, whose=who)
    return replace(told, name=name_of_row(submission, told.at))


_WHO = regex("(?:^|[、。はに])(?P<who>(?![今本昨来]年度)[一-龥々ァ-ヶー]{2,14})(?:[はが]|による)")


@once
def _known(submission: Submission) -> tuple[str, ...]:
    """Return the names of rows and those in quotation marks that are of something done, the longest first."""
    cells = filled(submission)
    found = {name_of_row(submission, at) for at, field, _ in cells if field.type in ("paragraph", "bullets")}
    found |= {one for _, _, text in cells if "「" in text for one in _IN_QUOTES.findall(text)}
    return tuple(sorted((one for one in found if len(one) > 3 and _ACT.search(one)), key=lambda one: (-len(one), one)))


_IN_QUOTES = regex("「([^「」。、\n]{4,16})」")


def _is_verb(act: re.Match[str]) -> bool:
    return bool(re.search("[ぁ-ん]$", act[0])) and not act[0].endswith(("せ", "い"))


_SEVERAL = regex("[、，\\n／/]|及び|と(?=[一-龥ァ-ヶ])")
_AROUND = regex("^[\\s・･●○◎■◆①-⑳0-9０-９.．、]+|(?:の(?:開催|実施|運営|推進|試行)|事業)$")


def name_of_row(submission: Submission, at: str) -> str:
    """Return the one name that the row of a cell gives to what the cell is about; empty if there is none."""
    place = places.parse(at)
    table = submission.form.part(place.part)
    if not isinstance(table, Table) or not place.row:
        return ""
    for column in table.columns:
        if column.role in ("programme", "activity") and column.id != place.column:
            text = submission.text(f"{row_of(at)}.{column.id}")
            return "" if not text or _SEVERAL.search(text) else _AROUND.sub("", BRACKETS.sub("", text).strip())
    return ""


_COUNTS = regex("の?(?:実施|開催)?の?(?:回数|頻度|日数)(?:[（(].*)?$")


def _in_target(submission: Submission, at: str, text: str) -> Iterator[Doing]:
    """Yield how often an indicator's target says that something is to be done: 夜間開所の回数 | 月2回."""
    said = times_in(text)
    table = submission.form.part(places.parse(at).part)
    column = next((c for c in table.columns if c.role == "indicator"), None) if isinstance(table, Table) else None
    label = submission.text(f"{row_of(at)}.{column.id}") if column else ""
    name = _COUNTS.sub("", _AROUND.sub("", label.strip()))
    act = next(iter(_ACT.finditer(name)), None)
    if len(said) == 1 and act is not None and name != label and said[0].count is not None and said[0].count.per != "年":
        whose, _, mod = name.rpartition("の")
        kind = _NAMES[next(i for i in range(len(_NAMES)) if act[f"a{i}"])]
        yield Doing(at, text, said[0], kind, name=mod, own=True, whose=whose)
