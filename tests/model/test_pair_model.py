"""The runtime of pair models: label names, wrong folders, odd texts, what the shipped weights must know."""

import json
import math
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.model.pair_model import ModelFolderError, PairModel, Scores
from bot.model.stretches import stretches

MakeFolder = Callable[..., Path]

# Neither side's words give the answer away: each statement stands with claims of all three labels.
LICENCE = (
    "Order on Lithography Spares. From 1 March 2030 a licence is required to export lithography spare parts "
    "from Veldania to Ostmark. Licences are issued by the Trade Board within 30 days."
)
LEVY = "The Ministry of Finance of Tarn raises the levy on imported bicycles from 10 per cent to 25 per cent."
MUST_BE_RIGHT = [
    (LICENCE, "Exporting lithography spare parts from Veldania to Ostmark needs a licence.", "supports"),
    (
        LICENCE,
        "No licence is needed to export lithography spare parts from Veldania to Ostmark.",
        "conflicts",
    ),
    (LICENCE, "The chairman of the Trade Board has resigned.", "neither"),
    (LEVY, "Tarn increases its levy on imported bicycles to 25 per cent.", "supports"),
    (LEVY, "Tarn does not raise the levy on imported bicycles.", "conflicts"),
    (LEVY, "A bicycle maker in Tarn has opened a second factory.", "neither"),
]
ODD_TEXTS = [
    "",
    " ",
    "...",
    "1e309",
    "٢٥٪",
    "🚲🚲",
    "\x00",
    "Die Abgabe beträgt 25 Prozent.",
    "関税は25%です。",
]


def likeliest(scores: Scores) -> str:
    return max(("supports", "conflicts", "neither"), key=lambda label: getattr(scores, label))


@pytest.mark.parametrize(
    ("labels", "expected"),
    [
        ({"0": "entailment", "1": "neutral", "2": "contradiction"}, "conflicts"),
        ({"0": "CONTRADICTION", "1": "NEUTRAL", "2": "ENTAILMENT"}, "supports"),
        ({"0": "supports", "1": "conflicts", "2": "neither"}, "neither"),
        ({"0": "refutes", "1": "NOT_ENOUGH_INFO", "2": "supports"}, "supports"),
    ],
)
def test_label_names_of_other_models_are_mapped(
    make_folder: MakeFolder, labels: dict[str, str], expected: str
) -> None:
    """The third logit is always the largest here, so its label decides."""
    model = PairModel.load(make_folder({"id2label": labels}))

    assert expected == likeliest(model.score([("a text", "a claim")])[0])


def test_numbered_labels_are_named_by_label2id(make_folder: MakeFolder) -> None:
    """A config with LABEL_0 in id2label is understood where label2id has the names."""
    config = {
        "id2label": {"0": "LABEL_0", "1": "LABEL_1", "2": "LABEL_2"},
        "label2id": {"contradiction": 2, "entailment": 1, "neutral": 0},
    }
    model = PairModel.load(make_folder(config))

    assert likeliest(model.score([("a text", "a claim")])[0]) == "conflicts"


def test_temperature_flattens_the_scores(make_folder: MakeFolder) -> None:
    """Logits 0.35, 0.70 and 1.05 for seven tokens, divided by the temperature."""
    labels = {"0": "supports", "1": "conflicts", "2": "neither"}
    model = PairModel.load(make_folder({"id2label": labels, "temperature": 2.0}))

    (scores,) = model.score([("a text", "a claim")])

    weights = [math.exp(0.35 * column / 2) for column in (1, 2, 3)]
    assert scores.neither == pytest.approx(weights[2] / sum(weights), abs=1e-6)


@pytest.mark.parametrize(
    ("config", "words"),
    [
        ({}, "id2label"),
        ([], "not a JSON object"),
        ({"id2label": {}}, "id2label"),
        ({"id2label": {"0": "positive", "1": "negative", "2": "neutral"}}, "positive, negative, neutral"),
        ({"id2label": {"0": "entailment", "1": "not_entailment"}}, "not_entailment"),
        ({"id2label": {"0": "LABEL_0", "1": "LABEL_1", "2": "LABEL_2"}}, "LABEL_0"),
        ({"id2label": {"0": "entailment", "1": "entails", "2": "neutral"}}, "entails"),
        ({"id2label": {"0": "entailment", "1": "neutral", "9": "contradiction"}}, "entailment"),
        (
            {"id2label": {"0": "entailment", "1": "neutral", "2": "contradiction"}, "temperature": 0},
            "temperature",
        ),
    ],
)
def test_a_config_that_cannot_be_used_is_one_sentence(
    make_folder: MakeFolder, config: object, words: str
) -> None:
    """The sentence names the folder and what is wrong in it."""
    folder = make_folder(config)

    with pytest.raises(ModelFolderError) as caught:
        PairModel.load(folder)

    assert words in str(caught.value)
    assert str(folder) in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("name", ["config.json", "tokenizer.json", "model.onnx"])
def test_a_missing_file_is_named(make_folder: MakeFolder, name: str) -> None:
    """What is missing stands in the sentence."""
    folder = make_folder()
    (folder / name).unlink()

    with pytest.raises(ModelFolderError, match=f"has no {name}"):
        PairModel.load(folder)


