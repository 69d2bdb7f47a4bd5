"""Meetings named elsewhere stand in the list of meetings (C104)."""

from ckwriter.checks.meetings.listed import meeting_not_listed
from ckwriter.testing import assert_findings, example, findings

FORUM = {"forums[1].name": "県地域移行推進会議"}


def test_a_meeting_named_elsewhere_is_listed() -> None:
    """The overview and the calendar name no meeting that the list does not have under some form of its name."""
    assert_findings(
        meeting_not_listed,
        base="nimo-r6",
        clean=[
            {**FORUM, "bodies[1].name": "地域移行推進会議"},
            {**FORUM, "schedule[1].activity": "第1回地域移行推進会議（6月）"},
            {**FORUM, "schedule[1].activity": "関係機関との連絡会議、各種会議への出席"},
            {**FORUM, "schedule[1].activity": "ピアサポーター養成講座\n居住支援研修会\n家族交流会"},
            {**FORUM, "bodies[1].name": "○○県障害者自立支援協議会"},
            {"forums[1].name": "精神部会（住まいワーキング）", "schedule[1].activity": "住まいワーキング"},
            {"forums[1].name": "退院支援部会\n家族支援部会", "bodies[1].name": "家族支援部会"},
            {"forums[1].name": "圏域連絡協議会退院支援部会", "bodies[1].name": "圏域連絡協議会"},
            {"bodies[1].name": "退院支援部会"},
            {**FORUM, "schedule[1].detail": "社会福祉協議会との打合せ"},
            {**FORUM, "schedule[1].activity": "地域移行推進会議準備会、庁内調整会議"},
        ],
        dirty=[
            ({**FORUM, "bodies[1].name": "ピアサポート推進部会"}, "ピアサポート推進部会"),
            ({**FORUM, "schedule[1].activity": "居住支援検討会議（7月）\n地域移行推進会議"}, "居住支援検討会議"),
            ({**FORUM, "schedule[1].activity": "手順書作成ワーキング"}, "手順書作成ワーキング"),
            {**FORUM, "bodies[1].name": "措置入院者退院後支援連絡会（年2回）"},
            {"forums[1].name": "東部圏域会議", "bodies[1].name": "西部圏域会議"},
            {"forums[1].name": "退院支援部会", "bodies[1].name": "家族支援部会\n退院支援部会"},
        ],
    )


def test_a_short_name_that_is_defined_is_the_name() -> None:
    """A name and the short one that brackets behind it define, in its own cell or in running text, are one meeting."""
    long, short = "みほん県障害者施策推進委員会地域移行部会", "県部会"
    told = f"本県では{long}（以下「{short}」という。）を年2回開いている。"
    assert_findings(
        meeting_not_listed,
        base="nimo-r6",
        clean=[
            {"forums[1].name": short, "bodies[1].name": f"{long}（以下「{short}」という。）"},
            {"forums[1].name": f"{long}（以下「{short}」とする。）", "bodies[1].name": short},
            {"forums[1].name": f"{long}（以下、{short}という）", "schedule[1].activity": f"{short}（7月）"},
            {"forums[1].name": f"{long}（通称「{short}」）", "bodies[1].name": long},
            {"forums[1].name": short, "bodies[1].name": long, "intro": told},
            {"forums[1].name": long, "schedule[1].activity": f"{short}（7月）", "strengths": told},
        ],
        dirty=[
            ({"forums[1].name": short, "bodies[1].name": long}, long),
            {"forums[1].name": "市部会", "bodies[1].name": f"{long}（以下「{short}」という。）"},
            ({"forums[1].name": long, "schedule[1].activity": "住まい部会（7月）", "strengths": told}, "住まい部会"),
        ],
    )


def test_a_near_miss_of_a_name_is_asked_about() -> None:
    """連絡会 beside 連絡会議 may be one meeting: both names are quoted."""
    cells = {"forums[1].name": "精神保健医療福祉連絡会議", "bodies[1].name": "精神保健医療福祉連絡会"}
    (found,) = findings(meeting_not_listed, example(cells, "nimo-r6"))
    assert {one.quote for one in found.evidence} == {"精神保健医療福祉連絡会議", "精神保健医療福祉連絡会"}


