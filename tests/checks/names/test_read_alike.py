"""Names that are read alike and spelled in two ways."""

import pytest

from ckwriter.checks.names.read_alike import office_names, read_alike


@pytest.mark.parametrize(
    ("text", "spelled"),
    [
        (
            "秋の「こころの縁側フェア」\n「心のえんがわフェア」では作品を並べる。",
            {"こころの縁側フェア", "心のえんがわフェア"},
        ),
        ("サロン「ひだまり」\nサロン「陽だまり」に通う。", {"ひだまり", "陽だまり"}),
        ("通称「おとなり便」\n通称「お隣り便」が届く。", {"おとなり便", "お隣り便"}),
        ("「まちかど語り場」\n街角語り場に20人が来た。", {"まちかど語り場", "街角語り場"}),
        ("支え合いマップ\n「ささえあいマップ」を置いた。", {"支え合いマップ", "ささえあいマップ"}),
        ("「いのちのほっとライン」\n命のほっとラインが鳴る。", {"いのちのほっとライン", "命のほっとライン"}),
        ("「はたらく応援ブック」\n働く応援ブックを配る。", {"はたらく応援ブック", "働く応援ブック"}),
    ],
)
def test_a_name_in_two_spellings(text: str, spelled: set[str]) -> None:
    """Words of a name in kana in one place and in kanji in the other, whatever else it is made of."""
    assert [found.keys() for found in read_alike(text)] == [spelled]


@pytest.mark.parametrize(
    "text",
    [
        "居場所「ひだまり」\n陽だまりのような温かさを大切にする。",
        "「つながり」を育てる。\n人と人との繋がりを保つ。",
        "「こころの健康」を伝える。\n心の健康に不安がある。",
        "カフェ「わかば」\nカフェ「さくら」",
        "「暮らしの相談会」\n「住まいの相談会」",
        "「支え合い」の輪\n支えあいを広げる。",
        "「家族のつどい」\n「本人の集い」",
        "「見守りネット」\nみまもりネットワーク会議の記録",
    ],
)
def test_words_that_are_no_name_may_be_spelled_as_they_are(text: str) -> None:
    """Plain words beside a name, other names, and longer ones."""
    assert not list(read_alike(text))


def test_offices_in_two_spellings() -> None:
    """障害 and 障がい within the name of one office, and 科 for its 課; offices of other bodies are other ones."""
    told = [
        ("障がい福祉課が運営する。\n障害福祉課は部会に出る。", {"障がい福祉課", "障害福祉課"}),
        ("建築住宅課が担う。\n建築住宅科は市営住宅も担う。", {"建築住宅課", "建築住宅科"}),
    ]
    for text, spelled in told:
        assert [found.keys() for found in office_names(text)] == [spelled]
    for text in (
        "障がい福祉課と県障害福祉課が集う。",
        "障がい福祉課の窓口で障害者手帳を渡す。",
        "住宅課と精神科の職員",
        "保健予防課の効果を測る",
    ):
        assert not list(office_names(text))
