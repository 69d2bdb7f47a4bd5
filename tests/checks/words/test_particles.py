"""Particles that do not go with the verb behind them (J301)."""

import pytest

from ckwriter.checks.words.slips import slip
from ckwriter.testing import example, findings


@pytest.mark.parametrize(
    "text",
    [
        "圏域連絡会議が年3回開く。",
        "家族同士が支え合いが生まれる。",
        "再び入院する人を減る。",
        "個々の課題が深める時間をとる。",
        "研修会を年2回を開催する。",
        "早い段階で計画が作る。",
        "保健所が連携会議を開、課題を話し合う。",
        "病院が地域の理解が進む。",
        "退院の見通しを早に伝える。",
        "関係者が連絡をする機会を少ない。",
        "講座の準備を段階から当事者が加わる。",
        "住まいの確保を観点から部会を見直す。",
    ],
)
def test_a_particle_against_its_verb(text: str) -> None:
    """が for を, を for が, two が for one verb, and verbs without okurigana."""
    found = findings(slip, example({"strengths": text}, "nimo-r6"))
    assert [one.level for one in found] == ["note"], text


@pytest.mark.parametrize(
    "text",
    [
        "部会が年2回開く研修に加わる。協議会が研修を開催する。",
        "会議が年3回開かれる。会議が開催され、課題が整理された。",
        "参加者が関心が高いと答えた分野",
        "経験が浅い保健師が増えている。",
        "本人が主体の活動が広がる。",
        "人数は増えたが、理解が進んだ。",
        "利用者を減らし、回数を増やす。不安を減らす。",
        "理解が深められ、体制が整えられた。計画が作りやすい。",
        "協議会が決め、職員が伝える。",
        "待つ時間を少なくし、負担を少ない人手で支える。",
        "病院の理解が進み、支援が広がる。",
        "対象を段階的に広げ、研修を当初から続ける。",
        "家庭訪問を途中で見直し、退院を直前に控えた人を支える。",
    ],
)
def test_particles_that_go_with_their_verbs(text: str) -> None:
    """Passives, adjectives, clauses before a noun, and bodies that act."""
    assert findings(slip, example({"strengths": text}, "nimo-r6")) == [], text
