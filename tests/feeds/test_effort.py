"""Pages made to take for ever: reading them is over in seconds."""

from __future__ import annotations

import time

import pytest

from sources.errors import FetchError
from sources.feeds.web_page import draft_of_page
from sources.fetch import Kind, Page
from sources.fetching.shape import check_shape

_HEAD = b"<!doctype html><html><head><title>A</title></head><body>"


@pytest.mark.parametrize(
    "body",
    [
        b"<h1" * 400_000,
        b"<h1>" * 300_000,
        b"<script>" * 150_000,
        b"<!--" * 300_000,
        b"<" * 1_000_000,
        b"<p>" + b"a. B" * 250_000,
        b"<p>" + b"The rule is in force in effect into force. " * 6_000,
        b"<p>" + b"Mr. A. must pay 5 euros by 1 May 2026. " * 6_000,
        b"<p>" + b"A" * 2_000_000,
        b"<p>" + b" \n" * 500_000,
        b"<pre>" + b"\n \n" * 300_000 + b"a" * 900,
        b"<table>" + b"<tr><td>must 5 euros" * 4_000,
        b"".join(
            b"<p>The operator %d must pay %d euros by 1 May 2026.</p>" % (n, n * 7) for n in range(3_000)
        ),
    ],
    ids=lambda body: body[:12].decode(),
)
def test_reading_ends(body: bytes) -> None:
    """Whatever a page repeats a hundred thousand times and more, it is read or refused in seconds."""
    page = Page("https://rules.example/a", Kind.HTML, _HEAD + body)
    began = time.process_time()
    try:
        check_shape(page.kind, frozenset((Kind.HTML,)), page.body, "rules.example")
        draft_of_page(page)
    except FetchError:
        pass
    assert time.process_time() - began < 8
