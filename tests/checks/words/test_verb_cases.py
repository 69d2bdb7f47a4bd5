"""Particles that do not go with the case of a verb (J301)."""

import pytest

from ckwriter.checks.words.slips import slip
from ckwriter.testing import example, findings


@pytest.mark.parametrize(
    "text",
    [
        "職員が受診を付き添い、結果を共有する。",
        "本人の思いを寄り添った支援を行う。",
        "退院前の面接を立ち会い、計画を確かめる。",
        "病院からの相談を応じる。",
        "家族会の役員が研修を参加し、体験を語った。",
        "地域の課題を取り組む部会を置く。",
        "退院支援を携わる職員が少ない。",
        "作業所を通う人が増えた。",
        "外出を同行して、買い物を手伝う。",
        "保健師が利用者に見守る体制をつくる。",
        "民生委員が一人暮らしの高齢者に訪ねて声をかける。",
        "精神科病院を連携し、退院前の会議を開く。",
        "入居した後の見守りを相談を担う。",
        "送迎を日中の活動を担う。",
        "制度を窓口を紹介する。",
        "家族向けの研修会に開催した。",
        "退院後の生活お支える。",
        "病棟の看護師か本人の希望を聞き取る。",
        "面接で生活の様子聞き取る。",
        "利用者が増えたことより、職員が足りない。",
    ],
)
def test_a_particle_that_the_verb_does_not_take(text: str) -> None:
    """を for に and と, に for を, and two objects of one verb."""
    assert [one.level for one in findings(slip, example({"strengths": text}, "nimo-r6"))] == ["note"], text


@pytest.mark.parametrize(
    "text",
    [
        "受診に付き添い、見守りと相談を担う。情報を連携し、計画を作る。",
        "窓口を通って病棟へ向かう。社会福祉協議会が見守りを、保健師が相談を担う。",
        "当事者に支えられて続いている。利用者に見守る側になってもらう。",
        "専門職を講師に招いて研修を開く。退院した人に訪ねてもらう場をつくる。当事者に手伝ってもらう。",
        "保健所を中心に関係機関と連携する。支援の進め方を会議を通じて共有する。",
        "研修会に開催案内を送る。保健師か精神保健福祉士が訪問する。病院から地域へ移る方を支える。",
        "話すことより、聞くことが大切だ。職員お一人ずつに聞く。支援の体制、役割を整える。",
        "退院先を住む人の目で見直す。ボランティアを入院した時から募る。住民に支える力を付けてもらう。",
    ],
)
def test_a_particle_that_the_verb_takes(text: str) -> None:
    """What a body passes on, ways that are gone, the doer of what is done, and clauses that stand between."""
    assert not findings(slip, example({"strengths": text}, "nimo-r6")), text
