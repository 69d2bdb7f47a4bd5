"""Names that say the same in other words of one kind, and names in marks of which one goes on (J202)."""

import pytest

from ckwriter.checks.words.names import near_names
from ckwriter.testing import example, findings


def _asked(one: str, other: str) -> bool:
    text = f"{one}を毎年開き、{one}の修了者が活動する。{one}に続き、{other}を修了した方が店番を担う。"
    return bool(findings(near_names, example({"strengths": text}, "nimo-r6")))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("みなとこころの応援団養成講座", "みなと心の応援隊養成講座"),
        ("こころの見守り隊育成研修", "心の見守り団養成研修"),
        ("ご近所支援チーム養成講座", "ご近所支援隊養成教室"),
        ("まちの訪問応援隊養成研修会", "町の訪問応援団育成講座"),
        ("夜間こころの電話", "夜間心の電話"),
        ("みほん市地域移行推進連絡会", "みほん市地域移行促進連絡会"),
        ("退院支援コーディネート事業", "退院促進コーディネート事業"),
        ("こころの健康推進課", "こころの健康増進課"),
        ("退院準備プログラム「みちびき」", "退院準備プログラム「みち」"),
        ("夜間相談ダイヤル「ほし」", "夜間相談ダイヤル「ほしぞら」"),
        ("連絡手帳「つなぐ」", "連絡手帳「つなぐて」"),
    ],
)
def test_one_name_in_other_words(one: str, other: str) -> None:
    """Two signs that differ, each in a way in which hands do, and a name that is cut off."""
    assert _asked(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("家族の応援団養成講座", "心の応援団養成講座"),
        ("こころの応援団養成講座", "こころの応援団交流会"),
        ("交流サロン「ひだまり」", "交流サロン「ひだまり2」"),
        ("市の健康推進課", "県の健康増進課"),
        ("就労移行支援事業所", "就労移行促進課"),
        ("地域移行支援連絡会", "地域移行推進連絡会"),
        ("交流サロン「きた」", "交流サロン「みなみ」"),
        ("事例検討グループ「みち」", "退院準備プログラム「みちびき」"),
        ("交流サロン「ひだまり」", "交流サロン「ひだまり東」"),
    ],
)
def test_two_names(one: str, other: str) -> None:
    """Another word, another occasion, and places of one kind that are counted or stand apart."""
    assert not _asked(one, other)
