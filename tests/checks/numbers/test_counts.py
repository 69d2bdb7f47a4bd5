"""How many there are of a thing, told in two places (Q113, Q114)."""

from ckwriter.checks.numbers.counts import number_of_meetings, number_told_otherwise
from ckwriter.testing import assert_findings, example, findings


def test_a_number_of_all_is_told_once() -> None:
    """Counts of all of a thing in the area agree; a part of them, other years and other things are left alone."""
    assert_findings(
        number_told_otherwise,
        base="nimo-r6",
        clean=[
            {"intro": "区内7か所の総合相談室が窓口となる。", "strengths": "区内7か所の総合相談室に専門職を置く。"},
            {"intro": "区内7か所の総合相談室が窓口となる。", "strengths": "総合相談室のうち5か所に専門職を置く。"},
            {"intro": "区内7か所の総合相談室が窓口となる。", "strengths": "5か所の総合相談室で夜間も受け付ける。"},
            {"intro": "区内7か所の総合相談室が窓口となる。", "strengths": "令和2年度は区内6か所の総合相談室で始めた。"},
            {"intro": "市内3か所の活動拠点がある。", "strengths": "市内5か所の相談窓口がある。"},
        ],
        dirty=[
            (
                {"intro": "区内7か所の総合相談室が窓口となる。", "strengths": "区内6か所の総合相談室に専門職を置く。"},
                "区内6か所の総合相談室",
            ),
            {"intro": "市内に4つの家族会がある。", "sectors[others].status": "市内5つの家族会と協力している。"},
            {"intro": "県内12か所の活動拠点を結ぶ。", "structure": "県内の11か所の活動拠点が参加している。"},
            {"intro": "町内２施設の宿泊施設で行う。", "strengths": "町内3施設の宿泊施設が協力する。"},
            {"activities": "・市内9か所の憩いの場、市内9か所の地域拠点", "strengths": "市内8か所の地域拠点がある。"},
        ],
    )


FORUMS = {"forums[1].name": "退院支援部会", "forums[2].name": "住まい部会", "forums[3].name": "家族支援部会"}


def test_as_many_meetings_as_are_said() -> None:
    """A number of meetings of one kind agrees with those that are named; fewer is asked about, more is a note."""
    assert_findings(
        number_of_meetings,
        base="nimo-r6",
        clean=[
            {**FORUMS, "intro": "3つの部会で検討している。"},
            {**FORUMS, "forums[4].name": "全体会議", "intro": "３つの部会と全体会議がある。"},
            {**FORUMS, "intro": "令和2年度は2つの部会であった。"},
            {**FORUMS, "intro": "来年度は4つの部会とする予定である。"},
            {"intro": "3つの部会で検討している。"},
        ],
        dirty=[
            ({**FORUMS, "intro": "2つの部会で検討している。"}, "2つの部会"),
            {**FORUMS, "structure": "２つの専門部会を置き、年4回開いている。", "forums[4].name": "検証専門部会"},
            {**FORUMS, "strengths": "5つの部会の連動が強みである。"},
            {**FORUMS, "intro": "4部会で検討している。"},
            {**FORUMS, "intro": "2つの協議の場を設けている。"},
        ],
    )
    more = findings(number_of_meetings, example({**FORUMS, "intro": "5つの部会がある。"}, "nimo-r6"))
    fewer = findings(number_of_meetings, example({**FORUMS, "intro": "2つの部会がある。"}, "nimo-r6"))
    assert ([one.level for one in more], [one.level for one in fewer]) == (["note"], ["warning"])


def test_all_areas_are_as_many_everywhere() -> None:
    """全8区 and 8区すべて tell one number; some of them, and what is picked, are left alone."""
    eight = {"intro": "8区すべてで連絡会を始めた。"}
    assert_findings(
        number_told_otherwise,
        base="nimo-r6",
        clean=[
            {**eight, "strengths": "全8区の保健師が集まる。"},
            {**eight, "strengths": "対象の3区すべてで試行した。"},
            {**eight, "strengths": "8区のうち5区すべてで実施した。"},
            {**eight, "history[1].text": "全5区に設置した。"},
            {**eight, "strengths": "県内の全12圏域の会議に出ている。"},
        ],
        dirty=[
            ({**eight, "results[1].effect": "市内全7区で連絡会が軌道に乗った。"}, "市内全7区"),
            {**eight, "strengths": "全6区の保健師が集まる。"},
            {**eight, "forums[1].remarks": "9区それぞれに事情がある。"},
            {"intro": "全4保健所で実施する。", "structure": "5保健所すべてが参加する。"},
            {"intro": "市内全12地区で開く。", "structure": "全11地区の民生委員が加わる。"},
        ],
    )


