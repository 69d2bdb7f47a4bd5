"""J1: one word, one spelling."""

from ckwriter.beside import Label
from ckwriter.checks.names.spelling import altered_label, disability, official_name, spelling
from ckwriter.model import Submission
from ckwriter.testing import assert_findings, example, findings

_KANA = "障がいのある人の住まいを確保する。精神障がいへの理解を広げる。"
_KANJI = "障害のある人の就労を支える。精神障害への理解を広げる。"


def test_disability(complete: Submission) -> None:
    """One spelling in the body's own prose; names, laws, quotations and the other spelling of a name do not count."""
    assert_findings(
        disability,
        base="nimo-r6",
        clean=[
            complete,
            {"strengths": _KANA, "structure": "障害者総合支援法に基づき、障害福祉サービスの提供体制を整える"},
            {
                "strengths": _KANA,
                "offices[1].owner": "障害福祉課",
                "offices[1].partner": "障害者就業・生活支援センター",
            },
            {"strengths": _KANJI, "forums[1].members": "発達障がい者支援センター、障がい福祉課、精神障がい者家族会"},
            {"strengths": _KANA, "intro": "講演会「障害とともに生きる」を開いた。"},
            {"strengths": _KANA, "programmes[1].name": "障害福祉・介護連携"},
            {"strengths": _KANA, "profile[inpatients].note": "精神障害者保健福祉手帳の所持者を含む"},
            {"strengths": "障碍のある人が働く場を広げる。障碍への理解を深める。"},
        ],
        dirty=[
            ({"strengths": _KANA, "issues[1].issue": "精神障害への偏見が残っている"}, "精神障害への偏見"),
            ({"strengths": _KANJI, "intro": "障がいのある人もない人も暮らしやすい町"}, "障がいのある人"),
            ({"strengths": _KANA + "障碍を理由とした差別をなくす。"}, "障碍を理由と"),
            (
                {"strengths": _KANA, "sectors[others].status": "精神障害者の受入れに理解のある家主が増えた"},
                "精神障害者の受入",
            ),
            ({"strengths": "障がいのある人への支援が少ない。", "intro": "障害のある人を支える。"}, "障害のある人"),
        ],
    )


def test_disability_is_one_finding_with_the_rarer_spelling() -> None:
    """However often the rarer spelling stands, it is one finding; its quotes come first, then one of the usual spelling."""
    given = example(
        {"strengths": _KANA, "intro": "障害のある人。障害がある場合。", "structure": "障がいの有無。"}, "nimo-r6"
    )
    (one,) = findings(disability, given)
    assert [e.quote for e in one.evidence] == ["障害のある人", "障害がある場合", "障がいのある人"]
    assert "「障がい」にそろえませんか" in one.hint


def test_lone_spelling_among_names_is_a_note() -> None:
    """障がい once in prose, beside names that all have 障害, may be a slip; a body that writes it twice has chosen to."""
    names = {
        "offices[1].owner": "障害福祉課",
        "offices[2].owner": "障害者支援課",
        "structure": "障害者自立支援協議会、障害者計画策定委員会、障害福祉課が参加する。",
    }
    (one,) = findings(disability, example({"intro": "精神障がい者の方を支える。", **names}, "nimo-r6"))
    assert (one.level, one.evidence[0].quote) == ("note", "精神障がい者の方を")
    assert not findings(
        disability, example({"intro": "障がいのある人を支える。", "strengths": "障がいの理解", **names}, "nimo-r6")
    )


def test_official_name(complete: Submission) -> None:
    """An official name in two spellings within one submission; a body that always writes its own way is left alone."""
    kana, kanji = "精神障がいにも対応した地域包括ケアシステム", "精神障害にも対応した地域包括ケアシステム"
    assert_findings(
        official_name,
        base="nimo-r6",
        clean=[
            complete,
            {"intro": f"{kana}の構築を進める。", "structure": f"{kana}の協議の場を置く"},
            {"intro": f"{kanji}の構築を進める。"},
            {"intro": "障がい者基本計画を改めた。"},
            {"intro": "障害者手帳の交付", "strengths": "障がいのある人の相談"},
        ],
        dirty=[
            ({"intro": f"{kana}の構築を進める。", "structure": f"{kanji}の協議の場を置く"}, kana),
            (
                {"intro": "障害福祉サービスの利用", "sectors[welfare].status": "障がい福祉サービスの事業所"},
                "障がい福祉サービス",
            ),
            ({"intro": "障害者基本計画に位置付け", "structure": "障がい者基本計画の推進"}, "障がい者基本計画"),
            ({"intro": "障害支援区分の認定", "strengths": "障がい支援区分を調べる"}, "障がい支援区分"),
            ({"intro": "障害福祉計画の目標", "strengths": "障碍福祉計画の評価"}, "障碍福祉計画"),
        ],
    )


