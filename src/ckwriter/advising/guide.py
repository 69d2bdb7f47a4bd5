"""The guide of a form's advisers: what they look at (`guide.toml`), and how they say it (`phrases.yaml`).

Both stand beside the form of the advice, which the advised form names (`Form.advice`). Nothing of a programme is in
the code: the elements, the words by which they are known and the wording are the form's.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache

import yaml
from pydantic import model_validator

from ckwriter import forms, places, prompting
from ckwriter.drafts import Lexicon
from ckwriter.errors import FormError
from ckwriter.form import Form, FormValue, Strings, Table

ELEMENTS = "elements"
"""The table of the form of advice that has a row for each element."""


class Aspect(FormValue):
    """One side of a plan on which an element may appear: its issues, its indicators, who takes part."""

    id: str
    title: str
    places: Strings
    """Fields, tables, or columns (`issues`, `goals.indicator`)."""


class Element(FormValue):
    """One element of the programme, and how a text is known to be about it."""

    id: str
    keywords: Strings
    unless: Strings = ()
    """Longer words that hold a keyword and mean something else."""
    places: Strings = ()
    """Rows and cells that are about it whatever stands there (`sectors[medical]`)."""
    needs: Strings
    """The aspects on which it is expected, by id."""
    ask: str
    """What to ask where nothing is said of it."""
    title: str = ""
    """Its row's title in the form of advice."""

    def is_clear(self, words: str) -> bool:
        """Tell whether words hold one of the more telling half of the keywords."""
        return any(keyword in words for keyword in self.keywords[: (len(self.keywords) + 1) // 2])


class Expected(FormValue):
    """A group that is expected at the meetings."""

    group: str
    """One of the groups of members of the advised form's wording."""
    called: str
    step: str
    """The first step towards it, as a clause."""
    element: str
    """The element under which something may be said of it elsewhere, by id."""
    aspects: Strings
    """The aspects on which that counts, by id."""


class Doubt(FormValue):
    """A cause of findings, and the checks that raise them."""

    kind: str
    codes: Strings
    minor: bool = False
    """True for what the list of findings tells well enough: it waits behind matters of substance, errors too."""


class Sign(FormValue):
    """Words that an adviser stops at."""

    kind: str
    places: Strings
    keywords: Strings
    unless: Strings = ()


class TakingPart(FormValue):
    """How a sentence tells that somebody takes part in a meeting."""

    meetings: Strings
    """Words for meetings."""
    keywords: Strings
    unless: Strings = ()
    """Words by which it is not so, or not yet."""

    def told_in(self, sentence: str) -> bool:
        """Tell whether a sentence says so."""
        return (
            any(word in sentence for word in self.meetings)
            and any(word in sentence for word in self.keywords)
            and not any(word in sentence for word in self.unless)
        )


class Stages(FormValue):
    """Where work may come to a halt, and the words of indicators of such work."""

    keywords: Strings
    stages: str


class Topic(FormValue):
    """What an office may ask about, and the words by which that is known."""

    id: str
    keywords: Strings
    unless: Strings = ()
    """Words of questions about something else."""


class Uses(FormValue):
    """Checks whose findings become advice of their own kind, by what they find."""

    missed_without_reason: Strings = ()
    issue_without_indicator: Strings = ()
    policy_without_follow_up: Strings = ()


class Unplanned(FormValue):
    """When an element is worth a proposal: something is said of it on some aspects, and nothing on others, by id."""

    told: Strings
    lacking: Strings


class Population(FormValue):
    """Where the population stands, and for how many heads figures are compared."""

    value: str
    as_of: str
    unit: str
    per: int


class Phrase(FormValue):
    """How one kind of thing is said."""

    kind: str
    under: str
    """The heading: a table of the form of advice."""
    say: str
    """A Jinja template over what was seen."""
    most: int = 2
    """How many of the kind stand under the heading."""


class Guide(FormValue):
    """What the advisers of a form look at, and how they say it."""

    asked: str
    meetings: str
    expected: tuple[Expected, ...] = ()
    taking_part: TakingPart | None = None
    shown: int = 2
    """How many quotes stand beside an element."""
    most: Mapping[str, int]
    """How many items stand under each heading, in the order of the headings."""
    lines: int = 0
    """How many lines the rows may take together, so that they fit their pages; 0 for any number."""
    widths: Mapping[str, int] = {}
    """About how many characters stand on a line, by the column of the form of advice."""
    population: Population | None = None
    aspects: tuple[Aspect, ...] = ()
    elements: tuple[Element, ...] = ()
    unplanned: Unplanned | None = None
    doubts: tuple[Doubt, ...] = ()
    uses: Uses = Uses()
    signs: tuple[Sign, ...] = ()
    topics: tuple[Topic, ...] = ()
    nothing: Mapping[str, Strings] = {}
    """The parts of the form that would have something to say under a heading under which nothing stands."""
    candidates: Mapping[str, Strings] = {}
    """What could be measured for a theme, by its id."""
    stages: tuple[Stages, ...] = ()
    phrases: tuple[Phrase, ...] = ()
    form: Form
    """The form of the advice."""
    lexicon: Lexicon = Lexicon()
    """The themes and groups of members of the advised form."""

    @model_validator(mode="after")
    def _fits_its_form(self) -> Guide:
        for phrase in self.phrases:
            if self.form.part(phrase.under) is None:
                raise ValueError(f"文例「{phrase.kind}」の見出し「{phrase.under}」は様式にありません")
        aspects = {aspect.id for aspect in self.aspects}
        for element in self.elements:
            if unknown := set(element.needs) - aspects:
                raise ValueError(f"構成要素「{element.id}」の needs「{min(unknown)}」は aspects にありません")
        return self

    def phrase(self, kind: str) -> Phrase | None:
        """Return how a kind is said, or None where it is not."""
        return next((phrase for phrase in self.phrases if phrase.kind == kind), None)

    def rank(self, kind: str) -> int:
        """Return how early a kind comes: the phrases stand in the order of their weight."""
        return next((at for at, phrase in enumerate(self.phrases) if phrase.kind == kind), len(self.phrases))


@cache
def load(form_id: str) -> Guide:
    """Return the guide for the advisers of a form; FormError if there is none, or says what is wrong in it."""
    advised = forms.load(form_id)
    if not advised.advice:
        raise FormError(f"様式「{advised.title}」には助言の様式がありません（form.toml の advice）")
    form = forms.load(advised.advice)
    files = forms.files(advised.advice)
    try:
        data = tomllib.loads((files.template / "guide.toml").read_text(encoding="utf-8"))
        phrases = yaml.safe_load((files.prompts / "phrases.yaml").read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, yaml.YAMLError) as error:
        raise FormError(f"様式「{form.id}」の助言の決まりを読めません: {' '.join(str(error).split())}") from error
    titles = _titles(form)
    for element in data.get("elements", []):
        element["title"] = titles.get(element.get("id", ""), "")
    given = {**data, "phrases": phrases, "form": form, "lexicon": _lexicon(advised)}
    guide = forms.validated(lambda: Guide.model_validate(given), f"様式「{form.id}」の助言の決まりの ")
    _refuse_unknown_places(advised, guide)
    return guide


def _titles(form: Form) -> Mapping[str, str]:
    table = form.part(ELEMENTS)
    return {row.id: row.title for row in table.rows} if isinstance(table, Table) else {}


def _lexicon(advised: Form) -> Lexicon:
    prompts = prompting.load(forms.files(advised.id).prompts)
    return next((prompt.lexicon for prompt in prompts.values()), Lexicon())


def _refuse_unknown_places(advised: Form, guide: Guide) -> None:
    """FormError if the guide names a place that the advised form does not have, or an element without a row."""
    placed: tuple[Aspect | Sign | Element, ...] = (*guide.aspects, *guide.signs, *guide.elements)
    named = [place for held in placed for place in held.places]
    named += [place for held in guide.nothing.values() for place in held]
    for place in (guide.asked, guide.meetings, *named):
        part_id, _, column = re.sub(r"\[.*?\]", "", place).partition(".")
        part = advised.part(part_id)
        if part_id == places.UNPLACED:
            continue
        columns = {c.id for c in part.columns} if isinstance(part, Table) else set()
        if part is None or (column and column not in columns):
            raise FormError(f"助言の決まりの「{place}」という欄は様式「{advised.id}」にありません")
    for element in guide.elements:
        if not element.title:
            raise FormError(f"構成要素「{element.id}」の行が様式「{guide.form.id}」にありません")
