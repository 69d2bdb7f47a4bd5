"""Settings: ckwriter.toml."""

from pathlib import Path

import pytest

from ckwriter import settings
from ckwriter.errors import ReadError, SettingsError


def test_defaults_hold_without_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing has to be set up."""
    monkeypatch.chdir(tmp_path)
    assert settings.load().draft.backend == "offline"


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


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[style\n", "読めません"),
        ("[styel]\n", "styel"),
        ('[style]\nending = "です"\n', "style.ending"),
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
