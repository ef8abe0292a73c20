"""A line chart as SVG: points joined, two axes from 0 to 1 or a part of that, one colour a line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import Final

_WIDTH, _HEIGHT, _LEFT, _TOP, _RIGHT, _BOTTOM = 640, 400, 70, 40, 20, 60
_COLOURS: Final = ("#1565c0", "#c62828", "#2e7d32", "#6a1b9a")
_STEPS: Final = 5
_OPENING: Final = (
    f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img" '
    'font-family="sans-serif" font-size="13">'
)

Points = Sequence[tuple[float, float]]


def line_chart(
    title: str,
    axes: tuple[str, str],
    lines: Mapping[str, Points],
    across: tuple[float, float] = (0.0, 1.0),
    up: tuple[float, float] = (0.0, 1.0),
) -> str:
    """The chart of some named lines.

    Args:
        title: what stands above.
        axes: what runs across, and what runs up.
        lines: the points of each line by its name, in the order in which they are joined.
        across: the least and the greatest value shown across.
        up: the same upward.
    """
    parts = [
        _OPENING,
        f"<title>{escape(title)}</title>",
        f'<rect width="{_WIDTH}" height="{_HEIGHT}" fill="#ffffff"/>',
        f'<text x="{_LEFT}" y="24" font-size="15">{escape(title)}</text>',
        *_grid(axes, across, up),
    ]
    for number, (name, points) in enumerate(lines.items()):
        colour = _COLOURS[number % len(_COLOURS)]
        placed = [(_x(value, across), _y(height, up)) for value, height in points]
        joined = " ".join(f"{x:.1f},{y:.1f}" for x, y in placed)
        parts.append(f'<polyline points="{joined}" fill="none" stroke="{colour}" stroke-width="2"/>')
        parts += [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{colour}"/>' for x, y in placed]
        low = _HEIGHT - _BOTTOM - 12 - 18 * (len(lines) - 1 - number)
        parts.append(f'<text x="{_LEFT + 12}" y="{low}" fill="{colour}">{escape(name)}</text>')
    return "\n".join([*parts, "</svg>", ""])


def _grid(axes: tuple[str, str], across: tuple[float, float], up: tuple[float, float]) -> list[str]:
    left, right, top, bottom = _LEFT, _WIDTH - _RIGHT, _TOP, _HEIGHT - _BOTTOM
    parts = []
    for step in range(_STEPS + 1):
        value = across[0] + (across[1] - across[0]) * step / _STEPS
        height = up[0] + (up[1] - up[0]) * step / _STEPS
        x, y = _x(value, across), _y(height, up)
        parts += [
            f'<path d="M{x:.1f} {top}V{bottom}M{left} {y:.1f}H{right}" stroke="#dddddd"/>',
            f'<text x="{x:.1f}" y="{bottom + 20}" text-anchor="middle">{value:.2g}</text>',
            f'<text x="{left - 8}" y="{y + 4:.1f}" text-anchor="end">{height:.2g}</text>',
        ]
    middle = (left + right) / 2
    turned = f'text-anchor="middle" transform="translate(20 {(top + bottom) / 2}) rotate(-90)"'
    parts += [
        f'<path d="M{left} {top}V{bottom}H{right}" fill="none" stroke="#333333"/>',
        f'<text x="{middle}" y="{bottom + 44}" text-anchor="middle">{escape(axes[0])}</text>',
        f"<text {turned}>{escape(axes[1])}</text>",
    ]
    return parts


def _x(value: float, across: tuple[float, float]) -> float:
    inside = _WIDTH - _LEFT - _RIGHT
    return _LEFT + inside * (value - across[0]) / (across[1] - across[0])


def _y(value: float, up: tuple[float, float]) -> float:
    inside = _HEIGHT - _TOP - _BOTTOM
    return _HEIGHT - _BOTTOM - inside * (value - up[0]) / (up[1] - up[0])
