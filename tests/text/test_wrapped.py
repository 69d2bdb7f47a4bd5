"""Paragraphs that were pasted from a page of a PDF."""

from __future__ import annotations

from ckwriter.text import reader

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
