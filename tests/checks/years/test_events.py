"""When things happened, wherever it is told (C303)."""

from ckwriter.checks.years.events import date_of_event_differs
from ckwriter.testing import assert_findings, example, findings


def told(period: str, text: str, intro: str = "") -> dict[str, str]:
    """Return a row of the chronicle, and the introduction."""
    return {"history[1].period": period, "history[1].text": text, "intro": intro}


def test_opened_in_a_place() -> None:
    """センターに開いた「窓口」 is set up, by the month that a row names; a day on which something is held is not."""
    row = "7月に中部センターに「こころの窓口」を開設。訪問を広げた。"
    assert_findings(
        date_of_event_differs,
        base="nimo-r6",
        clean=[
            told("令和5年度", row, "令和5年7月に中部センターに開いた「こころの窓口」が定着した。"),
            told("令和5年度", row, "令和5年10月に市民会館で開いた「こころの窓口」の報告会"),
        ],
        dirty=[
            told("令和5年度", row, "令和5年10月に中部センターに開いた「こころの窓口」が定着した。"),
            told("令和5年度", "7月　相談ダイヤルを開設", "相談ダイヤルは令和5年10月に開設した。"),
            told("令和5年度", "市保健所を開設", "令和3年4月に市保健所を開いて以来、相談が続いている。"),
        ],
    )


def test_one_event_has_one_date() -> None:
    """The chronicle and running text tell one date of what was set up, begun or ended."""
    assert_findings(
        date_of_event_differs,
        base="nimo-r6",
        clean=[
            told("令和3年10月～", "退院支援部会を設置", "令和3年10月に退院支援部会を設置した。"),
            told("令和3年度", "退院支援部会を設置", "令和4年2月に退院支援部会を設置した。"),
            told("令和3年度", "夜間相談窓口を開設", "令和4年2月に開設した夜間相談窓口には、多くの声が寄せられている。"),
            told("令和3年度", "家族相談事業を開始", "家族相談事業（令和3年度開始）が定着した。"),
            told("令和3年度", "家族相談事業を開始", "令和4年度からは、家族相談事業を休日にも実施している。"),
            told("H28", "居住支援協議会の設立", "平成28年度に居住支援協議会が設立された。"),
            told("R2.10", "にも包括運営会議を立ち上げ", "令和2年10月に「にも包括運営会議」を立ち上げた。"),
            told("令和2年度", "家族教室を開始", "令和4年度にピア相談を開始した。"),
            told("令和2年度", "家族教室を開始", "令和5年度に家族教室を再開した。"),
            told("H24-H26", "地域移行促進事業を開始", "平成25年度に地域移行促進事業を開始した。"),
            told("令和元年度", "訪問支援事業を開始", "令和元年度に始まった訪問支援事業は、令和4年度に対象を広げた。"),
            told("令和2年度", "協議の場を設置", "令和5年度に作業部会を設置した。"),
            {
                **told("令和3年度", "ピアサポート派遣を開始", "令和5年度にB圏域でもピアサポート派遣を開始した。"),
                "history[2].period": "令和5年度",
                "history[2].text": "ピアサポート派遣を開始（B圏域）",
            },
        ],
        dirty=[
            (told("令和3年10月～", "退院支援部会を設置", "令和4年10月に退院支援部会を設置した。"), "令和3年10月～"),
            told(
                "平成30年度",
                "ピアサポーター養成講座を開始",
                "平成29年度からピアサポーター養成講座を開始し、広げてきた。",
            ),
            told("令和3年度", "夜間相談窓口を開設", "令和4年7月に開設した夜間相談窓口には、多くの声が寄せられている。"),
            told("令和3年度", "家族相談事業を開始", "家族相談事業（令和2年度開始）が定着した。"),
            told(
                "令和4年度",
                "家族のための勉強会を令和4年6月に開講",
                "令和5年度に家族のための勉強会が始まり、参加者が増えた。",
            ),
            told("R5年", "こころの相談窓口を開設", "令和6年4月に、こころの相談窓口を開設した。"),
            told("令和2年度", "家族教室を開始", "令和2年1月に家族教室を開始した。"),
            told("H24-H26", "地域移行促進事業を開始", "平成28年度に地域移行促進事業を開始した。"),
            {
                **told("R4.10", "アウトリーチ支援を開始"),
                "programmes[1].name": "アウトリーチ支援",
                "programmes[1].description": "多職種で訪問する。令和5年10月に開始した。",
            },
            told(
                "平成27年度",
                "退院促進モデル事業の終了",
                "退院促進モデル事業は平成26年度に退院促進モデル事業を終了した。",
            ),
        ],
    )


