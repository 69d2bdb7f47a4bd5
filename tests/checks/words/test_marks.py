"""J1: digits, commas and eras."""

from ckwriter.checks.words.marks import commas, digits, eras
from ckwriter.model import Submission
from ckwriter.testing import assert_findings


def test_digits(complete: Submission) -> None:
    """Wide and narrow digits in one submission; the manner of one wide digit and more narrow ones is uniform."""
    assert_findings(
        digits,
        base="nimo-r6",
        clean=[
            complete,
            {"strengths": "研修を３回開き、25人が参加した。"},
            {"strengths": "令和６年度は１２回開いた。"},
            {"strengths": "Ｋ６を用いた調査を12回行った。"},
            {"strengths": "①から③までの指標、Ⅱ型の施設"},
        ],
        dirty=[
            ({"strengths": "研修を12回、見学を15回、講座を１０回開いた。"}, "講座を１０回開いた"),
            ({"intro": "令和６年度に始めた。", "strengths": "令和5年度と令和7年度"}, "令和６年度に始め"),
            ({"goals[1].target": "１５件", "goals[1].baseline": "12件"}, "１５件"),
            ({"strengths": "参加者は２３人で、昨年度より1人多い。会議は4回。"}, "参加者は２３人で"),
            ({"strengths": "１２月、１０月、11月に開く。"}, "11月に開く"),
        ],
    )


def test_commas(complete: Submission) -> None:
    """「，」「,」「．」 between Japanese words beside 「、」「。」; in numbers and in English they are no such marks."""
    assert_findings(
        commas,
        base="nimo-r6",
        clean=[
            complete,
            {"strengths": "保健所，病院，家族会が集まる"},
            {"strengths": "人口は1,234人、面積は12.5平方km。"},
            {"strengths": "NPO, 社会福祉法人など、多くの団体"},
            {"schedule[1].period": "4,7,10月", "strengths": "年3回、開いている。"},
        ],
        dirty=[
            ({"strengths": "保健所、病院，家族会が集まる。"}, "病院，家族会が集"),
            ({"strengths": "資料の作成, 広報の企画、研修を行う。"}, "資料の作成, 広報の企画"),
            ({"strengths": "会議を開いた．次回は秋に開く。"}, "会議を開いた．次回は秋に"),
            ({"intro": "連携を進める。", "strengths": "病院と連携した．"}, "と連携した．"),
            ({"intro": "医療、福祉", "sectors[others].status": "自治会,民生委員が見守る"}, "自治会,民生委員が"),
        ],
    )


def test_eras(complete: Submission) -> None:
    """Western years among Japanese ones; a year in both is clear."""
    assert_findings(
        eras,
        base="nimo-r6",
        clean=[
            complete,
            {"strengths": "2024年度（令和6年度）に始め、令和7年度に広げる。"},
            {"strengths": "令和6年（2024年）に始めた。"},
            {"strengths": "2023年度に始め、2024年度に広げた。"},
            {"strengths": "R6年度の目標、H30年度の実績"},
        ],
        dirty=[
            ({"strengths": "2023年度に始め、令和6年度に広げ、令和7年度に終える。"}, "2023年度に始め"),
            (
                {
                    "history[1].period": "2015年度～",
                    "history[2].period": "令和2年度～",
                    "history[3].period": "令和4年度～",
                },
                "2015年度～",
            ),
            ({"strengths": "R6年度は2022年と同じ。R5年度は違う。"}, "R6年度は2022年と同じ"),
            ({"intro": "平成30年度から", "strengths": "2019年、2020年、2021年"}, "平成30年度から"),
            ({"intro": "令和５年度、令和６年度", "strengths": "２０２１年に設置した"}, "２０２１年に設置し"),
        ],
    )
