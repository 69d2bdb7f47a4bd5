"""Letters, signs and spaces that an input method left in the middle of words (J301)."""

import pytest

from ckwriter.checks.words.slips import slip
from ckwriter.testing import assert_findings, example, findings

RIGHT = (
    "eラーニングの教材を配り、x線の検査は病院に頼む。",
    "延べ20kmを回り、n=50の調査をした。",
    "Webの会議とメール（info@example.jp）を使う。",
    "note記事で知らせ、LINEでも受け付ける。",
    "サロン一か所とカフェ一つを開く。",
    "ピアサポーター一人が加わる。",
    "第1回　開会、第2回　閉会の順に進める。",
    "保健所　し尿処理場　火葬場の順に回る。",
)
WRONG = (
    ("会場の予約は随時応kている。", "応kて"),
    ("家主ｓの会と話し合った。", "家主ｓの会"),
    ("サﾛンの利用者が増えた。", "サﾛン"),
    ("病棟に@出向いて話を聞く。", "棟に@出向い"),
    ("年2^回の見学を行う。", "2^回"),
    ("センタ一に窓口を置く。", "センタ一に窓口"),
    ("訪問を行　った世帯は12である。", "行　った"),
    ("窓口を設置　して受け付ける。", "設置　して"),
    ("希望をkiite支援を決める。", "kiite"),
)


def test_what_is_no_japanese_in_the_middle_of_it() -> None:
    """One letter, a sign, 一 for ー and a space within a verb; units, brands and addresses are none."""
    clean = [{"strengths": text} for text in RIGHT]
    assert_findings(slip, base="nimo-r6", clean=clean, dirty=[{"strengths": text} for text, _ in WRONG])


@pytest.mark.parametrize(("text", "wrong"), WRONG)
def test_the_quote_shows_where(text: str, wrong: str) -> None:
    """The words round the sign are quoted."""
    found = findings(slip, example({"strengths": text}, "nimo-r6"))
    assert any(set(wrong) <= set(one.evidence[0].quote) for one in found), [one.evidence for one in found]
