"""Tests of the ends of sentences."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ckwriter.prose import act_at_end, is_finished, nominal, past, plain, proposal, verb_of

PLAIN = [
    ("支援体制づくりを進めています", "支援体制づくりを進めている"),
    ("力を入れ始めました", "力を入れ始めた"),
    ("研修を行いました", "研修を行った"),
    ("会議を開きます", "会議を開く"),
    ("窓口へ行きました", "窓口へ行った"),
    ("担い手を増やします", "担い手を増やす"),
    ("役割を明らかにします", "役割を明らかにする"),
    ("不安をなくします", "不安をなくす"),
    ("マニュアルを見直しました", "マニュアルを見直した"),
    ("参加を促しました", "参加を促した"),
    ("体制を用います", "体制を用いる"),
    ("相談に応じます", "相談に応じる"),
    ("つながりができつつあります", "つながりができつつある"),
    ("十分ではありません", "十分ではない"),
    ("参加していません", "参加していない"),
    ("行いません", "行わない"),
    ("連携できていませんでした", "連携できていなかった"),
    ("場がありませんでした", "場がなかった"),
    ("課題は人材不足です", "課題は人材不足である"),
    ("利用が多いですが、担い手が少ないです", "利用が多いが、担い手が少ない"),
    ("始めたいです", "始めたい"),
    ("取り組んだのです", "取り組んだのである"),
    ("原因は制度の違いです", "原因は制度の違いである"),
    ("相談が減りましたので、見直しました", "相談が減ったので、見直した"),
    ("重要だ", "重要である"),
    ("円滑だった", "円滑であった"),
    ("取り組んだ", "取り組んだ"),
    ("順調だが、課題もある", "順調であるが、課題もある"),
    ("話し合ってる", "話し合っている"),
    ("支援を組み立てる", "支援を組み立てる"),
    ("担い手を育てる", "担い手を育てる"),
    ("課題もあるけれど、進めたい", "課題もあるが、進めたい"),
    ("年4回開催", "年4回開催"),
]


@pytest.mark.parametrize(("polite", "expected"), PLAIN)
def test_polite_ends_become_plain(polite: str, expected: str) -> None:
    """です and ます are conjugated back, in the middle of a sentence too; other ends stay."""
    assert plain(polite) == expected


@given(st.text(alphabet="ですますしたいるんだがけれのでは、。あ設置話12", max_size=30))
def test_plain_text_stays_as_it_is(text: str) -> None:
    """What was made plain once is not changed by a second time, whatever it is."""
    once = plain(text)
    assert plain(once) == once or any(end in once for end in ("です", "ます", "ました"))  # of nonsense: あましました


PAST = [
    ("部会を設置", "部会を設置した"),
    ("部会の設置", "部会を設置した"),
    ("検討に取り組む", "検討に取り組んだ"),
    ("会議を始め、研修を図る", "会議を始め、研修を図った"),
    ("養成と登録", "養成と登録を行った"),
    ("ピアサポーターの養成と登録", "ピアサポーターの養成と登録を行った"),
    ("病院と連携", "病院と連携した"),
    ("精神部会に位置付け", "精神部会に位置付けた"),
    ("体制の見直し", "体制を見直した"),
    ("連絡会を開催（H27は6件）", "連絡会を開催した（H27は6件）"),
    ("協議会の部会とした", "協議会の部会とした"),
    ("部会とする", "部会とした"),
    ("初めての研修", "初めての研修"),
    ("市民講座", "市民講座"),
    ("会議がある", "会議がある"),
]


@pytest.mark.parametrize(("text", "expected"), PAST)
def test_a_chronicle_is_told_in_the_past(text: str, expected: str) -> None:
    """Dictionary forms and bare acts become past; nouns that are no act stay."""
    assert past(text) == expected


PROPOSALS = [
    ("交流会を行う予定", "交流会を行う"),
    ("交流会を行う予定です", "交流会を行う"),
    ("参加を促したい", "参加を促す"),
    ("広げていきたいと考えています", "広げていく"),
    ("働きかけを行うこととしている", "働きかけを行う"),
    ("研修を実施", "研修を実施する"),
    ("体制の見直し", "体制の見直し"),
    ("連絡会を開く", "連絡会を開く"),
    ("周知していく", "周知する"),
    ("負担が重い", "負担が重い"),
]


@pytest.mark.parametrize(("text", "expected"), PROPOSALS)
def test_plans_and_wishes_become_proposals(text: str, expected: str) -> None:
    """「予定」, 「たい」 and 「こととしている」 are left out; what is no plan stays."""
    assert proposal(text) == expected


NOMINAL = [
    ("会議を開催している", "会議を開催"),
    ("研修を行った", "研修を実施"),
    ("向上に取り組んでいる", "向上に取組"),
    ("協議の場に位置付けた", "協議の場に位置付け"),
    ("役割を担う", "役割を担当"),
    ("支援方法を見直す", "支援方法を見直し"),
    ("目標を1回下回った", "目標を1回下回る結果"),
    ("方策の協議が課題である", "方策の協議が課題"),
    ("増を見込む", "増の見込み"),
    ("交流の場がある", "交流の場あり"),
    ("担い手が少ない", "担い手が少ないこと"),
    ("相談に応じる", "相談に応じること"),
    ("共に学んだ", "共に学んだこと"),
    ("年4回開催", "年4回開催"),
    ("事業を試行した（対象者は21人）", "事業を試行（対象者は21人）"),
]


@pytest.mark.parametrize(("sentence", "expected"), NOMINAL)
def test_sentences_end_in_a_noun(sentence: str, expected: str) -> None:
    """A verb gives way to its noun, or takes こと."""
    assert nominal(f"{sentence}。") == expected
    assert nominal(expected) == expected


def test_a_noun_that_ends_in_i_is_no_adjective() -> None:
    """違い and 担い end like 多い, but finish no sentence."""
    assert is_finished("相談が多い")
    assert not is_finished("制度の違い")
    assert not is_finished("会議の開催")
    assert is_finished("会議を開催する")


def test_acts_are_taken_apart() -> None:
    """An act at the end of a text, and the verb that it stands for."""
    assert act_at_end("部会を設置") == ("部会を", "設置")
    assert act_at_end("部会を設けた") is None
    assert (verb_of("設置"), verb_of("見直し")) == ("設置する", "見直す")
