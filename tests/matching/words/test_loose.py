"""Labels that say the same as a title of the form in other words."""

from __future__ import annotations

import pytest

from ckwriter.form import Form
from ckwriter.matching.words import label_words
from ckwriter.matching.words.lexicon import lexicon


@pytest.mark.parametrize(
    ("label", "row"),
    [
        ("市町村の数", "municipalities"), ("市の人口（R7年10月1日時点）", "population"), ("本市の人口", "population"),
        ("精神科病院", "psychiatric_hospitals"), ("県内の精神科病床の総数", "psychiatric_beds"),
        ("保健所の設置数", "public_health_centres"), ("精神病床", "psychiatric_beds"),
        ("自立支援協議会を開く回数", "council_frequency"), ("見本市自立支援協議会の開催回数", "council_frequency"),
        ("障がい者自立支援協議会の開催頻度", "council_frequency"), ("精神部会の設置の有無", "council_mental_health_group"),
        ("基幹相談支援センターの設置数", "core_consultation_centres"), ("障がい保健福祉圏域の数", "welfare_areas"),
    ],
)  # fmt: skip
def test_labels_of_one_meaning(form: Form, label: str, row: str) -> None:
    """Words on whose figure it is, の and what stands for 数 or 頻度 do not count."""
    found = label_words.candidates(lexicon(form).tables["profile"], label)
    assert row in {one.id for one, _, _ in found}


@pytest.mark.parametrize(
    "label",
    [
        "高齢者人口", "人口密度", "人口10万人当たりの病床数", "精神科病院の医師数", "一般病院の精神科病床数",
        "保健所の保健師数", "保健所支所の数", "病床利用率", "精神科診療所の数", "訪問看護ステーション数",
        "認知症病床の数", "指定特定相談支援の利用者数", "自立支援協議会の委員数", "市町村職員の数", "措置入院患者の数",
        "退院後の支援計画の数", "人口は減り続けている。",
    ],
)  # fmt: skip
def test_labels_of_something_else(form: Form, label: str) -> None:
    """A label that says more names a thing that the form does not ask."""
    assert not label_words.candidates(lexicon(form).tables["profile"], label)
