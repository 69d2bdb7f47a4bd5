"""Names of meetings in running text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ckwriter.checks.names.mentions import KnownNames, mentions_in


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("第2回全体部会を開き、区部会内で話し合う。", ["全体部会", "区部会"]),
        ("会議室、会議録、研修会場", []),
        ("部会長・副部会長が出席する。", []),
        ("にも包括推進会議と精神障がい者家族支援部会", ["にも包括推進会議", "精神障がい者家族支援部会"]),
        ("地域移行支援部会（全体部会、区部会）", ["地域移行支援部会", "全体部会", "区部会"]),
        ("ひきこもりを考える\n専門会議を開く", ["ひきこもりを考える\n専門会議"]),
        ("住まい支援協議会議", ["住まい支援協議会議"]),
        ("住まい支援協議会議長が招集する。", []),
    ],
)
def test_names_are_found_in_running_text(text: str, names: list[str]) -> None:
    """Known names are found as a whole, also over a line break; others by the end of their name."""
    found = list(mentions_in(text, KnownNames(["ひきこもりを考える専門会議"])))
    assert [one.name for one in found] == names
    assert all(text[one.start : one.end] == one.name for one in found)


def test_the_longest_known_name_stands() -> None:
    """Where known names overlap the longer one is meant, wherever it begins."""
    known = KnownNames(["地域移行部会", "移行部会運営委員会", "部会運営委員会"])
    assert [one.name for one in mentions_in("地域移行部会運営委員会を開く", known)] == ["移行部会運営委員会"]


def test_what_is_hidden_is_no_part_of_a_name() -> None:
    """A date or a frequency within a name parts it; the same text without them is read anew."""
    known = KnownNames(["年4回部会"])
    text = "年4回部会を開く"
    assert [one.name for one in mentions_in(text, known)] == ["年4回部会"]
    assert [one.name for one in mentions_in(text, known, [(0, 3)])] == ["部会"]
    assert [one.name for one in mentions_in(text, known)] == ["年4回部会"]


_NAMES = st.lists(st.text("あ部会議(（/", min_size=3, max_size=6), max_size=6)


@given(_NAMES, st.text("あ部会議（(/ 。", max_size=24))
def test_known_names_are_found_as_by_a_search_for_each(names: list[str], text: str) -> None:
    """One walk over the text finds what a search for each name does, the longest first."""
    plain = {"".join(name.split()).replace("(", "（").replace("/", "／") for name in names}
    known = KnownNames(names)
    kept = sorted((name for name in plain if name in known), key=lambda name: (-len(name), name))
    left = "".join(text.split()).replace("(", "（").replace("/", "／")
    expected = []
    for name in kept:
        while name in left:
            expected.append(name)
            left = left.replace(name, "\0" * len(name), 1)
    found = ["".join(text[start:end].split()) for start, end in known.in_text(text)]
    assert [one.replace("(", "（").replace("/", "／") for one in found] == expected
