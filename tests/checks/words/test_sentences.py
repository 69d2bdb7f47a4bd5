"""S2: sentences that break off, brackets that do not close, characters that cannot be read."""

from ckwriter.beside import Unplaced
from ckwriter.checks.words.sentences import unclosed_bracket, unfinished_sentence, unmatched, unreadable_characters
from ckwriter.model import Cell, Submission
from ckwriter.testing import assert_findings, example, findings
from tests.checks.completeness.test_tables import only


def test_unfinished_sentence(complete: Submission) -> None:
    """Narrative cells end as sentences or nouns; names, figures and slogans are not looked at."""
    assert_findings(
        unfinished_sentence,
        base=complete,
        clean=[
            complete,
            {"headline": "すべての人に、住み慣れたまちを"},
            {"goals[1].target": "年度末までに"},
            {"issues[1].policy": "・居住支援法人との連携\n・空き家の活用に向けて"},
            {"strengths": "1. 保健師による訪問\n2. 病院との定例会議"},
            {"forums[1].members": "保健所、病院、家族会 等"},
            {"offices[1].owner": "障害福祉課、健康づくり課"},
        ],
        dirty=[
            ({"strengths": "保健所が全病院を訪問している。令和6年度は対象を"}, "令和6年度は対象を"),
            ({"issues[1].policy": "・体験宿泊を拡充し、\n・研修会の開催"}, "体験宿泊を拡充し、"),
            ({"results[1].effect": "住宅部局の参加が定着し"}, "住宅部局の参加が定着し"),
            ({"sectors[health].status": "市町村の保健師と組んで訪問しており"}, "市町村の保健師と組んで訪問しており"),
            ({"forums[1].members": "保健所、精神科病院、"}, "保健所、精神科病院、"),
            ({"goals[1].indicator": "①体験宿泊の利用者の"}, "体験宿泊の利用者の"),
            ({"intro": "みほん県では。住まいの確保に取り組む。"}, "みほん県では。"),
            (
                {"strengths": "１　窓口が一つである。\n２　相談を受けたその日のうちに\n３　病院との関係が厚い。"},
                "相談を受けたその日のうちに",
            ),
        ],
    )


def test_what_cannot_end_is_an_error_and_what_might_a_question(complete: Submission) -> None:
    """A certain break is an error that states, a likely one a warning that asks."""
    certain = only(findings(unfinished_sentence, example({"strengths": "病院との定例会議を通じて"}, complete)))
    likely = only(findings(unfinished_sentence, example({"strengths": "今後はさらなる連携に向けて"}, complete)))
    assert (certain.level, likely.level) == ("error", "warning")
    assert certain.message == "5 強みと課題「特徴（強み）」: 文が「病院との定例会議を通じて」で途切れています"
    assert likely.message.endswith("途切れていませんか")


def test_each_broken_item_is_a_finding(complete: Submission) -> None:
    """Two items of one cell that break off are two findings, each with its own words."""
    found = findings(unfinished_sentence, example({"activities": "・相談窓口の\n・研修会を\n・普及啓発"}, complete))
    assert [f.evidence[0].quote for f in found] == ["相談窓口の", "研修会を"]


def test_unclosed_bracket(complete: Submission) -> None:
    """Brackets come in pairs within a cell; numbering with a single bracket needs none."""
    assert_findings(
        unclosed_bracket,
        base=complete,
        clean=[
            complete,
            {"strengths": "1) 訪問支援\n2) 病院との会議\na) 定例"},
            {"strengths": "（保健所（8か所）が担当）"},
            {"strengths": "協議の場（圏域会議)を開催"},
            {"strengths": "「つながる『まち』」を掲げる"},
            {"strengths": "（1）体制\n①研修"},
            {"profile[forums_municipality].choice": "(有・無"},
        ],
        dirty=[
            ({"strengths": "協議の場（圏域会議を開催。課題を共有"}, "協議の場（圏域会議を開催"),
            ({"strengths": "「まちの保健室を開設"}, "「まちの保健室を開設"),
            ({"forums[1].name": "圏域会議（北部"}, "圏域会議（北部"),
            ({"strengths": "研修会を開催（年2回。"}, "研修会を開催（年2回"),
            ({"strengths": "住宅課との会議）を開く"}, "住宅課との会議）"),
            ({"issues[1].policy": "・『住まいの手引き」の配布"}, "『住まいの手引き」の配布"),
        ],
    )


