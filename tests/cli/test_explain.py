"""`crosscheck check --explain`: the same answer, and after it why."""

from __future__ import annotations

from pathlib import Path

from tests.cli.runner import CLAIM, SMALL, Ran, run

OTHER = CLAIM.replace("36,500", "12,000")


def _check(*arguments: str | Path) -> Ran:
    return run("check", "--table", SMALL, "--as-of", "2026-10-01", *arguments)


def test_explanation_follows_the_answer() -> None:
    """The answer is the one without the option; what was considered comes after it, notice by notice."""
    plain, explained = _check(OTHER), _check("--explain", OTHER)
    assert (explained.code, explained.err) == (0, "")
    assert explained.out.startswith(plain.out)
    why = explained.out.removeprefix(plain.out)
    assert f"Why Conflicting: {OTHER}" in why
    assert "Shown as: Conflicts" in why
    assert "Number differs: “12,000 tonnes”, in the notice “36,500 tonnes”" in why


def test_json_has_the_key_only_when_asked_for() -> None:
    """The contract's keys stay as they are; "explain" comes last, and only with the option."""
    (plain,), (explained,) = _check("--json", OTHER).rows, _check("--json", "--explain", OTHER).rows
    assert list(explained) == [*plain, "explain"]
    assert {key: explained[key] for key in plain} == plain
    shown = next(one for one in explained["explain"] if one["shown"] == "conflicts")
    assert list(shown) == ["rank", "notice", "fate", "shown", "judged"]
    assert (shown["fate"], shown["judged"]["stance"]) == ("shown", "conflicts")


def test_what_is_no_claim_is_not_explained() -> None:
    """A question gets its sentence, and nothing after it."""
    assert _check("--explain", "What is the catch of cod?") == _check("What is the catch of cod?")


def test_table_of_the_settings_is_explained_too() -> None:
    """Without --table the shared table answers, with the same lines."""
    ran = run(
        "check", "--explain", "--as-of", "2026-10-01", "Proclamation 11002 imposes a duty of 50 percent."
    )
    assert ran.code == 0
    assert "us-proc-11002-semiconductors" in ran.out.partition("Why ")[2]
