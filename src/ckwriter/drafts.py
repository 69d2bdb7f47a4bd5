"""The values of drafting: what a backend is asked (`DraftRequest`), what it answers (`DraftReply`), and the prompts.

A backend takes one `DraftRequest` and returns one `DraftReply`. The facts of a request are numbered, and each sentence
of the reply names the numbers of the facts that it rests on. All requests of one submission carry the same `facts`, in
the same order, so that a model's common prompt is byte-identical; `allowed` says which of them this field may use.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Annotated, Any, Literal

from pydantic import (
    BeforeValidator,
    ConfigDict,
    Field,
    SerializerFunctionWrapHandler,
    model_serializer,
    model_validator,
)

from ckwriter.endpoints import Usage
from ckwriter.values import PageText, Value, as_tuple

Ending = Literal["plain", "nominal", "polite"]
Disability = Literal["障害", "障がい", "障碍"]
Task = Literal["draft", "compare"]
"""`draft`: write the text of a cell · `compare`: name the passages that contradict each other."""
Outcome = Literal["answered", "cut", "unusable", "refused", "failed", "withheld", "stopped", "waiting"]
"""`answered` · `cut`: the answer was too long · `unusable`: it was not of the agreed form · `refused`: the model would
not · `failed`: the service could not be reached · `withheld`: it may not be sent · `stopped`: the budget is used up ·
`waiting`: it was handed over, and no answer has come yet."""


class _File(Value):
    """A value of a prompt file: YAML's lists are taken as tuples."""

    model_config = ConfigDict(strict=False)


def _tuple(value: Any) -> Any:  # noqa: ANN401  # people write one word where a list of one is meant
    return (value,) if isinstance(value, str) else as_tuple(value)


Words = Annotated[tuple[str, ...], BeforeValidator(_tuple)]
Numbers = Annotated[tuple[int, ...], BeforeValidator(_tuple)]


class Style(Value):
    """How drafted sentences are written."""

    ending: Ending = "plain"
    """`plain`: である体 · `nominal`: 体言止め · `polite`: です・ます体, for what is written to somebody."""
    disability: Disability | None = None
    """The spelling in the drafter's own prose, never in names, laws and titles of the form; None follows the person's
    own text in what the drafter adds, and leaves the notes as they are."""


class Fact(Value):
    """One thing that is known: the text of a cell, or a raw note."""

    number: int
    at: str
    """Its place: `forums[2].frequency`, `notes[3]`."""
    title: str
    """The place as people call it."""
    group: str = ""
    """The row or part that it belongs to, as people call it; a prompt lists the facts of a group together."""
    label: str = ""
    """What it is called within its group."""
    text: PageText
    type: str = "text"
    """The type of the field it stands in; `note` for a raw note."""
    about: str = ""
    """For a note: the place that it is about."""
    rests_on: Words = ()
    """For the text of a draft that feeds another: the places of the facts that it rests on."""
    unit: str = ""
    """The unit that the form prints beside the cell: 人 of 473,886."""
    role: str = ""
    """What the field means (`Field.role`): `target`, `result` …"""
    year: int = 0
    """The fiscal year that it is about, counted from the form's own: -1 is the year before."""

    @property
    def sources(self) -> tuple[str, ...]:
        """The places that a sentence resting on this fact rests on in the end."""
        return self.rests_on or (self.at,)


class Sentence(Value):
    """One drafted sentence and the numbers of the facts that it rests on."""

    text: PageText
    facts: Numbers = ()
    quotes: Words = ()
    """Where two passages are compared: the words of each fact that are meant, in the order of `facts`."""

    @model_serializer(mode="wrap")
    def _as_agreed(self, plain: SerializerFunctionWrapHandler) -> dict[str, object]:
        given: dict[str, object] = plain(self)
        return given if self.quotes else {key: value for key, value in given.items() if key != "quotes"}


class DraftReply(Value):
    """What a backend answers: the sentences in order, or none where it has nothing to say."""

    sentences: Annotated[tuple[Sentence, ...], BeforeValidator(_tuple)] = ()
    outcome: Outcome = Field(default="answered", exclude=True)
    """How it went; anything but `answered` comes without sentences."""
    problem: str = Field(default="", exclude=True)
    """Unless `answered`: what is the matter, in words for the person."""
    origin: str = Field(default="", exclude=True)
    """Who wrote the sentences, where it was not the backend that was asked."""
    answer: str = Field(default="", exclude=True)
    """The answer as it came from a model, for the ledger."""
    usage: Usage = Field(default=Usage(), exclude=True)


class Phrase(_File):
    """A ready-made wording of a theme, as a Jinja template; it is used only if each name in it is known."""

    say: str
    given: Words = Field(default=(), alias="if")
    """Words of which the facts must hold one; a phrase that names some goes before one that names none."""
    unless: Words = ()
    """Words of which the facts may hold none."""

    @model_validator(mode="before")
    @classmethod
    def _plain_text(cls, data: Any) -> Any:  # noqa: ANN401  # whatever the file holds
        return {"say": data} if isinstance(data, str) else data


Phrases = Annotated[tuple[Phrase, ...], BeforeValidator(_tuple)]


