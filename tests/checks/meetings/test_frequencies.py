"""How often meetings meet, wherever it is said (C101, C103, Q209)."""

from ckwriter.beside import Unplaced
from ckwriter.checks.meetings.frequencies import (
    frequency_differs,
    months_differ_from_times,
    times_changed,
)
from ckwriter.testing import assert_findings, example


def forums(*rows: tuple[str, str]) -> dict[str, str]:
    """Return the cells of a list of meetings: (name, frequency) of each."""
    cells = {}
    for number, (name, frequency) in enumerate(rows, 1):
        cells |= {f"forums[{number}].name": name, f"forums[{number}].frequency": frequency}
    return cells


def test_one_meeting_meets_as_often_in_every_section() -> None:
    """Tables, calendars and running text agree on how often a meeting meets, in whatever words."""
    assert_findings(
        frequency_differs,
        base="nimo-r6",
        clean=[
            {
                **forums(("退院支援連絡会", "月1回")),
                "bodies[1].name": "退院支援連絡会",
                "bodies[1].frequency": "年12回",
            },
            {**forums(("運営会議", "四半期ごとに1回")), "schedule[1].activity": "運営会議（年4回）"},
            {
                **forums(("圏域連絡会議", "各圏域 年2～3回")),
                "schedule[1].activity": "圏域連絡会議（各圏域年2～3回開催）",
            },
            {
                **forums(("区連絡会議", "年2回")),
                "intro": "市内16区のすべてに区連絡会議を置き、各区年2回、合わせて年32回開いている。",
            },
            {**forums(("作業部会", "隔月")), "strengths": "作業部会を年6回（奇数月）開いている。"},
            {**forums(("全体会議", "年4回程度")), "strengths": "全体会議を年4回開催している。"},
            {**forums(("家族連絡会", "月1回（8月を除く）")), "strengths": "家族連絡会を年11回開いている。"},
            {**forums(("家族連絡会", "毎月（4月、8月は休み）")), "strengths": "家族連絡会を年10回開いている。"},
            {**forums(("調整会議", "随時")), "strengths": "調整会議を年3回開いた。"},
            {
                **forums(("推進検討会", "年3回"), ("ネットワーク会議", "各区年2回")),
                "goals[1].indicator": "④ 会議の開催回数",
                "goals[1].target": "17回",
            },
            {**forums(("住まい部会", "年4回（うち1回は書面開催）")), "strengths": "住まい部会を年4回開いている。"},
            {
                **forums(("東部圏域会議", "年2回"), ("西部圏域会議", "年3回")),
                "strengths": "東部圏域会議（年2回）、西部圏域会議（年3回）",
            },
            {**forums(("退院支援部会", "年4回")), "strengths": "退院支援部会は年3回から年4回に増やした。"},
            {**forums(("退院支援部会", "年4回")), "strengths": "令和4年度は退院支援部会を年2回開催した。"},
            {
                **forums(("退院支援部会", "年4回")),
                "history[1].period": "H30",
                "history[1].text": "退院支援部会を年2回開催",
            },
            {**forums(("精神保健部会", "年4回")), "strengths": "精神保健部会の下に、年2回の事例検討会を置く。"},
            {**forums(("合同会議", "各区年2回")), "strengths": "合同会議は区ごとに年2回開いている。"},
            {
                **forums(("ケース会議・世話人会", "年2回 年6回")),
                "strengths": "世話人会を隔月で開き、ケース会議は年2回開催する。",
            },
            {
                **forums(("ワーキンググループ会議", "年3回")),
                "schedule[1].period": "R6年6月",
                "schedule[1].activity": "第1回ワーキンググループ会議",
                "schedule[2].period": "R6年10月",
                "schedule[2].activity": "第2回ワーキンググループ会議",
                "schedule[3].period": "R7年2月",
                "schedule[3].activity": "第3回ワーキンググループ会議",
            },
            {
                **forums(("にも包括検討会議", "年4回")),
                "schedule[1].period": "R6年4月～R7年3月",
                "schedule[1].activity": "にも包括検討会議",
                "schedule[2].period": "R7年3月",
                "schedule[2].activity": "にも包括検討会議（まとめ）",
            },
        ],
        dirty=[
            (
                {
                    **forums(("退院支援連絡会", "月1回")),
                    "bodies[1].name": "退院支援連絡会",
                    "bodies[1].frequency": "年6回",
                },
                "年6回",
            ),
            (
                {**forums(("運営会議", "四半期ごとに1回")), "schedule[1].activity": "運営会議（6、10、2月開催）"},
                "6、10、2月",
            ),
            (
                {
                    **forums(("圏域連絡会議", "各圏域 年2～3回")),
                    "schedule[1].activity": "圏域連絡会議（圏域ごとに年1回）",
                },
                "各圏域 年2～3回",
            ),
            (
                {**forums(("県自立支援協議会地域移行部会", "年2回")), "intro": "地域移行部会を年3回開いている。"},
                "年3回",
            ),
            ({**forums(("全体会議", "年4回程度")), "strengths": "全体会議を毎月開催している。"}, "毎月"),
            ({**forums(("医療連携会議", "年1～2回")), "schedule[1].activity": "医療連携会議（年2～3回）"}, "年2～3回"),
            (
                {
                    **forums(("専門部会（住まい部会）", "年4回")),
                    "sectors[welfare].status": "事業所が住まい部会（年3回）に参加している。",
                },
                "年3回",
            ),
            (
                {
                    **forums(("家族支援連絡会", "2か月に1回")),
                    "sectors[others].status": "偶数月に、また年4回の家族支援連絡会に参加する。",
                },
                "年4回",
            ),
            (
                {
                    **forums(("地域移行推進会議", "年2回")),
                    "goals[1].indicator": "地域移行推進会議の開催回数",
                    "goals[1].target": "3回",
                },
                "3回",
            ),
            (
                {
                    **forums(("ワーキンググループ会議", "年4回")),
                    "schedule[1].period": "R6年6月",
                    "schedule[1].activity": "第1回ワーキンググループ会議",
                    "schedule[2].period": "R6年10月",
                    "schedule[2].activity": "第2回ワーキンググループ会議",
                },
                "第2回ワーキンググループ会議",
            ),
        ],
    )


