"""Who runs a meeting (C108)."""

import pytest

from ckwriter.checks.meetings.leads import lead_differs, leads
from ckwriter.testing import assert_findings, example
from tests.checks.meetings.test_members import FIVE, body, forum

RUN_BY = body("精神科病院、家族会", lead="保健所健康増進課")


def test_one_body_runs_a_meeting() -> None:
    """The secretariat, the office in charge and running text name one body, or parts of one."""
    named = forum(FIVE)
    assert_findings(
        lead_differs,
        base="nimo-r6",
        clean=[
            {
                **named,
                **body(FIVE, lead="各区の保健センター"),
                "strengths": "保健センター（7か所）が事務局となり退院支援連絡会を開く。",
            },
            {**named, **body(FIVE, lead="保健予防課"), "strengths": "保健予防課が中心となって退院支援連絡会を開く。"},
            {**named, **body(FIVE, lead="県保健所"), "strengths": "保健所が事務局となり退院支援連絡会を開いている。"},
            {
                **named,
                **body(FIVE, lead="保健予防課・障害福祉課"),
                "strengths": "障害福祉課が退院支援連絡会を運営している。",
            },
            {**named, **body(FIVE, lead="保健予防課"), "strengths": "障害福祉課が中心となって住まい検討会を開く。"},
            {**named, **body(FIVE, lead="保健予防課"), "strengths": "病院が中心となって退院を支えている。"},
            {**named, **body(FIVE, lead="保健予防課"), "strengths": "関係機関が中心となって退院支援連絡会を開く。"},
            {
                **named,
                **body(FIVE, lead="健康部保健予防課"),
                "offices[1].owner": "保健予防課",
                "offices[1].owner_duties": "退院支援連絡会の運営",
            },
        ],
        dirty=[
            {**named, **body(FIVE, lead="保健予防課"), "strengths": "障害福祉課が中心となって退院支援連絡会を開く。"},
            {**forum(FIVE, remarks="事務局は基幹相談支援センターが担う。"), **body(FIVE, lead="保健予防課")},
            {
                **named,
                **body(FIVE, lead="精神保健福祉センター"),
                "offices[1].owner": "保健予防課",
                "offices[1].owner_duties": "退院支援連絡会の運営、手帳の交付",
            },
            {
                **named,
                **body(FIVE, lead="保健所"),
                "structure": "障害福祉課が事務局となり、退院支援連絡会を運営している。",
            },
            {**named, **body(FIVE, lead="保健所"), "structure": "医師会を事務局として、退院支援連絡会を開いている。"},
        ],
    )


def test_who_runs_a_meeting_is_told_in_many_ways() -> None:
    """The words for who runs a meeting are found wherever they stand to its name, each for the meeting that it means."""
    assert_findings(
        lead_differs,
        base="nimo-r6",
        clean=[
            {**RUN_BY, "structure": "健康増進課を中心に、退院支援連絡会を開いている。"},
            {**RUN_BY, "structure": "退院支援連絡会の運営は保健所が担っている。"},
            {**RUN_BY, "structure": "地域福祉課が主催する住民会議とも連携している。"},
            {
                **RUN_BY,
                "structure": "地域福祉課が事務局となり住民会議を開き、退院支援連絡会は健康増進課が運営している。",
            },
            {**RUN_BY, "structure": "地域福祉課が退院支援連絡会に参加している。"},
        ],
        dirty=[
            {**RUN_BY, "structure": "地域福祉課を中心に、退院支援連絡会を開いている。"},
            {**RUN_BY, "structure": "地域福祉課を事務局とする退院支援連絡会で話し合っている。"},
            {**RUN_BY, "structure": "退院支援連絡会は地域福祉課が運営している。"},
            {**RUN_BY, "structure": "退院支援連絡会の運営は地域福祉課が担っている。"},
            {**RUN_BY, **forum("精神科病院、家族会", remarks="事務局（地域福祉課）の負担が大きい。")},
            {**RUN_BY, **forum("精神科病院、家族会", remarks="事務局である地域福祉課と協力して進めている。")},
        ],
    )


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("保健予防課が中心となって住まい部会を開く。", ["保健予防課"]),
        ("保健予防課と障害福祉課が事務局となり、住まい部会を動かす。", ["保健予防課と障害福祉課"]),
        ("住まい部会の事務局は住宅課が担う。", ["住宅課"]),
        ("住宅課が住まい部会を運営している。", ["住宅課"]),
        ("社会福祉協議会が住まい部会の運営会議に参加する。", []),
        ("住宅課が住まい部会に出席する。", []),
        ("福祉総務課が事務局を務める家主連絡会議の下に、住まい部会を置いている。", []),
        ("福祉総務課が事務局を務める住まい部会で、事例を検討する。", ["福祉総務課"]),
    ],
)
def test_who_is_said_to_run_a_meeting(text: str, names: list[str]) -> None:
    """中心となって, 事務局は, 運営している name the lead; taking part does not."""
    found = leads(example({"forums[1].name": "住まい部会", "strengths": text}, "nimo-r6"))
    assert [lead.name for _, said in found for lead in said] == names


