"""Signs that a statement does not say what a claim says, though it has nearly all of its words: each by its name."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from bot.checking.evidence import Evidence
from bot.checking.signs import (
    acting_state,
    agents,
    belonging,
    beyond,
    called,
    clauses,
    conditions,
    deeds,
    doers,
    elsewhere,
    exchanged,
    lacking,
    left_out,
    misplaced,
    occasions,
    rebound,
    roles,
    seasons,
    swapped,
    told_elsewhere,
    votes,
)

_WHOLE: Final[tuple[Callable[[Evidence], bool], ...]] = (
    lacking.denies_the_unsaid,
    lacking.leaves_out_a_clause,
    lacking.lacks_the_deed,
    lacking.ends_another_part,
    lacking.lacks_the_denied,
    lacking.lacks_the_point,
    told_elsewhere.has_another_day,
    told_elsewhere.has_an_untold_day,
    told_elsewhere.has_another_place,
    told_elsewhere.counts_elsewhere,
    told_elsewhere.counts_others,
    told_elsewhere.turned_elsewhere,
    lacking.escapes,
    told_elsewhere.told_otherwise_beside,
    lacking.adds_a_condition,
    elsewhere.excepts_another_number,
    votes.votes_against,
    left_out.says_so_of_what_is_left_out,
)
"""Signs that the statement leaves open all of what the claim says."""
_NAMED: Final[tuple[Callable[[Evidence], str], ...]] = (
    doers.unknown_doer,
    called.other_than_publisher,
    called.unknown_lawgiver,
    doers.other_doer,
    doers.other_bearer,
    doers.other_agent,
    roles.exchanged,
    acting_state.other_state,
    doers.other_modifier,
    deeds.only_due,
    deeds.only_wished,
    deeds.unknown_deed,
    deeds.unknown_passive,
    deeds.unknown_right,
    deeds.kept_on,
    deeds.not_done_yet,
    deeds.only_in_part,
    deeds.only_open,
    deeds.only_conditional,
    misplaced.values_exchanged,
    swapped.exchanged_between,
    misplaced.joined_otherwise,
    misplaced.changed_otherwise,
    rebound.shut_out,
    rebound.other_ordinal,
    rebound.other_degree,
    agents.unknown_agent,
    agents.unsaid_deed,
    agents.unknown_wish,
    agents.other_side_of_deed,
    occasions.day_of_another,
    occasions.month_of_another,
    occasions.other_side_of_it,
    occasions.same_day,
    occasions.other_length,
    conditions.drops,
    conditions.only_unless,
    conditions.even_so,
    misplaced.other_code,
    misplaced.of_another_clause,
    rebound.still_there,
    rebound.unknown_sum,
    rebound.moved_off,
    rebound.other_part,
    rebound.other_origin,
    beyond.unknown_superlative,
    beyond.still_ahead,
    beyond.unknown_reason,
    beyond.outside_of_it,
    beyond.unknown_rate,
    beyond.set_aside,
    beyond.other_office,
    beyond.other_place,
    beyond.only_suspected,
    beyond.for_good,
    belonging.of_its_kin,
    belonging.only_modifies,
    exchanged.exchanged_word,
    exchanged.other_thing,
    exchanged.other_force,
    seasons.other_season,
    clauses.only_moved,
    clauses.denied_clause,
)
"""Signs that name the claim's words which the statement does not bear out."""


def left_open(evidence: Evidence) -> str:
    """The claim's words that the statement leaves open, all of it where no single ones do; empty where it leaves none.

    What the claim turns on may be missing: its deed, its point, its day or its place; or somebody else may do it, or
    something else of the statement be true of it.
    """
    if any(sign(evidence) for sign in _WHOLE):
        return evidence.claim.text
    return next((words for sign in _NAMED if (words := sign(evidence))), "")
