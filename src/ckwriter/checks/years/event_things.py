"""What was set up, begun or ended: the words for it, and the thing that a sentence says it of."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from ckwriter import places
from ckwriter.checks.texts.fulltext import PROSE
from ckwriter.checks.texts.readings import BRACKETS, cells_with_role, filled, folded, once, row_of
from ckwriter.form import Table
from ckwriter.model import Submission
from ckwriter.patterns import regex

ACTS = {
    "設置": "設置|設け(?=[るたま、。]|て(?:から|以[来降])|$)|置(?:き(?!換)|いた|く(?!換))|設立|発足|創設|開設|新設|開所"
    "|組織(?!改|再編|図|体|的)|結成"
    "|立ち上げ|立上げ|立ち上が|誕生|(?<=が)でき(?=[たま])|(?<=に)開い(?=た[「『])|(?<=[所室口]を)開い(?=[たて])|(?<=センターを)開い(?=[たて])|(?<=」を)開い(?=て(?:から|以[来降]))",
    "開始": "開始|スタート|始動|(?<=から)動い(?=て)|動き(?:出|始め)|走り(?:出|始め)"
    "|始め(?=[るたま、。]|て(?:から|以[来降])|$)|始ま(?=[るりっ])|開講|着手"
    "|(?<=から)(?:開催|実施|運営|配置|派遣|続(?=[くいけ]))|(?<=より)(?:開催|実施|運営|配置|派遣)"
    "|配置(?=。|$)|(?<=毎年)(?:開催|実施)|(?<=毎年度)(?:開催|実施)|(?<=毎月)(?:開催|実施)",
    "再開": "再開",
    "終了": "終了|廃止|閉所|解散",
    "作成": "作成|策定|制定|発行",
    "位置付け": "位置付け|位置づけ",
    "改称": "改称|名称変更|改組",
    "再編": "再編",
    "試行": "試行(?!錯誤)",
    "定例化": "定例化|定例的に",
    "参加": "加わ(?=[りっ])|加入",
    "組織改正": "組織改正|機構改革|組織改編|組織再編",
}
ACT = regex(
    "(?=[設置発創開新組結立ス始動走着実運配派続再終廃閉解作策制位改名試定誕で加機])"
    f"(?:{'|'.join(f'(?P<a{at}>{words})' for at, words in enumerate(ACTS.values()))})"
)
ACT_NAMES = tuple(ACTS)
LASTING = regex("|".join(words for name, words in ACTS.items() if name not in ("試行", "定例化", "参加", "組織改正")))
"""The acts that are of one time, in words of which numbers are told as well."""
_CHARS = r"[一-龥々ァ-ヺーA-Za-zＡ-Ｚａ-ｚ0-9０-９Ⅰ-Ⅻ・“”「」『』]"
_NAME = (
    r"(?:「[^「」。]{1,20}」|手引き|見守り|支え合い|話し合い|申合せ|にも包括|障がい|ひきこもり|引きこもり|こころ|くらし|ほっと"
    rf"|つながり|つどい|集い|みんな|まち|住まい|子ども|のための|{_CHARS}|の)+"
)
_THING = regex(
    rf"(?P<thing>{_NAME}?)(?:[（(][^（）()]{{1,60}}[)）])?(?:[のが](?:活動|運営|運用|事業|取組|訪問|支援))?(?P<link>を|の|が|は)?(?:新たに|正式に|本格的に|毎年度?|毎月)?\Z"
)
_DID = regex(rf"(?:し|され|っ)?(?:た|て(?:い|き)た|ている)(?P<thing>{_NAME})")
"""Behind an act, the thing that it was done to: 開始したピア相談."""
_IN_BRACKETS = regex(rf"(?P<thing>{_NAME})[（(][^（）()]{{0,20}}\Z")
"""Before an act in brackets, the thing: ピア相談（令和2年度開始）."""
_DATED = regex(
    r"(?:、|(?<=[をがは]))(?:平成|令和|昭和|[HRＨＲ])?[ 　]?[0-9０-９元]{1,4}年度?"
    r"(?:[0-9０-９]{1,2}月)?(?:[0-9０-９]{1,2}日)?(?:に|から|より|の|、)\Z"
)
"""A date between a thing and what was done to it: ピア相談を令和5年7月に開始."""
_WHERE = regex("(?<=[をがは])[^、。をがはに]{1,14}(?:で|において|に)\\Z")
"""Where something was done, behind the thing: よりそい訪問を|2地区で試行."""
_SO_MANY = regex(
    "(?P<where>(?:全[^、。をはが]{0,8}|(?<=[をがは])[一-龥]{0,5}(?:[東西南北中]部|側|区|圏域|地区)|モデル[^、。をはが]{0,6}|一部[^、。をはが]{0,6}"
    "|[0-9０-９][^、。をはが0-9０-９年月日]{1,6}))(?:で|において|に)\\Z"
)
_DATE_ENDS = ("に", "から", "より", "の", "、")
_RESULT = regex(
    "の(?:[^の]*(?:者|生|員)(?:数|の?うち)?|[^の]*(?:件数|回数|実績|効果|成果)|利用|参加|活動|内容|会員|メンバー)$"
    "|(?:(?<=チーム)|(?<=センター)|(?<=窓口)|(?<=班)|(?<=」))の(?:訪問|支援|相談|派遣|利用)$"
)
"""Who came of a thing, or what, behind the name of the thing that was begun: ピアサポーター養成研修の修了者."""
_MADE_INTO = regex(rf"(?P<thing>{_NAME})を[^。]{{1,30}}に\Z")
"""Before 再編, the thing: 行政区を7区から3区に."""
_USE = regex(
    "の(?:蓄積|積|積み重ね|積み上げ|経験|歩み|あゆみ|実践|定着|広がり|ノウハウ"
    "|活用|周知|見直し|改訂|運用|配布|実施|開催|推進|拡充|継続|取組)$"
)
"""What is done with a thing, behind its name."""
_VAGUE = regex(
    "^(?:[同本当該]?(?:事業|取組|取り組み|活動|会議|部会|体制|支援|検討|協議|運営|運用|養成|派遣|実施|計画|制度|窓口|相談|委員会|協議会|連絡会|協議の場|研修|講座))$"
)


_TASK = regex("の(?:確認|検討|共有|振り返り|整理|把握|改善|集約|評価|報告)$")
"""What a meeting does, which was not set up: 病院ごとの状況の確認（平成28年の設置から続く議題）."""
_BEFOREHAND = regex("(?:準備|検討|企画|協議|調整|議論|募集|話し?合い|試み)[をがは]\\Z")
"""Before an act, what was begun ahead of the thing itself: 準備を始めた病院訪問."""


_NEAR = 16
"""Characters before an act in which any of these stands."""
_BRACKET_OPENS = regex("[（(]")


class Thing(NamedTuple):
    """What something was done to, by its name and the key of that."""

    name: str = ""
    key: str = ""
    of_row: bool = False
    """True where a sentence does not name it, and the first column of its row does."""
    where: str = ""
    """In how many places it was done, as far as that is told behind the thing: 2地区で, 全7地区で."""


def thing_of(submission: Submission, at: str, table: object, words: str, act: re.Match[str], last: Thing) -> Thing:
    """Return what an act is done to: what is named before or behind it, the last thing, or that of its row."""
    if (own := _by_act(words, act)) is not None:
        return own
    if _BEFOREHAND.search(words, max(0, act.start() - _NEAR), act.start()):
        return Thing()
    if (of := _OF_WHICH.match(words, act.end())) and _TIME.search(words, 0, act.start()):
        key = folded(of["thing"].replace(submission.municipality.name, ""))
        return Thing(of["thing"], key) if len(key) > _SHORTEST and not _VAGUE.match(key) else Thing()
    name = _USE.sub("", _named(words, act))
    name = next((one for one in _known(submission) if len(one) > len(name) and _is_end(one, name, words, act)), name)
    if act[0] == "再編" and name.endswith("区"):
        return Thing("区", "区の再編")  # of the wards of a city, of which there is one
    if behind := _DONE_TO.match(words, act.end()):
        name = next((one for one in _known(submission) if words.startswith(one, behind.end())), name)
    if DOCUMENT.fullmatch(name) and isinstance(table, Table):
        name = _named_in_row(submission, at, table, name)
    if _BRACKET_OPENS.search(words, 0, act.start()) and _OF_THE_LAST.search(words[: act.start()]):
        return last  # …チームが発足（令和5年5月に活動開始）
    of_row = (not name or bool(_VAGUE.match(name) or _TASK.search(name))) and isinstance(table, Table)
    if of_row and isinstance(table, Table):
        name = _name_of_row(submission, at, table)
    key = folded(name.replace(submission.municipality.name, ""))
    where = _SO_MANY.search(words, max(0, act.start() - _NEAR), act.start())
    return (
        Thing(name, key, of_row, where["where"] if where else "")
        if len(key) >= _SHORTEST - name.startswith("「") and not _VAGUE.match(key)
        else Thing()
    )


_TIME = regex("(?:年度?|月|日)\\Z")
_OF_WHICH = regex(rf"の(?P<thing>{_NAME}?)(?=の|[をがはもにでと、。]|$)")
"""Behind an act with its time right before it, the thing: 令和6年11月開講の|養成講座."""


_WORD = "[一-龥々ァ-ヶーぁ-ん「」・A-Za-z]{2,24}?"
_JOINS = regex(
    f"(?:^|[、。はに])(?:(?P<who>{_WORD})[がも](?P<what>{_WORD})[にへ]|(?P<into>{_WORD})[にへ](?P<member>{_WORD})[がも])"
    "(?:新たに|新しく)?\\Z"
)
_DONE_TO = regex("(?:し|され|っ)?た")


def _by_act(words: str, act: re.Match[str]) -> Thing | None:
    """Return what an act is done to that says it itself (組織改正), or by two names: 居住支援法人が会議に加わり."""
    if act[f"a{ACT_NAMES.index('組織改正')}"]:
        return Thing("組織改正", "組織改正")
    if not act[f"a{ACT_NAMES.index('参加')}"]:
        return None
    found = _JOINS.search(words, max(0, act.start() - 50), act.start())
    if found is None:
        return Thing()
    member, body = found["who"] or found["member"], found["what"] or found["into"]
    return Thing(f"{member}の{body}への参加", folded(f"{member}/{body}"))


@once
def _known(submission: Submission) -> tuple[str, ...]:
    """Return the names of a submission that hold hiragana, at the middle of which a name in a text seems to begin."""
    found = {one for _, _, text in filled(submission) if "「" in text for one in _QUOTED.findall(text)}
    for named in submission.form.words.names:
        part, _, column = named.partition(".")
        table = submission.form.part(part)
        if isinstance(table, Table):
            found |= {cell.text for _, cell in submission.column(table, column)}
    for _, _, text in cells_with_role(submission, "indicator"):
        found.add(_COUNTED.sub("", _MARK.sub("", BRACKETS.sub("", text)).strip()))
    return tuple(sorted((one for one in found if _HIRAGANA.search(one)), key=lambda one: (-len(one), one)))


_QUOTED = regex("「([^「」。、\n]{4,16})」")
_HIRAGANA = regex("[ぁ-ん]")
_LINK = regex("(?:を|の|が|は)?(?:新たに|正式に|本格的に)?\\Z")


def _is_end(known: str, name: str, words: str, act: re.Match[str]) -> bool:
    """Tell whether a known name stands before an act of which only the end was read: よりそい|訪問を2地区で試行."""
    if not known.endswith(name) or known not in words:
        return False
    before = _WHERE.sub("", _DATED.sub("", words[: act.start()]))
    return _LINK.sub("", before, count=1).endswith(known)


_SHORTEST = 4


def _named(words: str, act: re.Match[str]) -> str:
    """Return the name of what an act is done to, as it stands before or behind it; empty if nothing does."""
    since = _SINCE_THING.match(words, act.end())
    if since and len(since["quoted"] or since["thing"]) >= _SHORTEST:
        return since["quoted"] or since["thing"].strip("・の")
    before = words[max(0, act.start() - 120) : act.start()]
    if before.endswith(_DATE_ENDS):
        before = _DATED.sub("", before)
    before = _WHERE.sub("", before)
    done = _DID.match(words, act.end())
    if done and _NO_THING.fullmatch(_without_date(done["thing"])):
        done = None  # 制度ができた|令和3年度
    name = (done["thing"] if done else _name_ending(before)).strip("“”『』・の")
    if name.count("「") != name.count("」"):
        name = name.strip("「」")
    if act[0] == "再編" and (whole := _MADE_INTO.search(before)):
        name = whole["thing"]
    if done:
        name = _RESULT.sub("", name)
    return _without_date(name)


_NO_THING = regex("(?:以降|以来|当初|当時|時点?|頃|ごろ|後|末)?の?")
"""What may be left of a date behind an act: 発足した|令和5年度以降."""


@lru_cache(8192)
def _name_ending(before: str) -> str:
    """Return the name at the end of the words before an act, or ""."""
    found = _IN_BRACKETS.search(before) or _THING.search(before)
    return found["thing"] if found else ""


_DATES_AHEAD = regex("^(?:(?:平成|令和|昭和|[HR](?=[0-9]))?[0-9０-９元]+(?:年度?|月|日)?(?:末|当初)?)+の?")


def _without_date(name: str) -> str:
    return _DATES_AHEAD.sub("", name)


_SINCE_THING = regex(
    "(?:から|以来|より|して(?:以来|から))(?:、|(?:[0-9０-９]{1,2}|[一二三四五六七八九十]{1,2})年目?(?:の|を迎え(?:た|る)|となる|になる))?"
    rf"(?:[^。、「」]{{0,16}}?(?:てきた|ている|続く|続けてきた|続けている))?(?:「(?P<quoted>[^「」。]{{2,20}})」|(?<=[たるのく])(?P<thing>{_NAME}))"
)
"""Behind an act, what has gone on since: 試行から育ててきた「よりそい訪問」, 設置から6年目の地域部会."""
_COUNTED = regex(
    "の?(?:延べ?|実)?(?:参加|受講|利用|修了|対象|登録|来場|相談|開催|実施|活動|派遣)?[者生]?の?(?:人数|回数|件数|箇所数|か所数|数|状況)$|の[一-龥ァ-ヶー]{1,6}数$"
)
"""What an indicator counts of a thing: 夕方の家族教室|の参加者数."""
_MARK = regex("^(?:[アイウエオカキクケコA-JＡ-Ｊ][　 .．、）)])?[①-⑳0-9０-９（）().．、・○●◎■□◆ 　]+")


def _name_of_row(submission: Submission, at: str, table: Table) -> str:
    """Return the name that the first column of a row gives, of an indicator what it counts something of."""
    first = table.columns[0]
    if first.type != "text" or first.id == places.parse(at).column:
        return ""
    name = submission.text(f"{row_of(at)}.{first.id}")
    return _counted(name) if first.role == "indicator" else name


def _counted(label: str) -> str:
    """Return what an indicator counts something of: the name that it frames with what is before, or its beginning."""
    name = _MARK.sub("", BRACKETS.sub("", label)).strip()
    framed = _UP_TO_FRAME.match(name)
    return framed[0] if framed else _COUNTED.sub("", name)


_UP_TO_FRAME = regex("[^「」]*「[^「」]{2,20}」")


_OF_THE_LAST = regex(
    rf"(?:{'|'.join(ACTS.values())})(?:し|され)?た?[（(][^（）()。]{{0,20}}(?:活動|運営|運用|事業|取組|利用|受付|受け付け|相談)?(?:を|の)?\Z"
)
"""Before an act that a bracket tells of, what had just been told: …が発足（令和5年5月に活動を."""

DOCUMENT = regex(
    "(?:[同本当該]|この|その)?(?:マニュアル|手引き?|手引書|ガイドブック|ガイドライン|ハンドブック|パンフレット|リーフレット|指針|要綱|手順書|計画|プログラム|マップ|名簿|冊子)"
)


def _named_in_row(submission: Submission, at: str, table: Table, short: str) -> str:
    """Return the whole name of what a text calls only by its kind, if another cell of its row has one: マニュアル."""
    kind = short.lstrip("同本当該").removeprefix("この").removeprefix("その")
    whole = re.compile(rf"{_NAME}?{kind}")
    beside = (f"{row_of(at)}.{column.id}" for column in table.columns if column.type in PROSE)
    names = {found[0] for one in beside if one != at for found in whole.finditer(submission.text(one))}
    return names.pop() if len(names) == 1 else short
