import pytest

from reporting.disclosure import note, part, total


@pytest.mark.parametrize(
    ("count", "number", "text"),
    [(0, 0, "0"), (1, None, "1–4"), (4, None, "1–4"), (5, 5, "5"), (1846, 1846, "1.846")],
)
def test_a_small_part_is_not_told(count, number, text):
    told = part(count)

    assert (told.number, str(told)) == (number, text)


@pytest.mark.parametrize("count", [0, 1, 4, 5])
def test_a_total_is_told_exactly(count):
    assert total(count).number == count


def test_the_limit_is_a_setting_and_the_note_names_it(settings):
    settings.SMALLEST_REPORTED_COUNT = 8

    assert str(part(7)) == "1–7"
    assert "1 tot en met 7 als 1–7" in note()
