"""A backend: takes what is asked for one cell, returns sentences, each with the numbers of the facts it rests on."""

from ckwriter.drafts import Backend, DraftReply, DraftRequest, Sentence
from ckwriter.endpoints import Endpoint


def backend(model: str, endpoint: Endpoint) -> Backend:
    """Return a backend that says each note in a sentence of its own: plain, and true by construction.

    `model` is what stands behind the colon of `--model listing:…`, `endpoint` how a service would be asked.
    """

    def listed(request: DraftRequest) -> DraftReply:
        sentences = (
            Sentence(text=f"{fact.text.strip()}。", facts=(fact.number,))
            for fact in request.usable
            if fact.type == "note"
        )
        return DraftReply(sentences=tuple(sentences))

    return listed