def test_a_year_that_may_mean_the_fiscal_year_is_a_question() -> None:
    """H30 beside 平成29年度 may be one time; 平成30年度 beside 平成29年度 is not."""
    asked = findings(
        date_of_event_differs,
        example(told("H30", "家族教室を開始", "平成29年度に家族教室を開始した。"), "nimo-r6"),
    )
    sure = findings(
        date_of_event_differs,
        example(told("平成30年度", "家族教室を開始", "平成29年度に家族教室を開始した。"), "nimo-r6"),
    )
    assert ([one.level for one in asked], [one.level for one in sure]) == (["warning"], ["error"])


def test_a_plan_that_tells_since_when_is_compared() -> None:
    """The calendar's own times are plans; a past year in brackets there tells when a thing began."""
    begun = {
        **told("平成29年度", "ピア相談会を開始"),
        "schedule[1].period": "R6年10月",
        "schedule[1].activity": "ピア相談会（平成27年度から開催）",
    }
    planned = {**told("平成29年度", "ピア相談会を開始"), "schedule[1].activity": "令和6年10月にピア相談会を開始"}
    assert findings(date_of_event_differs, example(begun, "nimo-r6"))
    assert not findings(date_of_event_differs, example(planned, "nimo-r6"))


def test_the_year_after_is_another_time() -> None:
    """翌年度には…を置き tells of a year that its date does not say."""
    row = {"history[1].period": "令和5年度", "history[1].text": "居住支援部会を設置"}
    told = "令和4年7月に協議会を設けて退院支援部会を、翌年度には居住支援部会を置き、手引を作った。"
    other = {"history[1].period": "令和3年度", "history[1].text": "居住支援部会を設置"}
    assert_findings(
        date_of_event_differs,
        base="nimo-r6",
        clean=[{**row, "intro": told}],
        dirty=[{**other, "intro": "令和4年7月に居住支援部会を置き、手引を作った。"}],
    )


def test_what_began_told_in_other_words() -> None:
    """始めた before the thing, a month in the row of a year, since when it is held every year, の発足."""
    course, service = "ピアサポーター養成研修", "「住まいの相談サポート事業」"
    assert_findings(
        date_of_event_differs,
        base="nimo-r6",
        clean=[
            told("令和3年度", f"{course}を開始", f"令和3年度に始めた{course}の修了者は延べ58人である。"),
            told("令和4年度", f"9月に{service}を開始", f"令和4年9月からは{service}を始め、入居が進んだ。"),
            told("令和3年度", f"{course}を開始", f"令和4年度には{course}を3回実施した。"),
            told("令和3年度", f"{course}を開始", f"令和4年度からは{course}の修了者が病棟で語っている。"),
            told("令和3年", f"2月に{service}を開始", f"令和4年2月に{service}を始めた。"),
        ],
        dirty=[
            (
                told("令和4年度", f"{course}を開始", f"令和3年度に始めた{course}の修了者は延べ58人である。"),
                f"令和3年度に始めた{course}",
            ),
            told("令和4年度", f"10月に{service}を開始", f"令和4年9月からは{service}を始め、入居が進んだ。"),
            told("令和3年度", f"{course}を開始し、9人が修了", f"令和4年度からは{course}を毎年実施し、修了者が増えた。"),
            told("令和3年度", "退院促進部会を設置", "退院促進部会は、令和2年4月の発足以来、毎月開いてきた。"),
            told("平成29年", "家族会連合会が発足", "平成30年に設立された家族会連合会が力になっている。"),
        ],
    )


