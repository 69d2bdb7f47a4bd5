"""Paragraphs that were pasted from a page of a PDF."""

from __future__ import annotations

import pytest

from ckwriter.text import reader
from ckwriter.text.wrapped import joined

SENTENCE = (
    "この地域では病院と相談支援事業所が毎月の連絡会で退院を望む人の暮らしの場について話し合い支援の分担を決めている。"
)
FIGURES = [
    "障害保健福祉圏域数の合計　　　　　　１",
    "市町村数の合計　　　　　　　　　　　２",
    "保健所数の合計　　　　　　　　　　　３",
]


def lines(text: str) -> list[str]:
    return [getattr(block, "text", "") for block in reader.read(text.encode(), "a.txt").blocks]


def wrapped(text: str, width: int = 19) -> list[str]:
    return [text[start : start + width] for start in range(0, len(text), width)]


def test_a_sentence_over_full_lines_is_one_paragraph() -> None:
    """A line end that only the width of the page made is taken out, inside a word too; other lines stay."""
    text = "\n".join([*wrapped(SENTENCE), "・一つ目", *wrapped(SENTENCE), "おわり"])
    assert lines(text) == [SENTENCE, "・一つ目", SENTENCE, "おわり"]


def test_lines_that_end_alike_by_chance_stay() -> None:
    """Figures in columns are as long as each other, but no sentence."""
    assert lines("\n".join(FIGURES)) == FIGURES


def test_a_file_of_long_lines_stays() -> None:
    """Where lines do not end at one edge, nothing is joined."""
    text = ["一つ目の文で、これは長さがほかの行とは違う段落として書かれている。", "二つ目。", SENTENCE]
    assert lines("\n".join(text)) == text


def test_paragraphs_with_indents_of_their_own_are_as_wide_as_each_other() -> None:
    """Each is wrapped behind its own indent; a comma may hang beyond the edge, and a list goes on like a sentence."""
    said = (
        "岬の灯台から浜の番屋までを月に一度ずつ歩いて回り、暮らしの様子を聴き取っている。困りごとは次の会で分け合う。"
    )
    listed = "構成員：岬の診療所、浜の診療所、丘の相談室、灯台守の会、番屋の会、漁協、家族の会、見守りの会、消防団"
    lines = [
        line
        for indent, text in (("　", said), ("　　", said), ("　　", listed), ("", said))
        for line in (*(indent + text[at : at + 20] for at in range(0, len(text), 20)), "")
    ]
    found = {text.strip() for text in joined(lines, ()).values() if text}
    assert found == {said, listed}


@pytest.mark.parametrize("foot", ["1 / 2", "- 1 -", "p. 1"])
def test_a_sentence_goes_on_behind_the_foot_of_a_page(foot: str) -> None:
    """The number of the page is no part of it."""
    first, second, third = wrapped(SENTENCE)
    text = [*wrapped(SENTENCE), "", first, second, foot, third, *wrapped(SENTENCE), foot.replace("1", "2", 1)]
    assert lines("\n".join(text)) == [SENTENCE] * 3


def test_sentences_set_in_from_the_edge_are_whole_too() -> None:
    """A few lines as wide as the page tell its edge, many narrower ones an inner edge; what ends a sentence ends."""
    narrow = [line for _ in range(3) for line in (*wrapped(SENTENCE, 22), "")]
    wide = [line for _ in range(3) for line in (*wrapped(SENTENCE, 30), "")]
    assert lines("\n".join(narrow + wide)) == [SENTENCE] * 6
