"""How often a calendar says that a meeting meets, over all of its rows (C101)."""

from ckwriter.checks.meetings.frequencies import frequency_differs
from ckwriter.testing import assert_findings


def calendar(*rows: tuple[str, str, str], times: str = "年4回") -> dict[str, str]:
    """Return a meeting that meets so often, and rows of a calendar: (period, activity, detail)."""
    cells = {"forums[1].name": "退院部会", "forums[1].frequency": times}
    for number, (period, activity, detail) in enumerate(rows, 1):
        row = f"schedule[{number}]"
        cells |= {f"{row}.period": period, f"{row}.activity": activity, f"{row}.detail": detail}
    return cells


def test_rows_of_a_calendar_are_taken_together() -> None:
    """Months of one meeting in several rows, in a row's detail or period, and numbered turns make up how often it meets."""
    year, first, second = "R6年4月～R7年3月", "R6年4月～9月", "R6年10月～R7年3月"
    assert_findings(
        frequency_differs,
        base="nimo-r6",
        clean=[
            calendar((first, "退院部会（5月、7月）", ""), (second, "退院部会（10月、1月）", "")),
            calendar((first, "退院部会（第1回5月、第2回7月）", ""), (second, "退院部会（第3回10月、第4回1月）", "")),
            calendar((first, "退院部会（5月、7月、9月）", ""), (second, "退院部会（1月）", "")),
            calendar((year, "退院部会", "5月、7月、10月、1月に開催し、事例を検討")),
            calendar((year, "退院部会", "家族会と年2回意見を交わす")),
            calendar((year, "退院部会、家族教室", "6月、10月に開催")),
            calendar(("R6年5月、7月、10月、R7年1月", "退院部会", "")),
            calendar((year, "退院部会", "毎回、年2回ずつ事例を出す")),
        ],
        dirty=[
            (calendar((first, "退院部会（5月、7月）", ""), (second, "退院部会（10月）", "")), "5月、7月"),
            calendar((year, "退院部会（第1回5月、第2回7月、第3回10月）", "")),
            (calendar((year, "退院部会", "5月、9月、1月に開催し、事例を検討")), "5月、9月、1月"),
            (calendar(("令和6年6月、令和7年2月", "退院部会", "方針の共有")), "令和6年6月、令和7年2月"),
            calendar((year, "退院部会", "毎月第2水曜日に開催")),
            calendar((year, "退院部会（6月、12月）", "")),
        ],
    )


def test_a_meeting_of_each_area_is_not_counted_by_its_rounds() -> None:
    """Where a meeting is held in each of several areas, the months of a calendar are its rounds, not its times."""
    rounds = calendar(("R6年6月、10月、R7年2月", "退院部会", ""), times="各区年3回（計24回）")
    assert_findings(frequency_differs, base="nimo-r6", clean=[rounds])


def test_what_tells_an_own_meeting_belongs_to_its_name() -> None:
    """連携推進会議 全体会 is one name, and a letter before a name is its number."""
    named = {"bodies[1].name": "連携推進会議 全体会", "bodies[1].frequency": "年3回"}
    lettered = {"bodies[1].name": "ア　退院部会", "bodies[1].frequency": "年3回"}
    assert_findings(
        frequency_differs,
        base="nimo-r6",
        clean=[
            {**named, "forums[1].name": "連携推進会議 全体会", "forums[1].frequency": "年3回"},
            {**lettered, "forums[1].name": "退院部会", "forums[1].frequency": "年3回"},
        ],
        dirty=[
            {**named, "forums[1].name": "連携推進会議 全体会", "forums[1].frequency": "年2回"},
            {**lettered, "forums[1].name": "退院部会", "forums[1].frequency": "年2回"},
        ],
    )


def test_times_that_the_one_row_of_a_meeting_tells_in_brackets() -> None:
    """推進会議の開催（3回） is how often it meets; a turn, a row that is one of several, and another meeting's are not."""
    year, first, second = "R6年4月～R7年3月", "R6年4月～9月", "R6年10月～R7年3月"
    assert_findings(
        frequency_differs,
        base="nimo-r6",
        clean=[
            calendar((year, "退院部会の開催（4回）", "")),
            calendar((year, "退院部会（第3回）", "")),
            calendar((first, "退院部会（3回）", ""), (second, "退院部会（1回）", "")),
            calendar((year, "退院部会の委員の研修（2回）", "")),
            calendar((year, "家族教室（2回）、退院部会", "")),
        ],
        dirty=[
            (calendar((year, "退院部会の開催（5回）", "")), "退院部会の開催（5回）"),
            calendar((year, "退院部会（3回）", "事例の検討")),
            calendar((year, "退院部会（計２回）", "")),
            calendar((year, "家族教室、退院部会（年3回）", "")),
            calendar(("R6年5月、7月、10月、R7年1月", "退院部会の実施（6回）", "")),
        ],
    )
