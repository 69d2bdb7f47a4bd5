"""C1: two sentences on one matter of which one says the opposite of the other: 直営 and 委託."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from ckwriter.checks.texts.passages import Alignment, Passage
from ckwriter.checks.years.stands import Stand, alike, comparable
from ckwriter.patterns import regex

_OPPOSITES = tuple(
    (regex(one), regex(other))
    for one, other in (
        (
            "直営|直接(?:運営|実施)|自前で|の職員が(?<=[市区町県府都道]の職員が)(?:企画|運営|講師)",
            "委託(?!料|費)|受託|委ね|一手に引き受け|外注",
        ),
        ("常(?<!非常)勤(?!換算)|専従|専任|専属", "非常勤|兼務|兼任|かけ持ち|掛け持ち"),
        (
            "無償|無報酬|ボランティアで|手弁当|謝金は(?:ない|な[くし]|出)",
            "有償|有給|報酬を|謝金を|謝礼を|謝金や|雇用し",
        ),
        ("無料|費用はかから", "有料|実費|参加費[をは]|利用料[をは]"),
        (
            "対面(?:のみ|だけ|で)|会場に集ま|顔を合わせて|一堂に会",
            "オンライン(?:のみ|だけ|で(?!も))|ウェブ会議で|リモートで|書面で(?!も)",
        ),
        ("単独で|だけで(?<=[市区町県]だけで)(?!は)|独自に", "共同で|共催|合同で|と協働(?<=[市区町県]と協働)|広域で"),
        ("予約(?:は|が)?(?:不要|いら|要ら|なし)", "予約制|予約が(?:必要|要)|要予約|事前(?:の)?(?:予約|申込)"),
        ("初めて|新規に|新たに始め|今年度から", "以前から|かねて|長年|従来から|昨年度から|以来"),
        (
            "終了し|終え(?=[たて、])|廃止し|取りやめ|休止し|中断し|打ち切",
            "続けて(?:い|お)|継続し|続いて(?:い|お)|現在も|今も|引き続き",
        ),
        ("非公開", "公(?<!非公)開(?:し|で|と)|傍聴でき|傍聴を認め"),
        ("常設|常時開|毎日開|年中無休", "閉じて|不定期|期間限定|夏休みのみ"),
        ("任意で|希望者(?:のみ|だけ)|希望する者", "必須|全員が(?:受講|参加)|義務"),
    )
)
"""What is hardly said of one matter at once."""
_EITHER = regex("|".join(side.pattern for pair in _OPPOSITES for side in pair))
"""Any of these: most sentences hold none. Every alternative begins with a plain character, so that the engine passes
quickly over all others."""
_UNSURE = regex(
    "目指|目標|予定|見込|したい|必要|ように|検討|図る|図り|求められ|求める|かつて|当時|以前は|従来は|だけで(?:は|なく)|のみならず|ほか|かかわらず"
    "|問わ|限ら|場合|一部|うち|または|あるいは|もしくは|切り替|移行し|改め|変更|だった|であった|でした|ていた|たが、|併用|組み合わせ|今後|来年度"
)
_HEAVY, _NEAR = 4.0, 0.2


def opposed(aligned: Alignment) -> Iterator[tuple[Stand, Stand]]:
    """Yield sentences of two rows on one matter of which one says the opposite of the other."""
    said = [(whole, sides) for whole in aligned.passages if _may_say(whole) and (sides := _sides(whole.words))]
    for number in range(len(_OPPOSITES)):
        ones, others = ([_stand(whole) for whole, sides in said if (number, side) in sides] for side in (0, 1))
        for first, second in aligned.near([mine.passage for mine in ones], [theirs.passage for theirs in others]):
            here, there = ones[first], others[second]
            if comparable(here.passage, there.passage) and _is_one(aligned, here, there, _NEAR, _HEAVY):
                yield here, there
    yield from _done_and_pending(aligned)


def _may_say(whole: Passage) -> bool:
    return whole.of.role not in ("policy", "target", "event")


def _stand(whole: Passage) -> Stand:
    return Stand(whole, whole.words.strip("。 　"), "", None)


@lru_cache(8192)
def _sides(words: str) -> frozenset[tuple[int, int]]:
    """Return of which opposites a sentence says one alone, and which of the two; nothing if it is unsure."""
    if not _EITHER.search(words) or _UNSURE.search(words):
        return frozenset()
    said = ([side for side, kind in enumerate(pair) if kind.search(words)] for pair in _OPPOSITES)
    return frozenset((number, sides[0]) for number, sides in enumerate(said) if len(sides) == 1)


_ACTS = {
    "設置": "開設|設置|開所|新設|設立|発足|立ち?上げ|始動|開始",
    "配置": "配置|任命|採用",
    "作成": "作成|策定|発行|完成",
    "導入": "導入|運用",
    "締結": "締結",
}
_ACT = "|".join(f"(?P<{name}>{words})" for name, words in _ACTS.items())
_ANY_ACT = regex("|".join(_ACTS.values()))
_DONE = regex(
    f"(?:{_ACT})(?:(?:し|され|を?終え)(?:た|て(?!いな|おら|いません)|、|ました)|[しさ]?れ?、|た(?!い)|て(?:い|き|か)|済)"
)
_PENDING = regex(
    f"(?:{_ACT})(?:は|が|を|も|の|に|時期|場所)?(?:向け|目指|準備|交渉|めど|目途|見通し|検討|調整中|至って(?:い|お)|至ら|未定|(?:でき|され|し|れ)?て(?:は)?(?:いない|おらず|いません)|遅れ|見送|待ち)"
)
_PENDING_FIRST = regex(f"(?:未|準備中の|まだ)(?:{_ACT})")
_ANOTHER = regex(
    "増設|拡充|さらに|ほか|もう|[0-9０-９二三四五]か所目|[2-9２-９]つ目|追加|新たに|再|次の|ほかの|別の|広げ|残る|未設置の|目標|予定|改訂|更新"
)
_FRAMED = regex("「([^「」]{2,20})」")


def _done_and_pending(aligned: Alignment) -> Iterator[tuple[Stand, Stand]]:
    """Yield what one sentence says to have been set up, made or hired, and another to be under way still."""
    told = [
        (one, done, kind)
        for one in aligned.passages
        if one.of.role not in ("policy", "target")
        for done, kind in (_how_far(one.words),)
        if kind
    ]
    done, pending = (
        [Stand(one, one.words.strip("。 　"), kind, None) for one, done, kind in told if done == wanted]
        for wanted in (True, False)
    )
    for first, second in aligned.near([one.passage for one in done], [one.passage for one in pending]):
        one, other = done[first], pending[second]
        if one.kind != other.kind or not comparable(one.passage, other.passage):
            continue
        if _is_one(aligned, one, other, _NEAR_PENDING, _HEAVY_PENDING):
            yield one, other


def _is_one(aligned: Alignment, one: Stand, other: Stand, near: float, heavy: float) -> bool:
    """Tell whether two are of one matter, by a name that both frame or by the words that they share."""
    names, others = set(_FRAMED.findall(one.shown)), set(_FRAMED.findall(other.shown))
    if names and others:
        return bool(names & others)
    return alike(aligned, one, other, near, heavy)


_HEAVY_PENDING, _NEAR_PENDING = 6.0, 0.4


@lru_cache(8192)
def _how_far(words: str) -> tuple[bool, str]:
    """Return whether something is done, or is pending, and what kind of act it is; no kind where neither is told."""
    if not _ANY_ACT.search(words) or _ANOTHER.search(words):
        return False, ""
    if pending := _PENDING.search(words) or _PENDING_FIRST.search(words):
        return False, _kind(pending)
    done = _DONE.search(words)
    return (True, _kind(done)) if done else (False, "")


def _kind(found: re.Match[str]) -> str:
    return next(name for name, words in found.groupdict().items() if words)
