"""Small changes to a claim whose effect on the label is known: negation, number, date, place, wording."""

import random
import re

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip
PLACES = (
    "China", "Japan", "Germany", "France", "India", "Brazil", "Canada", "Mexico", "Italy", "Spain",
    "Russia", "Australia", "South Korea", "Taiwan", "Vietnam", "Malaysia", "Singapore", "Thailand",
    "Indonesia", "Turkey", "Iran", "Israel", "Egypt", "Nigeria", "Kenya", "South Africa", "Netherlands",
    "Belgium", "Sweden", "Norway", "Poland", "Ireland", "Scotland", "England", "Argentina", "Chile",
    "the United States", "the United Kingdom", "Saudi Arabia", "the European Union", "New Zealand",
    "Switzerland", "Austria", "Portugal", "Greece", "Ukraine", "Pakistan",
)  # fmt: skip
_PLACE = re.compile(r"\b(" + "|".join(PLACES) + r")\b")
_MONTH = re.compile(r"\b(" + "|".join(MONTHS) + r")\b")
_NUMBER = re.compile(r"(?<![\w./-])\d{1,3}(?:,\d{3})+(?![\w/-])|(?<![\w.,/-])\d+(?:\.\d+)?(?![\w/-]|[.,]\d)")
_AUXILIARY = re.compile(
    r"\b(must|shall|may|will|would|should|can|could|is|are|was|were|has been|have been|had been)\b"
    r"(?! not\b|n't)"
)
_NEGATED = re.compile(r"\b(must|shall|may|will|would|should|can|could|is|are|was|were) not\b")
_OPPOSITES = [
    ("allowed", "banned"), ("permitted", "prohibited"), ("mandatory", "optional"), ("before", "after"),
    ("increase", "decrease"), ("increased", "decreased"), ("more than", "less than"), ("at least", "at most"),
    ("approved", "rejected"), ("exports", "imports"), ("export", "import"), ("exporter", "importer"),
    ("raised", "lowered"), ("maximum", "minimum"), ("include", "exclude"), ("including", "excluding"),
    ("opened", "closed"), ("start", "end"), ("starts", "ends"), ("above", "below"), ("proposed", "final"),
    ("granted", "refused"), ("required", "exempt"), ("every", "no"), ("requires", "forbids"),
    ("lifted", "imposed"), ("extended", "shortened"), ("suspended", "in force"), ("temporary", "permanent"),
    ("only", "not only"), ("exempt", "covered"), ("public", "secret"), ("voluntary", "compulsory"),
]  # fmt: skip
_SWAPS = {a: b for pair in _OPPOSITES for a, b in (pair, pair[::-1]) if a not in ("not only", "no", "secret")}
_SWAP = re.compile(r"\b(" + "|".join(sorted(map(re.escape, _SWAPS), key=len, reverse=True)) + r")\b")
_REWORDINGS = [
    (r"\bper cent\b", "%"), (r"\bpercent\b", "%"), (r"\bshall\b", "must"), (r"\bmust\b", "has to"),
    (r"\bprior to\b", "before"), (r"\bcommence[sd]?\b", "start"), (r"\bis required\b", "is needed"),
    (r"\bmay not\b", "cannot"), (r"\bis prohibited\b", "is banned"), (r"\bwith effect from\b", "from"),
    (r"\blicence\b", "license"), (r"\bnot later than\b", "by"), (r"\bno later than\b", "by"),
    (r"\bunless\b", "except if"), (r"\bapproximately\b", "about"), (r"\bsubsequent to\b", "after"),
    (r"\bpersons\b", "people"), (r"\bestablish(es|ed)?\b", r"set up"), (r"\bdetermined\b", "found"),
    (r"\bprovided that\b", "as long as"), (r"\bpursuant to\b", "under"), (r"\bannounced\b", "said"),
    (r"\bmillion\b", "m"), (r"\bbillion\b", "bn"), (r"\bExport(s?) of\b", r"shipments of"),
]  # fmt: skip
# Cutting a clause with one of these in it would change what is claimed.
_BINDING = re.compile(
    r"\b(not|no|nor|except|unless|only|other than|if|provided|without|or|neither|until)\b", re.IGNORECASE
)


