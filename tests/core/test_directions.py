"""Names keep their direction in a sentence that runs the other way."""

import pytest
from django.utils import translation

from core.directions import isolated


@pytest.mark.parametrize(
    ("language", "name", "said"),
    [
        ("nl", "Ruby A.", "Ruby A."),
        ("tr", "Işıl Ö.", "Işıl Ö."),
        ("ar", "Ruby A.", "\u2068Ruby A.\u2069"),
        ("nl", "سمر A.", "\u2068سمر A.\u2069"),
        ("ar", "سمر", "سمر"),
        ("ar", "", ""),
    ],
)
def test_what_runs_otherwise_than_the_page_stands_apart(language, name, said):
    with translation.override(language):
        assert isolated(name) == said