def test_meetings_with_one_short_name_are_not_confused() -> None:
    """A short name that may mean several meetings says nothing of any of them."""
    both = forums(("地域移行コアメンバー会議", "年3回"), ("ピア支援コアメンバー会議", "年6回"))
    assert_findings(
        frequency_differs,
        base="nimo-r6",
        clean=[{**both, "strengths": "コアメンバー会議を毎月開いている。"}],
        dirty=[{**both, "strengths": "ピア支援コアメンバー会議を毎月開いている。"}],
    )


def test_as_many_months_are_named_as_there_are_times() -> None:
    """年3回 with two months is asked about."""
    assert_findings(
        months_differ_from_times,
        base="nimo-r6",
        clean=[
            {"forums[1].frequency": "年4回（5・8・11・2月）"},
            {"forums[1].frequency": "年6回（奇数月）"},
            {"forums[1].frequency": "年3～4回（6月、9月、12月）"},
            {"forums[1].frequency": "年2回程度（7月、11月、2月）"},
            {"forums[1].frequency": "年2回（4～6月に1回、10～12月に1回）"},
            {"strengths": "講座を年3回（6月・10月・1月）開く。"},
            {"forums[1].frequency": "毎月（4月、8月は休み）"},
        ],
        dirty=[
            ({"forums[1].frequency": "年4回（5・8・11月）"}, "年4回（5・8・11月）"),
            {"forums[1].frequency": "年6回（4月、8月、12月）"},
            {"bodies[1].frequency": "年2回（7月、11月、2月）"},
            {"strengths": "家族教室を年5回（偶数月）に開催している。"},
            {"schedule[1].activity": "連絡会（年3回：6、9、12、3月）"},
        ],
    )


def test_a_meeting_that_met_oftener_last_year_gets_a_note() -> None:
    """Last year's result against this year's row asks for the reason of a change, as a note."""
    now = forums(("多職種連携会議", "年3回"))
    last = {"results[1].indicator": "多職種連携会議の開催回数"}
    assert_findings(
        times_changed,
        base="nimo-r6",
        clean=[
            {**now, **last, "results[1].target": "4回", "results[1].result": "3回"},
            {**now, **last, "results[1].result": "延べ30人"},
            {**now, "results[1].indicator": "多職種連携会議の参加者数", "results[1].result": "40人"},
        ],
        dirty=[{**now, **last, "results[1].result": "4回"}, {**now, **last, "results[1].result": "年6回"}],
    )


