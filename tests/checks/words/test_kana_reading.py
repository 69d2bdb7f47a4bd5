"""Reading hiragana by okurigana, endings and words."""

import pytest

from ckwriter.checks.words.kana_reading import corrected, reader


@pytest.mark.parametrize(
    ("before", "run", "behind"),
    [
        ("決", "まっている", "。"),
        ("進", "めつつあり", "、"),
        ("働", "きかけてきたことにより", "、"),
        ("少", "なくなかった", "。"),
        ("施", "されておらず", "、"),
        ("人", "ずつ", "2"),
        ("、", "こうしたなかでも", "支"),
        ("応", "じきれていない", "と"),
        ("一", "つめは", "、"),
        ("後", "れが", "和"),
        ("見", "すえた", "計"),
        ("組", "ながら", "、"),
        ("を", "すます", "。"),
    ],
)
def test_readable(before: str, run: str, behind: str) -> None:
    """A run is read from the kanji before it to what stands behind it."""
    assert reader().reads(before, run, behind)


@pytest.mark.parametrize(
    ("before", "run", "behind"),
    [
        ("決", "まっ", "。"),
        ("進", "てい", "る"),
        ("広", "る", "。"),
        ("会", "をを", "開"),
        ("施", "してりい", "る"),
        ("多", "なない", "。"),
    ],
)
def test_unreadable(before: str, run: str, behind: str) -> None:
    """The stem before て, okurigana that a kanji does not have, and particles twice are no end of a run."""
    assert not reader().reads(before, run, behind)


def test_a_wrapped_line_may_go_on() -> None:
    """What stands at the edge of a line is not cut off."""
    assert reader().reads("決", "まっ", "\n")


@pytest.mark.parametrize(
    ("before", "run", "behind", "meant"),
    [
        ("決", "まっいる", "。", "まっている"),
        ("県", "ででは", "、", "では"),
        ("届", "きまたし", "。", "きました"),
        ("広", "る", "。", "がる"),
    ],
)
def test_the_slip_undone(before: str, run: str, behind: str, meant: str) -> None:
    """One slip undone makes a run that can be read."""
    found = corrected(before, run, behind)
    assert found is not None
    assert found.text == meant


def test_no_slip_makes_it() -> None:
    """A word that is unknown is no slip."""
    assert corrected("、", "ぽぬらぺむ", "の") is None