def test_a_character_too_many_is_asked_about() -> None:
    """協議会議 is no mention of the 協議会 that its first characters spell."""
    cells = {"forums[1].name": "住まい支援協議会", "schedule[1].activity": "住まい支援協議会議"}
    (found,) = findings(meeting_not_listed, example(cells, "nimo-r6"))
    assert [one.quote for one in found.evidence] == ["住まい支援協議会議", "住まい支援協議会"]


def test_one_meeting_named_twice_is_one_finding() -> None:
    """A meeting that both the overview and the calendar name is asked about once, with both places."""
    cells = {**FORUM, "bodies[1].name": "住まい検討部会", "schedule[1].activity": "住まい検討部会（年2回）"}
    (found,) = findings(meeting_not_listed, example(cells, "nimo-r6"))
    assert [one.at for one in found.evidence] == ["bodies[1].name", "schedule[1].activity"]


def test_running_text_may_miss_a_name_by_little() -> None:
    """A name in running text that the list nearly has is asked about; old names and other bodies' meetings are not."""
    forum = {"forums[1].name": "みほん市地域移行推進会議", "forums[2].name": "住まい確保部会"}
    assert_findings(
        meeting_not_listed,
        base="nimo-r6",
        clean=[
            {**forum, "structure": "地域移行推進会議を中心に進めている。"},
            {**forum, "structure": "みほん市地域移行推進会議の前身であるみほん市地域移行推進連絡会で話し合ってきた。"},
            {**forum, "structure": "県の地域移行推進協議会にも出席している。"},
            {**forum, "structure": "みほん市虐待防止連絡会議とも連携している。"},
            {**forum, "history[1].text": "みほん市地域移行推進協議会を設置"},
        ],
        dirty=[
            ({**forum, "structure": "みほん市地域移行推進協議会を中心に進めている。"}, "みほん市地域移行推進会議"),
            {**forum, "offices[1].owner_duties": "みほん市地域移行連絡会議の運営"},
            {**forum, "strengths": "住まい確保連絡会で不動産業者と話し合っている。"},
            {**forum, "sectors[others].status": "みほん市地域移行推進部会に参加している。"},
            {**forum, "strengths": "みほん市地域移行推進協議体がある。"},
        ],
    )


LISTED = {"bodies[1].name": "こころの推進会議", "forums[1].name": "こころの推進会議", "forums[1].frequency": "年2回"}


def test_a_meeting_that_text_says_is_held_so_often() -> None:
    """Beside a list of meetings, text that tells of another one held so often is asked about; not others' and courses."""
    quiet = [
        "各病院の退院支援委員会を年6回開いている。",
        "庁内連絡会議を年4回開催し、調整する。",
        "家族教室を年6回開く。",
        "推進会議を年2回開催する。",
        "社会福祉協議会が支援者連絡会議を年3回開催している。",
        "多機関ケース検討会で方針を見直す。",
    ]
    loud = [
        ("事例が長引いたときは、多機関ケース検討会を年6回開いて方針を見直している。", "多機関ケース検討会を年6回"),
        ("住まい支援連絡会は毎月開催しています。", None),
        ("就労支援連絡会議（年3回）で情報を交換する。", None),
        ("居住支援部会を年に２回、対面で開催する。", None),
        ("ひきこもり支援連絡会を四半期に1回開いている。", None),
    ]
    assert_findings(
        meeting_not_listed,
        base="nimo-r6",
        clean=[{**LISTED, "programmes[1].description": text} for text in quiet],
        dirty=[
            ({**LISTED, "programmes[1].description": text}, quote)
            if quote
            else {**LISTED, "programmes[1].description": text}
            for text, quote in loud
        ],
    )


def test_a_short_name_in_brackets_is_the_same_name() -> None:
    """…推進会議（推進会議） is …推進会議, and 住まいの支援検討会 is told with all its words."""
    name = "みほん市精神保健医療福祉推進会議"
    assert_findings(
        meeting_not_listed,
        base="nimo-r6",
        clean=[
            {"forums[1].name": name, "bodies[1].name": f"{name}（推進会議）"},
            {"forums[1].name": f"{name}（推進会議）", "bodies[1].name": name},
        ],
        dirty=[({**LISTED, "schedule[1].activity": "住まいの支援検討会"}, "住まいの支援検討会")],
    )