class Theme(_File):
    """A subject that issues are about: how it is recognised, and what can be proposed for it."""

    id: str
    title: str
    keywords: Words
    """Words by which a text is known to be about the theme, matched after folding."""
    phrases: Mapping[str, Phrases] = {}
    """What can be said, by what it is said for: `policy`, `role_medical` … as the prompt files ask for it."""

    @model_validator(mode="before")
    @classmethod
    def _flat(cls, data: Any) -> Any:  # noqa: ANN401  # whatever the file holds
        """Each further key of a theme in the file is a set of phrases."""
        if not isinstance(data, dict) or "phrases" in data:
            return data
        own = {key: value for key, value in data.items() if key in ("id", "title", "keywords")}
        return {**own, "phrases": {key: value for key, value in data.items() if key not in own}}


class Lexicon(_File):
    """The words of a programme that its prompt files share."""

    themes: Annotated[tuple[Theme, ...], BeforeValidator(_tuple)] = ()
    formal: Mapping[str, str] = {}
    """Words of everyday speech and those of official writing, for the raw notes."""
    cues: Mapping[str, Words] = {}
    """Words that tell what a note says: that something is lacking, that it goes well, that it is planned."""
    groups: Mapping[str, Words] = {}
    """Words that tell to which group a member of a meeting belongs, by the group's name; the first that fits counts."""


class Rule(_File):
    """How the offline backend makes one sentence, or one for each of several things."""

    say: str = ""
    """A Jinja template; rendered to nothing, the rule says nothing."""
    when: str = ""
    """A Jinja expression that must hold."""
    each: str = ""
    """`name in expression`: the rule is applied to each of these."""
    phrases: str = ""
    """Instead of `say`: the phrases of this name, of the themes in `of`."""
    of: str = ""
    once: bool = False
    """True if each theme may give one phrase alone."""
    most: int = 99
    """How many sentences this rule may add."""
    first: Annotated[tuple[Rule, ...], BeforeValidator(_tuple)] = ()
    """Instead of `say`: the first of these that says something."""


class Prompt(_File):
    """How one field is drafted: one file of a form's prompts."""

    target: str
    """The field or column: `strengths`, `issues.policy`."""
    facts: Words
    """What may be used: `forums.name`, `row.target` (the row's own), `notes` (those about the target), `notes(…)`."""
    feeds: Words = ()
    """Drafted fields of the same row whose text may be used: `row.policy`."""
    needs: Annotated[tuple[Words, ...], BeforeValidator(_tuple)] = ()
    """Sets of facts; unless all of one set are there, nothing can be said."""
    wanted: str = ""
    """What to add where the facts are there and still say too little."""
    length: int
    """The longest text that fits the cell, in characters."""
    style: Literal["paragraph", "bullets"] = "paragraph"
    most: int = 99
    """How many sentences the cell may hold."""
    new_rows: bool = False
    """True if each note about the table makes a row of it, where a person has written none."""
    let: Mapping[str, str] = {}
    """Names for the rules: Jinja expressions, each of which may use the ones before."""
    per_theme: Mapping[str, str] = {}
    """Names for the phrases of a theme: Jinja expressions that may use `theme`; a phrase is left out where it would
    print an empty one."""
    sentences: Annotated[tuple[Rule, ...], BeforeValidator(_tuple)] = ()
    """The offline backend's rules, in the order of the text."""
    body: str = ""
    """The instruction for a model, as a Jinja template."""
    examples: Words = ()
    """For a model: sentences that show the manner, of no real body."""
    lexicon: Lexicon = Lexicon()


class Correction(Value):
    """A drafted sentence that its facts do not carry, and what they would."""

    sentence: PageText
    why: str
    """What is the matter, in Japanese, with the words that it is about."""
    allowed: tuple[str, ...] = ()
    """The words of the facts that may stand there instead; empty where there is nothing to choose from."""


class Masked(Value):
    """Something that is not sent, and what stands in its place."""

    placeholder: str
    kind: str
    """What it is, as people call it: 氏名, 電話番号."""
    secret: str = ""
    """What it says, if the office keeps it."""


class DraftRequest(Value):
    """What a backend is asked for: the text of one cell."""

    at: str
    title: str
    """The place as people call it."""
    fiscal_year: int
    """The fiscal year that the form is about, by its first calendar year."""
    facts: tuple[Fact, ...]
    """All facts that some prompt file lists; the same for every field of a submission."""
    drafted: tuple[Fact, ...] = ()
    """Drafts of other cells that this one may build on, numbered after the facts."""
    allowed: frozenset[int]
    """The numbers of the facts that this field may use."""
    prompt: Prompt
    instructions: str
    """The prompt's body, filled in."""
    limit: int
    """The longest text that fits the cell, in characters."""
    style: Style = Style()
    terms: tuple[str, ...] = ()
    """Words whose spelling is never changed."""
    corrections: tuple[Correction, ...] = ()
    """Sentences of an earlier answer that are to be written anew. Where there are some, the answer holds these alone:
    one sentence for each, in this order."""
    attempt: int = 0
    """How often this was asked before without a usable answer."""
    masked: tuple[Masked, ...] = ()
    """What was masked in the texts before they are sent."""
    task: Task = "draft"

    @property
    def usable(self) -> tuple[Fact, ...]:
        """The facts that this field may use, in order."""
        return tuple(fact for fact in (*self.facts, *self.drafted) if fact.number in self.allowed)


Backend = Callable[[DraftRequest], DraftReply]