def negate(claim: str) -> str | None:
    """The claim denied, or affirmed if it was a denial; None where no auxiliary carries it."""
    denied = _NEGATED.search(claim)
    if denied:
        return claim[: denied.end(1)] + claim[denied.end() :]
    found = _AUXILIARY.search(claim)
    if found is None or re.search(r"\b(no|never|not|nobody|nothing)\b|n't", claim):
        return None
    word = found.group(1).split()[0]
    return claim[: found.start()] + word + " not" + claim[found.start() + len(word) :]


def change_number(claim: str, evidence: str, rng: random.Random) -> str | None:
    """The claim with one number that also stands in the evidence changed to one that does not."""
    hits = [
        hit
        for hit in _NUMBER.finditer(claim)
        if re.search(rf"(?<![\d.,]){re.escape(hit.group())}\b", evidence)
    ]
    if not hits:
        return None
    hit = rng.choice(hits)
    value = float(hit.group().replace(",", ""))
    if 1800 <= value <= 2100 and value.is_integer():
        new = str(int(value) + rng.choice((-10, -5, -3, -2, -1, 1, 2, 3, 5, 10)))
    else:
        changed = value * rng.choice((0.2, 0.4, 0.5, 0.6, 0.75, 1.5, 2, 2.5, 3, 5, 10)) + (value == 0) * 3
        if "." in hit.group():
            new = f"{changed:.1f}"
        else:
            whole = max(1, round(changed))
            new = f"{whole:,}" if "," in hit.group() else str(whole)
    if new == hit.group() or re.search(rf"\b{re.escape(new)}\b", evidence):
        return None
    return claim[: hit.start()] + new + claim[hit.end() :]


def change_month(claim: str, evidence: str, rng: random.Random) -> str | None:
    """The claim with a month that the evidence names changed to one that it does not."""
    hits = [hit for hit in _MONTH.finditer(claim) if hit.group() in evidence]
    if not hits:
        return None
    hit = rng.choice(hits)
    new = rng.choice([month for month in MONTHS if month not in evidence])
    return claim[: hit.start()] + new + claim[hit.end() :]


def change_place(claim: str, evidence: str, rng: random.Random) -> str | None:
    """The claim with a country that the evidence names changed to one that it does not."""
    hits = [hit for hit in _PLACE.finditer(claim) if hit.group() in evidence]
    if not hits:
        return None
    hit = rng.choice(hits)
    new = rng.choice([place for place in PLACES if place not in evidence])
    return claim[: hit.start()] + new + claim[hit.end() :]


def swap_opposite(claim: str, rng: random.Random) -> str | None:
    """The claim with one word of duty, direction, order or scope replaced by its opposite."""
    hits = list(_SWAP.finditer(claim))
    if not hits:
        return None
    hit = rng.choice(hits)
    return claim[: hit.start()] + _SWAPS[hit.group()] + claim[hit.end() :]


def reword(text: str, rng: random.Random) -> str:
    """The same said a little differently: chat case, shorter forms, modern words for official ones."""
    for pattern, new in _REWORDINGS:
        if rng.random() < 0.6:
            text = re.sub(pattern, new, text)
    text = text.replace(" %", "%")
    if rng.random() < 0.3:
        text = text.lower()
    return text.rstrip(".") if rng.random() < 0.5 else text


def cut(statement: str, rng: random.Random) -> str | None:
    """A shorter claim that the statement still says, or None where no clause can be dropped safely."""
    pieces = re.split(r"(?<=\w)[,;] (?!\d)", statement.rstrip("."))
    if len(pieces) < 2 or _BINDING.search(", ".join(pieces[1:])):
        return None
    keep = rng.randrange(1, len(pieces))
    head = ", ".join(pieces[:keep])
    # An opening adverbial alone ("Effective 1 May, ...") is no claim.
    return head if len(head.split()) >= 9 else None
