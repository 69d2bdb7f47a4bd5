"""Amounts told in prose against another place: things, areas, sums, members, rates, results, trends."""

from ckwriter.checks.indicators.directions import direction_against_numbers
from ckwriter.checks.indicators.explanations import outcome_against_target, value_told_otherwise
from ckwriter.checks.indicators.measures import values_not_comparable
from ckwriter.checks.last_year.carryover import result_is_not_baseline
from ckwriter.checks.meetings.members import fewer_than_listed
from ckwriter.checks.numbers.counts import number_told_otherwise
from ckwriter.checks.numbers.figures import figure_in_text
from ckwriter.checks.numbers.totals import times_do_not_add_up
from ckwriter.testing import assert_findings, example, findings
from tests.checks.indicators.test_measures import goal, result
from tests.checks.meetings.test_frequencies import forums

CENTRES = {"strengths": "市内3か所の福祉健康センターが窓口となる。"}


def test_how_many_there_are_of_a_thing() -> None:
    """However it is worded, all of a thing are as many everywhere; parts, changes and other things are quiet."""
    salon = {"programmes[1].name": "縁側サロン", "programmes[1].description": "居場所で、区内に3か所ある。"}
    assert_findings(
        number_told_otherwise,
        base="nimo-r6",
        clean=[
            {**CENTRES, "structure": "三つの福祉健康センターがそろって訪問する。"},
            {**CENTRES, "structure": "2か所の福祉健康センターで夜間も受け付ける。"},
            {**CENTRES, "structure": "福祉健康センター3か所のうち2か所に専門職がいる。"},
            {**CENTRES, "structure": "福祉健康センターを4か所に増やす。"},
            {**CENTRES, "structure": "新たな2か所の福祉健康センターの準備を進める。"},
            {**CENTRES, "structure": "病院と福祉健康センター12か所で連絡票を使う。"},
            {**salon, "strengths": "縁側サロンのうち1か所は夜も開く。"},
        ],
        dirty=[
            (
                {**CENTRES, "structure": "四つの福祉健康センターがそろって訪問する。"},
                "四つの福祉健康センターがそろって",
            ),
            {**CENTRES, "structure": "市内に二つある福祉健康センターの保健師が訪問する。"},
            {**CENTRES, "structure": "福祉健康センターを市内4か所に構え、相談を受ける。"},
            {**salon, "strengths": "縁側サロンを区内4か所に構え、誰でも立ち寄れる。"},
            {
                "intro": "区外の6病院を訪ねる。",
                "strengths": "区外の6病院と話す。",
                "structure": "区外7病院とつながる。",
            },
            {"intro": "利用がない区が3区あります。", "structure": "利用のない4区でも始めます。"},
        ],
    )
    fewer = {
        **CENTRES,
        "strengths": "福祉健康センター3か所が訪問する。",
        "structure": "2か所の福祉健康センターが担う。",
    }
    assert [one.level for one in findings(number_told_otherwise, example(fewer, "nimo-r6"))] == ["note"]


def test_how_many_there_were_on_one_day() -> None:
    """Who was registered on one day is one number; another day, other persons and 延べ are quiet."""
    known = {"intro": "令和6年3月末のピアサポーターの登録者は実人数34人である。"}
    assert_findings(
        number_told_otherwise,
        base="nimo-r6",
        clean=[
            {**known, "strengths": "令和6年3月末に34名が登録したピアサポーターの会がある。"},
            {**known, "strengths": "令和5年3月末のピアサポーターの登録者は29人であった。"},
            {**known, "strengths": "令和6年3月末の協力店の登録は12店である。"},
            {**known, "strengths": "令和6年3月末に登録したピアサポーターのうち8人が活動する。"},
            {**known, "strengths": "令和6年3月末のサポート企業の登録者は40人である。"},
        ],
        dirty=[
            (
                {**known, "strengths": "令和6年3月末に実43人が登録したピアサポーターがいる。"},
                "令和6年3月末に実43人が登録",
            ),
            {**known, "strengths": "令和6年3月末時点で40名が登録するピアサポーターの会がある。"},
            {**known, "strengths": "令和5年度末のピアサポーターの登録は31人である。"},
            {**known, "structure": "ピアサポーターは、R6年3月末現在で45人が登録している。"},
            {**known, "strengths": "２０２４年３月末に三十人が登録したピアサポーターが訪れる。"},
        ],
    )


