"""Which words tell something of their own: no names, no verbs, nobody in particular."""

from __future__ import annotations

from bot.checking.lexicon import lexicon
from bot.checking.reading.tokens import Token


def anybody(token: Token) -> bool:
    """Whether a word names nobody in particular, or tells nothing of its own."""
    return token.norm in lexicon().grammar.anybody or token.norm in lexicon().light


def plain(token: Token) -> bool:
    """Whether a word is a common noun or adjective that tells something, as far as its ending shows."""
    words = lexicon()
    verb = token.norm in words.actions or token.norm.endswith(("ing", "ed"))
    return ":" not in token.key and not verb and not anybody(token)
