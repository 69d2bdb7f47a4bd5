"""What is put right in a model's sentence before it is judged, and how the sentences of one cell stand together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rapidfuzz import fuzz

from ckwriter.drafts import DraftRequest, Sentence
from ckwriter.grounding import Judged, cleaned, repeats
from ckwriter.notation import fold, sentences
from ckwriter.prose import finish, is_finished, past

_QUOTED = re.compile("「([^「」]+)」")
_SUBJECT = re.compile("(?P<words>[^、。「」]{1,20}?)(?:としては|として|は)、")
_BRACKET = re.compile("[(（][^()（）]*[)）]$")
_IS_SO = re.compile("(?:である|であった|となる|となっている|とする|としている|等|など)[。 ]*$")
"""What a sentence ends in that says what its topic is."""
_LONG_TITLE = 4
"""Characters of a title from which it is not a word of everyday."""
_ALIKE = 80.0
"""Likeness (percent) from which a subject is a title of the form."""
_WITHIN = 96.0
"""Likeness (percent) from which one sentence stands within another."""
_SHORTEST = 10
_WORD = re.compile("[0-9A-Za-zぁ-ゖァ-ヺ一-鿿]")


def parted(sentence: Sentence) -> list[Sentence]:
    """Return the sentences of a text that may hold several, without pieces that hold no word at all."""
    parts = (part.text for part in sentences(cleaned(sentence.text)))
    return [sentence.model_copy(update={"text": part}) for part in parts if _WORD.search(part)]


def as_one(judged: Sequence[Judged]) -> Judged:
    """Return several judged sentences, which answer for one, as one: what is doubted of any is doubted of it."""
    if len(judged) == 1:
        return judged[0]
    facts = dict.fromkeys(number for one in judged for number in one.sentence.facts)
    text = "".join(finish(one.sentence.text) for one in judged)
    doubts = tuple(doubt for one in judged for doubt in one.doubts)
    cited = next((one.cited for one in judged if one.cited is not None), None)
    return Judged(judged[0].sentence.model_copy(update={"text": text, "facts": tuple(facts)}), doubts, cited)


def without_title(text: str, request: DraftRequest) -> str:
    """Return a sentence without the title of its own cell as its subject: 行政は、… in the cell of 行政."""
    found = _SUBJECT.match(text)
    titles = (fold(title) for title in _QUOTED.findall(request.title))
    if found and any(fuzz.ratio(fold(found["words"]), title) >= _ALIKE for title in titles):
        return text[found.end() :]
    return text


def speaks_of_its_cell(text: str, request: DraftRequest) -> bool:
    """Tell whether a cell's title is the topic of a sentence that tells of an act: …の取組内容は、…を実施する."""
    titles = {re.escape(title) for title in _QUOTED.findall(request.title) if len(title) >= _LONG_TITLE}
    return any(re.search(f"{title}は", text) for title in titles) and not _IS_SO.search(text)


def is_running(request: DraftRequest) -> bool:
    """Tell whether a cell takes whole sentences in である体."""
    return request.style.ending == "plain" and request.prompt.style == "paragraph"


def is_whole(text: str) -> bool:
    """Tell whether a text ends as a sentence does, not in a noun."""
    return is_finished(_BRACKET.sub("", text.rstrip("。 ")))


def in_full(text: str) -> str:
    """Return a text that ends in an act as a sentence that tells of it: 病院交流会を再開 → 病院交流会を再開した."""
    return finish(past(text.rstrip("。 ")))


def says_again(text: str, other: str) -> bool:
    """Tell whether a sentence says what another one of its cell says, in nearly its words or as a part of it."""
    if repeats(text, other):
        return True
    short, long = sorted((text.rstrip("。"), other.rstrip("。")), key=len)
    return len(short) >= _SHORTEST and fuzz.partial_ratio(short, long) >= _WITHIN


def nearest(failed: Sentence, spare: Sequence[Sentence]) -> Sentence | None:
    """Return the sentence that rests on most of the same facts, the first of equals."""
    return max(spare, key=lambda one: len(set(one.facts) & set(failed.facts)), default=None)


def room_of(sentence: Sentence, request: DraftRequest) -> int:
    """Return how many characters a sentence takes in its cell."""
    return len(sentence.text) + (2 if request.prompt.style == "bullets" else 0)


def paired(failed: Sequence[int], answers: Sequence[Sentence], texts: Sequence[str]) -> Iterator[tuple[int, Sentence]]:
    """Yield which answer is for which sentence: in order, or, where their numbers differ, by likeness."""
    if len(failed) == len(answers):
        yield from zip(failed, answers, strict=True)
        return
    left = list(failed)
    for answer in answers:
        if left and answer.text.strip():
            at = max(left, key=lambda at: fuzz.ratio(answer.text, texts[at]))
            left.remove(at)
            yield at, answer
