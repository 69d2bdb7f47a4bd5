"""Hiragana that cannot be read as Japanese (J304)."""

import pytest

from ckwriter.checks.words.misread import unreadable_kana
from ckwriter.testing import example, findings


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("連絡の窓口が一つに決まっいる。", "決まっている"),
        ("相談先が分かりすやい。", "分かりやすい"),
        ("体験に基づく学びが市民に広る。", "広がる"),
        ("ピアサポーターに経験を伝えてもらます。", "伝えてもらいます"),
        ("困ったとに誰へ相談するかを示す。", "困った"),
        ("参加しやいす日時とする。", "参加しやすい"),
        ("働く家族も参加きで、喜ばれた。", "参加でき"),
        ("日程が重なることががあります。", "ことがあります"),
        ("病院に出向いた。時間が足りせまん。", "足りません"),
        ("保健所かからの連絡を待つ。", "保健所からの"),
    ],
)
def test_kana_that_no_word_has(text: str, meant: str) -> None:
    """A character lost, twice or moved leaves kana that cannot be read; the note tells what they may be."""
    (found,) = findings(unreadable_kana, example({"strengths": text}, "nimo-r6"))
    assert found.level == "note"
    assert found.hint is not None
    assert meant in found.hint


@pytest.mark.parametrize(
    "text",
    [
        "住み慣れたまちで、切れ目なく支え続けられるようにする。",
        "制度をかみくだいて説明したうえで、申請に寄り添う。",
        "引き受けてもらえるまでに何か月も待たされることさえある。",
        "町内会の担い手が年を重ね、雪かきもままならない。",
        "肩の荷が下りたと言ってもらえ、続けやすくなったとのことである。",
        "個別にすり合わせざるを得ない。先延ばししない。",
        "区ごとにまちまちで、分かりづらいとの声が寄せられています。",
        "対応できておらず、どうしていくのかを決めかねている。",
        "「あおもりこころの輪」とぽーとせたがやが加わる。",
        "さがピアの登録者、さがピアの集い",
        "地域活動支援センターでさがピアが相談を受ける。",
        "家族どうしが語り合い、島しょ部へも出向く。",
        "実施（予定）したものの、届いていない。",
        "豊かな暮らしと静かな町を、確かなものにする。",
        "和やかな場で、朗らかに、若々しい声で話す。",
        "山のふもとで扉をたたく。委員が複数おり、三人いる。",
        "親なき後の暮らしを取りもどす。声がけが少なからずある。",
        "各圏域に５人以上そろう。傷ついた人を支える。",
        "生い立ちを聞き、解きほぐす。全く進まず、断つのは得難い。",
    ],
)
def test_kana_that_can_be_read(text: str) -> None:
    """Conjugated verbs, words in kana, and names are left alone."""
    assert findings(unreadable_kana, example({"strengths": text}, "nimo-r6")) == [], text


def test_what_stands_twice_is_a_word_of_the_body() -> None:
    """A run that nobody can read, but that stands in two places, is no slip."""
    once = example({"strengths": "病院のゆきつりりを待つ。"}, "nimo-r6")
    twice = example({"strengths": "病院のゆきつりりを待つ。市のゆきつりりを待つ。"}, "nimo-r6")
    assert findings(unreadable_kana, twice) == []
    assert len(findings(unreadable_kana, once)) <= 1


def test_what_another_check_says_is_said_once() -> None:
    """をを is a slip of particles (J301)."""
    assert findings(unreadable_kana, example({"strengths": "連携をを深める。"}, "nimo-r6")) == []


@pytest.mark.parametrize(
    "text",
    [
        "茶どころの縁側に集う。",
        "地区まつりや学校で話す。",
        "商店を対象にすみだこころの講座を開く。",
        "まちの声に耳をかたむけるつどい。",
        "医者どころの強み。",
    ],
)
def test_a_word_that_the_tables_lack_is_no_slip(text: str) -> None:
    """A noun in hiragana behind another one or a particle, with a particle or nothing behind it."""
    assert findings(unreadable_kana, example({"strengths": text}, "nimo-r6")) == []
