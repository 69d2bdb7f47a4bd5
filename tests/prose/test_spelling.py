"""Tests of the spelling of 障害."""

from __future__ import annotations

from ckwriter.prose import majority, respell


def test_only_prose_is_respelled() -> None:
    """Names of bodies, laws and programmes, and the words to keep, stay as they are written."""
    text = "障害福祉課は障害者総合支援法と障害福祉計画により、障害のある人を支える。"
    assert respell(text, "障がい", ["障害福祉計画"]) == text.replace("障害のある人", "障がいのある人")


def test_a_kept_word_is_kept_in_any_spelling() -> None:
    """A term of the form that somebody spells otherwise is a name all the same."""
    text = "精神障がいにも対応した地域包括ケアシステムと障がいのある人"
    kept = respell(text, "障害", ["精神障害にも対応した地域包括ケアシステム"])
    assert kept == "精神障がいにも対応した地域包括ケアシステムと障害のある人"


def test_a_name_that_is_not_listed_is_known_by_its_end() -> None:
    """家族会, センター and the like end a name."""
    assert respell("精神障がい者家族会と障がいのある人", "障害") == "精神障がい者家族会と障害のある人"


def test_the_majority_is_counted_outside_names() -> None:
    """A tie, or no use at all, gives none."""
    assert majority(["障がいのある人", "障害福祉課と障害年金"]) == "障がい"
    assert majority(["障がいのある人", "障害のある人"]) is None
    assert majority(["相談窓口"]) is None
