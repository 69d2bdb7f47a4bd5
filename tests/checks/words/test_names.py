"""J2: one name per thing."""

from ckwriter.checks.words.names import name_spelling, near_names, twin_words
from ckwriter.model import Submission
from ckwriter.testing import assert_findings, example, findings


def test_name_spelling(complete: Submission) -> None:
    """Ranks in Roman, Arabic and wide figures; another rank is another thing."""
    assert_findings(
        name_spelling,
        base="nimo-r6",
        clean=[
            complete,
            {"forums[1].members": "地域活動支援センターⅠ型、地域活動支援センターⅡ型"},
            {"strengths": "宿泊型の施設が1か所、通所型が2か所"},
            {"forums[1].members": "就労継続支援A型、就労継続支援B型"},
            {"strengths": "3種類の研修と2型の書式"},
        ],
        dirty=[
            (
                {"forums[1].members": "地域活動支援センターⅠ型", "forums[2].members": "地域活動支援センターI型"},
                "地域活動支援センターI型",
            ),
            (
                {"forums[1].members": "地域活動支援センター１型", "strengths": "地域活動支援センター1型"},
                "地域活動支援センター1型",
            ),
            ({"strengths": "地域活動支援センターⅡ型と地域活動支援センター2型"}, "地域活動支援センター2型"),
            ({"strengths": "障害福祉施設第二種と障害福祉施設第2種"}, "障害福祉施設第2種"),
            ({"intro": "共同生活援助Ⅲ型", "strengths": "共同生活援助III型"}, "共同生活援助III型"),
        ],
    )


def test_a_long_name_that_lacks_a_word_once() -> None:
    """A word left out of a meeting's long name in one place is a note; a short name, or two listed meetings, is none."""
    whole, without = "県精神障害者居住支援推進会議", "県精神障害者居住推進会議"
    told = {"forums[1].name": whole, "intro": f"{whole}を置いている。"}
    assert_findings(
        near_names,
        base="nimo-r6",
        clean=[
            told,
            {"forums[1].name": whole, "structure": f"{without}の事務局を担う"},
            {**told, "structure": f"{without}の事務局を担う", "strengths": f"{without}が定着した"},
            {**told, "forums[2].name": without},
            {
                "forums[1].name": "地域移行支援部会",
                "intro": "地域移行支援部会を置く",
                "structure": "地域移行部会の運営",
            },
        ],
        dirty=[({**told, "structure": f"保健所が{without}の事務局を担う"}, without)],
    )


def test_near_names(complete: Submission) -> None:
    """Names a character or two apart, or kana for kanji; one word for another makes another name."""
    assert_findings(
        near_names,
        base="nimo-r6",
        clean=[
            complete,
            {"forums[1].name": "東部圏域連絡会議", "forums[2].name": "西部圏域連絡会議"},
            {"strengths": "一般相談支援事業所と特定相談支援事業所、地域移行支援と地域定着支援"},
            {"strengths": "ピアサポーター養成講座とピアサポーター派遣事業"},
            {"forums[1].name": "居住支援部会第1作業班会議", "forums[2].name": "居住支援部会第2作業班会議"},
            {"strengths": "退院支援の会議、会議の開催、連絡会の開催"},
            # what the list of meetings lacks is asked about by C104
            {"forums[1].name": "居住支援実務者連絡会", "schedule[1].activity": "居住支援実務者連絡会議"},
            {"forums[1].name": "退院支援事例検討会議", "intro": "退院支援事例検討会"},
            {"bodies[1].name": "北部地域精神保健協議会", "forums[1].name": "北部地域精神保険協議会"},
        ],
        dirty=[
            (
                {"forums[1].name": "居住支援実務者連絡会", "forums[2].name": "居住支援実務者連絡会議"},
                "居住支援実務者連絡会議",
            ),
            (
                {"programmes[1].name": "生活応援サポート事業", "activities": "生活応援サポーター事業"},
                "生活応援サポーター事業",
            ),
            (
                {"programmes[1].name": "ピアサポート派遣事業", "strengths": "ピアサポーター派遣事業が定着した"},
                "ピアサポーター派遣事業",
            ),
            (
                {"programmes[1].name": "ふれあい訪問サポーター", "strengths": "触れ合い訪問サポーターが活動する"},
                "触れ合い訪問サポーター",
            ),
            (
                {"programmes[1].name": "すまい探し応援センター", "strengths": "住まい探し応援センター"},
                "住まい探し応援センター",
            ),
        ],
    )


