"""Settings: ckwriter.toml."""

from decimal import Decimal
from pathlib import Path

import pytest

from ckwriter import settings
from ckwriter.errors import ReadError, SettingsError


def test_defaults_hold_without_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing has to be set up."""
    monkeypatch.chdir(tmp_path)
    assert settings.load().draft.model == "offline"


def test_the_file_in_the_folder_is_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An office settles its style once."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "ckwriter.toml").write_text(
        '[style]\nending = "nominal"\ndisability = "障がい"\n'
        '[checks]\nignore = [{code = "T1", reason = "県の様式のため"}]\n',
        encoding="utf-8",
    )
    loaded = settings.load()
    assert (loaded.style.ending, loaded.style.disability) == ("nominal", "障がい")
    assert loaded.checks.ignore[0].reason == "県の様式のため"


def test_a_model_is_settled_once(tmp_path: Path) -> None:
    """Where it is asked, what it costs and may cost, what is screened, and where the ledger is."""
    path = tmp_path / "ckwriter.toml"
    path.write_text(
        '[draft]\nmodel = "openai:m"\nbase_url = "http://127.0.0.1:1/v1"\ndeadline = 30\nconcurrency = 8\n'
        'price = { sent = 1.5, received = 6 }\n[screen]\naction = "refuse"\nskip = ["人数"]\n'
        "[budget]\nmoney = 300\n[ledger]\nkeep_days = 30\n",
        encoding="utf-8",
    )
    loaded = settings.load(path)
    assert (loaded.draft.model, loaded.draft.deadline, loaded.draft.concurrency) == ("openai:m", 30, 8)
    assert loaded.draft.price is not None
    assert (loaded.draft.price.sent, loaded.budget.money) == (Decimal("1.5"), 300)
    assert (loaded.screen.action, loaded.screen.skip, loaded.ledger.keep_days) == ("refuse", ("人数",), 30)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('[draft]\napi_key = "x"\n', "draft.api_key"),
        ('[draft]\nbase_url = "127.0.0.1"\n', "http://"),
        ("[draft]\ndeadline = 0\n", "値が範囲の外"),
        ('[screen]\nskip = ["性別"]\n', "「性別」という種類"),
        ("[style\n", "読めません"),
        ("[styel]\n", "styel"),
        ('[style]\nending = "です"\n', "style.ending"),
        ('[style]\nending = "polite"\n', "plain か nominal"),
        ('[checks]\nignore = [{code = "T1"}]\n', "reason"),
    ],
)
def test_a_wrong_setting_is_one_line(tmp_path: Path, text: str, words: str) -> None:
    """A slip in the file is told by the name of the setting."""
    path = tmp_path / "ckwriter.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError) as caught:
        settings.load(path)
    assert words in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_named_file_must_exist(tmp_path: Path) -> None:
    """A settings file that was named and is not there is no default."""
    with pytest.raises(ReadError):
        settings.load(tmp_path / "none.toml")
