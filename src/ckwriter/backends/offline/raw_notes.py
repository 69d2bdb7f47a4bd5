"""Raw notes as official prose: clean, in である体, in a written register, and turned to what a cell is for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ckwriter.backends.offline.context import Cited, texts_of
from ckwriter.backends.offline.themes import has_word
from ckwriter.drafts import Lexicon
from ckwriter.prose import act_at_end, is_dictionary, is_finished, ongoing, plain, proposal, split, verb_of

_NOUN_PREDICATE = re.compile(
    "(?<=[はがも])(?:課題|強み|弱み|特徴|中心|主|必要|不十分|十分|困難|可能|重要|不可欠|有効|これから|今後|途上|目標|目的|急務"
    "|未定|限定的|不明|良好|円滑|(?:検討|調整|実施|準備|協議)中|[一-龥]{2}傾向)$"
    "|(?:見込み|予定|方針|状況|段階|ところ|必要)$"
)


def sentences(lexicon: Lexicon, given: object, names: Sequence[str] = ()) -> list[Cited]:
    """Return the sentences of notes or cells in official prose, without their full stops; `names` stay as written."""
    return [
        Cited(predicate(formal(lexicon, plain(one), names)), text.facts, prose=True)
        for text in texts_of(given)
        for one in split(text)
    ]


def formal(lexicon: Lexicon, text: str, names: Sequence[str] = ()) -> str:
    """Return a text in a written register, by the table of words; names and what is quoted stay."""
    if not lexicon.formal:
        return text
    kept = ["「[^」]*」", *map(re.escape, sorted(names, key=len, reverse=True))]
    words = map(re.escape, sorted(lexicon.formal, key=len, reverse=True))
    pattern = re.compile(f"(?P<kept>{'|'.join(kept)})|(?:{'|'.join(words)})")
    return pattern.sub(lambda found: found[0] if found["kept"] else lexicon.formal[found[0]], text)


def predicate(text: str) -> str:
    """Return a sentence that ends in a noun with the verb that it leaves unsaid: 「…が課題」 → 「…が課題である」."""
    if _NOUN_PREDICATE.search(text):
        return f"{text}である"
    act = act_at_end(text)
    if act and act[0].endswith(("を", "に", "で", "と", "、")):
        return act[0] + ongoing(verb_of(act[1]))
    return text


def says(lexicon: Lexicon, text: str, cue: str) -> bool:
    """Tell whether a text holds one of the words of a cue."""
    return has_word(text, lexicon.cues.get(cue, ()))


def gap(lexicon: Lexicon, text: str) -> str:
    """Return a raw note as a gap: what is wished becomes 「…ことが課題である」, a bare noun 「…が課題である」."""
    text = predicate(plain(text))
    if says(lexicon, text, "gap") and is_finished(text) and not text.endswith("たい"):
        return text
    wished = proposal(text)
    if is_dictionary(wished) and not wished.endswith(("いる", "ある")):
        return f"{wished}ことが課題である"
    return text if is_finished(text) else f"{text}が課題である"


def remark(text: str) -> str:
    """Return a wish as what is left to do: 「参加を促したい」 → 「参加を促すことが今後の課題である」; else the text."""
    return f"{proposal(text)}ことが今後の課題である" if re.search("[^一-龥]たい$", text) else text
