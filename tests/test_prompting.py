"""Tests of the prompt files: those that are shipped, and what is wrong in others."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from ckwriter import forms, prompting
from ckwriter.drafts import Prompt, Rule, Style
from ckwriter.errors import FormError
from ckwriter.form import Form
from ckwriter.notation import quantities

FOLDER = forms.files("nimo-r6").prompts
SEEDS = Path(__file__).parents[2] / "shared" / "seeds"


@pytest.fixture(scope="module")
def prompts() -> Mapping[str, Prompt]:
    """The shipped prompts."""
    return prompting.load(FOLDER)


Folder = Callable[..., Path]


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """A function that writes files into a new folder of prompts."""

    def write(**files: str) -> Path:
        for name, text in files.items():
            path = tmp_path / name.replace("__", ".")
            path.write_text(text, encoding="utf-8")
        return tmp_path

    return write


HEAD = "---\ntarget: strengths\nfacts: [notes]\nlength: 100\n---\n"


def test_every_drafted_field_is_one_of_the_form(form: Form, prompts: Mapping[str, Prompt]) -> None:
    """And all that a prompt names is, too."""
    ordered = prompting.in_order(form, prompts)
    assert [prompt.target for prompt in ordered[:3]] == ["intro", "activities", "history_summary"]
    assert {p.target for p in ordered} >= {
        "results.effect",
        "strengths",
        "issues.policy",
        "sectors.status",
        "small_steps",
    }


def test_every_file_is_named_after_its_field(prompts: Mapping[str, Prompt]) -> None:
    """So that people find it."""
    assert {path.name.removesuffix(".md") for path in FOLDER.glob("*.md")} == set(prompts)


def test_every_instruction_renders(prompts: Mapping[str, Prompt]) -> None:
    """With the place, the length and the style in it."""
    for prompt in prompts.values():
        text = prompting.instructions(prompt, title="欄", style=Style(ending="nominal"), municipality="見本市")
        assert str(prompt.length) in text
        assert "体言止め" in text
        assert "{" not in text


def _rules(rules: tuple[Rule, ...]) -> Iterator[Rule]:
    for rule in rules:
        yield rule
        yield from _rules(rule.first)


def test_every_rule_asks_for_phrases_that_some_theme_has(prompts: Mapping[str, Prompt]) -> None:
    """A name that no theme knows would be silence."""
    for prompt in prompts.values():
        known = {name for theme in prompt.lexicon.themes for name in theme.phrases}
        assert {rule.phrases for rule in _rules(prompt.sentences) if rule.phrases} <= known


def test_every_theme_has_what_the_prompts_ask_for(prompts: Mapping[str, Prompt]) -> None:
    """At least one phrase that is said whatever the facts are."""
    asked = {rule.phrases for prompt in prompts.values() for rule in _rules(prompt.sentences) if rule.phrases}
    for theme in prompts["strengths"].lexicon.themes:
        for name in asked:
            general = [p for p in theme.phrases[name] if not p.given and not p.unless and "{" not in p.say]
            assert general, f"{theme.title}: {name}"


def _phrases(prompts: Mapping[str, Prompt]) -> Iterator[tuple[str, str]]:
    for theme in prompts["strengths"].lexicon.themes:
        for name, phrases in theme.phrases.items():
            yield from ((f"{theme.id}.{name}", phrase.say) for phrase in phrases)


def test_phrases_claim_nothing(prompts: Mapping[str, Prompt]) -> None:
    """No figure and no year, nothing that has happened, and no polite form; they are proposals."""
    for where, say in _phrases(prompts):
        assert not quantities(say), where
        assert not re.search("[0-9０-９]|平成|令和", say), where
        assert not re.search("(?:した|でした|ました|です|ます|ている|てきた|てきている|たい)$", say), where


def test_phrases_are_short_and_said_once(prompts: Mapping[str, Prompt]) -> None:
    """Two themes or sectors that say the same would fill a form with repetition."""
    said = [say for _, say in _phrases(prompts)]
    assert len(said) == len(set(said))
    assert max(map(len, said)) <= 75


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the two real submissions are not here")
def test_no_phrase_is_of_a_real_submission(prompts: Mapping[str, Prompt]) -> None:
    """No piece of ten characters or more between two commas stands in one."""
    real = "".join(re.sub(r"\s", "", path.read_text(encoding="utf-8")) for path in SEEDS.glob("*.txt"))
    for where, say in _phrases(prompts):
        for piece in re.split("[、。]|{{.*?}}", say):
            assert len(piece) < 13 or piece not in real, where


@pytest.mark.parametrize(
    ("files", "message"),
    [
        ({"strengths__md": "指示"}, "strengths.md: 先頭の"),
        ({"strengths__md": "---\na: [\n---\n"}, "strengths.md: .*行目"),
        ({"strengths__md": "---\n- a\n---\n"}, "strengths.md: "),
        ({"strengths__md": "---\ntarget: strengths\nfacts: [notes]\n---\n"}, "strengths.md: length"),
        ({"strengths__md": HEAD.replace("length", "color: 赤\nlength")}, "strengths.md: color"),
        ({"strengths__md": HEAD, "other__md": HEAD}, "「strengths」.*二つのファイル"),
        ({"strengths__md": HEAD, "themes__yaml": "- id: a\n"}, "themes.yaml"),
        ({"strengths__md": HEAD, "themes__yaml": "- {"}, "themes.yaml: .*行目"),
    ],
)
def test_a_wrong_file_is_named(folder: Folder, files: dict[str, str], message: str) -> None:
    """One line for the office that edits it."""
    with pytest.raises(FormError, match=message) as error:
        prompting.load(folder(**files))
    assert "\n" not in str(error.value)


@pytest.mark.parametrize(
    "line", ["facts: [forms.name]", "facts: [forums.nmae]", "facts: [forums]", "facts: [row.x]", "facts: [notes(x)]"]
)
def test_a_field_that_the_form_does_not_have_is_named(form: Form, folder: Folder, line: str) -> None:
    """A slip in a selector would hide facts from the drafter."""
    prompts = prompting.load(folder(strengths__md=HEAD.replace("facts: [notes]", line)))
    with pytest.raises(FormError, match=r"「strengths」: 「.*」という欄は"):
        prompting.in_order(form, prompts)


def test_an_instruction_with_an_unknown_name_is_an_error(folder: Folder) -> None:
    """Nothing is left blank in silence."""
    prompt = prompting.load(folder(strengths__md=HEAD + "{{ lenght }}字"))["strengths"]
    with pytest.raises(FormError, match=r"「strengths」の指示文.*lenght"):
        prompting.instructions(prompt, title="", style=Style(), municipality="")


def test_an_instruction_cannot_reach_into_python(folder: Folder) -> None:
    """It is rendered in a sandbox."""
    prompt = prompting.load(folder(strengths__md=HEAD + "{{ title.__class__.__mro__ }}"))["strengths"]
    with pytest.raises(FormError, match="strengths"):
        prompting.instructions(prompt, title="", style=Style(), municipality="")


def test_text_is_not_escaped(folder: Folder) -> None:
    """An instruction is no web page."""
    prompt = prompting.load(folder(strengths__md=HEAD + "{{ title }}"))["strengths"]
    assert prompting.instructions(prompt, title="甲 & <乙>", style=Style(), municipality="") == "甲 & <乙>"
