"""Sentences behind a text that answer other columns: how often, who takes part, whose office it is."""

from __future__ import annotations

import pytest

from ckwriter.blocks import Heading, Paragraph
from ckwriter.form import Form
from tests.matching.test_layouts import read
from tests.test_matching import grid, texts

_HEADING = Heading("2 取組概要")


@pytest.mark.parametrize(
    ("purpose", "told"),
    [
        ("岬の課題を分け合う。年３回。事務局は保健課。", {"frequency": "年３回", "secretariat": "保健課"}),
        ("岬の課題の整理。事務局：灯台支援課。隔月。", {"frequency": "隔月", "secretariat": "灯台支援課"}),
        ("岬の課題を話し合う。構成員は病院、家族会、消防署。", {"members": "病院、家族会、消防署"}),
        ("岬の課題を話し合う。事務局は保健課が務める。", {"secretariat": "保健課"}),
        ("岬の課題を話し合う。\n毎月第２月曜日", {"frequency": "毎月第２月曜日"}),
        ("年３回の集まりで、岬の課題を話し合う。事務局は年に一度結果を知らせる。", {}),
        ("構成員は病院、家族会。", {}),
    ],
)  # fmt: skip
def test_what_the_last_sentences_of_a_purpose_answer(form: Form, purpose: str, told: dict[str, str]) -> None:
    """They are the other columns' of the record; a sentence that tells anything else stays in the text."""
    found = texts(
        read(form, _HEADING, grid([["名称", "目的"], ["岬の会", purpose], ["浜の会", "窓口どうしの顔合わせ"]]))
    )
    said = {at.removeprefix("bodies[1]."): text for at, text in found.items() if at.startswith("bodies[1].")}
    assert {name: text for name, text in said.items() if name not in ("name", "purpose")} == told
    assert said["purpose"] == (purpose if not told else purpose[: purpose.index("。") + 1])


@pytest.mark.parametrize(
    "lines",
    [
        ("・岬の会（以下「会」という。）：課題の共有。構成員は病院、家族会。年3回", "・浜の会：個別の支援の検討。毎月"),
        ("○岬の会（以下「会」という。）：課題の共有。年3回。構成員：病院、家族会。", "○浜の会：個別の支援の検討。開催は毎月。"),
        ("①　岬の会（以下「会」という。）： 課題の共有。構成員は病院、家族会です。年3回。", "②　浜の会：個別の支援の検討。毎月。"),
    ],
)  # fmt: skip
def test_a_name_with_its_purpose_and_the_rest_in_sentences(form: Form, lines: tuple[str, str]) -> None:
    """One line tells all of what meets."""
    found = read(form, _HEADING, Heading("▼会議体"), *map(Paragraph, lines))
    told = {at: text.rstrip("。") for at, text in texts(found).items()}
    first = told["bodies[1].name"]
    assert first.endswith("岬の会（以下「会」という。）")
    assert told["bodies[2].name"].endswith("浜の会")
    del told["bodies[1].name"], told["bodies[2].name"]
    assert told == {
        "bodies[1].purpose": "課題の共有", "bodies[1].members": "病院、家族会", "bodies[1].frequency": "年3回",
        "bodies[2].purpose": "個別の支援の検討", "bodies[2].frequency": "毎月",
    }  # fmt: skip
    assert found.unplaced == ()


def test_a_programme_with_a_sentence_of_how_often_is_no_body(form: Form) -> None:
    """What does not answer a column stays with the name that it is told of."""
    lines = (
        Paragraph("【岬の教室】家族が集まって話を聴く。年3回開いている。"),
        Paragraph("【浜の訪問】月に一度、家を訪ねる。"),
    )
    found = texts(read(form, _HEADING, *lines))
    assert found["programmes[1].name"] == "岬の教室"
    assert found["programmes[1].description"] == "家族が集まって話を聴く。年3回開いている。"
    assert not any(at.startswith("bodies") for at in found)
