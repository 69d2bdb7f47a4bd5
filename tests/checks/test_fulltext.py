"""Quoting from the text of a whole submission."""

import pytest

from ckwriter.checks.fulltext import full_text
from ckwriter.testing import example


@pytest.mark.parametrize(
    ("text", "word", "quote"),
    [
        ("関係者が地域生活支援拠点の整備整備を進める", "整備整備", "地域生活支援拠点の整備整備を進める"),
        ("年間の訪問回数は２５０回であり、多い", "回で", "訪問回数は２５０回であり"),
        ("アウトリーチチームをを置く", "をを", "アウトリーチチームをを置く"),
    ],
)
def test_a_quote_cuts_no_word(text: str, word: str, quote: str) -> None:
    """What stands round a slip is quoted from the beginning of a word to the end of one."""
    whole = full_text(example({"strengths": text}, "nimo-r6"))
    start = whole.text.index(word)
    assert whole.phrase(start, start + len(word)) == quote