def test_a_rhythm_over_a_part_of_the_year() -> None:
    """隔月 from May to January is five times; six months named one by one are six."""
    assert_findings(
        frequency_differs,
        base="nimo-r6",
        clean=[{**forums(("住まい部会", "年5回")), "bodies[1].name": "住まい部会", "bodies[1].frequency": "隔月"}],
        dirty=[
            {**forums(("住まい部会", "年5回")), "bodies[1].name": "住まい部会", "bodies[1].frequency": "偶数月"},
            {**forums(("住まい部会", "年4回")), "bodies[1].name": "住まい部会", "bodies[1].frequency": "隔月"},
        ],
    )


def test_a_name_in_brackets_belongs_to_the_times_before_it() -> None:
    """3回（協議会）11回（連絡会議）4回（居住） says 11 of the 連絡会議, and not four."""
    cells = {**forums(("退院支援連絡会議", "年11回")), "goals[1].indicator": "①協議の場の開催回数"}
    assert_findings(
        frequency_differs,
        base="nimo-r6",
        clean=[{**cells, "goals[1].target": "3回（協議会）11回（退院支援連絡会議）4回（居住）"}],
        dirty=[{**cells, "goals[1].target": "3回（協議会）10回（退院支援連絡会議）4回（居住）"}],
    )


def test_occasions_that_are_no_meetings_of_the_tables() -> None:
    """Courses and consultations, told in two sections; some months only are compared with the same alone."""

    def told(description: str, steps: str) -> dict[str, str]:
        return {"programmes[1].name": "事業", "programmes[1].description": description, "small_steps": steps}

    some = "家族相談会は毎年９月から12月まで、月に１回開いている。"
    assert_findings(
        frequency_differs,
        base="nimo-r6",
        clean=[
            told(some, "家族相談会を年4回開く。"),
            told(some, "令和６年９月から12月まで　【家族相談会】月１回、市保健所で開く。"),
            told("ピアサロンを月1回開く。", "ピアサロンを年12回開く。"),
            told("令和5年度は家族相談会を年2回開いた。", "家族相談会を年4回開く。"),
            told("家族教室を年4回開く。", "家族教室（R6年6月、9月、12月、R7年2月）"),
        ],
        dirty=[
            (told(some, "令和６年９月から12月まで　【家族相談会】月２回、市保健所で開く。"), "月２回"),
            told("ピアサロンは月１回である。", "ピアサロンを隔月で開く。"),
            told("出張相談会を四半期に1回行う。", "出張相談会（毎月）"),
            told("家族教室を年4回開く。", "家族教室（R6年6月、9月、R7年2月）"),
            told("家族教室を年4回開く。", "家族教室を年6回開く。"),
        ],
    )


def test_what_is_said_beside_a_list_of_members_counts() -> None:
    """開催は年３回とする stands in the cell of members, and is of that row's meeting."""
    cells = {**forums(("退院支援部会", "年4回")), "bodies[1].name": "退院支援部会"}
    assert_findings(
        frequency_differs,
        base="nimo-r6",
        clean=[{**cells, "bodies[1].members": "病院、家族会\n開催は年４回とする。"}],
        dirty=[{**cells, "bodies[1].members": "病院、家族会\n事務局は市、開催は年３回とする。"}],
    )


def test_what_is_said_of_a_meeting_in_its_own_row() -> None:
    """毎月集まるため in the remarks is of the meeting itself; what has another subject is not."""
    row = {"forums[1].name": "退院支援連絡会", "forums[1].frequency": "年6回（偶数月）"}
    assert_findings(
        frequency_differs,
        base="nimo-r6",
        clean=[
            {**row, "forums[1].remarks": "偶数月に開いており、話が深まる。"},
            {**row, "forums[1].remarks": "事例検討は、毎月開いている。"},
            {**row, "forums[1].remarks": "作業班を毎月開いている。"},
        ],
        dirty=[
            ({**row, "forums[1].remarks": "毎月集まるため、出席者が固定されている。"}, "毎月"),
            {**row, "forums[1].remarks": "出席者が多く、月に1度顔を合わせ、話が深まる。"},
        ],
    )