def test_a_document_that_is_called_by_its_kind_alone() -> None:
    """策定したマニュアル is the one that its row names; of several, or of none, nothing is known."""

    def plan(period: str, text: str, activity: str, detail: str) -> dict[str, str]:
        row = {"schedule[1].period": "R6年6月", "schedule[1].activity": activity, "schedule[1].detail": detail}
        return {**told(period, text), **row}

    made = ("令和2年10月", "措置入院者支援マニュアルを策定")
    assert_findings(
        date_of_event_differs,
        base="nimo-r6",
        clean=[
            plan(*made, "措置入院者支援マニュアルの改訂", "令和2年10月に策定したマニュアルを見直す。"),
            plan(*made, "退院支援マニュアルの改訂", "令和3年10月に策定したマニュアルを見直す。"),
            plan(*made, "各種マニュアルの点検", "令和3年10月に策定したマニュアルを見直す。"),
            plan(*made, "措置入院者支援マニュアル、救急マニュアル", "令和3年10月に策定したマニュアルを見直す。"),
            plan(*made, "措置入院者支援マニュアルの研修", "令和3年10月に開始したマニュアル研修を続ける。"),
        ],
        dirty=[
            plan(*made, "措置入院者支援マニュアルの改訂", "令和3年10月に策定したマニュアルを見直す。"),
            plan(
                "平成28年度", "退院支援の手引きを作成", "退院支援の手引きの配布", "平成30年度に作成した手引きを配る。"
            ),
            plan(
                "R4年度",
                "居住支援ガイドブックを発行",
                "居住支援ガイドブック",
                "令和元年度に発行した同ガイドブックを直す。",
            ),
            plan("令和4年度", "受診支援マップを作成", "受診支援マップの更新", "令和2年度に作成したマップを直す。"),
            plan(
                "令和3年3月", "地域移行推進計画を策定", "地域移行推進計画の評価", "令和5年3月に策定した計画を評価する。"
            ),
        ],
    )


def test_what_a_bracket_tells_is_of_what_was_just_told() -> None:
    """A start that stands in brackets behind the founding is that of the thing founded: …が発足（令和5年5月に活動開始）."""

    def told(history: str, programme: str = "令和5年7月に活動を始めた。") -> dict[str, str]:
        return {
            "programmes[1].name": "訪問支援チーム「おとなりさん」",
            "programmes[1].description": programme,
            "history[1].period": "令和5年度",
            "history[1].text": history,
        }

    assert_findings(
        date_of_event_differs,
        base="nimo-r6",
        clean=[
            told("訪問支援チーム「おとなりさん」が発足（令和5年7月に活動開始）"),
            told("訪問支援チーム「おとなりさん」が発足（令和5年5月に説明会）"),
            told("退院支援チーム「おかえり」が発足（令和5年5月に活動開始）"),
            told("訪問支援チーム「おとなりさん」が発足（令和5年度に活動開始）"),
            told("訪問支援チーム「おとなりさん」が発足（令和5年5月に準備）"),
        ],
        dirty=[
            told("訪問支援チーム「おとなりさん」が発足（令和5年5月に活動開始）"),
            told("訪問支援チーム「おとなりさん」を設置（令和5年4月から運用を開始）"),
            told("訪問支援チーム「おとなりさん」を創設（令和4年7月より事業開始）"),
            told("訪問支援チーム「おとなりさん」が発足（R5.5活動開始）"),
            told("訪問支援チーム「おとなりさん」発足（令和5年5月に開始）"),
        ],
    )


def begun(told: str, text: str = "よりそい訪問を2地区で試行した。", name: str = "よりそい訪問") -> dict[str, str]:
    """Return a programme of which a row of the chronicle (令和4年度) and a description tell."""
    return {
        "programmes[1].name": name,
        "programmes[1].description": told,
        "history[1].period": "令和4年度",
        "history[1].text": text,
    }