def test_prose_counts_what_the_profile_counts() -> None:
    """Figures of the profile in other words, and rates in tenths, are those of the table."""
    city = {
        "profile[psychiatric_hospitals].value": "3",
        "profile[discharge_rate_1_year].value": "88.3",
        "profile[inpatients].value": "3,890",
        "profile[inpatients_1_year_or_more].value": "2,540",
    }
    assert_findings(
        figure_in_text,
        base="nimo-r6",
        clean=[
            {**city, "strengths": "市内に3つある精神科病院のすべてに部屋がある。"},
            {**city, "strengths": "市外の2病院を含む5か所の精神科病院を訪ねる。"},
            {**city, "strengths": "入院後1年時点の退院率は9割近い。"},
            {**city, "strengths": "入院後1年時点の退院率は8割を超えている。"},
            {**city, "strengths": "令和2年度の入院後1年時点の退院率は7割であった。"},
            {**city, "strengths": "1年以上入院している方が全体の6割を超え、占める割合は高い。"},
            {**city, "strengths": "1年以上入院している方が約65％を占める。"},
        ],
        dirty=[
            ({**city, "strengths": "市内に4つある精神科病院のすべてに部屋がある。"}, "市内に4つある精神科病院のすべて"),
            {**city, "strengths": "市内五つの精神科病院がそろって加わる。"},
            {**city, "strengths": "入院後1年時点の退院率が7割に満たない。"},
            {**city, "strengths": "入院後１年時点の退院率は、約6割です。"},
            {**city, "strengths": "入院が1年以上の方が全体の4割程度を占める。"},
        ],
    )


def test_sums_of_meetings_in_prose() -> None:
    """Times together, in the row of a meeting or anywhere, are the sum of the rows; so are those of all areas."""
    two = forums(("推進会議", "年2回"), ("地域部会", "年4回"))
    each = forums(("圏域連絡会議", "各圏域 年3回"))
    assert_findings(
        times_do_not_add_up,
        base="nimo-r6",
        clean=[
            {**two, "structure": "推進会議と地域部会を合わせて年6回開く。"},
            {**two, "forums[2].remarks": "推進会議と合わせた開催は年6回になる。"},
            {**two, "structure": "昨年度は推進会議と地域部会を合わせて5回開いた。"},
            {**two, "structure": "推進会議と地域部会は合わせて延べ30機関が参加する。"},
            {**each, "forums[1].remarks": "8圏域で計24回となる。"},
            {**two, "structure": "以上二つの協議の場を合わせ、年間の開催は6回となる。"},
            {**two, "structure": "三つの協議の場を合わせ、年間の開催は9回となる。"},
            {**each, "forums[1].remarks": "8圏域のうち3圏域で年9回を公開した。"},
        ],
        dirty=[
            (
                {**two, "structure": "推進会議（地域部会を合わせて年5回）を支える。"},
                "推進会議（地域部会を合わせて年5回",
            ),
            {**two, "forums[2].remarks": "推進会議と合わせた年間の開催は8回になる。"},
            {**two, "structure": "推進会議と地域部会、計7回分の日程を管理する。"},
            {**two, "structure": "以上二つの協議の場を合わせ、年間の開催は8回となる。"},
            {**two, "structure": "次の2つの会議を置き、合わせて年9回開催している。"},
            {**each, "forums[1].remarks": "8圏域で年16回を数える。"},
            {**each, "forums[1].remarks": "八つの圏域を合わせると年20回に及ぶ。"},
        ],
    )


def test_members_counted_in_prose() -> None:
    """A list and its number, and the members of a row counted elsewhere, agree."""
    row = {"forums[1].name": "推進会議", "forums[1].members": "精神科病院、診療所、家族会、警察署、消防署"}
    assert_findings(
        fewer_than_listed,
        base="nimo-r6",
        clean=[
            {"intro": "精神科病院、診療所、家族会、警察署の四者が集まる。"},
            {"intro": "訪問看護事業所が加わり、病院、診療所の二者と話す。"},
            {**row, "forums[1].remarks": "上記のうち3団体が今年度から加わった。"},
            {**row, "forums[1].remarks": "上記の5機関のほか、助言者がいる。"},
            {**row, "structure": "推進会議の専門委員は3人である。"},
        ],
        dirty=[
            (
                {"intro": "精神科病院、診療所、家族会、警察署の三者が集まる。"},
                "精神科病院、診療所、家族会、警察署の三者",
            ),
            {**row, "forums[1].remarks": "上記の4機関のうち、家族会が議題を出す。"},
            {**row, "forums[1].remarks": "左記の三団体が議題を出す。"},
            {**row, "structure": "推進会議は3機関で構成し、年2回開く。"},
            {**row, "structure": "推進会議には四つの機関が参加している。"},
        ],
    )


