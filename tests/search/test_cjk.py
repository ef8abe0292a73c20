"""Chinese, Japanese and Korean: a text without spaces finds the statement that says it, among many that do not."""

from __future__ import annotations

import pytest

from sources.search import cjk
from sources.search.fusion import CombinedIndex
from sources.search.lexical import LexicalIndex
from sources.search.spelling import one_spelling
from tests.checking.examples import notice
from tests.search.toy_encoder import ToyEncoder

TABLE = [
    notice("禁止向未经许可的企业出口镓和锗。", name="xx-zh-gallium", title="关于镓、锗出口管制的公告"),
    notice("渔船每年五月至八月停止捕捞。", name="xx-zh-fishing", title="休渔期通告"),
    notice("先端半導体の製造装置の輸出には許可が必要です。", name="xx-ja-chips", title="輸出貿易管理令"),
    notice("漁船は夏の間、操業してはならない。", name="xx-ja-fishing", title="漁業規則"),
    notice("첨단 반도체 장비를 수출하려면 허가를 받아야 한다.", name="xx-ko-chips", title="전략물자 고시"),
    notice("어선은 여름에 조업할 수 없다.", name="xx-ko-fishing", title="어업 규칙"),
    notice("The H200 needs a license.", name="xx-en-chips", title="Rule on H200"),
]
INDEX = LexicalIndex(TABLE)


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("企业未经许可出口镓被禁止", "xx-zh-gallium"),
        ("镓的出口管制", "xx-zh-gallium"),
        ("五月以后渔船不得捕捞", "xx-zh-fishing"),
        ("半導体の製造装置を輸出するには許可が要る", "xx-ja-chips"),
        ("夏の漁船の操業", "xx-ja-fishing"),
        ("반도체 장비의 수출은 허가가 필요하다", "xx-ko-chips"),
        ("여름에는 어선이 조업하지 못한다", "xx-ko-fishing"),
        ("销售H200芯片", "xx-en-chips"),
        ("ﾊﾝﾄﾞｳﾀｲ半導体", "xx-ja-chips"),
    ],
)
def test_text_finds_its_statement_first(text: str, first: str) -> None:
    """The statement that shares most pairs comes first; half-width signs and Latin names inside are read too."""
    assert first == INDEX.candidates(text, 3)[0].notice_id


def test_large_table_finds_them_too() -> None:
    """Where statements are searched by meaning, an encoder of English does not speak on a text in another script."""
    index = CombinedIndex(INDEX, ToyEncoder())
    index.complete()
    assert index.candidates("镓的出口管制", 3)[0].notice_id == "xx-zh-gallium"


def test_text_in_one_script_finds_nothing_in_another() -> None:
    """A text that shares no sign with the table finds nothing."""
    assert LexicalIndex(TABLE[4:6]).candidates("禁止出口", 5) == ()


def test_pairs_of_signs() -> None:
    """Runs are cut into pairs that overlap; a sign alone stands alone; other letters are no part of them."""
    assert list(cjk.pairs("禁止出口 H200 锗 and カナ")) == ["禁止", "止出", "出口", "锗", "カナ"]
    assert one_spelling("禁止H200出口").split() == ["禁止", "H200", "出口"]
    assert cjk.is_mostly("禁止 H200 出口管制") is True
    assert cjk.is_mostly("The word 镓 is gallium") is False
