"""Who takes part in a meeting (Q208, C106, C107)."""

from ckwriter.beside import Unplaced
from ckwriter.checks.meetings.members import fewer_than_listed, members_differ, participant_not_listed
from ckwriter.testing import assert_findings, example, findings

FIVE = "精神科病院、訪問看護ステーション、相談支援事業所、家族会、保健所"


def body(members: str, count: str = "", name: str = "退院支援連絡会", lead: str = "") -> dict[str, str]:
    """Return a row of the overview's meetings."""
    cells = {"name": name, "members": members, "member_count": count, "secretariat": lead}
    return {f"bodies[1].{column}": text for column, text in cells.items()}


def forum(members: str, name: str = "退院支援連絡会", remarks: str = "") -> dict[str, str]:
    """Return a row of the list of meetings."""
    return {"forums[1].name": name, "forums[1].members": members, "forums[1].remarks": remarks}


def test_no_fewer_bodies_than_are_listed() -> None:
    """計N機関 is at least the number of kinds that are listed; more is usual."""
    assert_findings(
        fewer_than_listed,
        base="nimo-r6",
        clean=[
            body(FIVE, "計5機関"),
            body(FIVE, "計37機関"),
            body(FIVE, "3圏域で計67機関"),
            body(FIVE, "1圏域15機関程度"),
            body(FIVE, "約4機関"),
            body(FIVE, "20名"),
            body("精神科病院・訪問看護・家族会", "3団体"),
            body("相談支援・地域活動支援センター、家族会", "2機関"),
            body("精神科病院（6）、相談支援事業所（12か所）、家族会", "計30機関"),
            forum(f"{FIVE} 計12機関"),
            body("委員15名（学識経験者、医師会、看護協会、家族会、当事者、行政）", "15名"),
            body("3団体（医師会、薬剤師会、家族会）"),
            body("医師会、薬剤師会、家族会　以上3団体"),
        ],
        dirty=[
            (body(FIVE, "計4機関"), "計4機関"),
            (body(FIVE, "2圏域で計4機関"), "計4機関"),
            body("医師会、薬剤師会、家族会、消防署　以上3団体"),
            body("3団体（医師会、薬剤師会、家族会、消防署）"),
            body("委員4名（医師、看護師、家族、当事者、保健師）"),
            body(f"{FIVE}等", "4か所"),
            body("医師会、看護協会、薬剤師会、社会福祉協議会", "3団体"),
            body("医師会・看護協会・薬剤師会・社会福祉協議会", "3団体"),
            body("精神科病院6か所、相談支援事業所12か所、家族会", "計15機関"),
            (forum(f"構成員：{FIVE}（計4機関）"), "計4機関"),
            body("【医療】A病院、B病院【福祉】C事業所、D事業所", "3機関"),
        ],
    )


def test_members_of_one_meeting_are_the_same_in_both_lists() -> None:
    """A member that stands in one of two like lists is asked about."""
    assert_findings(
        members_differ,
        base="nimo-r6",
        clean=[
            {**body(FIVE), **forum(FIVE)},
            {**body(FIVE), **forum("保健所、家族会、相談支援事業所、訪問看護、精神科病院")},
            {
                **body(FIVE),
                **forum(
                    "県内の精神科病院、訪問看護ステーション、指定一般相談支援事業所、県精神障害者家族会連合会、各保健所"
                ),
            },
            {**body(FIVE), **forum("医師会、薬剤師会", name="服薬支援検討会")},
            {**body("家族会、障がい福祉課"), **forum("家族会（2名）、障害福祉課")},
            {**body(FIVE), **forum("精神科医療機関、訪問看護ステーション、相談支援事業所、家族会、保健所")},
        ],
        dirty=[
            ({**body(FIVE), **forum("精神科病院、訪問看護ステーション、相談支援事業所、保健所")}, "家族会"),
            ({**body(FIVE), **forum(f"{FIVE}、警察署")}, "警察署"),
            {**body(FIVE), **forum("精神科病院、訪問看護ステーション、相談支援事業所、民生委員、保健所")},
            {**body(f"{FIVE}、不動産協会"), **forum(FIVE, name="退院支援連絡会（全体会）")},
            {**body("医師会、当事者会、教育委員会"), **forum("医師会、当事者会")},
        ],
    )


def test_lists_in_broader_words_get_a_note() -> None:
    """Where 等 may hold what is missing, or one list is in broader words, it is a note."""
    open_ended = {**body(f"{FIVE}、警察署"), **forum(f"{FIVE}等")}
    broader = {**body(FIVE), **forum("家族会、医療関係者、行政関係者")}
    for cells in (open_ended, broader):
        assert [one.level for one in findings(members_differ, example(cells, "nimo-r6"))] == ["note"]


