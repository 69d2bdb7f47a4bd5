"""How far rows are from their targets, by what rate they are to grow, and how two of them lie, whatever the words."""

from __future__ import annotations

import pytest

from ckwriter.drafts import Fact, Sentence
from ckwriter.grounding import Setting, judge

_CELLS = (
    ("results[1].indicator", "indicator", "① 窓口で相談を受けた人数（実人数）"),
    ("results[1].target", "target", "45人/年"),
    ("results[1].result", "result", "43人/年"),
    ("results[2].indicator", "indicator", "② 長期入院者のうち面接をした人の数"),
    ("results[2].target", "target", "90人/年"),
    ("results[2].result", "result", "97人/年"),
    ("goals[1].indicator", "indicator", "① 窓口で相談を受けた人数（実人数）"),
    ("goals[1].baseline", "baseline", "43人/年"),
    ("goals[1].target", "target", "50人/年"),
    ("goals[2].indicator", "indicator", "② 講座の数"),
    ("goals[2].baseline", "baseline", "8講座/年"),
    ("goals[2].target", "target", "10講座/年"),
    ("forums[1].name", "meeting", "見本市連絡協議会"),
    ("forums[1].members", "members", "精神科病院、家族会、民生委員、住宅課"),
    ("forums[1].frequency", "", "年2回"),
    ("forums[2].name", "meeting", "退院支援部会"),
    ("forums[2].members", "members", "精神科病院、家族会"),
    ("forums[2].frequency", "", "年6回（隔月）"),
    ("history[1].period", "", "令和元年度"),
    ("history[1].text", "event", "訪問調整会議を2地区で試行した。"),
    ("history[2].period", "", "令和3年度"),
    ("history[2].text", "event", "訪問調整会議を9地区の全てに広げた。"),
    ("history[3].period", "", "令和4年度"),
    ("history[3].text", "event", "居場所の1か所目を西町に開いた。"),
    ("history[4].period", "", "令和5年度"),
    ("history[4].text", "event", "南町と北浜に居場所を開いた。"),
    ("programmes[1].description", "", "3か所の病院を月1回ずつ訪ねる。面談から退院までに1年を超える例がある。"),
    ("programmes[2].description", "", "居場所は3か所にある。活動の場が病棟に限られている。"),
    ("programmes[3].description", "", "各地区の会議は、東部4回、西部3回、南部3回、北部3回、中部3回である。"),
)
_TITLES = {
    "results": {"target": "目標値（昨年度当初）", "result": "実績値（昨年度末）"},
    "goals": {"baseline": "現状値（今年度当初）", "target": "目標値（今年度末）"},
}
FACTS = tuple(
    Fact(
        number=number,
        at=at,
        title=f"{at.partition('[')[0]}「{_TITLES.get(at.partition('[')[0], {}).get(at.rpartition('.')[2], '')}」",
        text=text,
        type="list" if role == "members" else "paragraph" if at.endswith(("text", "description")) else "text",
        role=role,
        year=-1 if at.startswith("results") else 0,
    )
    for number, (at, role, text) in enumerate(_CELLS, 1)
)
SETTING = Setting(fiscal_year=2025, known=FACTS, allowed=frozenset(fact.number for fact in FACTS), body="見本市")
_FIRST, _SECOND, _BOTH = (1, 2, 3), (4, 5, 6), (1, 2, 3, 4, 5, 6)
_GOAL, _COURSES, _MEETINGS = (7, 8, 9), (10, 11, 12), (13, 15, 16, 18)
_TRIAL, _ALL_YEARS = (19, 20, 21, 22), (23, 24, 25, 26, 28)


def _stands(cited: tuple[int, ...], text: str) -> bool:
    return not judge(Sentence(text=text, facts=cited), SETTING).doubts


@pytest.mark.parametrize(
    ("cited", "true", "false"),
    [
        (_GOAL, "窓口で相談を受けた人数を、現状から7人、率にして約16％伸ばす。", "率にして約16％→率にして約20％"),
        (
            _GOAL,
            "目標を達成するには、窓口で相談を受けた人数を現状より約16％引き上げる必要がある。",
            "引き上げ→引き下げ",
        ),
        (_GOAL, "窓口で相談を受けた人数は、目標の50人まであと7人である。", "あと7人→あと8人"),
        (_GOAL, "窓口で相談を受けた人数は、43人の現状に7人を加えた50人とする。", "7人→6人"),
        (_COURSES, "講座は、現状の8講座から4分の1増やし、10講座とする。", "4分の1→3分の1"),
        (_FIRST, "窓口で相談を受けた人数は43人で、目標を約4％下回った。", "下回→上回"),
        (_FIRST, "窓口で相談を受けた人数は43人にとどまり、目標の45人まで2人不足した。", "2人→3人"),
        (_SECOND, "面接をした人の数は97人で、目標の90人に達した。", "に達した→に達しなかった"),
    ],
)
def test_a_way_to_a_target_is_worked_out_again(cited: tuple[int, ...], true: str, false: str) -> None:
    """By how many, by what rate and in which direction: as the row has it, and not otherwise."""
    right, wrong = false.split("→")
    assert _stands(cited, true)
    assert not _stands(cited, true.replace(right, wrong))


