"""Tables in which two titles together name a column, below something else in the same grid."""

from __future__ import annotations

import pytest

from ckwriter.blocks import Heading
from ckwriter.form import Form
from tests.matching.test_layouts import read
from tests.test_matching import grid, texts


@pytest.mark.parametrize("titles", [["部署名", "主な業務"], ["部署", "主な業務"], ["課名", "主な業務"]])
def test_two_storeys_of_titles_below_a_field(form: Form, titles: list[str]) -> None:
    """所管部署 above 部署名 and 主な業務: the titles cross, wherever in the grid they begin."""
    rows = [
        ["体制", "港の課が事務局となる。", "<", "<"],
        ["所管課" if titles[0] == "課名" else "所管部署", "<", "連携課" if titles[0] == "課名" else "連携部署", "<"],
        [*titles, *titles],
        ["港の課", "灯台の守り", "浜の課", "網の手入れ"],
        ["", "", "岬の課", "見張り"],
    ]
    found = read(form, Heading("6 連携状況"), grid(rows))
    said = texts(found)
    assert said["structure"] == "港の課が事務局となる。"
    assert (said["offices[1].owner"], said["offices[1].owner_duties"]) == ("港の課", "灯台の守り")
    assert (said["offices[1].partner"], said["offices[1].partner_duties"]) == ("浜の課", "網の手入れ")
    assert (said["offices[2].partner"], said["offices[2].partner_duties"]) == ("岬の課", "見張り")
    assert found.unplaced == ()