def test_another_office_between_has_its_own_verb() -> None:
    """A課が所管し、各保健所が圏域会議を運営 does not say that A課 runs the 圏域会議."""
    area = {"bodies[1].name": "圏域会議", "bodies[1].secretariat": "各保健所", "forums[1].name": "圏域会議"}
    assert_findings(
        lead_differs,
        base="nimo-r6",
        clean=[
            {**area, "structure": "保健福祉政策課が所管し、6保健所が圏域会議を、精神保健福祉センターが研修を担う。"},
            {**area, "structure": "健康推進課が全体の事務局を担い、各保健所が圏域会議を受け持つ。"},
            {
                **area,
                "bodies[1].secretariat": "圏域の保健所",
                "structure": "県の2保健所と中核市保健所が圏域会議を運営している。",
            },
            {
                "bodies[1].name": "包括ケア推進会議",
                "bodies[1].secretariat": "県障がい福祉課",
                "offices[1].owner": "健康福祉部障がい福祉課",
                "offices[1].owner_duties": "包括ケア推進会議の運営",
            },
        ],
        dirty=[
            {**area, "structure": "保健福祉政策課が圏域会議を所管し、6保健所が研修を担う。"},
            {**area, "bodies[1].secretariat": "圏域の保健所", "structure": "県福祉センターが圏域会議を運営している。"},
            {**area, "structure": "健康推進課が圏域会議の事務局を担い、各保健所が研修を受け持つ。"},
        ],
    )


TWO = {
    "bodies[1].name": "みほん市こころの推進会議",
    "bodies[1].secretariat": "障害福祉課",
    "bodies[2].name": "退院支援部会",
    "bodies[2].secretariat": "保健所健康課",
    "forums[1].name": "みほん市こころの推進会議",
    "forums[2].name": "退院支援部会",
}


def test_who_runs_a_meeting_in_other_words() -> None:
    """庶務, 事務 and 主管, of one or several meetings; not what was so once, nor meetings under the one that is run."""
    assert_findings(
        lead_differs,
        base="nimo-r6",
        clean=[
            {**TWO, "structure": "障害福祉課が事務局となり、推進会議の下に退院支援部会を置く。"},
            {**TWO, "structure": "推進会議の事務局を障害福祉課が、退院支援部会の事務局を保健所健康課が務める。"},
            {**TWO, "offices[1].partner": "住宅課", "offices[1].partner_duties": "居住支援に関する会議の事務局"},
            {**TWO, "offices[1].partner": "住宅課", "offices[1].partner_duties": "推進会議への出席、研修の主催"},
            {**TWO, "structure": "推進会議の庶務は令和4年度まで保健所健康課が行っていた。"},
            {**TWO, "structure": "推進会議では、病院協会が事務局に資料を提出する。"},
        ],
        dirty=[
            ({**TWO, "forums[1].remarks": "課題の分析を行う。庶務は保健所健康課が担当している。"}, "障害福祉課"),
            {**TWO, "structure": "推進会議の庶務は、精神保健福祉センターにおいて処理する。"},
            {**TWO, "structure": "推進会議及び退院支援部会の庶務は障害福祉課が行う。"},
            {**TWO, "structure": "保健所健康課が事務局である推進会議に、各部門が集まる。"},
            {**TWO, "structure": "障害福祉課が推進会議、退院支援部会及び家族の集いの事務局を担い、調整する。"},
            {**TWO, "structure": "保健所健康課が推進会議の進行と事務局を担い、障害福祉課が計画を所管します。"},
            {**TWO, "forums[2].content": "事例の検討（主管：障害福祉課）"},
        ],
    )


