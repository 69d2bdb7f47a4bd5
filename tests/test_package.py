"""The wheel: what is installed is all that the main job needs."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
import venv
from pathlib import Path

from tests.conftest import ROOT


def test_every_package_is_listed() -> None:
    """A new folder of modules that is not in pyproject.toml would be missing from the wheel."""
    listed = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["setuptools"]["packages"]
    found = {".".join(path.parent.relative_to(ROOT / "src").parts) for path in (ROOT / "src").rglob("__init__.py")} | {
        f"ckwriter.{name}" for name in ("templates", "prompts", "examples")
    }
    assert sorted(listed) == sorted(found)


def test_the_wheel_does_the_main_job_in_a_clean_environment(tmp_path: Path) -> None:
    """Built, installed without the checkout at hand, the command drafts its own examples."""
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "VIRTUAL_ENV"))}

    def run(*words: str | Path, cwd: Path = tmp_path) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [str(w) for w in words],
            cwd=cwd,
            env=environment,
            check=True,
            capture_output=True,
            text=True,
            encoding="utf-8",
        )

    run(
        sys.executable,
        "-m",
        "build",
        "--wheel",
        "--no-isolation",
        "--outdir",
        tmp_path,
        ROOT,
        "--config-setting=--build-option=--quiet",
    )
    (wheel,) = tmp_path.glob("*.whl")
    clean = tmp_path / "clean"
    venv.create(clean, with_pip=False, symlinks=True)
    python = clean / ("Scripts" if os.name == "nt" else "bin") / "python"
    site = Path(run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))").stdout.strip())
    run(sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index", "--target", site, wheel)
    # The dependencies come from this environment, ckwriter itself only from the wheel.
    import click

    (site / "dependencies.pth").write_text(f"{Path(click.__file__).parents[1]}\n", encoding="utf-8")
    home = run(python, "-c", "import ckwriter; print(ckwriter.__file__)").stdout
    assert str(site) in home
    run(python, "-m", "ckwriter", "demo", "--out", "forms")
    assert sorted(path.name for path in (tmp_path / "forms").iterdir()) == ["kumamoto.docx", "kurashiki.docx"]