def test_since_when_something_is_done_is_told_in_many_ways() -> None:
    """The date behind the act, の試行から, years since or ago, a thing that its row names; preparations are no start."""
    system, start = "ピアサポーターの登録制度を創設した。", "ピアサポーターの病院訪問を始めました。"
    assert_findings(
        date_of_event_differs,
        base="nimo-r6",
        clean=[
            begun("令和4年度の試行から育ててきた「よりそい訪問」を続ける。"),
            begun("登録制度ができた令和4年度から交通費を支給する。", system),
            begun("昨年度までの2年間に広げた取組である。", start, "病院訪問"),
            begun("開始から3年目を迎えた。", start, "病院訪問"),
            begun("2年前に始めた取組である。", start, "病院訪問"),
            begun("令和3年10月に準備を始めた取組である。", start, "病院訪問"),
            begun("令和3年度の検討を経て始めた取組である。", start, "病院訪問"),
            begun("令和3年度から始めた家族教室である。", start, "病院訪問"),
            begun("よりそい訪問を令和3年度に2地区で開始した。", "よりそい訪問を5地区で開始した。"),
            begun("令和3年度に始まった取組である。", "よりそい訪問を全7地区で開始した。"),
            {**begun("令和4年度に家族会が運営会議に加わった。"), "history[1].text": "家族会が推進会議に加わった。"},
        ],
        dirty=[
            (
                begun("令和2年度の試行から育ててきた「よりそい訪問」を続ける。"),
                "令和2年度の試行から育ててきた「よりそい訪問",
            ),
            (begun("登録制度ができた令和3年度から交通費を支給する。", system), "登録制度ができた令和3年度"),
            (begun("平成31年に始まった事業である。", start, "病院訪問"), "平成31年に始ま"),
            (begun("開始から6年目を迎えた。", start, "病院訪問"), "開始から6年目"),
            (begun("令和5年度に始まった取組である。", "よりそい訪問を全7地区で開始した。"), "令和5年度に始ま"),
            (begun("5年前に始めた取組である。", start, "病院訪問"), "5年前に始め"),
            (begun("昨年度に始めた取組である。", start, "病院訪問"), "昨年度に始め"),
            (
                {**begun("令和2年度に家族会が推進会議に加わった。"), "history[1].text": "推進会議に家族会が加わった。"},
                "令和2年度に家族会が推進会議に加わ",
            ),
            (
                {"intro": "令和6年4月の組織改正で課を分けた。", "structure": "令和5年4月の組織改正で課を分けた。"},
                "令和5年4月の組織改正",
            ),
        ],
    )


def test_results_tell_of_starts_before_their_year() -> None:
    """In a field about last year: what began before it, or since when; what was begun in it are its results."""
    row = {
        "results[1].indicator": "①家族教室の参加者数",
        "history[1].period": "令和5年度",
        "history[1].text": "家族教室を始めた。",
    }
    assert_findings(
        date_of_event_differs,
        base="nimo-r6",
        clean=[
            {**row, "results[1].effect": "令和5年7月に家族教室を始めた。"},
            {**row, "results[1].effect": "令和5年度の開始から多くの家族が訪れた。"},
        ],
        dirty=[
            ({**row, "results[1].effect": "令和4年度の開始から3年目を迎えた。"}, "令和4年度の開始"),
            (
                {**row, "results[1].effect": "令和3年10月に始まった家族教室に定着した。"},
                "令和3年10月に始まった家族教室",
            ),
        ],
    )


def test_a_meeting_begun_before_it_was_set_up() -> None:
    """A meeting that is said to have begun years before it was set up is asked about; the other way round it may be."""
    assert_findings(
        date_of_event_differs,
        base="nimo-r6",
        clean=[
            {"history[1].period": "令和5年度", "history[1].text": "住まい検討会を設置", "strengths": text}
            for text in ("令和6年度に始めた住まい検討会の運営", "令和5年度に始めた住まい検討会が続く。")
        ],
        dirty=[
            {"history[1].period": "令和5年度", "history[1].text": "住まい検討会を設置", "strengths": text}
            for text in (
                "令和4年度に始めた住まい検討会には業者も加わる。",
                "住まい検討会が発足した令和4年度以降、紹介が増えた。",
            )
        ],
    )