def test_what_is_done_for_a_meeting_is_not_the_meeting() -> None:
    """全体会の準備 in a row of a calendar is no turn of it."""
    row = {"schedule[1].period": "R6年6月、9月、12月", "schedule[1].activity": "作業部会"}
    cells = {**forums(("全体会議", "年2回"), ("作業部会", "年3回")), **row}
    assert_findings(frequency_differs, base="nimo-r6", clean=[{**cells, "schedule[1].detail": "全体会議の準備"}])


def test_brackets_that_define_a_short_name_part_no_figure_from_its_name() -> None:
    """What follows （以下「…」という。） is of the name before it, and a name with a figure of its own takes no other."""
    listed = {
        **forums(("退院支援部会", "年3回")),
        "forums[2].name": "まちの支え合い会議",
        "forums[2].frequency": "年2回",
    }
    quiet = [
        "まちの支え合い会議（以下「支え合い会議」という。）を年2回、退院支援部会を年3回開く。",
        "まちの支え合い会議（以下、「本会議」と呼ぶ。）は年2回、退院支援部会は年3回です。",
        "にも包括推進会議（以下「推進会議」と略す。）を年6回、退院支援部会を年3回開く。",
        "研修を年2回、退院支援部会を年3回、まちの支え合い会議を年2回行う。",
        "こころの講演を年6回、退院支援部会を年3回開く。",
        "まちの支え合い会議（以後「まち会議」とする。）年2回、退院支援部会年3回を開催。",
    ]
    loud = [
        "まちの支え合い会議（以下「本会」という。）を年4回、退院支援部会を年3回開く。",
        "まちの支え合い会議（以下「支え合い会議」という。）は年3回、退院支援部会は年3回とする。",
        "退院支援部会（略称：退院部会）を年5回、まちの支え合い会議を年2回開催した。",
        "まちの支え合い会議（以下「本会議」という。）を年2回、退院支援部会を年6回開く。",
        "年2回のまちの支え合い会議と、年5回の退院支援部会を開く。",
    ]
    assert_findings(
        frequency_differs,
        base="nimo-r6",
        clean=[{**listed, "programmes[1].description": text} for text in quiet],
        dirty=[{**listed, "programmes[1].description": text} for text in loud],
    )


def test_a_figure_for_each_area_beside_a_plain_one() -> None:
    """各圏域年3回 beside 年3回 and 計24回 may be; a plain figure that is neither is asked about."""
    listed = {**forums(("圏域連絡会議", "各圏域 年3回")), "intro": "全8圏域に置いた。"}
    assert_findings(
        frequency_differs,
        base="nimo-r6",
        clean=[
            {**listed, "strengths": "圏域連絡会議を年3回開く。"},
            {**listed, "strengths": "圏域連絡会議を年24回開く。"},
            {**listed, "strengths": "圏域連絡会議を年4回程度開く。"},
            {**listed, "strengths": "圏域連絡会議を合わせて年24回、各圏域年3回開く。"},
            {**listed, "intro": "", "strengths": "圏域連絡会議を年4回開く。"},
        ],
        dirty=[
            ({**listed, "strengths": "圏域連絡会議を年に四度開く。"}, "年に四度"),
            ({**listed, "strengths": "圏域連絡会議は年2回である。"}, "年2回"),
            ({**listed, "strengths": "隔月の圏域連絡会議で話し合う。"}, "隔月"),
            ({**listed, "strengths": "圏域連絡会議（年5回）に集まる。"}, "年5回"),
            ({**listed, "structure": "圏域連絡会議を年24回開く。", "strengths": "圏域連絡会議を年6回開く。"}, "年6回"),
        ],
    )


