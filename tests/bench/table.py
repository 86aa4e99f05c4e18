"""The result as a table that fits in docs/benchmarks.md."""

HEAD = [
    "case",
    "database",
    "families",
    "queries",
    "p50 ms",
    "p95 ms",
    "processor ms",
    "of bare page",
    "of plain SQL",
    "peak MB",
]
KEYS = [
    "case",
    "database",
    "families",
    "queries",
    "p50_ms",
    "p95_ms",
    "processor_ms",
    "ratio_to_bare_page",
    "ratio_to_sql",
    "peak_mb",
]


def table(lines: list[dict]) -> str:
    """Markdown, one row per measured case; what was not measured for a case stays empty."""
    rows = [HEAD, ["---", "---", *["--:"] * 8]]
    rows += [["" if line.get(key) is None else str(line[key]) for key in KEYS] for line in lines]
    return "".join(f"| {' | '.join(row)} |\n" for row in rows)
