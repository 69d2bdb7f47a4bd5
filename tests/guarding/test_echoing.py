"""Sentences that give the instruction back."""

from __future__ import annotations

import pytest

from ckwriter.drafts import Correction, DraftReply, Sentence
from ckwriter.guarding.echoing import guard, is_echo
from ckwriter.model import Finding
from tests.asked import ask

TOLD = "この協議の場の特記事項を書く。1～3文とする。\n\n- 素材に書かれた強みを先に、課題を後に述べる。\n\n全体で200字以内、である体で書く。"
REQUEST = ask("年4回、会議を開いている", "課題を後に述べる場を設けた", instructions=TOLD)


@pytest.mark.parametrize(
    "text",
    [
        "5 強みと課題「特徴（強み）」について",
        "強みと課題「特徴（強み）」",
        "素材に書かれた強みを先に、課題を後に述べる。",
        "この協議の場の特記事項を書く。素材に書かれた強みを先に、課題を後に述べる。",
        "この欄では、素材に書かれた強みを先に、課題を後に述べる。",
        "事実にない数字、年月、名称、事業、評価、原因、見通しを加えない。",
        "会議の役割は、この協議の場の特記を書く。",
        "「年4回」を挙げて、素材に書かれた強みを述べる。",
        "会議は、素材に書かれた強みを先に、課題は後で取り上げている。",
    ],
)
def test_the_title_and_the_instruction_are_no_draft(text: str) -> None:
    """Whole, in part, or with words round them."""
    assert is_echo(text, REQUEST)


@pytest.mark.parametrize(
    "text",
    [
        "年4回、会議を開いている。",
        "会議を年4回開催し、強みと課題を話し合っている。",
        "課題を後に述べる場を設けた。",
        "家族が思いを述べる。",
        "この協議の場の特記すべき強みは、年4回の会議である。",
        "特徴がある。",
        "",
    ],
)
def test_what_the_facts_say_is_none(text: str) -> None:
    """Also where it shares words with the instruction."""
    assert not is_echo(text, REQUEST)


def test_it_is_left_out_and_told() -> None:
    """The other sentences stay."""
    told: list[Finding] = []
    said = tuple(Sentence(text=text, facts=(1,)) for text in ("特徴（強み）について", "年4回、会議を開いている。"))
    reply = guard(lambda _: DraftReply(sentences=said), told.append)(REQUEST)
    assert reply.sentences == said[1:]
    assert [(one.code, one.level) for one in told] == [("G305", "note")]


def test_among_corrections_the_others_keep_their_turn() -> None:
    """They answer one for one."""
    wrong = Correction(sentence="年5回。", why="合いません")
    said = tuple(Sentence(text=text, facts=(1,)) for text in ("特徴（強み）について", "年4回、会議を開いている。"))
    request = REQUEST.model_copy(update={"corrections": (wrong, wrong)})
    reply = guard(lambda _: DraftReply(sentences=said), print)(request)
    assert [one.text for one in reply.sentences] == ["", "年4回、会議を開いている。"]