def test_a_chronicle_of_the_year_itself_tells_how_many_meetings_there_are() -> None:
    """The row of the document's year is about now; those of other years are not."""
    told = {"history[1].text": "家族支援部会を加え、4部会の体制とした"}
    assert_findings(
        number_of_meetings,
        base="nimo-r6",
        clean=[{**FORUMS, **told, "history[1].period": "令和4年度"}],
    )
    found = findings(number_of_meetings, example({**FORUMS, **told, "history[1].period": "令和6年度"}, "nimo-r6"))
    assert [one.level for one in found] == ["note"]


def test_a_number_of_all_areas_stands_against_what_all_others_say() -> None:
    """5区すべて is asked about where all else tells of four; a part of them, and a number told once, are not."""
    four = {"headline": "4つの区で支える", "bodies[1].member_count": "4区合わせて計58機関"}
    assert_findings(
        number_told_otherwise,
        base="nimo-r6",
        clean=[
            {**four, "strengths": "4区すべてに相談員がいる。"},
            {
                "intro": "県内10圏域で取り組む。",
                "programmes[1].description": "3圏域で試行した。",
                "strengths": "モデルの3圏域で開く。",
            },
            {
                "intro": "全10圏域に協議の場がある。",
                "programmes[1].description": "体験宿泊を3圏域で行う。",
                "strengths": "3圏域の病院が協力した。",
            },
            {
                "intro": "市は7区からなる。",
                "strengths": "全7区に相談員がいる。",
                "schedule[1].detail": "4区で各1回、研修を行う。",
            },
            {"intro": "8区のうち、まず5区で始めた。", "strengths": "8区すべてで開く。"},
        ],
        dirty=[
            ({**four, "results[1].effect": "5区すべてで2回ずつ開催した。"}, "5区すべて"),
            {
                "bodies[1].member_count": "3区で計52機関",
                "schedule[1].detail": "3区で週1回",
                "strengths": "市内4区の連絡会",
            },
            {
                "intro": "7つの区役所が協力する。",
                "schedule[1].detail": "7区で3回ずつ開く。",
                "strengths": "全8区で定着した。",
            },
            {
                "forums[1].frequency": "7圏域で各2回",
                "intro": "七つの圏域で支える。",
                "strengths": "全8圏域に協議の場がある。",
            },
            {
                "forums[1].frequency": "6地区で各2回",
                "structure": "6つの地区に分かれる。",
                "strengths": "5地区すべてで開いた。",
            },
        ],
    )


def test_some_areas_are_not_more_than_all() -> None:
    """More wards than there are, told once and of a result, against all of them or what three places say."""
    others = {"strengths": "3区では参加者が少ない。", "forums[1].name": "区連絡会議（16区）"}
    every = {"intro": "市内16区で連絡会議を開いている。", **others}

    def result(told: str, base: dict[str, str] = every) -> dict[str, str]:
        return {**base, "results[1].effect": told}

    assert_findings(
        number_told_otherwise,
        base="nimo-r6",
        clean=[
            result("16区の保健センターで講座を開いた。"),
            result("12区の保健センターで講座を開いた。"),
            result("全国17区の事例を集めた。"),
            result("17区の保健センターで講座を開いた。", others),
            result("17圏域の連絡会で報告した。", {"intro": "全16圏域で開いている。"}),
        ],
        dirty=[
            result("17区の保健センターで講座を開いた。"),
            result("18区で家族教室を開いた。"),
            result("１７区の相談窓口に案内を置いた。", {"intro": "16区すべてで開いている。"}),
            result("17区で行った。", {"intro": "16区で開く。", "strengths": "16区の保健師", "structure": "16区の会議"}),
            ({"intro": "市内16区で開く。", "strengths": "17区の保健師がつながっている。"}, "17区"),
        ],
    )
