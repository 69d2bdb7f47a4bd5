"""Plugins: found by entry point, loaded one at a time."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from ckwriter import plugins
from ckwriter.errors import PluginError

Install = Iterator[None]


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder on the path, in which tests lay packages as pip would."""
    monkeypatch.syspath_prepend(str(tmp_path))
    plugins.find.cache_clear()
    yield tmp_path
    plugins.find.cache_clear()
    for name in [n for n in sys.modules if n.startswith("plug_")]:
        del sys.modules[name]


def lay(folder: Path, package: str, entry_points: str, code: str = "") -> None:
    info = folder / f"{package}-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {package}\nVersion: 1.0\n", encoding="utf-8")
    (info / "entry_points.txt").write_text(entry_points, encoding="utf-8")
    (folder / f"{package}.py").write_text(code, encoding="utf-8")


def test_a_plugin_of_somebody_else_is_found_and_not_imported(installed: Path) -> None:
    """Finding reads no code; loading gives the callable."""
    lay(installed, "plug_a", "[ckwriter.backends]\nmine = plug_a:answer\n", "def answer(request): return 'x'\n")
    assert "mine" in plugins.find("backends")
    assert "plug_a" not in sys.modules
    assert plugins.load("backends", "mine")(None) == "x"


def test_a_broken_plugin_is_named_and_hurts_nobody(installed: Path) -> None:
    """One that raises at import is told by its name and package; the others load."""
    lay(installed, "plug_broken", "[ckwriter.forms]\nbroken = plug_broken:form\n", "raise RuntimeError('no')\n")
    loaded = dict(plugins.load_all("forms"))
    assert isinstance(loaded["broken"], PluginError)
    assert "plug_broken" in str(loaded["broken"])
    assert callable(loaded["nimo-r6"])


def test_a_clash_names_both(installed: Path) -> None:
    """Two packages that claim one name are both named."""
    for package in ("plug_one", "plug_two"):
        lay(installed, package, f"[ckwriter.backends]\nsame = {package}:f\n")
    with pytest.raises(PluginError) as caught:
        plugins.find("backends")
    assert "plug_one" in str(caught.value)
    assert "plug_two" in str(caught.value)


def test_an_unknown_name_lists_the_known_ones(installed: Path) -> None:
    """A typing slip in --form is answered with what there is."""
    with pytest.raises(PluginError, match="nimo-r6"):
        plugins.load("forms", "nimo-r5")


def test_what_cannot_be_called_is_no_plugin(installed: Path) -> None:
    """An entry point that names a value is refused."""
    lay(installed, "plug_value", "[ckwriter.backends]\nvalue = plug_value:x\n", "x = 1\n")
    with pytest.raises(PluginError, match="呼び出せる"):
        plugins.load("backends", "value")
