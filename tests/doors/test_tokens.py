"""变量表里的颜色对比 · Contrast of every pair of tokens, recomputed from ``tokens.css``."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

LOOK = Path(__file__).parents[2] / "hudong/doors/web/static/look"
TOKENS = (LOOK / "tokens.css").read_text()
TEXT, EDGE = 4.5, 3.0

# (前景, 背景, 至少)：文字 4.5，控件的边和图形 3。看得见的每一对都在这里。
PAIRS = [
    ("ink", "paper", 7.0),
    ("ink", "sheet", 7.0),
    ("ink", "wash", 7.0),
    ("ink2", "paper", TEXT),
    ("ink2", "sheet", TEXT),
    ("ink2", "wash", TEXT),
    ("ink2", "qing-wash", TEXT),
    ("qing", "paper", TEXT),
    ("qing", "sheet", TEXT),
    ("qing", "wash", TEXT),
    ("qing", "qing-wash", TEXT),
    ("qing-deep", "qing-wash", TEXT),
    ("qing-deep", "paper", TEXT),
    ("on-qing", "qing", TEXT),
    ("on-qing", "qing-deep", TEXT),
    ("zhe", "zhe-wash", TEXT),
    ("zhe", "sheet", TEXT),
    ("zhu", "paper", TEXT),
    ("zhu", "sheet", TEXT),
    ("zhu", "zhu-wash", TEXT),
    ("on-zhu", "zhu", TEXT),
    ("edge", "paper", EDGE),
    ("edge", "sheet", EDGE),
    ("edge", "wash", EDGE),
    ("zhe-mark", "sheet", 2.9),
]


def tokens_in(block: str) -> dict[str, str]:
    """变量 · Colour tokens of one block, ``#abc`` written out."""
    found = re.findall(r"--([\w-]+):(#[0-9a-f]{3,6})\b", block)
    return {
        name: value if len(value) == 7 else "#" + "".join(c * 2 for c in value[1:])
        for name, value in found
    }


def luminance(colour: str) -> float:
    """亮度 · Relative luminance as WCAG defines it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """对比度 · Contrast ratio, 1 to 21."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


LIGHT = tokens_in(TOKENS.split("@media (prefers-color-scheme:dark)")[0])
DARK = LIGHT | tokens_in(
    TOKENS.split("@media (prefers-color-scheme:dark)")[1].split("@media print")[0]
)


@pytest.mark.parametrize(("front", "back", "least"), PAIRS)
@pytest.mark.parametrize(("name", "tokens"), [("light", LIGHT), ("dark", DARK)])
def test_pair_can_be_read(
    name: str, tokens: dict[str, str], front: str, back: str, least: float
) -> None:
    ratio = contrast(tokens[front], tokens[back])
    assert ratio >= least, f"{name}：{front} 在 {back} 上只有 {ratio:.2f}，至少要 {least}"


def test_contrast_of_known_colours() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


def test_dark_names_every_colour_of_light() -> None:
    assert len(DARK) == len(LIGHT)
    changed = [name for name in LIGHT if DARK[name] != LIGHT[name]]
    assert set(LIGHT) - set(changed) <= {"zhe-mark"}


def test_colours_stand_in_tokens_only() -> None:
    look = re.sub(r"@media print\{.*", "", (LOOK / "look.css").read_text(), flags=re.S)
    look = look.replace("background:#fff;fill:#000", "")  # 二维码永远白底黑码
    assert re.findall(r"#[0-9a-f]{3,8}\b", look) == []