def test_results_and_targets_in_prose() -> None:
    """What any sentence says of an indicator is its result or its target; parts, places and other years are quiet."""
    rows = {
        **result("①アウトリーチ支援の対象者数（実人数）", "25人", "27人"),
        **goal("①アウトリーチ支援の対象者数（実人数）", "27人", "30人"),
    }
    assert_findings(
        value_told_otherwise,
        base="nimo-r6",
        clean=[
            {**rows, "issues[1].issue": "昨年度のアウトリーチ支援の対象者27人の半数は入院の直前に把握した。"},
            {**rows, "issues[1].issue": "昨年度のアウトリーチ支援の対象者のうち11人が通院を再開した。"},
            {**rows, "issues[1].issue": "昨年度のアウトリーチ支援の新たな対象者は9人であった。"},
            {**rows, "issues[1].issue": "東部のアウトリーチ支援の対象者は昨年度8人であった。"},
            {**rows, "short_term_goal": "アウトリーチ支援の対象者を30人とする"},
        ],
        dirty=[
            ({**rows, "issues[1].issue": "昨年度のアウトリーチ支援の対象者24人（実人数）の半数は遅れた。"}, "27人"),
            {**rows, "sectors[health].remarks": "昨年度のアウトリーチ支援の対象者は22人であった。"},
            {**rows, "short_term_goal": "アウトリーチ支援の対象者を40人とする"},
            {
                **rows,
                "schedule[1].activity": "アウトリーチ支援",
                "schedule[1].detail": "アウトリーチ支援の対象者20人を目指す",
            },
            {**rows, "issues[1].policy": "アウトリーチ支援の対象者を35人に増やす。"},
        ],
    )


def test_an_earlier_year_in_its_own_clause() -> None:
    """A clause about the year before speaks of the row, whatever the subject of the clause before it."""
    row = result("縁側サロンの利用者数（延べ）", "900人", "1,046人")
    assert_findings(
        outcome_against_target,
        base="nimo-r6",
        clean=[{**row, "results[1].effect": "徒歩で通える人が増え、前年度の912人を上回った。"}],
        dirty=[{**row, "results[1].effect": "徒歩で通える人が増え、前年度の1,112人を上回った。"}],
    )


def test_trends_and_years_without_an_era() -> None:
    """What grows in one place does not fall in another; 5年度 behind 令和4年度 is of the same era."""
    grows = {"strengths": "一般相談支援事業所がここ数年増え続けている。"}
    assert_findings(
        direction_against_numbers,
        base="nimo-r6",
        clean=[
            {"intro": "相談は、令和4年度41件、5年度36件、6年度29件と年々減っている。"},
            {**grows, "structure": "特定相談支援事業所は減っている。"},
            {**grows, "structure": "一般相談支援事業所は増加傾向にある。"},
            {**grows, "structure": "一般相談支援事業所が減っている地区では、市が補う。"},
            {**grows, "structure": "一般相談支援事業所が減っていく懸念がある。"},
        ],
        dirty=[
            {"intro": "相談は、令和4年度41件、5年度36件、6年度29件と年々増えている。"},
            {**grows, "structure": "一般相談支援事業所の廃止が相次ぎ、3年続けて数が減っています。"},
            {**grows, "sectors[welfare].remarks": "一般相談支援事業所は減少傾向にある。"},
            {"intro": "商店会の協力店は増え続けている。", "structure": "商店会の協力店が減ってきている。"},
            {"intro": "長期入院者は減少している。", "structure": "長期入院者は増加の一途をたどる。"},
        ],
    )


def test_ways_of_counting_that_are_said_elsewhere() -> None:
    """A name may say how its figures count, and a cell why its value is another."""
    name = "縁側サロンの利用者数（延べ）"
    assert_findings(
        values_not_comparable,
        base="nimo-r6",
        clean=[goal(name, "1,046人", "延べ1,300人")],
        dirty=[goal(name, "1,046人", "実300人"), goal("縁側サロンの利用者数", "1,046人", "延べ1,300人")],
    )
    told = {**result("①活動者数", "10人", "11人"), **goal("①活動者数", "", "14人")}
    assert_findings(
        result_is_not_baseline,
        base="nimo-r6",
        clean=[{**told, "goals[1].baseline": "12人（昨年度末の11人に4月登録の1人を加えた値）"}],
        dirty=[{**told, "goals[1].baseline": "12人（4月）"}],
    )
