"""Which channels of a server are claims channels: every post with a claim is answered there."""

from __future__ import annotations

from typing import Final

from sources.database.server_settings import ServerSettings

# One setting for each channel, so that two people who add channels at the same moment lose nothing.
_PREFIX: Final = "claims_channel/"


class ClaimsChannels:
    """The claims channels of all servers, kept with the servers' settings."""

    def __init__(self, settings: ServerSettings) -> None:
        self._settings = settings

    async def of(self, server: int) -> tuple[int, ...]:
        """The ids of a server's claims channels.

        Raises:
            StorageError: the database cannot be read.
        """
        names = await self._settings.all(str(server))
        return tuple(int(name.removeprefix(_PREFIX)) for name in names if name.startswith(_PREFIX))

    async def includes(self, server: int, channel: int, parent: int | None = None) -> bool:
        """Whether posts in the channel are answered; a thread or forum post counts with its parent.

        Raises:
            StorageError: the database cannot be read.
        """
        chosen = await self.of(server)
        return channel in chosen or parent in chosen

    async def add(self, server: int, channel: int) -> bool:
        """Make it one; False where it was one already.

        Raises:
            StorageError: the database cannot be written.
        """
        if channel in await self.of(server):
            return False
        await self._settings.set(str(server), f"{_PREFIX}{channel}", "true")
        return True

    async def remove(self, server: int, channel: int) -> bool:
        """Make it none; False where it was none.

        Raises:
            StorageError: the database cannot be written.
        """
        if channel not in await self.of(server):
            return False
        await self._settings.set(str(server), f"{_PREFIX}{channel}", None)
        return True
