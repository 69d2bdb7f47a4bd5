"""What a raw note is about, in words and as a place."""

from __future__ import annotations

import pytest

from ckwriter.sheets import about


def test_every_offered_title_is_understood(form):
    """What the drop-down offers names one place each, in the order of the form."""
    places = [about.Reader(form).place(title) for title in about.titles(form)]
    assert len(set(places)) == len(places)
    assert [place for place in places if "[" not in place] == [part.id for part in form.parts()]


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("", ""),
        ("　", ""),
        ("課題と取組方針 2行目", "issues[2]"),
        ("5 強みと課題　課題と取組方針の表　２行目", "issues[2]"),
        ("課題と取り組み方針の表の12行目", "issues[12]"),
        ("7 協議の場 2行目「開催頻度」", "forums[2].frequency"),
        ("協議の場の2件目の開催回数", "forums[2].frequency"),
        ("特徴(強み)", "strengths"),
        ("【特徴（強み）】", "strengths"),
        ("その他事項", "other_matters"),
        ("人口", "profile[population]"),
        ("退院率 入院後3か月時点", "profile[discharge_rate_3_months]"),
        ("1 基礎情報「人口」「備考」", "profile[population].note"),
        ("6 連携状況 各部門の連携状況の表「医療」", "sectors[medical]"),
        ("forums[2].frequency", "forums[2].frequency"),
        ("strengths", "strengths"),
    ],
)
def test_words_of_people_are_understood(form, words, place):
    """Width, brackets, spaces and okurigana do not matter; the section may be left out."""
    assert about.Reader(form).place(words) == place


@pytest.mark.parametrize(
    "words", ["その他のこと", "協議の場の0行目", "強みの2行目", "協議の場2行目「天気」", "9 まとめ"]
)
def test_other_words_are_refused(form, words):
    """Words that name nothing of the form are an error that repeats them."""
    with pytest.raises(ValueError, match=f"「{words}」はこの様式の欄ではありません"):
        about.Reader(form).place(words)


def test_words_for_several_places_are_refused(form):
    """Words that could mean two places name both."""
    *others, last = form.sections
    second = form.part("other_matters").model_copy(update={"id": "other_matters_again"})
    last = last.model_copy(update={"parts": (*last.parts, second)})
    twice = form.model_validate(form.model_copy(update={"sections": (*others, last)}).model_dump())
    with pytest.raises(ValueError, match="「7 協議の場「その他事項」」、「8 スケジュール「その他事項」」のどれか"):
        about.Reader(twice).place("その他事項")
    assert about.Reader(twice).place("8 その他事項") == "other_matters_again"


def test_likely_meaning_is_named(form):
    """A slip of the pen gets a suggestion."""
    with pytest.raises(ValueError, match="「5 強みと課題「特徴（強み）」」ではありませんか"):
        about.Reader(form).place("特徴と強み")
