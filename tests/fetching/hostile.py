"""Links that mean harm: what each is, how its server behaves, and the words of the sentence that it ends in."""

from __future__ import annotations

import asyncio
import io
import zlib
from dataclasses import dataclass

from tests.fetching.site import SITE, Answer, Request, answer, redirect

PAGE = b"<!doctype html><html><head><title>A rule</title></head><body><p>The limit is 3 percent.</p></body></html>"
PATIENCE = 1.5
"""Seconds for one of the servers that never end; all others have the client's own 20."""


@dataclass(frozen=True, slots=True)
class Hostile:
    """A link, and words of its one sentence. `slow`: it would go on for ever."""

    url: str
    words: str
    slow: bool = False


NO_PUBLIC = "no address of the public network"
DIRECT = (
    Hostile("http://127.0.0.1/", NO_PUBLIC),
    Hostile("http://127.8.9.10:8080/", NO_PUBLIC),
    Hostile("http://0.0.0.0/", NO_PUBLIC),
    Hostile("http://10.0.0.1/admin", NO_PUBLIC),
    Hostile("http://172.31.255.1/", NO_PUBLIC),
    Hostile("http://192.168.1.1/", NO_PUBLIC),
    Hostile("http://100.64.0.1/", NO_PUBLIC),
    Hostile("http://169.254.169.254/latest/meta-data/", NO_PUBLIC),
    Hostile("http://192.0.0.192/", NO_PUBLIC),
    Hostile("http://224.0.0.1/", NO_PUBLIC),
    Hostile("http://255.255.255.255/", NO_PUBLIC),
    Hostile("http://[::1]/", NO_PUBLIC),
    Hostile("http://[::]/", NO_PUBLIC),
    Hostile("http://[::ffff:127.0.0.1]/", NO_PUBLIC),
    Hostile("http://[::ffff:a9fe:a9fe]/", NO_PUBLIC),
    Hostile("http://[::127.0.0.1]/", NO_PUBLIC),
    Hostile("http://[64:ff9b::7f00:1]/", NO_PUBLIC),
    Hostile("http://[64:ff9b:1::a00:1]/", NO_PUBLIC),
    Hostile("http://[2002:7f00:1::1]/", NO_PUBLIC),
    Hostile("http://[2001:0:4136:e378:8000:63bf:3fff:fdd2]/", NO_PUBLIC),
    Hostile("http://[2606:2800:220:1:0:5efe:a00:1]/", NO_PUBLIC),
    Hostile("http://[fd00:ec2::254]/", NO_PUBLIC),
    Hostile("http://[fe80::1]/", NO_PUBLIC),
    Hostile("http://[fe80::1%25eth0]/", "names no host"),
    Hostile("http://[ff02::1]/", NO_PUBLIC),
    Hostile("http://2130706433/", "hides an address"),
    Hostile("http://0x7f000001/", "hides an address"),
    Hostile("http://017700000001/", "hides an address"),
    Hostile("http://0177.0.0.1/", "hides an address"),
    Hostile("http://0x7f.0.0.0x1/", "hides an address"),
    Hostile("http://127.1/", "hides an address"),
    Hostile("http://１２７.0.0.1/", NO_PUBLIC),
    Hostile("http://127。0。0。1/", NO_PUBLIC),
    Hostile("http://localhost/", "no host of the public network"),
    Hostile("http://LOCALHOST./", "no host of the public network"),
    Hostile("http://ⓛocalhost/", "no host of the public network"),
    Hostile("http://metadata/", "no host of the public network"),
    Hostile("http://metadata.google.internal/", "no host of the public network"),
    Hostile("http://printer.local/", "no host of the public network"),
    Hostile("https://fеderalregister.gov/", "two alphabets"),
    Hostile("https://%6c%6f%63alhost/", "names no host"),
    Hostile("https://-bad-.example/", "no host that there can be"),
    Hostile("file:///etc/passwd", "begins with file:"),
    Hostile("ftp://pages.example/", "begins with ftp:"),
    Hostile("gopher://127.0.0.1:6379/_FLUSHALL", "begins with gopher:"),
    Hostile("data:text/html,<p>hi", "blank, a backslash or an invisible"),
    Hostile("javascript:alert(1)", "begins with javascript:"),
    Hostile("//127.0.0.1/", "is no link"),
    Hostile("http:///etc/passwd", "names no host"),
    Hostile("http://user:secret@pages.example/", "user name before its host"),
    Hostile("http://pages.example@127.0.0.1/", "user name before its host"),
    Hostile("http://127.0.0.1#@pages.example/", NO_PUBLIC),
    Hostile("http://pages.example\\@127.0.0.1/", "backslash"),
    Hostile("http://pages.example/ok\r\nHost: internal", "blank, a backslash or an invisible"),
    Hostile("http://pages.example/\u202egpj.exe", "invisible"),
    Hostile("http://pages.example:22/", "names port 22"),
    Hostile("http://pages.example:6379/", "names port 6379"),
    Hostile("http://pages.example:0/", "names port 0"),
    Hostile("http://pages.example:99999/", "is no link"),
    Hostile("http://[::1/", "is no link"),
    Hostile("http://pages.example/" + "a" * 3_000, "longer than 2,000 characters"),
)

