"""A rendered sentence as it stands on the page: its spelling, its end, its punctuation."""

from __future__ import annotations

from ckwriter.backends.offline.context import NAME_TYPES, PROSE, names_in, pieces
from ckwriter.drafts import DraftRequest
from ckwriter.prose import clean, finish, majority, nominal, respell


class Finish:
    """What is done to every sentence of one request."""

    def __init__(self, request: DraftRequest) -> None:
        self._style = request.style
        self._bullets = request.prompt.style == "bullets"
        texts = [fact.text for fact in request.facts if fact.type not in NAME_TYPES]
        self._keep = (*request.terms, *names_in(request))
        given = request.style.disability
        self._spellings = {PROSE: given, "": given or majority(texts, request.terms)}

    def __call__(self, rendered: str) -> str:
        """Return the sentence, or "" if nothing is left of it."""
        text = "".join(self._spelled(piece, mark) for piece, mark in pieces(rendered))
        text = clean(text).rstrip("。")
        if not text:
            return ""
        if self._style.ending == "nominal":
            text = nominal(text)
            return text if self._bullets else finish(text)
        return finish(text)

    def _spelled(self, piece: str, mark: str) -> str:
        spelling = self._spellings.get(mark)
        return respell(piece, spelling, self._keep) if spelling else piece
