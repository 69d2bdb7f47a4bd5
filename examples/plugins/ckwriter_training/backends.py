"""A backend: takes what is asked for one cell, returns sentences, each with the numbers of the facts it rests on."""

from ckwriter.drafts import Backend, DraftReply, DraftRequest, Sentence


def backend(model: str = "") -> Backend:
    """Return a backend that says each fact in a sentence of its own: plain, and true by construction."""

    def listed(request: DraftRequest) -> DraftReply:
        sentences = (
            Sentence(text=f"{fact.text.strip()}。", facts=(fact.number,))
            for fact in request.usable
            if fact.type == "note"
        )
        return DraftReply(sentences=tuple(sentences))

    return listed
