"""A chart of times by size as SVG, both by powers of ten."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from html import escape

_WIDTH, _HEIGHT, _LEFT, _TOP, _RIGHT, _BOTTOM = 720, 420, 80, 40, 190, 50
_FONT = 'font-family="sans-serif" font-size="13"'
_COLOURS = ("#1565c0", "#2e7d32", "#c62828", "#6a1b9a", "#ef6c00", "#455a64")


def growth(title: str, across: str, up: str, lines: Mapping[str, Sequence[tuple[float, float]]]) -> str:
    """The chart of lines of points (size, time), each greater than 0, with its name at its last point."""
    sizes = [size for points in lines.values() for size, _ in points]
    times = [time for points in lines.values() for _, time in points]
    low, high = (math.floor(math.log10(min(times))), math.ceil(math.log10(max(times))))
    first, last = (math.floor(math.log10(min(sizes))), math.ceil(math.log10(max(sizes))))

    def x(size: float) -> float:
        return _LEFT + (_WIDTH - _LEFT - _RIGHT) * (math.log10(size) - first) / max(1, last - first)

    def y(time: float) -> float:
        return _HEIGHT - _BOTTOM - (_HEIGHT - _TOP - _BOTTOM) * (math.log10(time) - low) / max(1, high - low)

    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" {_FONT} role="img">',
        f"<title>{escape(title)}</title>",
        f'<rect width="{_WIDTH}" height="{_HEIGHT}" fill="#ffffff"/>',
        f'<text x="{_LEFT}" y="24" font-size="15">{escape(title)}</text>',
        f'<text x="{_LEFT}" y="{_HEIGHT - 12}">{escape(across)}</text>',
        f'<text transform="translate(20 {_HEIGHT - _BOTTOM}) rotate(-90)">{escape(up)}</text>',
    ]
    for power in range(first, last + 1):
        place = x(10**power)
        parts.append(f'<path d="M{place:.0f} {_TOP}V{_HEIGHT - _BOTTOM}" stroke="#dddddd"/>')
        parts.append(f'<text x="{place:.0f}" y="{_HEIGHT - 30}" text-anchor="middle">{10**power:,}</text>')
    for power in range(low, high + 1):
        place = y(10**power)
        parts.append(f'<path d="M{_LEFT} {place:.0f}H{_WIDTH - _RIGHT}" stroke="#dddddd"/>')
        parts.append(f'<text x="{_LEFT - 8}" y="{place + 4:.0f}" text-anchor="end">{10.0**power:g}</text>')
    for number, (name, points) in enumerate(lines.items()):
        colour = _COLOURS[number % len(_COLOURS)]
        joined = " ".join(f"{x(size):.1f},{y(time):.1f}" for size, time in points)
        parts.append(f'<polyline points="{joined}" fill="none" stroke="{colour}" stroke-width="2"/>')
        parts += [
            f'<circle cx="{x(size):.1f}" cy="{y(time):.1f}" r="3" fill="{colour}"/>' for size, time in points
        ]
        size, time = points[-1]
        parts.append(
            f'<text x="{x(size) + 8:.0f}" y="{y(time) + 4:.0f}" fill="{colour}">{escape(name)}</text>'
        )
    return "\n".join([*parts, "</svg>", ""])
