"""A response's body, read in bounds: what is counted is what comes out of the compression, piece by piece."""

from __future__ import annotations

import zlib
from collections.abc import AsyncIterable, Iterator
from typing import Final

from sources.errors import FetchError

_PIECE: Final = 64 * 1024
_GZIP: Final = 16 + zlib.MAX_WBITS


async def read_body(parts: AsyncIterable[bytes], encoding: str, most: int, host: str) -> bytes:
    """The decoded body.

    Args:
        parts: the bytes as they come from the network.
        encoding: the response's Content-Encoding; gzip alone is asked for.
        most: bytes that may come out. At most one piece of 64 KiB more is ever held.
        host: named in the sentences.

    Raises:
        FetchError: it is too long, cut off, or in a compression that was not asked for.
    """
    decoder = _Decoder(encoding, host)
    body = bytearray()
    async for part in parts:
        for piece in decoder.feed(part):
            body += piece
            if len(body) > most:
                raise too_long(host, most)
    decoder.finish()
    return bytes(body)


def too_long(host: str, most: int) -> FetchError:
    """The error for a page that is longer than `most` bytes."""
    return FetchError(f"The page of {host} is longer than {most / 2**20:g} MiB, the most that is read.")


class _Decoder:
    def __init__(self, encoding: str, host: str) -> None:
        self._host = host
        name = encoding.strip().lower()
        if name not in ("", "identity", "gzip", "x-gzip"):
            raise FetchError(f"{host} answers in a compression that was not asked for ({name[:40]}).")
        self._stream = zlib.decompressobj(_GZIP) if name in ("gzip", "x-gzip") else None
        self._begun = False

    def feed(self, part: bytes) -> Iterator[bytes]:
        """What comes out for these bytes, never more than 64 KiB at a time."""
        if self._stream is None:
            yield part
            return
        data, more = part, False
        # A full piece may leave some of its output inside the decoder, with no input left.
        while data or more:
            if self._stream.eof:
                # gzip may have several members; what follows without being one is padding.
                if not data.startswith(b"\x1f\x8b"):
                    return
                self._stream = zlib.decompressobj(_GZIP)
            self._begun = True
            try:
                piece = self._stream.decompress(data, _PIECE)
            except zlib.error:
                raise FetchError(
                    f"{self._host} says that its page is compressed with gzip, and it is not."
                ) from None
            data = self._stream.unused_data if self._stream.eof else self._stream.unconsumed_tail
            more = len(piece) == _PIECE and not self._stream.eof
            if piece:
                yield piece

    def finish(self) -> None:
        """Raise FetchError if the body ended too early."""
        if self._stream is not None and self._begun and not self._stream.eof:
            raise FetchError(f"The page of {self._host} broke off half-way.", passing=True)