BY_NAME = (
    Hostile("http://loopback.example/", "127.0.0.1, which is no address of the public network"),
    Hostile("http://private.example/", "10.0.0.1, which is no address of the public network"),
    Hostile("http://both.example/", "192.168.0.7, which is no address of the public network"),
    Hostile("http://mapped.example/", NO_PUBLIC),
    Hostile("http://nat64.example/", NO_PUBLIC),
    Hostile("http://scoped.example/", NO_PUBLIC),
    Hostile("http://nowhere.example/", "has no address"),
    Hostile("http://rebinding.example/rebind", "10.0.0.1, which is no address of the public network"),
    Hostile("http://pages.example/to-private-name", "10.0.0.1, which is no address of the public network"),
)
NAMES = {
    "loopback.example": (("127.0.0.1",),),
    "private.example": (("10.0.0.1",),),
    "both.example": (("93.184.215.14", "192.168.0.7"),),
    "mapped.example": (("::ffff:169.254.169.254",),),
    "nat64.example": (("64:ff9b::a00:1",),),
    "scoped.example": (("fe80::1%eth0",),),
    # The first look-up leads to a server, the second one to the inside.
    "rebinding.example": (SITE, ("10.0.0.1",)),
}

SERVED = (
    Hostile("http://pages.example/to-metadata", NO_PUBLIC),
    Hostile("http://pages.example/to-mapped", NO_PUBLIC),
    Hostile("http://pages.example/to-decimal", "hides an address"),
    Hostile("http://pages.example/to-file", "begins with file:"),
    Hostile("http://pages.example/to-port", "names port 25"),
    Hostile("http://pages.example/to-user", "user name before its host"),
    Hostile("http://pages.example/to-nothing", "does not give that page (status 302)"),
    Hostile("http://pages.example/to-broken", "is no link"),
    Hostile("http://pages.example/hop1", "sends on more than 5 times"),
    Hostile("http://pages.example/loop", "sends on more than 5 times"),
    Hostile("http://pages.example/bomb", "longer than 10 MiB"),
    Hostile("http://pages.example/endless", "longer than 10 MiB"),
    Hostile("http://pages.example/announced", "longer than 10 MiB"),
    Hostile("http://pages.example/drip", "did not answer in full within 1.5 seconds", slow=True),
    Hostile("http://pages.example/silent", "did not answer in full within 1.5 seconds", slow=True),
    Hostile("http://pages.example/headers", "does not speak HTTP as it should"),
    Hostile("http://pages.example/garbage", "does not speak HTTP as it should"),
    Hostile("http://pages.example/error-page", "error page (“Page not found”)"),
    Hostile("http://pages.example/challenge", "error page (“Just a moment...”)"),
    Hostile("http://pages.example/half-gzip", "broke off half-way", slow=True),
    Hostile("http://pages.example/no-gzip", "and it is not"),
    Hostile("http://pages.example/brotli", "compression that was not asked for (br)"),
    Hostile("http://pages.example/program", "application/x-msdownload"),
    Hostile("http://pages.example/no-pdf", "says that it answers with a PDF, and it is none"),
    Hostile("http://pages.example/half-pdf", "is a damaged PDF"),
    Hostile("http://pages.example/binary", "and it is no text"),
    Hostile("http://pages.example/json", "answers with JSON where"),
    Hostile("http://pages.example/empty", "answers with an empty page"),
    Hostile("http://pages.example/deep", "too many elements"),
    Hostile("http://pages.example/wide", "too many elements"),
    Hostile("http://pages.example/no-text", "has no text that can be read"),
    Hostile("http://pages.example/forbidden", "does not let programs read that page"),
    Hostile("http://pages.example/gone", "has taken that page away"),
    Hostile("http://pages.example/later", "asks to be left alone for 3600 seconds"),
    Hostile("http://pages.example/unasked-304", "nothing has changed, without having been asked"),
)


