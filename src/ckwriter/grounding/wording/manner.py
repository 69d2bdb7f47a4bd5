"""Matters of form: the ends of sentences, length, titles of the form, official words, what other cells say already."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from rapidfuzz import fuzz

from ckwriter.grounding.doubt import Doubt, Reason
from ckwriter.grounding.reading.evidence import Evidence
from ckwriter.grounding.reading.readings import key_of
from ckwriter.notation.spellings import SPELLINGS
from ckwriter.notation.text import hide
from ckwriter.patterns import regex
from ckwriter.prose import is_finished

_QUOTED = regex("「[^「」]*」|『[^『』]*』")
_POLITE = regex(
    "(?:ませんでした|ません|ましたら|ました|ます|でした|でしょう|です)(?:が|けれども|ので|から|し)?(?=[、。！!」)]|$)"
)
_CASUAL = regex(
    "(?<=[一-龥々ァ-ヴー」)ぁ-ん])(?<!ん)(?<!い)だ(?:った)?(?:よ|ね|な)?(?=。|$)|(?:だよ|だね|よね|してる"
    "|してた|じゃない)(?=[、。]|$)"
)
_PAST_VERB = regex("[んい]だ$")
_LABELLED = regex(
    "^(?P<label>[^、。:：「」()（）]{1,24}(?:[(（][^()（）]{1,12}[)）])?)[:：]|^【(?P<boxed>[^【】]{1,24})】"
)
_SPELLED = {
    one: f"(?:{'|'.join(map(re.escape, (word, *others)))})"
    for word, others in SPELLINGS.items()
    for one in (word, *others)
}
_SAME = 90.0
"""Likeness (percent) from which two sentences say the same."""
_SHORTEST = 12
"""Characters below which a likeness tells nothing."""


def manner_doubts(text: str, evidence: Evidence) -> Iterator[Doubt]:
    """Yield what is wrong with the form of a sentence in folded text."""
    yield from _ending(text, evidence)
    yield from _labels(text, evidence)
    yield from _terms(text, evidence)
    limit = evidence.setting.limit
    if limit and len(text) > limit:
        yield Doubt(limit, len(text), text[limit:], Reason.LENGTH, (), f"{limit}字まで")


def _ending(text: str, evidence: Evidence) -> Iterator[Doubt]:
    style = evidence.setting.style
    if style is None or style.ending == "polite":
        return
    wanted = "体言止め" if style.ending == "nominal" else "である体"
    open_text = hide(text, [found.span() for found in _QUOTED.finditer(text)])
    for pattern in (_POLITE, _CASUAL):
        for found in pattern.finditer(open_text):
            if pattern is _CASUAL and _PAST_VERB.search(open_text[: found.end()]):
                continue
            yield Doubt(found.start(), found.end(), found[0], Reason.ENDING, (), f"{wanted}で書きます")
            return
    bare = text.rstrip("。 ")
    if style.ending == "nominal" and is_finished(re.sub("[(（][^()（）]*[)）]$", "", bare)):
        yield Doubt(max(0, len(bare) - 4), len(bare), bare[-4:], Reason.ENDING, (), f"{wanted}で書きます")


def _labels(text: str, evidence: Evidence) -> Iterator[Doubt]:
    """Yield a doubt where a sentence begins with a title, as a model labels its answers: 強み：…, 【成果】."""
    if _is_title(text, evidence):
        yield Doubt(0, len(text), text, Reason.LABEL)
    found = _LABELLED.match(text)
    if found and found[0] not in evidence.setting.everything:
        yield Doubt(found.start(), found.end(), found[0], Reason.LABEL)


def _is_title(text: str, evidence: Evidence) -> bool:
    """Tell whether a text is the title of the cell and no more, whole or in part: 5 課題 2行目「医療」の役割."""
    said = key_of(re.sub("[。0-9]", "", text))
    titles = key_of(re.sub("[0-9]", "", evidence.setting.title))
    if len(said) < _TITLE or is_finished(text.rstrip("。 ")):
        return False
    return fuzz.ratio(said, titles) >= _SAME or (said in titles) or fuzz.partial_ratio(said, titles) >= _TITLE_LIKE


_TITLE, _TITLE_LIKE = 4, 92.0


def _terms(text: str, evidence: Evidence) -> Iterator[Doubt]:
    """Yield a doubt for each official word that is written otherwise, in its spelling or by a character or two."""
    for term in evidence.setting.terms:
        for found in _any_spelling(term).finditer(text):
            if found[0] != term and found[0] not in evidence.setting.everything:
                yield Doubt(found.start(), found.end(), found[0], Reason.TERM, (term,))
        if len(term) > 9 and not _any_spelling(term).search(text):
            near = fuzz.partial_ratio_alignment(term, text, score_cutoff=85.0)
            if near and near.dest_end - near.dest_start >= len(term) - 2:
                words = text[near.dest_start : near.dest_end]
                if words not in evidence.setting.everything and words not in term:
                    yield Doubt(near.dest_start, near.dest_end, words, Reason.TERM, (term,))


@lru_cache(512)
def _any_spelling(term: str) -> re.Pattern[str]:
    """Return a pattern for a term with each of its words in any spelling."""
    words = sorted(_SPELLED, key=len, reverse=True)
    parts = re.split(f"({'|'.join(map(re.escape, words))})", term)
    return re.compile("".join(_SPELLED.get(part) or re.escape(part) for part in parts))


def repeats(text: str, other: str) -> bool:
    """Tell whether two sentences say the same in nearly the same words."""
    if min(len(text), len(other)) < _SHORTEST:
        return False
    return fuzz.ratio(text, other, score_cutoff=_SAME) > 0


def repeat_doubts(text: str, evidence: Evidence) -> Iterator[Doubt]:
    """Yield a doubt where a sentence repeats the running text of another cell."""
    cited = {fact.number for fact in evidence.facts if not fact.rests_on}
    for fact in evidence.setting.known:
        if fact.type != "paragraph" or fact.number in cited:
            continue
        for sentence in re.findall("[^。\n]+。?", fact.text):
            if repeats(text.strip("・ 。"), sentence.strip("・ 。")):
                yield Doubt(0, len(text), text, Reason.REPEAT, (), f"{fact.title}と同じ")
                return
