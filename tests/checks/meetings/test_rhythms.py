"""How often something is done that is no meeting with a name (C112)."""

from ckwriter.checks.meetings.rhythms import rhythm_differs
from ckwriter.testing import assert_findings


def told(one: str, other: str) -> dict[str, str]:
    """Return two places of section 6 that tell these."""
    return {"structure": one, "sectors[health].remarks": other}


def test_what_offices_do_together_has_one_rhythm() -> None:
    """打合せ and the like of the same offices; another partner, rank, matter or year is another one."""
    assert_findings(
        rhythm_differs,
        base="nimo-r6",
        clean=[
            told("障害福祉課と月1回の打合せを行う。", "障害福祉課との打合せは年12回である。"),
            told("障害福祉課と月1回の打合せを行う。", "住宅課との打合せは年2回である。"),
            told("障害福祉課と月1回の打合せを行う。", "障害福祉課、住宅課との打合せは年2回である。"),
            told("障害福祉課と住宅課は月1回打合せを行う。", "障害福祉課と長寿課の打合せは年2回である。"),
            told("障害福祉課と月1回の打合せを行う。", "障害福祉課との課長の打合せは年2回である。"),
            told("障害福祉課と月1回の打合せを行う。", "障害福祉課との講座の打合せは年2回である。"),
            told("障害福祉課と月1回の打合せを行う。", "昨年度は障害福祉課との打合せが年2回だった。"),
            told("障害福祉課と月1回の打合せを行う。", "障害福祉課との打合せを今年度から週1回に増やした。"),
            told(
                "障害福祉課と月1回の打合せを行う。", "障害福祉課との毎月の打合せとは別に、半年に1回の情報交換を行う。"
            ),
        ],
        dirty=[
            (
                told("障害福祉課と月1回の打合せを行う。", "障害福祉課との打合せが半年に1回に限られる。"),
                "打合せが半年に1回",
            ),
            (
                told("３課の担当者は毎月、打ち合わせる。", "隔月で開く3課の打合せで話題に上る。"),
                "隔月で開く3課の打合せ",
            ),
            (
                told(
                    "保健所が協議会を、障がい福祉課が部会を受け持ち、両課の係長が毎週打合せを行う。",
                    "保健所と障がい福祉課の係長が、月に一度の打合せを続けている。",
                ),
                "月に一度の打合せ",
            ),
            (
                told(
                    "健康課が事務局として調整し、長崎相談所と毎週月曜に打合せを行う。",
                    "健康課と長崎相談所の打合せは隔週です。",
                ),
                "打合せは隔週",
            ),
            (told("病院との情報交換を年2回行う。", "病院との情報共有は月１回。"), "情報共有は月１回"),
        ],
    )


def test_what_has_a_name_has_one_rhythm() -> None:
    """訪問, 開所 and 相談 by the name in the sentence or that of the row; what is somebody else's is another one."""
    visits = {
        "programmes[1].name": "出張の相談",
        "schedule[1].activity": "出張の相談",
        "schedule[1].period": "R6年4月～R7年3月",
    }

    def rows(one: str, other: str) -> dict[str, str]:
        return {**visits, "programmes[1].description": one, "schedule[1].detail": other}

    assert_findings(
        rhythm_differs,
        base="nimo-r6",
        clean=[
            rows("3病院を月1回ずつ訪ねる。", "3病院合わせて月3回訪問する。"),
            rows("週に一度、自宅を訪ねる。", "毎週木曜に訪問する。"),
            rows("11月から3月まで月2回訪ねる。", "夏は月1回訪問する。"),
            told("月2回の夜間開所を試みる。", "生活支援センターの夜間開所は週1回で、サロンの夜間開所は月2回である。"),
            told("相談の記録を毎週見直す。", "計画の見直しは年1回である。"),
            told("家族会は月2回の電話相談を受ける。", "保健センターの電話相談は毎日である。"),
        ],
        dirty=[
            (rows("第1・第3月曜に、自宅を訪ねる。", "毎週木曜に訪問し、月末に振り返る。"), "毎週木曜に訪問"),
            (rows("3病院を月1回ずつ訪ねる。", "隔月で訪問する。"), "隔月で訪問"),
            (told("月2回の夜間開所を試みる。", "職員が少なく、週1回の夜間開所は負担が大きい。"), "週1回の夜間開所"),
            (
                {
                    "goals[1].indicator": "①サロンの夜間開所の回数",
                    "goals[1].target": "月2回",
                    "structure": "夜間開所を毎週行う。",
                },
                "月2回",
            ),
            (told("相談の記録を毎週見直す。", "相談の記録の見直しは月1回である。"), "相談の記録の見直しは月1回"),
            (told("家族会は月2回の電話相談を受ける。", "家族会の電話相談は毎週である。"), "電話相談は毎週"),
        ],
    )
