"""What a second reader may say: pairs of passages, each quoted word for word, in words that they carry.

A model's answer is no finding yet. Both quotes must stand in the document, at different places; what a check has said
of the same words is not said again; the reason is told only if it says nothing that the two quotes do not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from ckwriter import findings, grounding, places
from ckwriter.drafts import Fact, Sentence
from ckwriter.grounding import Reason, Setting
from ckwriter.model import Evidence, Finding, Submission
from ckwriter.notation import fold
from ckwriter.notation.text import fold_width

CODE = "G401"
_SHORTEST = 4
"""Characters of a quote that is not all that stands at its place; fewer tell nothing."""
_LONGEST = 120
"""Characters of a reason that is told."""
_OWN_WORDS = frozenset({Reason.NEGATION, Reason.PLAN, Reason.PAIRING, Reason.ENDING, Reason.REPEAT})
"""What may be doubted of a reason: it tells in its own words how two passages differ."""
_TERMS = re.compile("[一-龥々]+|[ァ-ヴー]{3,}|[A-Za-z]{2,}")
_COMPARING = (
    "記載 記述 説明 内容 表現 言葉 部分 箇所 事実 状況 状態 評価 認識 方針 目的 "
    "役割 主体 対象 範囲 時期 時点 期間 期限 年度 回数 頻度 件数 人数 数値 値 "
    "名称 場所 担当 機関 部署 組織 会議 事業 取組 活動 連携 体制 参加 不参加 開催 "
    "実施 未実施 実施済 開始 開始済 未開始 終了 終了済 完了 未完了 継続 中止 廃止 "
    "設置 未設置 設置済 決定 未定 検討 検討中 予定 計画 段階 達成 未達成 増加 減少 "
    "有無 存在 矛盾 不一致 一致 相違 食違 齟齬 両立 整合 不整合 正反対 反対 対立 "
    "同時 成立 一方 他方 前者 後者 両者 双方 互 異 違 逆 同 別 示 読 行 思 見 "
    "出 入 書 合 方 済 点 中 前 後 上 下"
)
"""Words with which two passages are compared, whatever they are about."""
_VALUES = frozenset({"baseline", "target", "result"})
"""The roles of columns that tell how much of an indicator there was, or is to be."""
_NEUTRAL = "二つの記載が、同時には成り立たないように読めます"
_HINT = (
    "言語モデルの読み比べによる助言です。両方の記載を読み、食い違っていれば、正しいほうに合わせてください。"
    "食い違いでなければ、直す必要はありません。"
)
_QUOTED = {"「": "」", "『": "』", '"': '"', "“": "”"}


class Passage(NamedTuple):
    """Words that stand at a place."""

    at: str
    start: int
    end: int
    quote: str
    """The characters of the place from `start` to `end`, as they stand on the page."""

    def overlaps(self, other: Passage) -> bool:
        """Tell whether two passages share words."""
        return self.at == other.at and self.start < other.end and other.start < self.end


Pair = tuple[Passage, Passage]


def pairs(answers: Iterable[Sentence], facts: Sequence[Fact], submission: Submission) -> Iterator[tuple[Pair, str]]:
    """Yield the pairs of passages that stand in the document, in its order, each with the reason that was given."""
    order = {fact.at: number for number, fact in enumerate(facts)}
    texts = {fact.at: submission.text(fact.at) for fact in facts}
    by_number = {fact.number: fact.at for fact in facts}
    roles = {fact.at: fact.role for fact in facts if fact.role in _VALUES}
    for one in answers:
        if len(one.facts) != 2 or len(one.quotes) != 2:
            continue
        sides = [
            _standing(quote, by_number.get(number), texts) for number, quote in zip(one.facts, one.quotes, strict=True)
        ]
        first, second = sorted(filter(None, sides), key=lambda side: order[side.at]) if all(sides) else (None, None)
        if first and second and first.at != second.at and not _same(first.quote, second.quote):
            if {first.at, second.at} <= roles.keys() and roles[first.at] != roles[second.at]:
                continue  # a target and a result differ by nature; what must agree of them the checks hold together
            yield (first, second), one.text


def _standing(quote: str, at: str | None, texts: Mapping[str, str]) -> Passage | None:
    """Return where a quote stands: at the place that was named, or at the only one; None if nowhere."""
    for words in _readings(quote):
        named = _found(words, at, texts[at]) if at else None
        if named:
            return named
        anywhere = [found for other, text in texts.items() if (found := _found(words, other, text))]
        if len(anywhere) == 1:
            return anywhere[0]
    return None


def _readings(quote: str) -> Iterator[str]:
    """Yield a quote as it was given, and without what its line of the prompt has round it or a model puts there."""
    yield quote
    if quote[:1] in _QUOTED and quote.endswith(_QUOTED[quote[:1]]):
        yield quote[1:-1]
    if " / " in quote:
        yield quote.replace(" / ", "\n")
    if ": " in quote:
        yield quote.partition(": ")[2]


def _found(quote: str, at: str, text: str) -> Passage | None:
    """Return where a quote stands in a text but for width and spaces; None if it does not, or says too little."""
    folded = fold_width(text)
    kept = [index for index, char in enumerate(folded.text) if not char.isspace()]
    plain = "".join(folded.text[index] for index in kept)
    wanted = "".join(fold_width(quote).text.split())
    start = plain.find(wanted)
    if not wanted or start < 0 or (len(wanted) < _SHORTEST and wanted != plain):
        return None
    words, first, last = folded.place(kept[start], kept[start + len(wanted) - 1] + 1)
    return Passage(at, first, last, words)


def _same(one: str, other: str) -> bool:
    """Tell whether two quotes say the same, or one of them what the other says and more."""
    first, second = fold(one), fold(other)
    return first in second or second in first


def said_before(pair: Pair, found: Iterable[Finding], submission: Submission) -> bool:
    """Tell whether a finding rests on words of both passages."""
    return any(_covers(finding.evidence, pair, submission) for finding in found)


def _covers(evidence: Sequence[Evidence], pair: Pair, submission: Submission) -> bool:
    first, second = ({n for n, one in enumerate(evidence) if _about(one, side, submission)} for side in pair)
    return bool(first and second) and len(first | second) > 1


def _about(one: Evidence, side: Passage, submission: Submission) -> bool:
    """Tell whether evidence is of a passage: shares words with it, or is of its place as a whole."""
    if not one.quote:
        return one.at == side.at or side.at.startswith(f"{one.at}.")
    if one.at != side.at or one.previous:
        return False
    text, start = submission.text(one.at), -1
    while (start := text.find(one.quote, start + 1)) >= 0:
        if side.overlaps(Passage(one.at, start, start + len(one.quote), one.quote)):
            return True
    return False


def finding_of(pair: Pair, reason: str, submission: Submission) -> Finding:
    """Return what is told of a pair: advice, at the first passage, resting on both."""
    first, second = pair
    told = _told(reason, pair, submission)
    return findings.finding(
        submission,
        first.at,
        f"「{_short(first.quote)}」と、{places.title_of(submission.form, second.at)}の「{_short(second.quote)}」が"
        f"食い違っているかもしれません（{told}）",
        hint=_HINT,
        quotes=[(first.at, first.quote), (second.at, second.quote)],
        level="note",
        code=CODE,
    )


def _told(reason: str, pair: Pair, submission: Submission) -> str:
    """Return a model's reason as one line, or a fixed one where it says what the two quotes do not."""
    told = " ".join(grounding.cleaned(reason).split()).rstrip("。")
    if not told or len(told) > _LONGEST:
        return _NEUTRAL
    cited = [_fact(number, side, submission) for number, side in enumerate(pair, 1)]
    setting = Setting(
        fiscal_year=submission.fiscal_year,
        known=tuple(cited),
        allowed=frozenset(fact.number for fact in cited),
        body=submission.municipality.name,
        terms=submission.form.terms,
    )
    sections = "|".join(re.escape(places.section_of(submission.form, side.at)) for side in pair)
    judged = re.sub(f"第?(?:{sections})節[のでにとは]*", "", fold_width(told).text)
    doubts = grounding.doubts(f"{judged}。", cited, setting)
    known = [*(fact.text for fact in cited), *(fact.title for fact in cited), submission.municipality.name, _COMPARING]
    words = fold_width("\n".join(known)).text
    if any(one.reason not in _OWN_WORDS for one in doubts) or not _known(judged, words):
        return _NEUTRAL
    return told


def _known(told: str, words: str) -> bool:
    """Tell whether each word of a text stands in another, whole or in its parts."""
    return all(
        found[0] in words or (len(found[0]) > 1 and all("".join(pair) in words for pair in pairwise(found[0])))
        for found in _TERMS.finditer(told)
    )


def _fact(number: int, side: Passage, submission: Submission) -> Fact:
    return Fact(number=number, at=side.at, title=places.title_of(submission.form, side.at), text=side.quote)


def _short(quote: str) -> str:
    words = " ".join(quote.split())
    return words if len(words) <= _SHOWN else f"{words[:_SHOWN]}…"


_SHOWN = 30
"""Characters of a quote that a message repeats."""
