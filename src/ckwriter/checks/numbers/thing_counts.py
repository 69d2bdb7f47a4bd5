"""How many there are of a kind of place or body, as prose tells it: 4つの精神科病院, 窓口は3か所, 区外の6病院.

One reading for whatever wants to know it: the thing by its whole name, the number, and whether the words say that these
are all that there are. What picks some of them (新たな2会場の…, 参加した5か所の…), what has changed or is to come, and
what is told of other years is not read at all.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import NamedTuple

from ckwriter.checks.texts.fulltext import PROSE
from ckwriter.checks.texts.readings import dates_of, filled, folded, once, row_of, sentences_of
from ckwriter.form import Field
from ckwriter.model import Submission
from ckwriter.notation.numerals import read_number
from ckwriter.patterns import regex


class ThingCount(NamedTuple):
    """That there are so many of a thing, as one place says it."""

    at: str
    words: str
    thing: str
    """Its name, as written."""
    number: int
    whole: bool
    """Whether the words say that these are all: 市内に4つある, 4か所を構え, 4か所すべて."""

    @property
    def key(self) -> str:
        """Return the thing in the one spelling by which it is compared."""
        return folded(self.thing)


NUMBER = "(?P<number>[0-9０-９]{1,3}|[一二三四五六七八九十]{1,3})"
"""A pattern of a small number, in digits or kanji."""
_FREE = "(?<![0-9０-９.．,，/／:：第～~〜－一二三四五六七八九十百千約数統唯])"
_COUNTER = "(?:つ|[かカヵヶケ箇個]所|施設|拠点|館(?![長内])|店(?!舗?長)|棟|園(?!長)|事業所)"
_NO_COUNT = (
    "(?!目|程度|以上|以下|前後|余|強|弱|ほど|ずつ|ごと|単位|増|減|のうち|中(?![央核心])|当たり|あたり|に[1１一]"
    "|から[0-9０-９一二三四五六七八九])"
)
_NAME = "[一-龥々ァ-ヺーA-Zａ-ｚＡ-Ｚa-z・]"
_KANA = "(?:こころの|くらしの|まちの|えんがわ|ふれあい|いきいき|みんなの)?"
_OUT = "(?P<out>[市区県都府町村圏]域?外|近隣[市区町]?)?の?"
_ALL = "全ての?|すべての?|いずれの|どの"
_LINK = (
    f"(?:の(?P<every>{_ALL})?"
    "|(?P<is>に?(?:ある|点在する|所在する)|[がに]?(?:置|設け|設置さ|配置さ|整備さ)[から]?れ(?:た|てい?る))"
    "|に(?:置い?|設け|設置し|配置し|開設し|構え)(?:た|てい?る)|に(?:わた|また|広)[がる]*)"
)
_NUMBER_FIRST = regex(
    rf"{_FREE}(?P<all>全(?:て|部)?の?|計)?{NUMBER}(?:{_COUNTER}{_NO_COUNT}{_LINK}|(?P<are>ある))[「『]?(?P<thing>{_KANA}{_NAME}{{2,18}})"
)
_AREA = "(?:[市区県府都道町村管域]内|圏域内)"
_NAME_FIRST = regex(
    rf"(?P<thing>{_KANA}{_NAME}{{3,18}})[」』]?(?P<link>を|は|が|も|として|、|：|:|[（(])?、?"
    rf"(?P<between>[^、。はがを（(0-9０-９一二三四五六七八九十]{{0,8}}){_FREE}(?P<all>全部で|合わせて|計|全)?{NUMBER}{_COUNTER}{_NO_COUNT}"
)
_SUFFIXED = regex(
    rf"{_OUT}{_FREE}(?P<all>全)?{NUMBER}(?P<thing>病院|診療所|クリニック|薬局|事業所|企業|大学){_NO_COUNT}"
)

_KINDS = regex(
    "(?:センター|病院|診療所|クリニック|医院|事業所|支所|事務所|施設|ホーム|ハウス|サロン|カフェ|拠点|窓口|会場|館|相談所|ステーション"
    "|薬局|学校|校|大学|団体|協会|支部|法人|店|食堂|広場|居場所|工房|作業所|相談室|園|寮|住宅|棟|病棟|家族会|の会|ルーム|スペース"
    "|デイケア|外来|プラザ|企業|商店街?|町会|自治会|銭湯|図書館|拠点等|コース|チーム|班)$"
)
_GENERIC = regex(
    "^(?:会場|施設|センター|拠点|窓口|団体|法人|事業所|店|館|校|学校|企業|チーム|班|コース|住宅|支部|場所)$"
)
"""Names that say nothing of which they are: the 会場 of one event are not those of another."""
_HOLDS = regex(
    "[」』]?(?:に(?:構え|置い?て(?:い|お)|置き|設け(?:て(?:い|お)|、)|設置して(?:い|お)|配置して(?:い|お)|備え|広が(?:り|って)|所在|あ[るり])"
    "|を(?:構え|置い?て(?:い|お)|設け(?:て(?:い|お)|、)|設置して(?:い|お)|配置して(?:い|お)|備え|有し|持[ちつっ])"
    "|(?:が)?(?:あ[るり]|所在)|(?:の)?(?:すべて|全て|全部|いずれ)|[でに]構成)"
)
"""Behind a number, words by which it is that of all there are."""
_ALL_BEHIND = regex(
    "[^、。]{0,4}(?:の(?:すべて|全て|全部|いずれ)|が?(?:そろって|揃って|みな|すべて|全て|いずれも)|とも)"
)
_SAYS_ALL = regex(rf"{_AREA}(?:の|に|には|で|に所在する)?(?:全|計|合わせて)?\Z")
_CHANGES = regex(
    "[」』]?(?:に|へ|を)?(?:増|広げ|拡|減|統合|再編|集約|な[るっり]|新設|追加|開設|開[いき]|新た|変更|訪|視察|見学)"
)
_PASSING = regex(
    "[市区県都府町村域]外の?[^、。]{0,12}(?:含|合わせ|加え)|うち|[るを]予定|予定(?:で(?!き)|し|。|、)|増設|新た|目標|目指|以前|当時|前の?年|昨年|前回|一部|追加|試行|試みに|モデル|先行|残る|残り|このほか|ほかに|ほか[0-9０-９]"
    "|(?<!復)旧|かつて|将来|今後|拡充|全国|移転|閉[鎖所館]|廃止|検討(?![会部委])|統合|見込|(?<=[0-9０-９所関体院])中(?![央核心])|増や|増え|広げ"
)
_LIMITED = regex(
    r"(?:(?<![一-龥][都道府県市区町村管域国内])(?<!本[県市区])(?<!当[県市区])の|(?<=[一-龥ァ-ヶーいきしちにひみりけせてねべめれえげった])[るたいな]|各|別の|他の|同じ)\Z"
)
_JOINED = regex("(?:と|や|及び|並びに|、[^、はがをに]{1,12}、)\\Z")
"""Before a name, words by which the number may be that of several things together: 病院と診療所5か所."""
_OF_AREA = regex(rf"{_AREA}に(?:ある|設けた|置いた|所在する|点在する|構える|開いた|設置した)\Z")
_MAY = regex(
    "[0-9０-９一二三四五六七八九十](?:つ|ある|[かカヵヶケ箇個]所|施設|拠点|館|店|棟|園|病院|診療所|クリニック|薬局|事業所|企業|大学)"
)


def counts_in_prose(submission: Submission, names: Collection[str], of_all: Collection[str]) -> Iterator[ThingCount]:
    """Yield the counts of a thing by one of its names; by a name that may be of other things only where all are meant.

    A long name may have a word before it that says whose it is: 障害者|基幹相談支援センター.
    """
    keys, all_keys = ({folded(name) for name in words} for words in (names, of_all))
    for one in thing_counts(submission):
        longer = any(len(key) >= 8 and one.key.endswith(key) and len(one.key) - len(key) <= 4 for key in keys)
        if one.key in keys or longer or (one.whole and one.key in all_keys):
            yield one


@once
def thing_counts(submission: Submission) -> tuple[ThingCount, ...]:
    """Return what a submission says of how many there are of a thing, in the order of the form."""
    return tuple(_every(submission))


def _every(submission: Submission) -> Iterator[ThingCount]:
    year = submission.fiscal_year
    for at, field, text in filled(submission):
        if field.type not in PROSE or field.year or field.role == "event" or not _MAY.search(text):
            continue
        for sentence in sentences_of(text):
            words = sentence.text
            if not _MAY.search(words) or _PASSING.search(words):
                continue
            if any(date.year not in (None, year, year + 1) for date in dates_of(words, year)):
                continue
            yield from _in_sentence(submission, at, field, words)


def _in_sentence(submission: Submission, at: str, field: Field, words: str) -> Iterator[ThingCount]:
    taken: set[int] = set()
    for pattern in (_NUMBER_FIRST, _NAME_FIRST, _SUFFIXED):
        for found in pattern.finditer(words):
            start = found.start("number")
            number = read_number(found["number"])
            if start in taken or not isinstance(number, int) or number < 1:
                continue
            thing = _thing(found["thing"], first=pattern is _NAME_FIRST)
            if pattern is _SUFFIXED:
                if not found["out"] and not _ALL_BEHIND.match(words, found.end()):
                    continue
                thing = (found["out"] or "") + thing
            elif not _KINDS.search(thing) or _GENERIC.match(thing):
                continue
            count = _read(words, found, at, thing, number)
            if count is not None:
                taken.add(start)
                yield count
    if field.role != "programme" and not taken:
        yield from _of_row(submission, at, words)


def _thing(name: str, *, first: bool) -> str:
    """Return the name of a thing without what is no part of it: 市内の, and the verb of 訪問看護ステーション等."""
    name = name.strip("・")
    return _BEHIND.sub("", name) if not first else _IN_FRONT.sub("", name)


_BEHIND = regex("(?:等|全体|全て|側|職員|担当者?|会議|間|共同|合同|分|代表者?)$")
_IN_FRONT = regex("^(?:現在|県内|市内|区内|町内|村内|圏域内|管内|既存|同|各)")


def _read(words: str, found: re.Match[str], at: str, thing: str, number: int) -> ThingCount | None:
    groups = found.groupdict()
    begin, end = found.span()
    before, behind = words[: found.start("number")], words[end:]
    if groups.get("link") is not None or "between" in groups:
        head = words[: found.start("thing")]
        if (_LIMITED.search(head) and not _OF_AREA.search(head)) or _JOINED.search(head):
            return None
        if _CHANGES.match(behind):
            return None
        between = groups["between"] or ""
        whole = (
            bool(groups["all"])
            or bool(_SAYS_ALL.search(between) or _SAYS_ALL.search(head))
            or bool(_HOLDS.match(behind))
            or bool(_ALL_BEHIND.match(behind))
        )
        if groups["link"] in ("は", "：", ":", "（", "(") and re.match("[。、）)]|で(?!は)|$|です|であ", behind):
            whole = True
        if between and not _SAYS_ALL.search(between):
            if groups["link"] is None or _OTHER_WORDS.search(between):
                return None
        elif groups["link"] in ("、", "も", "として"):
            return None
        return ThingCount(at, words[begin:end], thing, number, whole)
    head = words[:begin]
    limited = _LIMITED.search(head) and not _OF_AREA.search(head)
    if limited and not _SAYS_ALL.search(head):
        return None
    whole = bool(groups["all"] or groups.get("every") or groups.get("is") or groups.get("are")) or bool(
        _SAYS_ALL.search(before)
    )
    whole = whole or bool(_OF_AREA.search(head)) or bool(_ALL_BEHIND.match(behind))
    near = _AREA_BEFORE.search(head)
    every = _ALL_BEHIND.match(words, end)
    return ThingCount(at, words[near.start() if near else begin : every.end() if every else end], thing, number, whole)


_AREA_BEFORE = regex(rf"{_AREA}(?:の|に|には|で|にある|に設けた|に置いた)?\Z")
_OTHER_WORDS = regex("と|や|から|まで|など|等|へ|より|ほか|別|各")
_ROW_TELLS = regex(
    rf"(?:^|、|。){_AREA}(?:に|で)(?P<all>全部で|合わせて|計)?{NUMBER}{_COUNTER}{_NO_COUNT}(?:あ[るり]|設け|置[いき]|構え|開[いき]て)"
)


def _of_row(submission: Submission, at: str, words: str) -> Iterator[ThingCount]:
    """Yield the number of what a row is about, where its text gives it no other name: 区内に3か所ある."""
    found = _ROW_TELLS.search(words)
    row = row_of(at)
    if found is None or row == at:
        return
    part = submission.form.part(row.partition("[")[0])
    named = [
        submission.text(f"{row}.{column.id}")
        for column in getattr(part, "columns", ())
        if column.role in ("programme", "activity") and column.id != at.rpartition(".")[2]
    ]
    number = read_number(found["number"])
    if named and named[0] and isinstance(number, int) and _KINDS.search(named[0]):
        yield ThingCount(at, found[0].lstrip("、。"), named[0], number, whole=True)