def test_a_bodys_own_meeting_meets_no_oftener_than_the_body() -> None:
    """全体会 in the calendar's row of a body: more turns than the body has are asked about; fewer may be a part."""
    listed = forums(("自立支援協議会", "年3回"))
    row = {**listed, "schedule[1].period": "R6年6月～R7年2月", "schedule[1].activity": "自立支援協議会"}
    assert_findings(
        frequency_differs,
        base="nimo-r6",
        clean=[
            {**row, "schedule[1].detail": "6月、2月に全体会を開く。"},
            {**row, "schedule[1].detail": "6月、10月、2月に全体会を開く。"},
        ],
        dirty=[({**row, "schedule[1].detail": "6月、9月、12月、2月に全体会を開く。"}, "6月、9月、12月、2月")],
    )


def test_another_visit_is_not_that_of_a_programme() -> None:
    """病院への定期訪問 in the calendar says nothing of 多職種による訪問."""
    row = {
        "programmes[1].name": "多職種による訪問",
        "programmes[1].description": "月2回訪ねる。",
        "schedule[1].period": "R6年4月～R7年3月",
        "schedule[1].detail": "月1回、7病院を順に訪ねる。",
    }
    assert_findings(
        frequency_differs,
        base="nimo-r6",
        clean=[{**row, "schedule[1].activity": "病院への定期訪問"}],
        dirty=[({**row, "schedule[1].activity": "多職種の訪問"}, "月1回")],
    )


def test_how_often_a_row_says_that_its_meeting_is_held() -> None:
    """例年3回, 春・秋の2回 and 今年度は計4回を予定 in a row are of its meeting; of others, and of a part, they are not."""
    row = {"forums[1].name": "退院支援連絡会", "forums[1].frequency": "年6回（偶数月）"}
    told = [
        "例年3回開いている。",
        "今年度は計4回を予定している。",
        "本年度は、全部で4回を予定している。",
        "開く回数は年３回。",
        "春・秋の2回開いている。",
        "上半期と下半期に1回ずつ開いている。",
        "年3回の会合には家主も出る。",
        "年に三度、病院の管理者が顔をそろえる。",
        "奇数月の夕方に集まる。",
    ]
    quiet = [
        "昨年度は3回開いた。",
        "6回のうち1回は夜間に開く。",
        "年3回開かれる県の会議の内容も伝えている。",
        "年3回開いている県の会議の内容も伝えている。",
        "事務局は毎月、担当者会議を開いている。",
        "春と秋に開く回では、現地を見る。",
        "隔月の開催である。",
        "年1回の報告書に成果をまとめる。",
    ]
    assert_findings(
        frequency_differs,
        base="nimo-r6",
        clean=[{**row, "forums[1].remarks": text} for text in quiet],
        dirty=[{**row, "forums[1].remarks": text} for text in told],
    )


def test_how_often_the_details_of_a_calendar_say_that_its_meeting_is_held() -> None:
    """What stands beside a meeting in a calendar is of it, but not what is done besides, nor in each of several places."""
    row = {"forums[1].name": "退院支援連絡会", "forums[1].frequency": "年6回", "schedule[1].activity": "退院支援連絡会"}
    told = [
        "年3回の会合で計画を見直す",
        "毎月集まり、計画を振り返る",
        "計画、振り返り（全4回）",
        "病院を順に回り、月1回開催",
    ]
    quiet = [
        "部会の前に担当者の打合せを年4回行う",
        "派遣は月1回を目安に調整",
        "4か所で毎月開催",
        "病院で各1コース（6回）",
    ]
    assert_findings(
        frequency_differs,
        base="nimo-r6",
        clean=[{**row, "schedule[1].detail": text} for text in quiet],
        dirty=[{**row, "schedule[1].detail": text} for text in told],
    )


def test_what_is_done_at_a_meeting_is_not_the_meeting() -> None:
    """部会では、年1回、家族の話を聞く tells of the talk; 年2回の話合い of the meeting."""
    row = {"forums[1].name": "退院支援連絡会", "forums[1].frequency": "年6回"}
    assert_findings(
        frequency_differs,
        base="nimo-r6",
        clean=[
            {**row, "strengths": "退院支援連絡会では、年1回、家族の話を聞きます。"},
            {**row, "strengths": "病院の相談員は退院支援連絡会に年1回出席している。"},
        ],
        dirty=[
            {**row, "strengths": "退院支援連絡会では、年2回の話合いを重ねています。"},
            {**row, "strengths": "家族会は、年2回開かれる退院支援連絡会に毎回出席している。"},
            {**row, "strengths": "退院支援連絡会の会合は年5回を数えます。"},
        ],
    )


