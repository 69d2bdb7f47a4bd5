"""`ckwriter draft --model`: what it prints, what it leaves behind, how it ends."""

from __future__ import annotations

from pathlib import Path

import pytest

from ckwriter import reading
from ckwriter.cli.asking import ModelRun, Progress
from ckwriter.endpoints import Price, Usage
from ckwriter.guarding.budget import Account
from ckwriter.guarding.chain import Guards
from tests.conftest import ROOT, Run
from tests.model_server import ModelServer

BODY = ROOT / "tests" / "bodies" / "notes_only.yaml"


def test_a_model_drafts_the_form(run: Run, service: ModelServer) -> None:
    """The file names the model, and a line says what it took."""
    ran = run("draft", BODY, "--model", "openai:test", "--base-url", service.url, "-o", "out.docx")
    assert ran.status == 1
    assert f"モデルに{len(service.calls)}回たずねました（{len(service.calls) * 1050:,}トークン）" in ran.err
    assert reading.read("out.docx")["other_matters"].origin == "openai:test"


def test_the_settings_name_the_model_and_the_prices(run: Run, service: ModelServer) -> None:
    """An office settles them once; the key is not among them."""
    Path("ckwriter.toml").write_text(
        f'[draft]\nmodel = "openai:test"\nbase_url = "{service.url}"\nprice = {{ sent = 100, received = 400 }}\n'
        '[screen]\nwords = ["若者"]\n[ledger]\npath = "mine.sqlite3"\n',
        encoding="utf-8",
    )
    ran = run("draft", BODY, "-o", "out.yaml")
    assert "円）" in ran.err
    assert "若者" not in "".join(call.text for call in service.calls)
    assert Path("mine.sqlite3").exists()
    Path("ckwriter.toml").write_text('[draft]\napi_key = "x"\n', encoding="utf-8")
    assert "api_key" in run("draft", BODY, "-o", "two.yaml").err


def test_the_budget_ends_with_1_and_a_file(run: Run, service: ModelServer) -> None:
    """What is done is kept; run again with more, it goes on at no cost for that."""
    words = ["draft", BODY, "--model", "openai:test", "--base-url", service.url]
    ran = run(*words, "-o", "one.yaml", "--budget-tokens", "8000")
    assert ran.status == 1
    assert "予算の上限（8,000トークン）" in ran.out.replace("\n", "")
    assert {"offline", "openai:test"} <= {cell.origin for cell in reading.read("one.yaml").cells.values()}
    first = {call.text for call in service.calls}
    run(*words, "-o", "two.yaml")
    assert len({call.text for call in service.calls}) == len(service.calls)
    assert first < {call.text for call in service.calls}


def test_a_fresh_run_asks_again(run: Run, service: ModelServer) -> None:
    """For another wording of everything."""
    words = ["draft", BODY, "--model", "openai:test", "--base-url", service.url]
    run(*words, "-o", "one.yaml")
    asked = len(service.calls)
    run(*words, "-o", "two.yaml", "--fresh")
    assert len(service.calls) >= 1.5 * asked


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--model", "openai:m"], "OPENAI_API_KEY"),
        (["--model", "openai:", "--base-url", "http://127.0.0.1:9/v1"], "openai:モデル名"),
        (["--model", "openai:m", "--base-url", "127.0.0.1"], "--base-url"),
        (["--model", "magic:m"], "「magic」"),
        (["--model", "openai:m", "--budget-money", "5"], "単価"),
        (["--model", "openai:m", "--budget-tokens", "x"], "--budget-tokens"),
        (["--dry-run"], "--model"),
    ],
)
def test_a_wrong_set_up_is_one_line_and_2(run: Run, words: list[str], told: str) -> None:
    """And no file is left."""
    ran = run("draft", BODY, "-o", "out.docx", *words)
    assert ran.status == 2
    assert told in ran.err
    assert ran.err.count("\n") == 1
    assert not Path("out.docx").exists()


def test_a_service_that_is_not_there_is_one_line_and_2(run: Run) -> None:
    """With the address."""
    Path("ckwriter.toml").write_text("[draft]\npause = 0\nretries = 0\n", encoding="utf-8")
    ran = run("draft", BODY, "-o", "out.docx", "--model", "openai:m", "--base-url", "http://127.0.0.1:9/v1")
    assert ran.status == 2
    assert "http://127.0.0.1:9/v1 につながりません" in ran.err


def test_no_output_is_only_for_a_rehearsal(run: Run) -> None:
    """It is told which option is missing."""
    ran = run("draft", BODY)
    assert (ran.status, "-o" in ran.err) == (2, True)


def test_a_dry_run_shows_what_would_be_sent_and_sends_nothing(run: Run, service: ModelServer) -> None:
    """The very texts, tokens, price, and what is masked without saying it."""
    data = Path("facts.yaml")
    text = BODY.read_text(encoding="utf-8") + "  - {about: strengths, text: 担当は山田太郎さん（086-434-9823）}\n"
    data.write_text(text, encoding="utf-8")
    Path("ckwriter.toml").write_text("[draft.price]\nsent = 100\nreceived = 400\n", encoding="utf-8")
    words = ["draft", data, "--model", "openai:test", "--base-url", service.url, "-o", "out.docx"]
    shown = run(*words, "--dry-run").out
    assert service.calls == []
    assert not Path("out.docx").exists()
    assert "山田" not in shown
    assert "9823" not in shown
    for word in ("概算", "費用: 約", "〔氏名1〕 … 素材 11件目", "共通部分", f"送り先: {service.url}"):
        assert word in shown
    run(*words)
    for call in service.calls:
        if "この欄がもとにしてよい" not in call.text and "事実に合っていませんでした" not in call.text:
            for message in call.body["messages"]:
                for line in message["content"].splitlines():
                    assert line in shown
    assert "前の答えを使う欄は0" not in run(*words, "--dry-run").out


class TestProgress:
    """The bar."""

    def test_on_a_terminal_it_shows_counts_tokens_and_money(
        self, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """So far."""
        monkeypatch.setattr("sys.stderr.isatty", lambda: True)
        account = Account(price=Price(sent=100, received=400))
        with Progress(ModelRun(Guards(account=account))) as step:
            account.spent += Usage(calls=1, sent=20_000, received=5_000)
            step(3, 12, "強み")
        assert "3/12 25,000トークン、4.00円" in capsys.readouterr().err

    def test_in_a_log_it_shows_nothing(self, capsys: pytest.CaptureFixture[str]) -> None:
        """Nobody looks at it there."""
        with Progress() as step:
            step(1, 2, "強み")
        assert capsys.readouterr().err == ""
