"""The default backend: composes official Japanese from the facts by the rules of the prompt files, without a model.

`context` shows the facts to the rules, as texts that know on which facts they rest. `functions` lists what the rules
may call (`lists`, `meetings`, `chronicle`, `quantities`, `raw_notes`, `themes`). `composing` makes sentences of the
rules, and `finishing` sees to their ends, spelling and punctuation.
"""

from ckwriter.backends.offline.composing import compose
from ckwriter.drafts import Backend
from ckwriter.endpoints import Endpoint


def backend(model: str = "", endpoint: Endpoint | None = None) -> Backend:
    """Return the offline backend; it has no models to choose from, and asks nobody."""
    return compose


__all__ = ["backend", "compose"]