def test_offices_that_share_one_verb_run_each_its_own_meeting() -> None:
    """A課がXの、B課がYの事務局を務める tells of both; so does …の事務局として."""
    run_by = {"支え合い会議": "保健所", "退院支援部会": "障害福祉課", "住まい部会": "住宅課", "事例検討部会": "住宅課"}
    listed = {}
    for number, (name, office) in enumerate(run_by.items(), 1):
        listed |= {f"bodies[{number}].name": name, f"bodies[{number}].secretariat": office}
        listed[f"forums[{number}].name"] = name
    quiet = [
        "保健所が支え合い会議の、障害福祉課が退院支援部会の事務局を務める。",
        "保健所が支え合い会議の、障害福祉課が退院支援部会の、住宅課が住まい部会の事務局を担う。",
        "保健所が支え合い会議の事務局として、障害福祉課と打合せを重ねる。",
        "保健所が支え合い会議の、住宅課が事例検討部会の事務局を務める。",
        "保健所が支え合い会議を、障害福祉課が退院支援部会を、住宅課が住まい部会を運営している。",
        "障害福祉課は、保健所が支え合い会議の事務局となるに当たり職員を派遣した。",
        "精神保健福祉センターが支え合い会議の助言者として、保健所を支える。",
    ]
    loud = [
        "障害福祉課が支え合い会議の、保健所が退院支援部会の事務局を務める。",
        "住宅課が支え合い会議の、障害福祉課が退院支援部会の事務局を務める。",
        "障害福祉課が支え合い会議の事務局として、全体の進行を管理している。",
        "保健所が支え合い会議の、障害福祉課が退院支援部会の、社会福祉協議会が住まい部会の事務局を担う。",
        "保健所が支え合い会議を、住宅課が退院支援部会を、障害福祉課が住まい部会を運営している。",
        "精神保健福祉センターが退院支援部会の事務局となり、議事を進めている。",
        "基幹相談支援センターが支え合い会議の庶務に当たっています。",
    ]
    assert_findings(
        lead_differs,
        base="nimo-r6",
        clean=[{**listed, "structure": text} for text in quiet],
        dirty=[{**listed, "structure": text} for text in loud],
    )


def test_the_office_in_a_row_of_its_own_and_in_the_sentence_behind() -> None:
    """Names with がい, duties joined with と, 事務局＝, and 同部会 of the sentence before are read as well."""
    row = {**RUN_BY, **forum("精神科病院、家族会")}
    named = "相談支援事業所が退院支援連絡会で事例を出す。"
    assert_findings(
        lead_differs,
        base="nimo-r6",
        dirty=[
            {**row, "forums[1].remarks": "事務局の県障がい福祉課が交通費を支給している。"},
            {**row, "forums[1].remarks": "障がい福祉課が庶務と進行を受け持つ。"},
            {**row, "forums[1].remarks": "事務局＝障がい福祉課。"},
            {**row, "sectors[welfare].status": f"{named}同連絡会は障害福祉課が主管し、資料を作る。"},
            {**row, "sectors[welfare].status": f"{named}その事務局は障害福祉課が担う。"},
            {**row, "structure": "退院支援連絡会の事務局も障害福祉課に置いている。"},
        ],
        clean=[
            {**row, "forums[1].remarks": "居住支援協議会の事務局（住宅課）からも、議題の提案を受けている。"},
            {**row, "forums[1].remarks": "事務局の保健所健康増進課が交通費を支給している。"},
            {**row, "forums[1].remarks": "障がい福祉課が会場の手配と受付を手伝う。"},
            {**row, "sectors[welfare].status": f"{named}同連絡会は保健所健康増進課が主管し、資料を作る。"},
            {**row, "sectors[welfare].status": f"{named}研修は障害福祉課が主管し、資料を作る。"},
        ],
    )


