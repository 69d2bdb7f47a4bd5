"""ckwriter: structured facts in, a drafted and checked Word form out.

    import ckwriter

    facts = ckwriter.read("facts.yaml")
    drafted = ckwriter.draft(facts)
    for finding in ckwriter.check(drafted):
        print(finding.level, finding.message)
    ckwriter.write(drafted, "form.docx")

The stages take a `Submission` and return a new one. Everything named here is imported at its first use, so that
``import ckwriter`` costs next to nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ckwriter.accepting import accept as accept
    from ckwriter.beside import Note as Note
    from ckwriter.checking import check as check
    from ckwriter.drafting import draft as draft
    from ckwriter.drafts import Style as Style
    from ckwriter.errors import CkwriterError as CkwriterError
    from ckwriter.form import Form as Form
    from ckwriter.forms import load as load_form  # noqa: F401
    from ckwriter.model import Absent as Absent
    from ckwriter.model import Cell as Cell
    from ckwriter.model import Evidence as Evidence
    from ckwriter.model import Finding as Finding
    from ckwriter.model import Municipality as Municipality
    from ckwriter.model import Source as Source
    from ckwriter.model import Submission as Submission
    from ckwriter.reading import read as read
    from ckwriter.reviewing import review as review
    from ckwriter.writing import write as write

_HOMES = {
    "Absent": "model",
    "Cell": "model",
    "CkwriterError": "errors",
    "Evidence": "model",
    "Finding": "model",
    "Form": "form",
    "Municipality": "model",
    "Note": "model",
    "Source": "model",
    "Style": "drafts",
    "Submission": "model",
    "accept": "accepting",
    "check": "checking",
    "draft": "drafting",
    "load_form": "forms",
    "read": "reading",
    "review": "reviewing",
    "write": "writing",
}

__all__ = sorted(_HOMES)  # noqa: PLE0605  # the table is the one list of public names


if not TYPE_CHECKING:  # so that mypy knows the names above and no others

    def __getattr__(name: str) -> object:
        home = _HOMES.get(name)
        if home is None:
            raise AttributeError(f"module 'ckwriter' has no attribute {name!r}")
        value = getattr(import_module(f"ckwriter.{home}"), "load" if name == "load_form" else name)
        globals()[name] = value
        return value


def __dir__() -> list[str]:
    return [*globals(), *__all__]