def test_who_is_said_to_take_part_is_a_member() -> None:
    """A body that running text lets take part stands in some list of members."""
    assert_findings(
        participant_not_listed,
        base="nimo-r6",
        clean=[
            {**forum(FIVE), "sectors[others].status": "家族会が連絡会に参加している。"},
            {**forum(FIVE), "sectors[medical].status": "管内の医療機関が退院支援連絡会に参加している。"},
            {**forum(FIVE), "sectors[others].status": "商工会に連絡会への参加を呼びかけている。"},
            {**forum(FIVE), "sectors[others].status": "商工会が連絡会に参加するよう働きかける。"},
            {**forum(FIVE), "sectors[others].status": "商工会が地域の祭りに参加している。"},
            {**forum(FIVE), "sectors[health].status": "22病院の相談員が連絡会議に参加している。"},
            {"sectors[others].status": "商工会が協議の場に参加している。"},
            {**forum(FIVE), "sectors[others].status": "商工会議所が祭りに参加している。"},
            {**forum(FIVE), "issues[1].role_others": "商工会が連絡会に参加する。"},
            {**forum(FIVE), "strengths": "商工会が会議への参加を呼び掛ける。"},
            {**forum(FIVE), "sectors[others].status": "退院支援連絡会の作業班に不動産会社が参加した。"},
        ],
        dirty=[
            {**forum(FIVE), "sectors[others].status": "商工会が退院支援連絡会に参加している。"},
            {**forum(FIVE), "sectors[welfare].status": "地域包括支援センターも協議の場に参画している。"},
            {**forum(FIVE), "sectors[others].status": "令和6年度から居住支援法人が部会に加わった。"},
            {**forum(FIVE), "strengths": "弁護士会や司法書士会が会議に出席している。"},
            {**forum(f"{FIVE}等"), "sectors[others].status": "消防署の職員が連絡会議に参加した。"},
        ],
    )


def test_bodies_of_a_diagram_are_noted_once() -> None:
    """A body that only a diagram shows is noted; one that some list names, under whatever owner, is not."""
    drawn = tuple(Unplaced(text=text, where="2 取組概要") for text in ("警察署", "県家族会", "社協"))
    submission = example(forum(FIVE), "nimo-r6").model_copy(update={"unplaced": drawn})
    (found,) = findings(members_differ, submission)
    assert ("警察署" in found.message, "家族会" in found.message, found.level) == (True, False, "note")


def test_bodies_that_take_part_are_found_in_lists() -> None:
    """Each body of a list that takes part is looked for, in one finding; people of bodies and parts of them are not."""
    listed = forum("精神科病院、家族会連合会、障がい者相談センター", name="障がい者退院支援連絡会")
    words = "家族会連合会、司法書士会及び税理士会が障がい者退院支援連絡会に参加している。"
    (found,) = findings(participant_not_listed, example({**listed, "sectors[others].status": words}, "nimo-r6"))
    assert "「司法書士会」「税理士会」が" in found.message
    for quiet in (
        "精神科病院の地域医療連携室が障がい者退院支援連絡会に参加している。",
        "市内の病院から看護師や作業療法士が障がい者退院支援連絡会に参加している。",
        "障がい者相談センターが障がい者退院支援連絡会に出席している。",
    ):
        assert not findings(participant_not_listed, example({**listed, "sectors[others].status": quiet}, "nimo-r6"))


COUNCIL = {
    "forums[1].name": "みほん市こころの連絡協議会",
    "forums[1].members": "精神科病院、診療所、家族会、基幹相談支援センター、民生委員児童委員協議会",
}


def test_who_is_said_to_be_a_member_is_listed() -> None:
    """Members by running text, in whatever words; parts of listed bodies, hopes and teams are left alone."""
    quiet = [
        "家族会が連絡協議会の構成員となり、毎回発言している。",
        "警察署にも連絡協議会の構成員となるよう働きかけたい。",
        "令和7年度からは警察署が連絡協議会に加わる予定である。",
        "診療所の医師が連絡協議会の委員を務めている。",
        "訪問支援チームは、保健師、精神保健福祉士、作業療法士で構成している。",
        "連絡協議会の検討は、課題の整理、方針の決定、評価で構成される。",
        "市民も連絡協議会の構成員として意見を述べられる。",
    ]
    loud = [
        ("昨年からは警察署の生活安全課も連絡協議会の構成員となっています。", None),
        ("消防本部が連絡協議会のメンバーに加わった。", None),
        ("連絡協議会は、精神科病院、診療所、家族会、薬剤師会で構成している。", None),
        ("不動産協会も連絡協議会に名を連ねている。", None),
        ("保護観察所が連絡協議会の委員を務めており、司法との連携が進んだ。", None),
        ("連絡協議会は精神科病院、家族会、商工会議所などから成り、年2回開く。", None),
        ("児童相談所が連絡協議会の一員となった。", None),
    ]
    assert_findings(
        participant_not_listed,
        base="nimo-r6",
        clean=[{**COUNCIL, "strengths": text} for text in quiet],
        dirty=[{**COUNCIL, "strengths": text} for text, _ in loud],
    )


