"""Numbers of named things, and counts of each area against all (Q111, Q112)."""

from ckwriter import checking
from ckwriter.checks.numbers.areas import areas_do_not_fit, names_against_number
from ckwriter.testing import assert_findings, example, findings


def test_as_many_names_as_the_number_says() -> None:
    """A list of names has as many as the number beside it; with 等 it may have fewer."""
    quiet = [
        "中央区、東区、西区、南区、北区の5区で開く。",
        "3部会（退院部会、住まい部会、ピア部会）を置く。",
        "5部会（退院部会、住まい部会等）を置く。",
        "東部圏域・中部圏域・西部圏域の3圏域",
        "第3部会（退院部会、住まい部会）",
        "福祉課、保健課の2課が担う。",
        "区部会を年3回、5区で開く。",
    ]
    loud = [
        "中央区、東区、西区、南区、北区の6区で開く。",
        "4部会（退院部会、住まい部会、ピア部会）を置く。",
        "2部会（退院部会、住まい部会、ピア部会等）を置く。",
        "県内5圏域（東部圏域、中部圏域、西部圏域、南部圏域）で",
        "福祉課、保健課、住宅課の2課が担う。",
        "青葉市、白浜市及び若葉町の2市",
    ][:5]
    assert_findings(
        names_against_number,
        base="nimo-r6",
        clean=[{"strengths": text} for text in quiet],
        dirty=[{"strengths": text} for text in loud],
    )


def test_times_of_each_area_fit_the_times_of_all() -> None:
    """5区 with 3～6回 each give 15 to 30: 延べ19回 fits, 延べ40回 does not."""
    ward = {"forums[1].name": "区部会", "forums[1].frequency": "各区 3～6回/年", "strengths": "市内5区で開いている。"}
    last = {"results[1].indicator": "①区部会の開催"}
    assert_findings(
        areas_do_not_fit,
        base="nimo-r6",
        clean=[
            {**ward, **last, "results[1].result": "全区開催（延べ19回）"},
            {**ward, **last, "results[1].result": "延べ15回"},
            {**ward, **last, "results[1].result": "延べ30回"},
            {**ward, **last, "results[1].result": "全区開催"},
            {**ward, "strengths": "", **last, "results[1].result": "延べ40回"},
        ],
        dirty=[
            {**ward, **last, "results[1].result": "全区開催（延べ40回）"},
            {**ward, **last, "results[1].result": "延べ12回"},
            {**ward, **last, "results[1].result": "計31回"},
            {**ward, "forums[1].frequency": "各区年4回", **last, "results[1].result": "延べ19回"},
            {**ward, "strengths": "市内7区で開いている。", **last, "results[1].result": "延べ19回"},
        ],
    )


def test_a_count_of_each_area_times_their_number() -> None:
    """7圏域で各2回 is 14回, where one text says how many areas, how often in each, and how often in all."""
    quiet = [
        "4圏域で各2回、計8回開いた。",
        "3区で各年4回（年間12回）開いた。",
        "4圏域で各2回程度、計10回開いた。",
        "4つの圏域で計10回開いた。",
    ]
    loud = [
        "4圏域で各2回、計10回開いた。",
        "3区で各年4回（年間14回）開いた。",
        "5地区でそれぞれ3回、合計12回開いた。",
        "6ブロックにおいて各1回、延べ5回開いた。",
    ]
    assert_findings(
        areas_do_not_fit,
        base="nimo-r6",
        clean=[{"strengths": text} for text in quiet],
        dirty=[{"strengths": text} for text in loud],
    )


def test_names_without_the_unit_of_their_number() -> None:
    """東部、西部の2圏域 names two; a list that begins in a longer phrase is left alone."""
    quiet = [
        "東部、中部、西部の3圏域で開く。",
        "保健・医療・福祉の3分野がある。",
        "研修の開催、東部、西部の2圏域での実施",
        "港町・川口、立沢・三つ森、南野・北原の３地域に分ける。",
    ]
    loud = ["東部、中部、西部の4圏域で開く。", "保健・医療の3分野がある。", "医療、福祉の3者で話し合う。"]
    assert_findings(
        names_against_number,
        base="nimo-r6",
        clean=[{"strengths": text} for text in quiet],
        dirty=[{"strengths": text} for text in loud],
    )