def _gzip_of_zeros() -> tuple[bytes, bytes]:
    """The head of a gzip stream and a piece that is a mebibyte of zeros, to be repeated at will."""
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    zeros = bytes(2**20)
    head = packer.compress(zeros) + packer.flush(zlib.Z_FULL_FLUSH)
    return head, packer.compress(zeros) + packer.flush(zlib.Z_FULL_FLUSH)


async def _bomb(_: Request, writer: asyncio.StreamWriter) -> None:
    head, piece = _gzip_of_zeros()
    writer.write(
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\nConnection: close\r\n\r\n"
        + head
    )
    for _mebibyte in range(1024):
        writer.write(piece)
        await writer.drain()


async def _endless(_: Request, writer: asyncio.StreamWriter) -> None:
    writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\n\r\n")
    while True:
        writer.write(b"<p>and so on</p>" * 4096)
        await writer.drain()


async def _drip(_: Request, writer: asyncio.StreamWriter) -> None:
    writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\n\r\n")
    while True:
        writer.write(b"<")
        await writer.drain()
        await asyncio.sleep(0.05)


async def _silent(_: Request, writer: asyncio.StreamWriter) -> None:
    await asyncio.sleep(60)


async def _headers(_: Request, writer: asyncio.StreamWriter) -> None:
    writer.write(b"HTTP/1.1 200 OK\r\n")
    while True:
        writer.write(b"X-More: and more\r\n" * 1024)
        await writer.drain()


def _locked_up(title: str) -> bytes:
    return (
        f"<!doctype html><html><head><title>{title}</title></head><body><p>Sorry.</p></body></html>".encode()
    )


def _half_pdf() -> bytes:
    from fpdf import FPDF

    document = FPDF()
    document.add_page()
    document.set_font("helvetica", size=12)
    document.cell(text="The limit is 3 percent.")
    file = io.BytesIO(bytes(document.output()))
    return file.getvalue()[:200]


ROUTES: dict[str, Answer | list[Answer]] = {
    "/ok": answer(PAGE),
    "/to-metadata": redirect("http://169.254.169.254/latest/meta-data/"),
    "/to-mapped": redirect("http://[::ffff:127.0.0.1]/"),
    "/to-decimal": redirect("http://2130706433/"),
    "/to-file": redirect("file:///etc/passwd"),
    "/to-port": redirect("http://pages.example:25/"),
    "/to-user": redirect("http://pages.example@10.0.0.1/"),
    "/to-nothing": answer(status="302 Found"),
    "/to-broken": redirect("http://[oops"),
    "/to-private-name": redirect("http://private.example/"),
    "/rebind": redirect("http://rebinding.example/again"),
    "/again": answer(PAGE),
    "/loop": redirect("/loop"),
    **{f"/hop{hop}": redirect(f"/hop{hop + 1}") for hop in range(1, 7)},
    "/hop7": answer(PAGE),
    "/bomb": _bomb,
    "/endless": _endless,
    "/announced": b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 99999999999\r\n\r\n<p>",
    "/drip": _drip,
    "/silent": _silent,
    "/headers": _headers,
    "/garbage": b"\x16\x03\x01\x02\x00\x01\x00\r\n\r\n" * 20,
    "/error-page": answer(_locked_up("Page not found")),
    "/challenge": answer(_locked_up("Just a moment...")),
    "/half-gzip": answer(zlib.compress(PAGE, wbits=31)[:40], Content_Encoding="gzip"),
    "/no-gzip": answer(PAGE, Content_Encoding="gzip"),
    "/brotli": answer(PAGE, Content_Encoding="br"),
    "/program": answer(b"MZ\x90\x00", content_type="application/x-msdownload"),
    "/no-pdf": answer(PAGE, content_type="application/pdf"),
    "/half-pdf": answer(_half_pdf(), content_type="application/pdf"),
    "/binary": answer(b"\x00\x01\x02<p>\x00", content_type="text/html"),
    "/json": answer(b'{"limit": 3}', content_type="application/json"),
    "/empty": answer(b"  \n"),
    "/deep": answer(b"<html><body>" + b"<div>" * 5_000 + b"deep"),
    "/wide": answer(b"<html><body>" + b"<p>a" * 100_000),
    "/no-text": answer(
        b"<html><head><title>App</title></head><body><div id=root></div><script>go()</script></body></html>"
    ),
    "/forbidden": answer(PAGE, "403 Forbidden"),
    "/gone": answer(PAGE, "410 Gone"),
    "/later": answer(PAGE, "429 Too Many Requests", Retry_After="3600"),
    "/unasked-304": answer(status="304 Not Modified", content_type=""),
}
