"""Every setting of the product: read once from the environment, then handed down."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from platformdirs import user_data_path
from pydantic import Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from sources.errors import InputError


class Settings(BaseSettings):
    """Read from variables that begin with CROSSCHECK_; a missing one has its default."""

    model_config = SettingsConfigDict(env_prefix="CROSSCHECK_", frozen=True, extra="ignore")

    database_url: str = Field(
        default="",
        description="Where the source table is kept: an SQLAlchemy address such as sqlite:////data/crosscheck.db or "
        "postgresql://user:password@host/name. Empty: a file in the user's data directory.",
    )
    discord_token: SecretStr = Field(
        default=SecretStr(""),
        description="The bot's token from Discord's developer portal. Needed by `crosscheck run` alone.",
    )
    message_content: bool = Field(
        default=False, description="Ask Discord for the message-content intent, which claims channels need."
    )
    model: str = Field(
        default="",
        description="Folder of an ONNX entailment model in Hugging Face layout that speaks beside the judges; "
        "`shipped` or empty: the one that ships; `none`: the judges alone.",
    )
    contact: str = Field(
        default="",
        pattern=r"^[ -~]{0,200}$",
        description="An address or page of whoever runs this, such as mailto:admin@example.org. It goes into the "
        "User-Agent of every page that is fetched.",
    )
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = Field(
        default="INFO", description="DEBUG, INFO, WARNING or ERROR."
    )
    health_port: int = Field(
        default=0,
        ge=0,
        le=65535,
        description="Port on 127.0.0.1 where `crosscheck run` says that it is well. 0: none.",
    )

    def database(self) -> str:
        """The address of the database, with the default filled in."""
        if self.database_url:
            return self.database_url
        return f"sqlite:///{default_data_folder() / 'crosscheck.db'}"


def default_data_folder() -> Path:
    """The user's data directory for this program, by the operating system's convention. It is not made here."""
    return user_data_path("crosscheck", appauthor=False)


def read_settings() -> Settings:
    """The settings of this process.

    Raises:
        InputError: a variable has a value that it cannot have; the sentence names it.
    """
    try:
        return Settings()
    except ValidationError as error:
        first = error.errors()[0]
        name = "CROSSCHECK_" + "_".join(str(part) for part in first["loc"]).upper()
        raise InputError(f"{name} has a value that cannot be used: {first['msg'].lower()}.") from None
