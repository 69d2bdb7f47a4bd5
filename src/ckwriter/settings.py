"""`ckwriter.toml`: what an office settles once for all its documents.

    [style]
    ending = "nominal"        # plain（である体） or nominal（体言止め）
    disability = "障がい"     # spelling in drafted prose: 障害, 障がい, 障碍

    [draft]
    backend = "offline"

    [checks]
    ignore = [
      { code = "T105", reason = "県の様式に合わせて空欄とするため" },
      { code = "C101", at = "forums[2]", reason = "区ごとの会議と全体会を分けて数えるため" },
    ]

The file is looked for in the current folder unless it is named.
"""

from __future__ import annotations

import tomllib
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from ckwriter import files
from ckwriter.drafts import Style
from ckwriter.errors import SettingsError
from ckwriter.model import Ignored

FILE = "ckwriter.toml"


class _Settings(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class CheckSettings(_Settings):
    """What the office lets stand, with the reasons that the report prints."""

    ignore: tuple[Ignored, ...] = ()


class DraftSettings(_Settings):
    """How drafts are made."""

    backend: str = "offline"


class Settings(_Settings):
    """All settings; the defaults hold where there is no file."""

    style: Style = Style()
    draft: DraftSettings = DraftSettings()
    checks: CheckSettings = CheckSettings()


def load(path: Path | None = None) -> Settings:
    """Return the settings of a file, of `ckwriter.toml` here, or the defaults; SettingsError says what is wrong."""
    if path is None:
        path = Path(FILE)
        if not path.is_file():
            return Settings()
    data = files.read_whole(path)
    try:
        return Settings.model_validate(tomllib.loads(files.decode(data, str(path))))
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"{path}: 設定を読めません（{error}）") from None
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(key) for key in first["loc"])
        raise SettingsError(f"{path}: 設定「{where}」が使えません（{_reason(first['type'], first['msg'])}）") from None


def _reason(kind: str, message: str) -> str:
    return {"extra_forbidden": "そういう設定はありません", "missing": "書かれていません"}.get(kind, message)
