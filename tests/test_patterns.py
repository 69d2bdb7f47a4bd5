"""Patterns that are compiled when they are first used."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest

from ckwriter.patterns import found_beside, regex, stands_in


def test_a_pattern_has_the_methods_of_a_compiled_one() -> None:
    """Each method answers as that of `re.compile` does, on the first call and on the second."""
    for _ in range(2):
        found, compiled = regex("(?P<number>[0-9]+)回", re.MULTILINE), re.compile("(?P<number>[0-9]+)回", re.MULTILINE)
        text = "年3回と12回"
        assert found.pattern == compiled.pattern
        for name in ("search", "match", "fullmatch"):
            for _ in range(2):
                assert str(getattr(found, name)(text)) == str(getattr(compiled, name)(text))
        assert [one["number"] for one in found.finditer(text, 3)] == ["12"]
        assert found.findall(text) == compiled.findall(text)
        assert found.split(text) == compiled.split(text)
        assert found.sub(r"\g<number>件", text) == compiled.sub(r"\g<number>件", text)
        assert found.subn("", text, count=1) == compiled.subn("", text, count=1)


def test_a_pattern_is_compiled_when_it_is_first_used() -> None:
    """A pattern that is no expression is told when it is used, not when its module is imported."""
    wrong = regex("(")
    with pytest.raises(re.error):
        wrong.search("")


def test_a_test_whether_a_pattern_stands_in_a_text() -> None:
    """It answers the same each time, and compiles nothing before it is asked."""
    stands_in("(")
    counts = stands_in("[0-9]回")
    assert [counts(text) for text in ("年3回", "毎月", "年3回", "")] == [True, False, True, False]


def test_the_checks_are_loaded_without_compiling_their_patterns() -> None:
    """A process that loads all checks has compiled hardly any of their hundreds of patterns."""
    program = (
        "import re._compiler as compiler; made = []; compile = compiler.compile\n"
        "def counted(*given): made.append(1); return compile(*given)\n"
        "compiler.compile = counted\n"
        "from ckwriter import plugins; before = len(made); list(plugins.load_all('checks')); print(len(made) - before)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert int(done.stdout) < 60


def test_what_holds_sentences_against_facts_is_loaded_for_drafts_alone() -> None:
    """The checks of drafts do not import `grounding` before there is a draft."""
    program = "from ckwriter import plugins; list(plugins.load_all('checks')); import sys; print('ckwriter.grounding' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "課",
        "福祉課",
        "障害福祉課と保健予防課、総務課の三課",
        "課課課",
        "地域課題の課",
        "福祉課\n予防課",
        "長い長い名前の地域福祉推進課",
    ],
)
def test_what_is_found_beside_an_anchor_is_what_is_found_at_all(text: str) -> None:
    """Looked for from its end or from each character on, a name is found at the same places."""
    name, end = regex("[一-龥]{2,6}課(?![一-龥])"), regex("課(?![一-龥])")
    assert [one.span() for one in found_beside(name, end, 6, text)] == [one.span() for one in name.finditer(text)]