def test_a_wrapped_line_makes_no_second_name() -> None:
    """A name that a space cuts, as in text copied from slides, is not taken for a shorter one."""
    given = {"forums[1].name": "地域移行コアメンバー会議", "schedule[1].activity": "地域移行コアメンバー会 議"}
    assert findings(near_names, example(given, "nimo-r6")) == []


def test_twin_words(complete: Submission) -> None:
    """Words that sound alike and mean the same, where both are used; names with one of them in do not count."""
    assert_findings(
        twin_words,
        base="nimo-r6",
        clean=[
            complete,
            {"strengths": "家族会と協働し、共同生活援助を広げ、共同募金を活用した。"},
            {"strengths": "支援体制を整え、医療と福祉が連携している。"},
            {"strengths": "協同組合の店舗で、住民と協働する。"},
            {"strengths": "本人の意思を確かめる。意志の強い人が多い。"},
        ],
        dirty=[
            ({"strengths": "家族会と協働し、病院と協同して進める。"}, "病院と協同して進める"),
            ({"strengths": "医療と連携し、福祉と連携する。", "intro": "市町村と連係する。"}, "市町村と連係する"),
            ({"strengths": "支援体制を整え、推進体制を見直す。", "structure": "支援態勢の強化"}, "支援態勢の強化"),
            ({"strengths": "本人の意思を尊重し、意志を確認する。"}, "意志を確認する"),
            ({"strengths": "進捗を確かめる。", "intro": "進ちょくの管理"}, "進ちょくの管理"),
        ],
    )


def test_a_meeting_spelled_in_two_ways() -> None:
    """支え合い会議 and 支えあい会議 are one meeting; what the whole document spells otherwise is not counted here."""
    forum = {"forums[1].name": "みほん市くらしの支え合い会議"}
    assert findings(name_spelling, example({**forum, "strengths": "支えあい会議で話し合う。"}, "nimo-r6"))
    assert not findings(name_spelling, example({**forum, "strengths": "支え合い会議で話し合う。"}, "nimo-r6"))


def test_a_word_with_and_without_a_dot() -> None:
    """ピア・サポーター and ピアサポーター are one word; two words beside each other are two."""
    assert_findings(
        name_spelling,
        base="nimo-r6",
        clean=[
            {"strengths": "ピアサポーター・コーディネーターの養成", "intro": "ピアサポーターの養成"},
            {"strengths": "ピア・サポーターの養成", "intro": "ピア・サポーターの派遣"},
            {"strengths": "アウトリーチ・チームの育成", "intro": "アウトリーチの実施"},
        ],
        dirty=[
            {"strengths": "ピア・サポーターの声掛け", "intro": "ピアサポーターの派遣"},
            {"strengths": "グループ・ホームの見学", "intro": "グループホームの体験"},
            {"strengths": "オープン・ダイアローグの研修", "intro": "オープンダイアローグの研修"},
        ],
    )


def test_a_tool_under_two_names_that_begin_and_end_alike() -> None:
    """つなぐシート once, where つながりシート is the name; another tool, or another word, is another."""
    used = {
        "intro": "市では「つながりシート」を使う。つながりシートは本人が持つ。",
        "strengths": "つながりシートは役立つ。",
    }
    met = {
        "intro": "こころのつどい場を開く。こころのつどい場は月1回である。",
        "strengths": "こころのつどい場に人が集う。",
    }
    assert_findings(
        near_names,
        base="nimo-r6",
        clean=[
            {**used, "schedule[1].detail": "ささえシートの記入例を配る。"},
            {**used, "schedule[1].detail": "つながりノートの記入例を配る。"},
            {**met, "schedule[1].detail": "こころのつどい場の出張開催"},
        ],
        dirty=[
            ({**used, "schedule[1].detail": "つなぐシートの記入例を配る。"}, "つなぐシート"),
            ({**met, "schedule[1].detail": "心のつどい場の出張開催"}, "心のつどい場"),
        ],
    )