def test_a_line_that_names_a_meeting_heads_what_stands_under_it() -> None:
    """Where no list of meetings was read, names that text defines are meetings, and their lines are headings."""
    told = {"programmes[1].description": "方向を定める「暮らしの懇話会」（以下「懇話会」という。）は年４回開く。"}
    lines = (
        "一　懇話会",
        "顔ぶれは病院、家族会など16団体である。開く回数は年３回。",
        "二　相談の窓口",
        "開く回数は年２回。",
    )
    base = example(told, "nimo-r6").model_copy(
        update={"unplaced": tuple(Unplaced(text=line, where="7 協議の場") for line in lines)}
    )
    (found,) = frequency_differs(base)
    assert {one.quote for one in found.evidence} == {"年４回", "年３回"}


def test_visits_of_a_meeting() -> None:
    """How often somebody listens at a meeting is not how often it meets."""
    meets = {"forums[1].name": "推進会議", "forums[1].frequency": "年2回"}
    assert_findings(
        frequency_differs,
        base="nimo-r6",
        clean=[
            {**meets, "strengths": "商工会議所は、年1回、推進会議を傍聴している。"},
            {**meets, "strengths": "家族会の役員が、年1回、推進会議に招かれている。"},
        ],
        dirty=[{**meets, "strengths": "関係者が集まり、年1回、推進会議を開いている。"}],
    )


def test_a_round_in_a_month_of_no_meeting() -> None:
    """What a row says of the round of one month asks for a month in which its meeting is held."""
    meets = {
        "forums[1].name": "退院支援部会",
        "forums[1].frequency": "年6回",
        "schedule[1].period": "R6年5月、7月、9月、11月、R7年1月、3月",
        "schedule[1].activity": "退院支援部会",
    }
    assert_findings(
        frequency_differs,
        base="nimo-r6",
        clean=[
            {**meets, "forums[1].remarks": "6回のうち11月の回は書面での開催"},
            {**meets, "forums[1].remarks": "臨時に開いた12月の回は書面での開催"},
            {**meets, "forums[1].remarks": "12月の研修会と時期が重なる"},
        ],
        dirty=[
            {**meets, "forums[1].remarks": "6回のうち12月の回は書面での開催"},
            {**meets, "forums[1].remarks": "8月の回は病院を会場とする。"},
        ],
    )


def test_a_sum_of_all_areas_beside_a_figure_that_is_of_each() -> None:
    """計12回 in four areas is 年3回 in each, also where 各 stands right before the figure alone."""
    three = {"forums[1].name": "圏域会議", "programmes[1].description": "圏域会議をそれぞれ年3回（6、10、2月）開く。"}
    named = {**three, "bodies[1].name": "圏域会議", "forums[1].frequency": "4圏域で各年3回"}
    assert_findings(
        frequency_differs,
        base="nimo-r6",
        clean=[
            {**named, "bodies[1].secretariat": "各保健所／4圏域で各年3回（計12回）"},
            {**named, "bodies[1].secretariat": "各保健所／4圏域で年3回ずつ（計12回）"},
        ],
        dirty=[{**named, "bodies[1].frequency": "年4回"}, {**three, "forums[1].frequency": "年12回"}],
    )


def test_what_two_meetings_have_together_is_of_neither() -> None:
    """推進会議と部会で年6回 is the sum of both; of one alone, or each, it would be told otherwise."""
    two = forums(("推進会議", "年2回"), ("退院支援部会", "年4回"), ("区会議", "年12回"))
    assert_findings(
        frequency_differs,
        base="nimo-r6",
        clean=[
            {**two, "intro": "推進会議と退院支援部会で年6回、話し合っている。"},
            {**two, "intro": "推進会議と退院支援部会の2つで、年6回の話合いがある。"},
            {**two, "intro": "推進会議と退院支援部会で年6回、区会議の12回を足して18回の話合いがある。"},
        ],
        dirty=[
            {**two, "intro": "推進会議と退院支援部会を年6回開いている。"},
            {**two, "intro": "退院支援部会で年6回、話し合っている。"},
        ],
    )
