"""What may not be sent is masked before a request leaves, and put back into the answer.

The guard works on the request, so that everything behind it (the ledger, the model) sees the masked texts alone. A
placeholder stands for the same words in every request of a submission, and in every run with the same facts.
"""

from __future__ import annotations

import re
import threading
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Literal

from pydantic import ConfigDict, field_validator

from ckwriter.drafts import Backend, Correction, DraftReply, DraftRequest, Fact, Masked, Sentence
from ckwriter.guarding import screen_names
from ckwriter.guarding.screen_patterns import FEW, KINDS, NAME, WORD, Secret
from ckwriter.guarding.screen_patterns import found as patterns
from ckwriter.guarding.telling import Report, tell
from ckwriter.model import Finding
from ckwriter.notation import number
from ckwriter.prompting.rendering import same
from ckwriter.values import Value


class ScreenSettings(Value):
    """What is done about personal data in the facts: `[screen]` of the settings."""

    model_config = ConfigDict(strict=False)

    action: Literal["mask", "refuse"] = "mask"
    """`mask`: it is masked and put back · `refuse`: nothing is sent while some is there."""
    words: tuple[str, ...] = ()
    """Words of the office that are never sent."""
    keep: tuple[str, ...] = ()
    """Words that are sent although they look like personal data: 山田記念病院."""
    skip: tuple[str, ...] = ()
    """Kinds that are not looked for: 人数."""

    @field_validator("skip")
    @classmethod
    def _are_kinds(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        if unknown := [kind for kind in value if kind not in KINDS]:
            raise ValueError(f"「{'、'.join(unknown)}」という種類はありません。使えるもの: {'、'.join(KINDS)}")
        return value


_PLACEHOLDER = re.compile(r"〔([^〔〕\d]{1,12})(\d{1,4})〕")
_WRITTEN = re.compile(rf"[〔［\[【(（「『]\s*({'|'.join(KINDS)})\s*([0-9０-９]{{1,4}})\s*[〕］\]】)）」』]")
"""A placeholder as a model may write it: in other brackets, with full-width digits or with a space."""


class Screen:
    """Finds and masks what may not be sent."""

    def __init__(self, settings: ScreenSettings) -> None:
        self._settings = settings
        self._words = tuple(sorted(filter(None, settings.words), key=len, reverse=True))
        self._known: dict[str, tuple[Secret, ...]] = {}
        self._last: tuple[tuple[Fact, ...], tuple[Fact, ...], Mapping[str, Masked]] = ((), (), {})
        self._lock = threading.Lock()

    def secrets(self, text: str) -> tuple[Secret, ...]:
        """Return what may not be sent of a text, in order and without overlap."""
        with self._lock:  # the dictionary's reader takes one text at a time
            if text not in self._known:
                self._known[text] = tuple(_apart(self._found(text)))
            return self._known[text]

    def _found(self, text: str) -> Iterator[Secret]:
        kept = [one.span() for word in self._settings.keep if word for one in re.finditer(re.escape(word), text)]
        for word in self._words:
            yield from (Secret(WORD, *one.span()) for one in re.finditer(re.escape(word), text))
        for secret in (*patterns(text), *screen_names.found(text)):
            inside = any(start <= secret.start and secret.end <= end for start, end in kept)
            if secret.kind not in self._settings.skip and not inside:
                yield secret

    def mask(self, request: DraftRequest) -> tuple[DraftRequest, Mapping[str, Masked]]:
        """Return the request as it may be sent, and what was masked, by its words.

        The facts are masked by themselves, so that they read the same in every request of a submission.
        """
        facts, masked = self._masked_facts(request.facts)
        own = [*(fact.text for fact in request.drafted), *_texts_of(request.corrections)]
        masked = self._named(own, masked, (_counted(fact) for fact in request.facts))
        if not masked:
            return request, masked
        return request.model_copy(
            update={
                "facts": facts,
                "drafted": tuple(self._fact(fact, masked) for fact in request.drafted),
                "corrections": tuple(self._correction(one, masked) for one in request.corrections),
                "masked": tuple(one.model_copy(update={"secret": ""}) for one in masked.values()),
            }
        ), masked

    def _masked_facts(self, facts: tuple[Fact, ...]) -> tuple[tuple[Fact, ...], Mapping[str, Masked]]:
        """Return the facts as they may be sent, and what was masked in them; all requests carry the same tuple."""
        last, sent, masked = self._last
        if not same(last, facts):
            masked = self._named([_counted(fact) for fact in facts])
            sent = tuple(self._fact(fact, masked) for fact in facts) if masked else facts
            self._last = facts, sent, masked
        return sent, masked

    def _named(
        self, texts: Sequence[str], known: Mapping[str, Masked] = MappingProxyType({}), seen: Iterable[str] = ()
    ) -> dict[str, Masked]:
        """Return a placeholder for each secret of the texts, numbered by kind as they come, after those known."""
        masked = dict(known)
        fresh = [
            (kind, text[start:end])
            for text in texts
            for kind, start, end in self.secrets(text)
            if text[start:end] not in masked
        ]
        if not fresh:
            return masked
        taken = {(kind, int(digits)) for text in (*seen, *texts) for kind, digits in _PLACEHOLDER.findall(text)}
        taken |= {(kind, int(n)) for one in known.values() for kind, n in _PLACEHOLDER.findall(one.placeholder)}
        for kind, secret in dict.fromkeys(fresh):
            number = next(n for n in range(1, 10_000) if (kind, n) not in taken)
            taken.add((kind, number))
            masked.setdefault(secret, Masked(placeholder=f"〔{kind}{number}〕", kind=kind, secret=secret))
        return masked

    def _fact(self, fact: Fact, masked: Mapping[str, Masked]) -> Fact:
        told = _counted(fact)
        text = self._text(told, masked)
        return fact if text == told else fact.model_copy(update={"text": text})

    def _correction(self, one: Correction, masked: Mapping[str, Masked]) -> Correction:
        return Correction(
            sentence=self._text(one.sentence, masked),
            why=self._text(one.why, masked),
            allowed=tuple(self._text(word, masked) for word in one.allowed),
        )

    def _text(self, text: str, masked: Mapping[str, Masked]) -> str:
        """Return a text with its secrets masked, and with names that are known from elsewhere."""
        spans = list(self.secrets(text))
        for secret, one in masked.items():
            if one.kind == NAME and secret in text:
                spans += (Secret(NAME, *where.span()) for where in screen_names.bare(secret).finditer(text))
        pieces: list[str] = []
        at = 0
        for _, start, end in _apart(spans):
            known = masked.get(text[start:end])
            pieces += (text[at:start], known.placeholder if known else "〔伏字〕")
            at = end
        return "".join([*pieces, text[at:]])


def _apart(found: Iterable[Secret]) -> Iterator[Secret]:
    """Yield secrets in order; of two that overlap, the kind that is named first, then the longer one."""
    order = {kind: place for place, kind in enumerate((WORD, *KINDS))}
    chosen: list[Secret] = []
    for secret in sorted(found, key=lambda one: (order[one.kind], one.start - one.end)):
        if all(secret.end <= other.start or other.end <= secret.start for other in chosen):
            chosen.append(secret)
    yield from sorted(chosen, key=lambda one: one.start)


def _counted(fact: Fact) -> str:
    """Return the text of a fact; a bare number whose unit the form prints is read with it."""
    if fact.unit not in ("人", "名") or len(fact.text) > 4:
        return fact.text
    read = number(fact.text)
    return f"{fact.text}{fact.unit}" if read and read.unit is None and read.value is not None else fact.text


def _texts_of(corrections: Iterable[Correction]) -> Iterator[str]:
    for one in corrections:
        yield from (one.sentence, one.why, *one.allowed)


def put_back(reply: DraftReply, masked: Mapping[str, Masked]) -> tuple[DraftReply, tuple[str, ...]]:
    """Return the reply with the secrets in place of their placeholders, and the sentences left out.

    A sentence with a placeholder that stands for nothing is left out: nobody knows what it says.
    """
    secrets = {one.placeholder: secret for secret, one in masked.items()}
    kept: list[Sentence] = []
    lost: list[str] = []

    def unknown(text: str) -> bool:
        left = (one for one in _WRITTEN.finditer(text) if _standard(one) not in secrets)
        return "〔伏字〕" in text or any(one[0][0] == "〔" for one in left)

    for sentence in reply.sentences:
        text, *quotes = (
            _WRITTEN.sub(lambda found: secrets.get(_standard(found), found[0]), one)
            for one in (sentence.text, *sentence.quotes)
        )
        if any(map(unknown, (text, *quotes))):
            lost.append(sentence.text)
        else:
            kept.append(sentence.model_copy(update={"text": text, "quotes": tuple(quotes)}))
    return reply.model_copy(update={"sentences": tuple(kept)}), tuple(lost)


def _standard(found: re.Match[str]) -> str:
    return f"〔{found[1]}{int(unicodedata.normalize('NFKC', found[2]))}〕"


def guard(backend: Backend, settings: ScreenSettings, report: Report) -> Backend:
    """Return the backend behind a screen; by the settings, a request with personal data is masked or withheld."""
    screen = Screen(settings)

    def screened(request: DraftRequest) -> DraftReply:
        sent, masked = screen.mask(request)
        if masked and settings.action == "refuse":
            for finding in _withheld(screen, request):
                report(finding)
            kinds = "、".join(dict.fromkeys(one.kind for one in masked.values()))
            return DraftReply(outcome="withheld", problem=f"事実に、送らない設定の情報（{kinds}）があります")
        reply, lost = put_back(backend(sent), masked)
        for text in lost:
            report(tell(request, "G304", f"伏せた言葉を取り違えた文「{text}」を使いませんでした", level="note"))
        return reply

    return screened


def _withheld(screen: Screen, request: DraftRequest) -> Iterator[Finding]:
    for fact in (*request.facts, *request.drafted):
        if kinds := dict.fromkeys(secret.kind for secret in screen.secrets(_counted(fact))):
            yield tell(
                request,
                "G303",
                f"{'、'.join(kinds)}と思われる記載があるため、モデルに送りませんでした",
                hint="記載を改めるか、設定の [screen] で action を mask にしてください。"
                "個人情報でなければ keep に加えてください。",
                at=fact.at,
                title=fact.title,
            )


__all__ = ["FEW", "KINDS", "Screen", "ScreenSettings", "guard", "put_back"]
