"""The guard that lets no sentence pass which its facts do not carry: it asks again, and then does without."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ckwriter.drafts import Backend, Correction, DraftReply, DraftRequest, Sentence
from ckwriter.endpoints import Usage
from ckwriter.grounding import Doubt, Judged, Reason, Setting, cleaned, judge, repeats, setting_of, why
from ckwriter.guarding.mending import (
    as_one,
    in_full,
    is_running,
    is_whole,
    nearest,
    paired,
    parted,
    room_of,
    says_again,
    speaks_of_its_cell,
    without_title,
)
from ckwriter.guarding.telling import Report, tell
from ckwriter.model import Finding
from ckwriter.prose import finish, nominal, plain, respell

ROUNDS = 2
"""How often the sentences that failed are asked for again."""

REPLACED, DROPPED, RECITED = "G201", "G202", "G203"
"""Codes of the findings: a sentence replaced by the offline one, left out, its citation put right."""

OFFLINE = "offline"


def grounded(backend: Backend, *, report: Report, fallback: Backend | None = None, rounds: int = ROUNDS) -> Backend:
    """Return a backend whose sentences all follow from the facts that they cite.

    Args:
        backend: the one whose sentences are held against the facts.
        report: told of each sentence that did not stand, and of each citation that was put right.
        fallback: writes the sentences that come instead; without one, or where it has none, a sentence is left out.
        rounds: how often the sentences that failed are asked for again, together, each with what its facts allow.

    """
    written = _Written()

    def ask(request: DraftRequest) -> DraftReply:
        reply = backend(request)
        if not reply.sentences:
            return reply
        jury = _Jury(request, setting_of(request), written)
        drafts, usage = jury.all_of(reply), reply.usage
        for _ in range(rounds):
            failed = [one for one in drafts if one.open]
            if not failed:
                break
            again = backend(request.model_copy(update={"corrections": tuple(map(_correction, failed))}))
            drafts, usage = jury.with_answers(drafts, again), usage + again.usage
        if fallback is not None and _is_patchwork(drafts) and (whole := fallback(request)).sentences:
            report(_instead(drafts, request))
            settled = [(one, False) for one in whole.sentences]
        else:
            settled = list(_settled(drafts, request, jury.fallen_back(fallback, drafts), report))
        written.keep(request.at, [sentence for sentence, _ in settled])
        return _reply(reply, settled, usage)

    return ask


def _reply(reply: DraftReply, settled: Sequence[tuple[Sentence, bool]], usage: Usage) -> DraftReply:
    changed: dict[str, object] = {"sentences": tuple(sentence for sentence, _ in settled), "usage": usage}
    if settled and not any(own for _, own in settled):
        changed["origin"] = OFFLINE
    return reply.model_copy(update=changed)


@dataclass(frozen=True, slots=True)
class _Draft:
    """A sentence as it stands, and whether it may be asked for again."""

    judged: Judged
    given_up: bool = False

    @property
    def stands(self) -> bool:
        return not self.judged.doubts

    @property
    def open(self) -> bool:
        return bool(self.judged.doubts) and not self.given_up

    @property
    def text(self) -> str:
        return self.judged.sentence.text


class _Written:
    """The sentences that passed, by the cell that they stand in; cells are drafted by several threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._by_place: dict[str, tuple[Sentence, ...]] = {}

    def keep(self, at: str, kept: Sequence[Sentence]) -> None:
        with self._lock:
            self._by_place[at] = tuple(kept)

    def elsewhere(self, at: str, text: str) -> bool:
        """Tell whether another cell says nearly the same."""
        with self._lock:
            others = [one for place, kept in self._by_place.items() if place != at for one in kept]
        return any(repeats(text, one.text) for one in others)


@dataclass(frozen=True, slots=True)
class _Jury:
    """Judges the answers for one cell."""

    request: DraftRequest
    setting: Setting
    written: _Written

    def all_of(self, reply: DraftReply) -> list[_Draft]:
        """Return each sentence of a reply, judged; a text of several sentences is parted."""
        return self._together([_Draft(self._judged(one)) for said in reply.sentences for one in parted(said)])

    def with_answers(self, drafts: Sequence[_Draft], again: DraftReply) -> list[_Draft]:
        """Return the sentences with the answers in place of those that failed; an empty answer gives a sentence up.

        A model that sends back the whole cell is understood: sentences that stand already are passed over.
        """
        failed = [at for at, one in enumerate(drafts) if one.open]
        standing = [one.text for one in drafts if one.stands]
        answers = [one for one in again.sentences if not any(repeats(cleaned(one.text), text) for text in standing)]
        result = list(drafts)
        for at, answer in paired(failed, answers, [one.text for one in drafts]):
            given_up = not parted(answer)
            result[at] = (
                replace(result[at], given_up=True)
                if given_up
                else _Draft(as_one([self._judged(one) for one in parted(answer)]))
            )
        return self._together(result)

    def fallen_back(self, fallback: Backend | None, drafts: Sequence[_Draft]) -> list[Sentence]:
        """Return the sentences that may come instead of those that failed: new ones, here and in other cells."""
        standing = [one.text for one in drafts if one.stands]
        if fallback is None or len(standing) == len(drafts):
            return []
        told = {number for one in drafts if one.stands for number in one.judged.sentence.facts}
        return [
            one
            for one in fallback(self.request).sentences
            if not any(says_again(one.text, text) for text in standing)
            and not set(one.facts) <= told
            and not self.written.elsewhere(self.request.at, one.text)
        ]

    def _judged(self, sentence: Sentence) -> Judged:
        """Return a sentence judged, its form put right where nothing else is the matter."""
        text = self._spelled(without_title(cleaned(sentence.text), self.request))
        if is_running(self.request) and is_whole(text):
            text = finish(text)
        judged = judge(sentence.model_copy(update={"text": text}), self.setting)
        if judged.doubts and {one.reason for one in judged.doubts} == {Reason.ENDING}:
            text = finish(nominal(text) if self.request.style.ending == "nominal" else plain(text))
            judged = judge(sentence.model_copy(update={"text": text}), self.setting)
        if not judged.doubts and is_running(self.request) and not is_whole(text):
            text = in_full(text)
            judged = judge(sentence.model_copy(update={"text": text}), self.setting)
            if not judged.doubts and not is_whole(text):
                judged = replace(judged, doubts=(_whole(text, Reason.ENDING),))
        if not judged.doubts and speaks_of_its_cell(text, self.request):
            return replace(judged, doubts=(_whole(text, Reason.TALK),))
        if not judged.doubts and self.written.elsewhere(self.request.at, text):
            return replace(judged, doubts=(_whole(text, Reason.REPEAT),))
        return judged

    def _spelled(self, text: str) -> str:
        spelling = self.request.style.disability
        return respell(text, spelling, (*self.setting.terms, *self.setting.written)) if spelling else text

    def _together(self, drafts: Sequence[_Draft]) -> list[_Draft]:
        """Return the sentences; those beyond the limit of the cell, or that say what one before says, are doubted."""
        found: list[_Draft] = []
        left = self.request.limit
        for draft in drafts:
            reason = None
            if draft.stands:
                left -= room_of(draft.judged.sentence, self.request)
                if left < 0:
                    reason = Reason.LENGTH
                elif any(one.stands and says_again(draft.text, one.text) for one in found):
                    reason = Reason.REPEAT
            doubts = (
                (_whole(draft.text, reason, f"全体で{self.request.limit}字まで"),) if reason else draft.judged.doubts
            )
            found.append(replace(draft, judged=replace(draft.judged, doubts=doubts)))
        return found


