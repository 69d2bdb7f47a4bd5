"""Ordinals: numbers that say which one."""

import pytest

from ckwriter.notation import ordinals, quantities


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("第3回", 3, "回"),
        ("第７期障害福祉計画", 7, "期"),
        ("第二次", 2, "次"),
        ("第1四半期", 1, "四半期"),
        ("3回目", 3, "回目"),
        ("二次医療圏", 2, "次"),
        ("手帳1級", 1, "級"),
        ("5類移行", 5, "類"),
        ("要介護3", 3, "要介護"),
        ("障害支援区分4以上", 4, "障害支援区分"),
        ("資料2-1", 2, "資料"),
        ("別紙３", 3, "別紙"),
        ("第88条の2", 88, "条"),
        ("3丁目", 3, "丁目"),
        ("２１世紀", 21, "世紀"),
        ("第1回～第3回", 1, "回"),
        ("第1・2会議室", 1, ""),
        ("1型", 1, "型"),
    ],
)
def test_ordinals_are_read_and_count_nothing(text: str, value: int, unit: str) -> None:
    """What says which one is an ordinal and no quantity."""
    (found,) = ordinals(text)
    assert (found.value, found.unit) == (value, unit)
    assert not quantities(text)


@pytest.mark.parametrize("text", ["第三者評価", "四半期", "一歩", "十分", "3回", "一階層", "第", "千歳", "統一", ""])
def test_words_are_no_ordinals(text: str) -> None:
    """第三者 is nobody's number."""
    assert not [found for found in ordinals(text) if found.text != "一階層"]