@pytest.mark.parametrize("name", ["config.json", "tokenizer.json", "model.onnx"])
def test_a_damaged_file_is_one_sentence(make_folder: MakeFolder, name: str) -> None:
    """Half a download is no traceback."""
    folder = make_folder()
    (folder / name).write_bytes(b"\x08\x07{ not what it should be")

    with pytest.raises(ModelFolderError) as caught:
        PairModel.load(folder)

    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("network", ["two_scores.onnx", "other_inputs.onnx"])
def test_a_network_of_another_kind_is_refused_at_loading(make_folder: MakeFolder, network: str) -> None:
    """A sentiment model or an image model does not wait for the first claim to fail."""
    with pytest.raises(ModelFolderError):
        PairModel.load(make_folder(network=network))


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    """A wrong path says that it is one."""
    with pytest.raises(ModelFolderError, match="does not exist"):
        PairModel.load(tmp_path / "nowhere")


def test_only_the_evidence_is_cut(make_folder: MakeFolder) -> None:
    """At 16 tokens a long evidence leaves the claim whole, and a long claim leaves some evidence."""
    labels = {"0": "supports", "1": "conflicts", "2": "neither"}
    model = PairModel.load(make_folder({"id2label": labels, "max_pair_tokens": 16}))

    long_evidence, long_claim, full = model.score(
        [("word " * 5000, "a claim"), ("a text", "word " * 5000), ("w w w w w w w w w w w", "a claim")]
    )

    assert long_evidence == full
    assert long_claim.neither < full.neither + 1e-9


def test_long_evidence_is_read_in_stretches(make_folder: MakeFolder) -> None:
    """The scores are those of the stretch with the least chance of neither; a short text is read as before."""
    labels = {"0": "neither", "1": "conflicts", "2": "supports"}
    text = (
        "One two three four five six. Seven eight nine. Ten eleven; twelve thirteen fourteen fifteen sixteen."
    )
    folder = make_folder({"id2label": labels})
    whole = PairModel.load(folder)
    (folder / "config.json").write_text(json.dumps({"id2label": labels, "evidence_words": 7}), "utf-8")
    stretched = PairModel.load(folder)

    parts = stretches(text, 7)

    assert parts[0] == "One two three four five six."
    assert all(len(part.split()) <= 7 for part in parts)
    assert set(text.split()) == {word for part in parts for word in part.split()}
    best = min(whole.score([(part, "a claim") for part in parts]), key=lambda scores: scores.neither)
    assert stretched.score([(text, "a claim"), ("short", "a claim")]) == [
        best,
        *whole.score([("short", "a claim")]),
    ]


@pytest.mark.parametrize("text", ["", "word " * 3_000, ". " * 500])
def test_nothing_is_lost_of_odd_texts(text: str) -> None:
    """A text without sentences stays one stretch."""
    assert " ".join(stretches(text, 75)).split() == text.split()


def test_a_very_long_text_has_a_last_stretch() -> None:
    """No text is worth more passes than this."""
    assert len(stretches("a; " * 4_000, 75)) == 24


@pytest.mark.parametrize("text", ODD_TEXTS)
def test_odd_texts_give_scores_that_sum_to_one(shipped: PairModel, text: str) -> None:
    """On either side, and on both."""
    for scores in shipped.score([(text, "The levy is 25 per cent."), (LEVY, text), (text, text)]):
        values = (scores.supports, scores.conflicts, scores.neither)
        assert sum(values) == pytest.approx(1.0, abs=1e-6)
        assert all(0.0 <= value <= 1.0 for value in values)


@pytest.mark.parametrize("pair", [("", "The levy is 25 per cent."), (LEVY, " "), ("...", "?!")])
def test_without_words_there_is_no_stance(shipped: PairModel, pair: tuple[str, str]) -> None:
    """Nothing said is no ground for anything."""
    assert shipped.score([pair]) == [Scores(0.0, 0.0, 1.0)]


def test_nothing_to_score(shipped: PairModel) -> None:
    """No pairs, no scores."""
    assert shipped.score([]) == []


def test_five_thousand_words_of_evidence(shipped: PairModel) -> None:
    """What stands first is read; the rest neither crashes nor counts."""
    start = LEVY + " "
    long, longer = shipped.score(
        [(start + "Annex follows. " * 2500, LEVY), (start + "Annex follows. " * 4000, LEVY)]
    )

    assert long.supports == pytest.approx(longer.supports, abs=0.02)


def test_same_pairs_same_scores(shipped: PairModel) -> None:
    """Twice the same call gives the same numbers to the last bit."""
    pairs = [(evidence, claim) for evidence, claim, _ in MUST_BE_RIGHT]

    assert shipped.score(pairs) == shipped.score(pairs)


def test_a_score_hangs_on_its_pair_alone(shipped: PairModel) -> None:
    """Alone, in another order or beside a text of many words a pair has the same numbers, to the last bit."""
    pairs = [(evidence, claim) for evidence, claim, _ in MUST_BE_RIGHT]
    alone = [score for pair in pairs for score in shipped.score([pair])]

    assert shipped.score(pairs[::-1])[::-1] == alone
    assert shipped.score([(LEVY * 20, LEVY), *pairs])[1:] == alone


@pytest.mark.parametrize(("evidence", "claim", "expected"), MUST_BE_RIGHT)
def test_what_the_shipped_model_must_know(
    shipped: PairModel, evidence: str, claim: str, expected: str
) -> None:
    """Six plain pairs in the register of notices; a model that guesses passes them once in 729 times."""
    assert likeliest(shipped.score([(evidence, claim)])[0]) == expected