def test_spelling(complete: Submission) -> None:
    """Nouns in one spelling; verbs, names and quotations may differ."""
    assert_findings(
        spelling,
        base="nimo-r6",
        clean=[
            complete,
            {"strengths": "取組を広げている。", "intro": "積極的に取り組み、関係機関と取り組んでいる。"},
            {"strengths": "3か所で開いた。危険な箇所を点検した。"},
            {"strengths": "病院からの受入れが進む。", "intro": "退院した人を受け入れ、見守っている。"},
            {"strengths": "子どもの居場所を作る。", "offices[1].partner": "こども家庭センター、子供未来課"},
            {"strengths": "まちづくり", "intro": "「街づくり」の講演会を開いた。"},
            {"strengths": "窓口で受付をする。", "intro": "申請を受け付けている。"},
        ],
        dirty=[
            (
                {"strengths": "病院での取組が増えた。", "intro": "地域の取り組みを共有する。"},
                "地域の取り組みを共有する",
            ),
            ({"strengths": "市内3か所", "intro": "県内5ヶ所の事業所"}, "県内5ヶ所の事業所"),
            (
                {"strengths": "打合せを行う", "structure": "担当者の打ち合わせを月1回開く"},
                "担当者の打ち合わせを月1回開く",
            ),
            ({"strengths": "入院後3か月", "intro": "退院後6カ月の状況"}, "退院後6カ月の状況"),
            (
                {"strengths": "ひきこもりの相談。ひきこもりの家族会。", "intro": "引きこもりの人への訪問"},
                "引きこもりの人への訪問",
            ),
            ({"strengths": "行政及び医療機関", "intro": "保健所および市町村"}, "保健所および市町村"),
        ],
    )


def test_spelling_is_one_note_a_word() -> None:
    """Two words that are spelled unevenly are two notes, and each counts both spellings."""
    text = "取組を続ける。取組を見直す。取り組みの評価。市内2か所、県内3ヶ所。"
    notes = findings(spelling, example({"strengths": text}, "nimo-r6"))
    assert len(notes) == 2
    assert "「取組」2か所、「取り組み」1か所" in notes[0].message


def test_altered_label(complete: Submission) -> None:
    """Labels that a file spells in its own way are one warning, headings one note, however the body writes itself."""
    row = Label(text="入院精神障がい者数", official="入院精神障害者数", part="profile")
    other = Label(text="障がい保健福祉圏域数", official="障害保健福祉圏域数", part="profile")
    head = Label(text="精神障がいの取組", official="精神障害の取組", part="strengths", heading=True)
    found = findings(altered_label, complete.model_copy(update={"labels": (row, head, other)}))
    assert [(one.level, one.section, [e.quote for e in one.evidence]) for one in found] == [
        ("warning", "1", ["入院精神障がい者数", "障がい保健福祉圏域数"]),
        ("note", "5", ["精神障がいの取組"]),
    ]
    assert_findings(altered_label, base=complete, clean=[complete, {"strengths": "精神障がいのある人を支える。"}])


def test_verbs_are_no_nouns_of_another_spelling() -> None:
    """引き継いで and 引き継ぎやすい are verbs; 引継ぎ beside 引き継ぎの様式 is one noun in two spellings."""
    assert_findings(
        spelling,
        base="nimo-r6",
        clean=[
            {
                "strengths": "引継ぎの様式がある。会議で引き継いでいる。次の課へ引き継ぎやすい。",
                "intro": "引き継ぎます。",
            }
        ],
        dirty=[({"strengths": "引継ぎの様式がある。引き継ぎの様式を直す。"}, "引継ぎの様式がある")],
    )


def test_disability_once_beside_names_of_others() -> None:
    """障がい once where all names have 障害 is a note, also where a body of others has 障がい in its name."""
    names = "障害者総合支援法、障害福祉課、障害者基幹相談支援センター、障害福祉サービス、障害者手帳の担当。"
    for text, found in (
        ("精神障がい者の見守りを担う。就労はみほん障がい者就労支援センターへつなぐ。", ["note"]),
        ("精神障がい者の見守りを担う。", ["note"]),
        ("精神障がい者の見守りを担う。障がい福祉計画による。", []),
        ("就労はみほん障がい者就労支援センターへつなぐ。", []),
    ):
        submission = example({"strengths": text, "other_matters": names}, "nimo-r6")
        assert [one.level for one in findings(disability, submission)] == found, text
