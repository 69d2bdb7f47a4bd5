"""J4: the ends of sentences, their length, and the same one twice."""

from ckwriter.checks.words.voice import LONGEST, long_sentence, repeated_sentence, voice
from ckwriter.model import Submission
from ckwriter.testing import assert_findings


def test_voice(complete: Submission) -> None:
    """である and です・ます in one submission; nouns at the end, quotations and names belong to both."""
    assert_findings(
        voice,
        base="nimo-r6",
        clean=[
            complete,
            {"strengths": "病院と連携している。", "intro": "住まいの確保を推進。研修の開催。"},
            {"strengths": "病院と連携しています。", "structure": "保健所が事務局です。"},
            {
                "strengths": "窓口を開設しました。相談が増えました。",
                "structure": "保健所が事務局でした。今後も続けるでしょう。",
            },
            {"strengths": "推進会議（以下「会議」という。）を開いています。"},
            {"strengths": "標語「あなたの隣にいます。」を掲げている。"},
            {"strengths": "訪問を行った。\n・住宅課との協議\n・家主の会の見学"},
            {
                "intro": "病院を訪ねます。家族を支えます。",
                "structure": "保健所が中心です。課が支えます。会議で話します。",
                "strengths": "窓口がある。" * 9,
            },
        ],
        dirty=[
            ({"intro": "病院を訪ねます。" * 5 + "家族を支える。", "strengths": "窓口がある。" * 9}, "病院を訪ねます。"),
            ({"strengths": "病院と連携している。", "intro": "研修を開きました。見学もある。"}, "研修を開きました。"),
            ({"strengths": "窓口を増やした。相談が増えています。次を検討する。"}, "相談が増えています。"),
            (
                {"strengths": "家族会が参加します。病院も参加します。", "structure": "保健所が中心である。"},
                "保健所が中心である。",
            ),
            ({"intro": "訪問を続けます。", "strengths": "不足している。足りない。"}, "訪問を続けます。"),
            (
                {"intro": "課題を整理する。方針を決める。", "other_matters": "助言をお願いできればと考えています。"},
                "助言をお願いできればと考えています。",
            ),
        ],
    )


def test_long_sentence(complete: Submission) -> None:
    """Sentences beyond the limit in running text; many short ones, lists and names are not long."""
    long = "保健所と市町村は、" + "退院した人の暮らしを支えるために、" * 10 + "連携している。"
    assert len(long) > LONGEST
    assert_findings(
        long_sentence,
        base="nimo-r6",
        clean=[
            complete,
            {"strengths": "病院を訪問している。" * 40},
            {"strengths": "\n".join(f"・{number}番目の取組として行った訪問" for number in range(30))},
            {"forums[1].members": "保健所、" * 60},
            {"strengths": long[: LONGEST - 20] + "。"},
        ],
        dirty=[
            ({"strengths": long}, long),
            ({"intro": "短い文。" + long}, long),
            {"results[1].effect": long},
            {"sectors[medical].remarks": long.replace("保健所", "病院")},
            {"history_summary": long + "次の文。"},
        ],
    )


def test_repeated_sentence(complete: Submission) -> None:
    """One sentence in two rows or columns of a table or twice in a cell; in two sections it is agreement."""
    same = "相談支援事業所と病院の顔合わせの場を設ける"
    assert_findings(
        repeated_sentence,
        base="nimo-r6",
        clean=[
            complete,
            {"strengths": f"{same}。", "structure": f"{same}。"},
            {"bodies[1].purpose": same, "forums[1].content": same},
            {"issues[1].role_medical": "事業の理解", "issues[1].role_welfare": "事業の理解"},
            {
                "forums[1].members": "保健所、精神科病院、訪問看護ステーション",
                "forums[2].members": "保健所、精神科病院、訪問看護ステーション",
            },
        ],
        dirty=[
            ({"issues[1].role_medical": same, "issues[2].role_medical": same}, same),
            ({"sectors[medical].status": f"{same}。", "sectors[welfare].status": f"{same}。"}, f"{same}。"),
            ({"strengths": f"{same}。研修を行う。{same}。"}, f"{same}。"),
            ({"forums[1].remarks": f"{same}。", "forums[3].remarks": f"研修を行った。{same}"}, same),
            ({"results[1].effect": f"・{same}\n・研修の開催", "results[2].effect": same}, same),
        ],
    )
