"""Pages come in by one door: nothing else in the product opens a connection to a link."""

from __future__ import annotations

import ast

from tests.conftest import REPOSITORY

_CLIENTS = {"httpx", "httpcore", "requests", "urllib3", "urllib.request", "http.client"}


def test_only_the_guarded_client_fetches() -> None:
    """Of bot/ and sources/ only sources/fetch.py and the parts of it import an HTTP client."""
    files = [*REPOSITORY.glob("bot/**/*.py"), *REPOSITORY.glob("sources/**/*.py")]
    assert len(files) > 50
    found = set()
    for file in files:
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            if any(name in _CLIENTS or name.split(".")[0] in _CLIENTS for name in names):
                found.add(str(file.relative_to(REPOSITORY)))
    assert found == {"sources/fetch.py", "sources/fetching/answers.py", "sources/fetching/transport.py"}
