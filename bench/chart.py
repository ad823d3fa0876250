"""The table as a picture: a bar for each program, by the floor of its row."""
from xml.sax.saxutils import escape

BAR, GAP, LEFT, WIDTH = 18, 26, 250, 900


def of(results):
    """An SVG of the rows that have a floor."""
    parts, y = [], 10
    for row in results:
        floor = row["values"].get(row["floor"])
        if not floor:
            continue
        parts.append(f'<text class="title" x="10" y="{y + 14}">{escape(row["title"])}</text>')
        y += GAP
        most = max(row["values"].values()) / floor
        for name, value in sorted(row["values"].items(), key=lambda one: one[1]):
            ratio = value / floor
            width = max(ratio / most * (WIDTH - LEFT - 90), 1)
            kind = "ours" if name == "proxy407" else "other"
            parts.append(
                f'<text x="{LEFT - 10}" y="{y + 13}" text-anchor="end">{escape(name)}</text>'
                f'<rect class="{kind}" x="{LEFT}" y="{y}" width="{width:.1f}" height="{BAR - 3}"/>'
                f'<text x="{LEFT + width + 6:.1f}" y="{y + 13}">{ratio:.2f}</text>'
            )
            y += BAR
        y += GAP // 2
    style = (
        "text{font:13px sans-serif;fill:#24292f}.title{font-weight:bold}.ours{fill:#0969da}"
        ".other{fill:#8c959f}@media(prefers-color-scheme:dark){text{fill:#e6edf3}}"
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {y}" role="img" '
        f'aria-label="Cost by the floor of each row"><style>{style}</style>{"".join(parts)}</svg>\n'
    )