def test_who_runs_a_meeting_is_told_in_brackets_calendars_and_by_other_words() -> None:
    """The meeting is that of the row, the bracket or the calendar; other meetings, other times and helpers are not."""
    row = {**RUN_BY, **forum("精神科病院、家族会")}
    calendar = {**row, "schedule[1].activity": "退院支援連絡会"}
    office = {**row, "offices[1].owner": "住宅課"}
    assert_findings(
        lead_differs,
        base="nimo-r6",
        dirty=[
            {**row, "forums[1].name": "退院支援連絡会（事務局：住宅課）"},
            {**row, "forums[1].members": "精神科病院、社会福祉協議会、家族会（事務局：住宅課）"},
            {**row, "forums[1].remarks": "事務局を務める住宅課の負担が大きい。"},
            {**row, "forums[1].remarks": "事務局の仕事は、住宅課が一手に引き受けている。"},
            {**row, "forums[1].remarks": "住宅課に事務局を置き、議題を集める。"},
            {**calendar, "schedule[1].detail": "住宅課が事務局を務め、議題を集める"},
            {**calendar, "schedule[1].detail": "年度の方針の協議（事務局：住宅課）"},
            {**row, "strengths": "退院支援連絡会は住宅課を事務局とする。"},
            {**row, "strengths": "退院支援連絡会の世話役は住宅課です。"},
            {**row, "strengths": "退院支援連絡会を主管する住宅課が、病院に声を掛けた。"},
            {**row, "strengths": "住宅課は退院支援連絡会の事務局として、病院を回る。"},
            {**row, "strengths": "退院支援連絡会（住宅課が事務局）で物件の話をする。"},
            {**row, "strengths": "退院支援連絡会の取りまとめは、住宅課が受け持つ。"},
            {**row, "strengths": "退院支援連絡会は住宅課の所管。"},
            {**office, "offices[1].owner_duties": "住まいの相談、退院支援連絡会の招集"},
        ],
        clean=[
            {**row, "forums[1].remarks": "令和8年度から事務局を住宅課に移す予定である。"},
            {**row, "forums[1].remarks": "不動産協会が事務局を務める住まい相談会でも紹介した。"},
            {**row, "forums[1].remarks": "事務局は保健所健康増進課に置き、住宅課が補佐する。"},
            {**row, "forums[1].remarks": "事務局の住宅課長会議への出席が続く。"},
            {**row, "forums[1].remarks": "居住支援協議会の事務局である住宅課も説明に来た。"},
            {**row, "strengths": "退院支援連絡会と居住支援協議会（事務局：住宅課）が情報を交わす。"},
            {**row, "strengths": "居住支援協議会の事務局である住宅課は、退院支援連絡会にも出席している。"},
            {**row, "strengths": "退院支援連絡会の委員の取りまとめは、家族会が受け持っています。"},
            {**calendar, "schedule[1].detail": "住宅課が会場を用意する"},
            {**office, "offices[1].owner_duties": "住まいの相談の運営（退院支援連絡会には必要な都度出席）"},
        ],
    )


def test_a_section_over_an_office_is_no_other_office() -> None:
    """A 部 that is named without its 課 may hold it."""
    row = {**forum(FIVE), **body(FIVE, lead="健康増進課")}
    assert_findings(
        lead_differs,
        base="nimo-r6",
        clean=[{**row, "strengths": "退院支援連絡会の事務は健康福祉部において処理する。"}],
        dirty=[{**row, "strengths": "退院支援連絡会の事務は障害福祉課において処理する。"}],
    )


def test_a_meeting_does_not_run_itself() -> None:
    """The meeting in the middle of all others is no office."""
    names = {
        "bodies[1].name": "港区精神保健福祉連絡協議会（以下「連絡協議会」という。）",
        "bodies[1].secretariat": "保健予防課",
    }
    assert_findings(
        lead_differs,
        base="nimo-r6",
        clean=[{**names, "activities": "精神保健福祉連絡協議会を中心とする協議の場の運営"}],
        dirty=[{**names, "strengths": "連絡協議会の事務局は障害福祉課が務める。"}],
    )
