"""Every setting, typed; a bad or unknown one refuses to start with a sentence. Nothing else reads the environment."""

import os
from pathlib import Path
from typing import Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import Field, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from agenda.vocabulary import Language


class SettingsRefused(Exception):
    """The settings cannot be used; the text says which and why."""


class Settings(BaseSettings):
    """Read from `YIXI_…` in the environment."""

    model_config = SettingsConfigDict(env_prefix="YIXI_", extra="forbid", frozen=True)

    data: Path = Path("data")
    """Folder of the database, papers and packages."""
    database_url: str = ""
    """SQLAlchemy address; empty means SQLite inside `data`."""
    host: str = "0.0.0.0"
    port: int = Field(default=8080, ge=0, le=65535)
    public_url: str = ""
    """Address tablets use, for links and QR codes; empty means the address in the local network."""
    organisation: str = "议席"
    async_mode: Literal["eventlet", "threading"] = "eventlet"
    fanout: Literal["fast", "stock"] = "fast"
    """How messages reach terminals under eventlet: straight to the sockets, or through the library's queues."""
    upload_limit_mib: int = Field(default=200, ge=1, le=4096)
    uploads_held_mib: int = Field(default=2048, ge=1, le=65536)
    """How much one person may have uploaded without having filed it."""
    login_hours: int = Field(default=12, ge=1, le=72)
    timezone: str = "Asia/Shanghai"
    language: Language = Language.ZH_CN
    """What record, minutes, sign-in sheet and ballot record are written in; the screens speak both."""
    demo: bool = False
    """Serve the links of the demo in `data`; set by `yixi demo` only."""
    log_level: Literal["debug", "info", "warning", "error"] = "info"
    log_format: Literal["json", "console"] = "json"

    @field_validator("timezone")
    @classmethod
    def _known_zone(cls, name: str) -> str:
        try:
            ZoneInfo(name)
        except (ZoneInfoNotFoundError, ValueError):
            raise ValueError(f"{name} is no time zone, for example Asia/Shanghai") from None
        return name

    @property
    def database(self) -> str:
        """The SQLAlchemy address in use."""
        return self.database_url or f"sqlite:///{self.data.resolve() / 'yixi.db'}"

    @property
    def zone(self) -> ZoneInfo:
        """The zone meetings are held in: 'today' and the year of an ordinal are reckoned there."""
        return ZoneInfo(self.timezone)


def load(**overrides: object) -> Settings:
    """Read the settings; raise `SettingsRefused` with a sentence when one is wrong or unknown."""
    known = {f"YIXI_{name.upper()}" for name in Settings.model_fields}
    unknown = sorted(name for name in os.environ if name.startswith("YIXI_") and name not in known)
    if unknown:
        raise SettingsRefused(f"There is no setting {', '.join(unknown)}. Known are {', '.join(sorted(known))}.")
    try:
        return Settings.model_validate({**Settings().model_dump(), **overrides})
    except ValidationError as refused:
        first = refused.errors()[0]
        raise SettingsRefused(
            f"The setting YIXI_{str(first['loc'][0]).upper()} cannot be used: {first['msg']}."
        ) from None