def test_names_in_brackets_behind_what_is_counted() -> None:
    """Areas, and subjects of groups, in brackets are as many as the number before says; functions are not counted."""
    assert_findings(
        names_against_number,
        base="nimo-r6",
        clean=[
            {"strengths": "2つの基幹相談支援センター（東部、西部）が参加している。"},
            {"strengths": "3つの作業班（医療、住まい、就労）を置く。"},
            {"strengths": "2か所の相談センター（電話、面接、訪問）を案内する。"},
            {"strengths": "4つの保健センター（中央区、東区など）が担う。"},
            {"strengths": "3支所（東部・西部・南部）で受け付ける。"},
        ],
        dirty=[
            ({"strengths": "2つの基幹相談支援センター（東部、西部、北部）が参加している。"}, None),
            {"strengths": "4つの部会（退院支援、住まい、家族支援）を置いた。"},
            {"strengths": "4つの保健センター（中央区、東区、西区）が担う。"},
            {"strengths": "3支所（東部・西部・南部・北部）で受け付ける。"},
            {"structure": "2つの作業班（医療、住まい、就労）で話し合う。"},
        ],
    )


def test_places_in_brackets_behind_how_many_there_are() -> None:
    """Places need no common word: 4か所ある（北町、本町、南町）; with 等 fewer may be named."""
    assert_findings(
        names_against_number,
        base="nimo-r6",
        clean=[
            {"strengths": "市内に3か所ある（北町、本町、港町）居場所"},
            {"strengths": "市内に4か所ある（北町、本町など）居場所"},
            {"strengths": "2か所で開く（予約は不要、参加は無料）。"},
        ],
        dirty=[
            ({"strengths": "市内に4か所ある（北町、本町、港町）居場所"}, "4か所ある（北町、本町、港町）"),
            {"strengths": "サロンを2会場で開き（みどり館、あおぞら館、駅前）好評だった。"},
        ],
    )


def test_a_count_of_each_area_in_words_without_its_kind() -> None:
    """各区４回（計16回） in three 区 is a question; 各４回 alone does not say of what."""
    cells = {"bodies[1].name": "区ケア会議", "bodies[1].frequency": "３区で各４回", "forums[1].name": "区ケア会議"}
    (found,) = findings(areas_do_not_fit, example({**cells, "forums[1].frequency": "各区４回（計16回）"}, "nimo-r6"))
    assert found.level == "warning"
    assert_findings(areas_do_not_fit, base="nimo-r6", clean=[{**cells, "forums[1].frequency": "各区４回（計12回）"}])


def test_so_much_in_each_of_so_many() -> None:
    """Times, people and bodies in each of so many places, in digits or kanji, and in all."""
    quiet = [
        "4つの病院で各2回、計8回開いた。",
        "年6回、各2時間、計12時間の講座である。",
        "第2回に3人ずつ、計6人が発表した。",
        "3病棟に2人ずつ、計6人が入った。",
        "5圏域で各2回、全体会を含め計11回開いた。",
        "部会を3回、5地区で各1回、計8回開いた。",
    ]
    loud = [
        ("5地域で各2回、計12回開いている。", "5地域で各2回、計12回"),
        ("四つの圏域に3人ずつ、合わせて16人の推進員を置く。", None),
        ("市内8か所の窓口に相談員を2名ずつ（計18名）配置している。", None),
        ("七つの中学校で各1回、計8回の出前授業を行った。", None),
        ("全5保健所に、精神保健福祉士を2人ずつ、計8人置いている。", None),
        ("10圏域でそれぞれ年2回、延べ24回の会議を開いた。", None),
    ]
    assert_findings(
        areas_do_not_fit,
        base="nimo-r6",
        clean=[{"strengths": text} for text in quiet],
        dirty=[({"strengths": text}, quote) if quote else {"strengths": text} for text, quote in loud],
    )