def test_nothing_is_left_to_a_target_that_was_passed() -> None:
    """目標まであと7人 is told of what lies short of it alone."""
    assert not _stands(_SECOND, "面接をした人の数は、目標まであと7人であった。")
    assert _stands(_FIRST, "窓口で相談を受けた人数は、目標まであと2人であった。")


@pytest.mark.parametrize(
    ("true", "false"),
    [
        (
            "窓口で相談を受けた人数は43人と目標の45人を下回った一方、面接をした人は97人を数え、目標の90人を超えた。",
            "目標の45人→目標の90人",
        ),
        (
            "窓口で相談を受けた人数は43人にとどまり、目標の45人に届かなかったが、面接をした人は97人で目標の90人を上回った。",
            "を上回った→を下回った",
        ),
        ("成果をみると、目標を上回った指標がある一方で、あと一歩及ばなかった指標もある。", "がある一方→はない一方"),
    ],
)
def test_two_rows_side_by_side(true: str, false: str) -> None:
    """Each has its own result and target beside it."""
    right, wrong = false.split("→")
    assert _stands(_BOTH, true)
    assert not _stands(_BOTH, true.replace(right, wrong))


def test_that_no_row_lies_so_is_counted() -> None:
    """下回った指標はない is true where none does."""
    rows = (4, 5, 6)
    others = tuple(fact for fact in FACTS if fact.number in rows)
    even = (
        Fact(number=90, at="results[9].indicator", title="", text="③ 講座の回数", role="indicator"),
        Fact(number=91, at="results[9].target", title="目標値（昨年度当初）", text="12回/年", role="target", year=-1),
        Fact(number=92, at="results[9].result", title="実績値（昨年度末）", text="12回/年", role="result", year=-1),
    )
    known = (*others, *even)
    setting = Setting(fiscal_year=2025, known=known, allowed=frozenset(one.number for one in known), body="見本市")
    cited = tuple(one.number for one in known)
    assert not judge(Sentence(text="昨年度の実績では、目標を下回った指標はない。", facts=cited), setting).doubts
    assert not judge(Sentence(text="いずれの指標も目標の水準に届いている。", facts=cited), setting).doubts
    assert judge(Sentence(text="昨年度の実績では、目標を上回った指標はない。", facts=cited), setting).doubts
    assert not _stands(_BOTH, "昨年度の実績では、目標を下回った指標はない。")


@pytest.mark.parametrize(
    ("cited", "true", "false"),
    [
        (_MEETINGS, "退院支援部会は、見本市連絡協議会より年に4回多く開いている。", "年に4回→年に3回"),
        (_MEETINGS, "見本市連絡協議会と退院支援部会を足し合わせると、1年に8回になる。", "8回→9回"),
        (_MEETINGS, "見本市連絡協議会の3倍に当たる年6回、退院支援部会を開いている。", "3倍→2倍"),
        (_MEETINGS, "見本市連絡協議会が年2回であるのに対し、退院支援部会は年6回と多い。", "と多い→と少ない"),
        (_MEETINGS, "見本市連絡協議会が年2回であるのに対し、退院支援部会はそれより4回多い。", "4回→3回"),
        ((13, 14), "見本市連絡協議会には、精神科病院のほか3つの機関や団体などが加わっている。", "3つ→4つ"),
        (_TRIAL, "令和元年度から2年後の令和3年度に、訪問調整会議が全地区に広がった。", "2年後→3年後"),
        (_TRIAL, "2地区での試行から2年後に、訪問調整会議は9地区の全てに広がった。", "2年後→1年後"),
        (_TRIAL, "令和3年度は、令和元年度から数えて3年目に当たる。", "3年目→4年目"),
        (_TRIAL, "2地区で試行した訪問調整会議は、残る7地区へも広がった。", "7地区→6地区"),
        (_ALL_YEARS, "令和5年度に2か所が加わり、居場所は前年度の3倍の3か所となった。", "3倍→2倍"),
        ((27,), "病院への訪問は、3か所を合わせると月3回の計算になる。", "月3回→月4回"),
        ((27,), "面談から退院までに12か月を超える例がある。", "12か月→10か月"),
        ((29,), "会議は、東部が他の4地区より1回多い。", "4地区→3地区"),
    ],
)
def test_what_follows_from_rows_and_notes(cited: tuple[int, ...], true: str, false: str) -> None:
    """Differences, spans of years and numbers of those left over follow, and no others do."""
    right, wrong = false.split("→")
    assert _stands(cited, true)
    assert not _stands(cited, true.replace(right, wrong))


@pytest.mark.parametrize(
    ("cited", "text"),
    [
        ((28,), "活動の場の広がりが、取り組むべき課題となっている。"),
        ((28,), "本市の課題は、活動の場が病棟に限られていることである。"),
    ],
)
def test_a_lack_may_be_told_as_a_task(cited: tuple[int, ...], text: str) -> None:
    """広がりが課題 says that it is narrow; 広がった does not."""
    assert _stands(cited, text)
    assert not _stands((28,), "活動の場が病棟の外へ広がっている。")