def test_unmatched() -> None:
    """The positions of brackets without a partner are given, in order."""
    assert list(unmatched("a(b「c)d」e）")) == [3, 7, 9]
    assert list(unmatched("(a)［b]「c」")) == []


def test_unreadable_characters(complete: Submission) -> None:
    """A replacement character and text in the wrong encoding are errors; rare characters are not."""
    assert_findings(
        unreadable_characters,
        base=complete,
        clean=[
            complete,
            {"strengths": "髙橋・𠮷田の両病院、辻󠄀病院"},
            {"strengths": "絵文字😀と①②㈱㌔"},
            {"strengths": "café、naïve、Åland"},
            {"strengths": "縺れた糸を解くように支える"},
            {"strengths": "ｱｳﾄﾘｰﾁ支援"},
        ],
        dirty=[
            ({"strengths": "精神\ufffd療センター"}, "精神\ufffd療センター"),
            ({"forums[1].name": Cell(text="圏域\x00会議")}, "圏域\ufffd会議"),
            {"strengths": "縺薙％繧阪?蛛･蠎ｷ繧ｻ繝ｳ繧ｿ繝ｼ"},
            {"strengths": "ã\u0081\u0093ã\u0081\u0093ã\u0082\u008d"},
            {"intro": "地域\ufffd\ufffd\ufffd活"},
        ],
    )


def test_a_broken_text_without_a_place_is_a_note() -> None:
    """It may go on elsewhere in the file; labels and headings are not sentences."""
    lost = "○自治会連合会が協議の場に加わり、地域の支え合いの仕組みとつながっており、今後は更に"
    for text, levels in ((lost, ["note"]), ("課題・方針に対する役割（取組）のうち関係機関の", [])):
        submission = example({}, "nimo-r6").model_copy(update={"unplaced": (Unplaced(text=text, where="5節"),)})
        assert [one.level for one in findings(unfinished_sentence, submission)] == levels


def test_brackets_round_dates_are_printed() -> None:
    """Half of a bracket beside the date of a figure is the form's."""
    assert not findings(unclosed_bracket, example({"profile[population].as_of": "（R6年10月"}, "nimo-r6"))


def test_a_verb_without_the_full_stop_that_all_others_have_may_be_cut_off() -> None:
    """A verb stands before its noun as well: without 。, where all others in its column or cell have one, it is asked."""
    kept = {"results[1].effect": "住まいが決まった方が18人いた。", "results[2].effect": "退院の準備が早まった。"}
    assert_findings(
        unfinished_sentence,
        base="nimo-r6",
        clean=[
            {**kept, "results[3].effect": "参加が増え、区をまたいだ連携が進んだ。"},
            {**kept, "results[3].effect": "区をまたいだ連携の広がり"},
            {"results[1].effect": "退院の準備が早まった", "results[2].effect": "会議を開いた。"},
            {**kept, "results[3].effect": "研修を開いた", "results[4].effect": "会議を開いた"},
            {"strengths": "病院との連携が進んでいる。\n・研修を開いた\n・会議を開いた"},
        ],
        dirty=[
            ({**kept, "results[3].effect": "参加が増え、区をまたいだ"}, "参加が増え、区をまたいだ"),
            {**kept, "results[3].effect": "受診につながる方が増え、家族が望んでいる"},
            {"strengths": "病院が多い。連携も進んでいる。市外の病院を訪ねる"},
        ],
    )