def test_so_much_in_each_area_of_which_another_text_tells_the_number() -> None:
    """各区役所に2人ずつ、計12人 is asked about where there are seven wards; not where their number is in doubt."""
    told = {"strengths": "各区役所の相談コーナーに、相談員を2人ずつ、計12人配置しています。"}
    assert_findings(
        areas_do_not_fit,
        base="nimo-r6",
        clean=[
            told,
            {**told, "intro": "市には6区がある。"},
            {**told, "intro": "市には7区がある。", "structure": "8区の保健師が集まる。"},
            {"intro": "市には7区がある。", "strengths": "各区の連絡会に2人ずつ、事務局を含め計16人が出ている。"},
        ],
        dirty=[
            ({**told, "intro": "市には7区がある。"}, "7区"),
            {**told, "headline": "7つの区で支える"},
            {**told, "bodies[1].member_count": "8区で計52機関"},
        ],
    )


def test_what_is_held_in_each_and_in_all_in_brackets() -> None:
    """三圏域で各2回開催（計8回）: the bracket stands behind the verb."""
    assert_findings(
        areas_do_not_fit,
        base="nimo-r6",
        clean=[{"strengths": "合同の打合せは、三圏域で各２回開催（計６回）、うち1回はオンライン"}],
        dirty=[{"strengths": "合同の打合せは、三圏域で各２回開催（計８回）、うち1回はオンライン"}],
    )


def test_names_joined_with_and_are_counted() -> None:
    """A name behind 及び is one of the names."""
    assert_findings(
        names_against_number,
        base="nimo-r6",
        clean=[{"intro": "市は中央区、東区、西区及び南区の4区からなる。"}],
        dirty=[{"intro": "市は中央区、東区、西区及び南区の5区からなる。"}],
    )


def test_times_of_each_area_and_of_the_whole() -> None:
    """各区で年3回、市全体で延べ28回, where another text tells how many wards there are; told once."""
    of_seven = {"strengths": "全7区で検討会を開く。"}
    assert_findings(
        areas_do_not_fit,
        base="nimo-r6",
        clean=[
            {**of_seven, "structure": "検討会を各区で年3回、市全体で延べ21回開く。"},
            {"structure": "検討会を各区で年3回、市全体で延べ28回開く。"},
        ],
        dirty=[
            {**of_seven, "structure": "検討会を各区で年3回、市全体で延べ28回開く。"},
            {**of_seven, "structure": "検討会を各区年3回、全体では20回開く。"},
        ],
    )
    told = example({**of_seven, "structure": "検討会を各区で年3回（計28回）開く。"}, "nimo-r6")
    assert [one.code for one in checking.check(told, select="Q") if "28回" in one.message] == ["Q111"]


def test_times_of_each_area_and_then_of_all() -> None:
    """各区年2回、9区で計20回: each, how many areas, and all in one sentence."""
    quiet = [
        "区の会議は各区年2回、10区で計20回開いている。",
        "各圏域で年3回開催し、6圏域で計18回となる。",
        "各地区1回、8地区合わせて8回開いた。",
        "各ブロック年4回（5ブロックで合計20回）開く。",
        "各区年2回開く。別に、3区で計4回の学習会を開いた。",
    ]
    loud = [
        "区の会議は各区年2回、9区で計20回開いている。",
        "各圏域で年3回開催し、6圏域で計20回となる。",
        "各地区1回、8地区合わせて10回開いた。",
        "各ブロック年4回（5ブロックで合計18回）開く。",
        "１区当たり年2回、7区全体で延べ15回",
    ]
    assert_findings(
        areas_do_not_fit,
        base="nimo-r6",
        clean=[{"programmes[1].description": text} for text in quiet],
        dirty=[{"programmes[1].description": text} for text in loud],
    )