def test_a_list_in_running_text_has_no_more_names_than_its_number() -> None:
    """病院、診療所、家族会の計2機関 names three; what stands in another clause is none of them."""
    quiet = [
        "医師会、家族会、社協の計3機関で構成する。",
        "病院、診療所、家族会などの計12機関が参加した。",
        "看護協会に加え、薬剤師会、歯科医師会の計2団体が入った。",
        "病院、診療所、家族会が参加し、計2機関が発表した。",
        "訪問、相談、研修の3つを柱に、計2機関で行う。",
    ]
    loud = [
        "推進会議は、医師会、精神科病院、家族会、当事者会及び社会福祉協議会の計4機関で構成しています。",
        "部会には保健所、福祉事務所、基幹相談支援センター、警察署（計3機関）が集まる。",
        "病院、診療所、訪問看護ステーション、家族会の合わせて三機関が参加した。",
        "昨年度から、看護協会、薬剤師会、歯科医師会、弁護士会など計３団体が加わった。",
        "相談支援事業所、病院、家族会、住宅課の総勢3機関で話し合う。",
    ]
    assert_findings(
        fewer_than_listed,
        base="nimo-r6",
        clean=[{"strengths": text} for text in quiet],
        dirty=[{"strengths": text} for text in loud],
    )


def test_what_is_no_member_is_no_member() -> None:
    """A secretariat and how often it meets, behind a list of members, are none of them, nor is 1区当たり2機関 a total."""
    beside = "医師会、病院、家族会（計8機関）\n事務局は市保健所、開催は年２回とする。"
    cells = {"bodies[1].name": "連絡会議", "bodies[1].members": beside, "forums[1].name": "連絡会議"}
    assert_findings(members_differ, base="nimo-r6", clean=[{**cells, "forums[1].members": "医師会、病院、家族会"}])
    assert_findings(
        fewer_than_listed,
        base="nimo-r6",
        clean=[{"bodies[1].members": "医師会、病院（2）、家族会　1区当たり2機関"}],
        dirty=[{"forums[1].members": "医師会、病院、家族会、社協\n構成機関数：3"}],
    )


def test_a_meeting_of_others_keeps_no_list_here() -> None:
    """Who goes to a hospital's meeting, or to one about a person, is no member of the body's own."""
    listed = {**body("保健所、精神科病院、家族会"), **forum("保健所、精神科病院、家族会")}
    quiet = [
        "退院支援コーディネーターが病院のカンファレンスに加わっている。",
        "ピアサポーターが病棟の会議に参加している。",
        "相談支援事業所が退院前の会議に出席している。",
        "基幹相談支援センターが事業所の連絡会に毎月参加している。",
        "民生児童委員協議会が学校の委員会に加わっている。",
        "弁護士会が他市の部会に参加している。",
    ]
    loud = [
        "不動産協会が退院支援連絡会に参加している。",
        "当事者会が退院支援連絡会の委員として出席している。",
        "地域包括支援センターも退院支援連絡会に加わっている。",
        "社会福祉協議会が協議の場に毎回出席しています。",
        "警察署が退院支援連絡会の一員となった。",
    ]
    assert_findings(
        participant_not_listed,
        base="nimo-r6",
        clean=[{**listed, "strengths": text} for text in quiet],
        dirty=[{**listed, "strengths": text} for text in loud],
    )


def test_peers_on_a_list_are_those_concerned() -> None:
    """当事者 in running text may be the ピアサポーター or 当事者会 of the list, but no family and no one else."""
    said = "退院支援連絡会の委員に当事者が加わり、資料の言葉が易しくなった。"
    assert_findings(
        participant_not_listed,
        base="nimo-r6",
        clean=[
            {**body(f"保健所、精神科病院、{name}"), **forum(f"保健所、精神科病院、{name}"), "strengths": said}
            for name in ("ピアサポーター", "ピアスタッフ", "当事者会", "市当事者団体", "当事者の代表")
        ],
        dirty=[{**body("保健所、精神科病院、家族会"), **forum("保健所、精神科病院、家族会"), "strengths": said}],
    )