def _whole(text: str, reason: Reason, detail: str = "") -> Doubt:
    return Doubt(0, len(text), text, reason, (), detail if reason is Reason.LENGTH else "")


def _correction(draft: _Draft) -> Correction:
    doubts = draft.judged.doubts
    return Correction(
        sentence=draft.text,
        why=why(doubts),
        allowed=tuple(dict.fromkeys(word for one in doubts for word in one.allowed)),
    )


def _settled(
    drafts: Sequence[_Draft], request: DraftRequest, spare: list[Sentence], report: Report
) -> Iterator[tuple[Sentence, bool]]:
    """Yield the sentences that stand, and others in place of those that do not; tell of each that was changed.

    With each sentence it is told whether it is the backend's own.
    """
    standing = [one.judged.sentence for one in drafts if one.stands]
    room = request.limit - sum(room_of(one, request) for one in standing)
    for draft in drafts:
        if draft.stands:
            if draft.judged.cited is not None:
                report(_recited(draft.judged, request))
            yield draft.judged.sentence, True
            continue
        other = nearest(draft.judged.sentence, [one for one in spare if room_of(one, request) <= room])
        report(_failed(draft.judged, other, request))
        if other is not None:
            spare.remove(other)
            room -= room_of(other, request)
            yield other, False


def _is_patchwork(drafts: Sequence[_Draft]) -> bool:
    """Tell whether so few sentences stand, or none, that the rest would make no text of its own."""
    standing = sum(one.stands for one in drafts)
    return not standing or (len(drafts) > _FEW and 2 * standing < len(drafts))


def _instead(drafts: Sequence[_Draft], request: DraftRequest) -> Finding:
    failed = [one for one in drafts if not one.stands]
    so_many = f"{len(drafts)}文のうち{len(failed)}文" if len(failed) < len(drafts) else ""
    invented = any(doubt.reason.invented for one in failed for doubt in one.judged.doubts)
    return tell(
        request,
        REPLACED,
        f"モデルの文{so_many}が{'事実と合わない' if invented else '使えない'}ため、"
        "欄の全体を、事実だけで書いた文に置き換えました。"
        f"「{_shortened(failed[0].text)}」について、{why(failed[0].judged.doubts, _REASONS)}",
        hint="載せたい内容であれば、もとになる事実を欄か素材に書き足してから、もう一度下書きしてください。",
    )


def _failed(judged: Judged, other: Sentence | None, request: DraftRequest) -> Finding:
    done = "事実だけで書いた文に置き換えました" if other is not None else "載せませんでした"
    return tell(
        request,
        DROPPED if other is None else REPLACED,
        f"モデルの文を{done}。「{_shortened(judged.sentence.text)}」について、{why(judged.doubts, _REASONS)}",
        hint="載せたい内容であれば、もとになる事実を欄か素材に書き足してから、もう一度下書きしてください。",
        quotes=[(request.at, other.text)] if other is not None else (),
    )


def _recited(judged: Judged, request: DraftRequest) -> Finding:
    titles = {fact.number: fact.title for fact in request.usable}
    shown = "、".join(titles[number] for number in judged.sentence.facts[:_NAMED] if number in titles)
    return tell(
        request,
        RECITED,
        f"モデルが挙げた根拠が違っていたため、{shown}に直しました。「{_shortened(judged.sentence.text)}」",
        hint="文と根拠が合っているか確かめてください。",
        level="note",
        quotes=[(request.at, judged.sentence.text)],
    )


def _shortened(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


_FEW = 2
"""Up to so many sentences each is replaced by itself."""
_SHOWN = 60
"""Characters of a sentence that a finding shows."""
_REASONS = 3
"""How many reasons a finding tells."""
_NAMED = 3
"""How many places a finding names."""
