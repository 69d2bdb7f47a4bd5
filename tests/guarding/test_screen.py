"""The screen: masked before it is sent, put back into the answer."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from ckwriter.drafts import Correction, DraftReply, DraftRequest, Fact, Sentence
from ckwriter.guarding.screen import Screen, ScreenSettings, guard
from ckwriter.model import Finding, Submission
from ckwriter.prompting import messages
from tests.asked import ask

SEEDS = Path(__file__).parents[3] / "shared" / "seeds"


def sent_for(
    request: DraftRequest, reply: DraftReply | None = None, **settings: object
) -> tuple[str, DraftReply, list[Finding]]:
    """Return what a model sees of a request, the reply that comes back, and what was told."""
    seen: list[str] = []
    told: list[Finding] = []

    def model(request: DraftRequest) -> DraftReply:
        seen.append("\n".join(message["content"] for message in messages(request)))
        return reply or DraftReply()

    back = guard(model, ScreenSettings.model_validate(settings), told.append)(request)
    return "".join(seen), back, told


def said(*texts: str) -> DraftReply:
    """Return a reply with these sentences."""
    return DraftReply(sentences=tuple(Sentence(text=text, facts=(1,)) for text in texts))


def test_a_secret_is_masked_and_put_back() -> None:
    """The model writes the placeholder, the person reads the name."""
    request = ask("担当：山田太郎（電話086-434-9823）", "山田太郎さんが説明した")
    text, reply, _ = sent_for(request, said("〔氏名1〕が〔電話番号1〕で受け付けている。"))
    assert "山田" not in text
    assert "9823" not in text
    assert "[1] 担当：〔氏名1〕（電話〔電話番号1〕）\n[2] 〔氏名1〕さんが説明した" in text
    assert reply.sentences[0].text == "山田太郎が086-434-9823で受け付けている。"


def test_a_placeholder_stands_for_the_same_words_in_every_request() -> None:
    """Whatever else a request holds, so that the common part stays the same and answers can be replayed."""
    facts = ("佐藤さんと鈴木さん", "鈴木さん")
    first, _, _ = sent_for(ask(*facts))
    drafted = Fact(number=3, at="issues[1].issue", title="課題", text="鈴木さんと高橋さんがいる。")
    second, _, _ = sent_for(ask(*facts, drafted=(drafted,), at="intro"))
    common = first[: first.index("# 今回の欄")]
    assert second.startswith(common)
    assert "〔氏名2〕さんと〔氏名3〕さんがいる。" in second


def test_what_is_asked_again_is_masked_too() -> None:
    """Corrections hold words of the facts."""
    wrong = Correction(sentence="山田さんは5人と話した。", why="「3人」が合いません", allowed=("3人", "山田さん"))
    text, _, _ = sent_for(ask("山田さんは3人と話した", corrections=(wrong,)))
    assert "山田" not in text
    assert "3人" not in text
    assert "使える言葉: 〔人数1〕、〔氏名1〕さん" in text


def test_a_name_that_is_known_is_masked_wherever_it_stands() -> None:
    """But not within a longer word."""
    text, _, _ = sent_for(ask("山口さんが来た", "山口が話した。山口県の病院", "佐藤花子さん", "代理は佐藤花子とした"))
    assert "[2] 〔氏名1〕が話した。山口県の病院" in text
    assert "[4] 代理は〔氏名2〕とした" in text


@pytest.mark.parametrize("written", ["〔氏名1〕", "［氏名1］", "【氏名１】", "[氏名 1]", "（氏名1）", "「氏名1」"])
def test_a_placeholder_is_known_in_other_brackets(written: str) -> None:
    """Models change them."""
    _, reply, told = sent_for(ask("山田さん"), said(f"{written}さんがいる。"))
    assert reply.sentences[0].text == "山田さんがいる。"
    assert told == []


def test_a_sentence_with_an_unknown_placeholder_is_left_out_and_told() -> None:
    """Nobody knows what it says."""
    _, reply, told = sent_for(ask("山田さん"), said("〔氏名9〕さんがいる。", "〔氏名1〕さんがいる。"))
    assert [one.text for one in reply.sentences] == ["山田さんがいる。"]
    assert [(one.code, one.level) for one in told] == [("G304", "note")]


def test_a_text_that_looks_like_a_placeholder_is_no_secret() -> None:
    """Numbers that stand in the facts already are passed over."""
    text, reply, _ = sent_for(ask("〔氏名1〕という記号がある", "山田さん"), said("〔氏名2〕さんと〔氏名1〕。"))
    assert "[2] 〔氏名2〕さん" in text
    assert reply.sentences == ()


def test_small_numbers_with_the_unit_of_the_form_are_masked() -> None:
    """3 in a cell whose unit is 人."""
    fact = Fact(number=1, at="profile[x].value", title="退院者数", label="退院者数", text="3", unit="人")
    text, reply, _ = sent_for(ask(facts=(fact,)), said("退院者は〔人数1〕であった。"))
    assert "[1] 退院者数: 〔人数1〕" in text
    assert reply.sentences[0].text == "退院者は3人であった。"


def test_words_of_the_office_are_never_sent_and_others_may_be() -> None:
    """`words`, `keep` and `skip` of the settings."""
    text, _, _ = sent_for(
        ask("秘密計画は2人で山田記念病院と。担当：山田記念病院"),
        words=["秘密計画"],
        keep=["山田記念病院"],
        skip=["人数"],
    )
    assert "[1] 〔指定の語1〕は2人で山田記念病院と。担当：山田記念病院" in text


def test_a_request_can_be_withheld_instead() -> None:
    """Nothing is sent, and each fact that holds something is named without saying it."""
    text, reply, told = sent_for(ask("山田さん", "年4回"), action="refuse")
    assert text == ""
    assert (reply.outcome, "氏名" in reply.problem) == ("withheld", True)
    assert [(one.code, one.at) for one in told] == [("G303", "notes[1]")]
    assert "山田" not in told[0].message + told[0].hint
    text, _, told = sent_for(ask("年4回"), action="refuse")
    assert text
    assert told == []


def test_secrets_are_not_handed_on_with_the_request() -> None:
    """What stands behind the screen learns their kind alone."""
    seen: list[DraftRequest] = []
    guard(lambda request: seen.append(request) or DraftReply(), ScreenSettings(), print)(ask("山田さん"))  # type: ignore[func-returns-value]
    assert [(one.placeholder, one.kind, one.secret) for one in seen[0].masked] == [("〔氏名1〕", "氏名", "")]
    assert "山田" not in seen[0].model_dump_json()


def _texts() -> Iterator[str]:
    for path in SEEDS.glob("*.txt"):
        yield from path.read_text(encoding="utf-8").splitlines()


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the two real submissions are not at hand")
def test_nothing_of_real_submissions_is_masked() -> None:
    """They are public and hold no personal data; every mask would be a mistake."""
    screen = Screen(ScreenSettings())
    assert [(line, one) for line in _texts() for one in screen.secrets(line)] == []


def test_nothing_of_the_examples_is_masked(example: Submission) -> None:
    """As above."""
    screen = Screen(ScreenSettings())
    texts = [cell.text for cell in example.cells.values()] + [note.text for note in example.notes]
    assert [(text, one) for text in texts for one in screen.secrets(text)] == []