def test_what_is_no_forum_of_the_body_itself_is_a_note() -> None:
    """Sessions on cases, for one event or of others in the calendar may be meant; those in a table of meetings are."""
    for name in (
        "オンライン事例検討会",
        "地域ケア会議",
        "精神保健フェスタ実行委員会",
        "全国精神保健福祉連絡会議",
        "県主催の圏域調整会議（7月）",
        "圏域調整会議への出席",
    ):
        (found,) = findings(meeting_not_listed, example({**FORUM, "schedule[1].activity": name}, "nimo-r6"))
        assert found.level == "note", name
    for cells in ({"bodies[1].name": "オンライン事例検討会"}, {"schedule[1].activity": "圏域調整会議（6月）"}):
        (found,) = findings(meeting_not_listed, example({**FORUM, **cells}, "nimo-r6"))
        assert found.level == "warning", cells


def test_a_meeting_that_text_says_was_set_up() -> None:
    """Between a name and how often it meets may stand when it was set up, and behind it with whom it talks."""
    quiet = [
        "退院支援部会を令和5年度に設け、年2回、居住支援法人と話し合っている。",
        "ピアサロンを令和5年度に設け、年2回開いている。",
        "病院の運営委員会を設け、年2回開いている。",
        "旧居住支援部会を設け、年2回開いていた。",
        "社会福祉協議会が年2回、住まいの相談会を開く。",
    ]
    loud = [
        "居住支援検討会を令和4年度に立ち上げ、年3回、不動産団体と空き家の活用を話し合う。",
        "就労支援ワーキングを設置し、年4回開いている。",
        "家族支援部会を昨年度に新設し、年2回開催している。",
        "ピア活用検討会は、令和5年度に発足し、隔月で開催しています。",
        "救急連絡会を年1回、医療機関や消防と協議している。",
    ]
    assert_findings(
        meeting_not_listed,
        base="nimo-r6",
        clean=[{"forums[1].name": "退院支援部会", "programmes[1].description": text} for text in quiet],
        dirty=[{"forums[1].name": "退院支援部会", "programmes[1].description": text} for text in loud],
    )


def test_where_running_text_says_that_things_are_decided() -> None:
    """A meeting that gathers so often, or at which a programme is talked over, is asked about; not that of others."""
    quiet = [
        "日程は病院の院内会議で決めている。",
        "国の全国会議の資料を参考に決めている。",
        "訪問の日程は、毎週のチーム会議で決めている。",
        "家族会の役員会議で内容を決めている。",
        "日程は推進会議で話し合っている。",
    ]
    loud = [
        "当番は「縁側サロン世話人会議」が奇数月に集まって決める。",
        "派遣先は「ピア活動連絡会議」（年3回）で調整している。",
        "訪問の進め方はピア訪問調整会議で話し合っています。",
        "単価は、年2回開く「ピア派遣調整会議」で決めている。",
        "隔月の家族支援連絡会議で、内容を検討している。",
    ]
    assert_findings(
        meeting_not_listed,
        base="nimo-r6",
        clean=[{**LISTED, "programmes[1].description": text} for text in quiet],
        dirty=[{**LISTED, "programmes[1].description": text} for text in loud],
    )


def test_a_long_name_that_running_text_defines_is_known_by_the_short_one_of_the_lists() -> None:
    """「…協議会」（以下「県協議会」といいます。） is listed as 県協議会, also in polite words."""
    text = "県の「みほん県地域移行推進協議会」（以下「県協議会」といいます。）を開きます。"
    base = {"forums[1].name": "県協議会", "forums[2].name": "地域移行推進会議"}
    assert not findings(meeting_not_listed, example({**base, "structure": text}, "nimo-r6"))
    assert findings(
        meeting_not_listed, example({**base, "structure": text.partition("（")[0] + "を開きます。"}, "nimo-r6")
    )


def test_a_short_name_of_a_quoted_name_is_known() -> None:
    """「…」（以下「…」）defines a short name also where the quotation marks stand between."""
    named = {"bodies[1].name": "県地域移行推進協議会", "forums[1].name": "県地域移行推進協議会"}
    defined = {**named, "programmes[1].description": "「県地域移行推進協議会」（以下「県協議会」）を置く。"}
    assert_findings(
        meeting_not_listed,
        base="nimo-r6",
        clean=[{**defined, "schedule[1].activity": "県協議会"}],
        dirty=[{**defined, "schedule[1].activity": "県連絡会"}],
    )
