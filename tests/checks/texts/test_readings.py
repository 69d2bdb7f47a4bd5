"""Readings that checks share."""

from __future__ import annotations

import gc
import weakref

import pytest

from ckwriter.checks.texts.readings import cells_with_role, dates_of, filled, frequencies_of, once, quantities_of
from ckwriter.model import Submission
from ckwriter.notation import dates, frequencies, quantities
from ckwriter.testing import example


@pytest.mark.parametrize(
    "text",
    [
        "一人暮らしの人が十数名いる", "数か所", "全区開催", "約三割", "1,234人", "二十五件", "第三者", "万全の体制", "毎月開催", "隔月", "月１回",
        "四半期ごと", "随時", "6、9、12、2月", "偶数月", "２度", "必要に応じて開く", "年間を通じて", "R6.10", "Ｒ６年度", "昨年度", "2024/10", "H20-H23", "平成元年",
        "2024-10-01", "10/1", "百万人", "千葉市", "三人に一人", "倍増", "半年に1回", "令和六年",
    ],
)  # fmt: skip
def test_texts_without_signs_are_passed_over_rightly(text: str) -> None:
    """The quick look that spares most texts a reading spares none that holds something."""
    assert quantities_of(text) == quantities(text)
    assert frequencies_of(text, "年") == frequencies(text, per="年")
    assert dates_of(text, 2024) == dates(text, anchor=2024)


def test_what_is_made_of_a_submission_lives_as_long_as_it() -> None:
    """It is made once for each submission, and goes with it."""
    calls: list[Submission] = []

    @once
    def count(submission: Submission) -> int:
        calls.append(submission)
        return len(submission.cells)

    one, other = example({"strengths": "強み"}, "nimo-r6"), example({}, "nimo-r6")
    assert [count(one), count(one), count(other)] == [1, 1, 0]
    assert len(calls) == 2
    gone = weakref.ref(one)
    calls.clear()
    del one
    gc.collect()
    assert gone() is None


def test_cells_by_role_and_filled_cells_stand_in_order() -> None:
    """Only filled cells are given, in the order of the form."""
    submission = example(
        {"forums[1].name": "住まい部会", "bodies[1].name": "ピア部会", "forums[2].name": " "}, "nimo-r6"
    )
    assert [at for at, _, _ in cells_with_role(submission, "meeting")] == ["bodies[1].name", "forums[1].name"]
    assert [at for at, _, _ in filled(submission)] == ["bodies[1].name", "forums[1].name"]
