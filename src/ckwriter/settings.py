"""`ckwriter.toml`: what an office settles once for all its documents.

    [style]
    ending = "nominal"        # plain（である体） or nominal（体言止め）
    disability = "障がい"     # spelling in drafted prose: 障害, 障がい, 障碍

    [draft]                   # who drafts, and how patiently it is asked; a key is never written here
    model = "openai:MODEL"    # offline (the default), openai:MODEL, langchain:PROVIDER:MODEL, courier:MODEL
    base_url = "http://127.0.0.1:8000/v1"
    deadline = 120            # seconds that one call may take
    concurrency = 4           # calls under way at once
    context = 32000           # tokens that the model takes in one call, for `review --model`
    price = { sent = 40, received = 160, currency = "円" }    # of a million tokens

    [screen]                  # personal data in the facts
    action = "mask"           # mask, or refuse to send
    words = ["…"]             # words that are never sent
    keep = ["山田記念病院"]   # words that may be

    [budget]
    tokens = 300000           # what one run may spend at most; or money

    [ledger]
    path = "…/ledger.sqlite3"
    keep_days = 365

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

from pydantic import BaseModel, ConfigDict, ValidationError, field_validator

from ckwriter import files
from ckwriter.drafts import Style
from ckwriter.endpoints import Endpoint
from ckwriter.errors import SettingsError
from ckwriter.guarding.budget import BudgetSettings
from ckwriter.guarding.ledger import LedgerSettings
from ckwriter.guarding.screen import ScreenSettings
from ckwriter.model import Ignored

FILE = "ckwriter.toml"


class _Settings(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class CheckSettings(_Settings):
    """What the office lets stand, with the reasons that the report prints."""

    ignore: tuple[Ignored, ...] = ()


class DraftSettings(Endpoint):
    """Who drafts, and where and how patiently a model is asked."""

    model: str = "offline"


class Settings(_Settings):
    """All settings; the defaults hold where there is no file."""

    style: Style = Style()
    draft: DraftSettings = DraftSettings()
    checks: CheckSettings = CheckSettings()
    screen: ScreenSettings = ScreenSettings()
    budget: BudgetSettings = BudgetSettings()
    ledger: LedgerSettings = LedgerSettings()

    @field_validator("style")
    @classmethod
    def _of_a_form(cls, style: Style) -> Style:
        """A form is written in one of two ways; the polite one is for what is written to somebody."""
        if style.ending == "polite":
            raise ValueError("ending には plain か nominal を書いてください")
        return style


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
    if kind.startswith(("greater_than", "less_than")):
        return "値が範囲の外です"
    told = {"extra_forbidden": "そういう設定はありません", "missing": "書かれていません"}
    return told.get(kind, message.removeprefix("Value error, "))
