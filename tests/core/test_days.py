from datetime import date

import pytest

from core.days import read_day
from core.sheets.cells import Unreadable

TODAY = date(2018, 9, 18)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("3-1-2017", date(2017, 1, 3)),
        ("03/01/2017", date(2017, 1, 3)),
        ("3.1.17", date(2017, 1, 3)),
        ("2017-01-03", date(2017, 1, 3)),
        ("3 jan 2017", date(2017, 1, 3)),
        ("di 3 januari 2017", date(2017, 1, 3)),
        ("3 January 2017", date(2017, 1, 3)),
        ("1 mrt 2018", date(2018, 3, 1)),
        ("29 februari 2016", date(2016, 2, 29)),
        ("  Vandaag ", TODAY),
        ("gisteren", date(2018, 9, 17)),
        ("eergisteren", date(2018, 9, 16)),
    ],
)
def test_a_day_is_read_as_people_write_it(written, meant):
    assert read_day(written, today=TODAY) == meant


def test_a_day_without_a_year_is_the_nearest_one():
    january = date(2019, 1, 4)

    assert read_day("28 dec", today=january) == date(2018, 12, 28)
    assert read_day("6 jan", today=january) == date(2019, 1, 6)


@pytest.mark.parametrize(
    ("written", "answer"),
    [
        ("31-2-2017", "31 februari bestaat niet. Bedoel je 28 februari?"),
        ("31-2-2016", "31 februari bestaat niet. Bedoel je 29 februari?"),
        ("31 juni 2018", "31 juni bestaat niet. Bedoel je 30 juni?"),
        ("0-4-2018", "0 april bestaat niet. Bedoel je 1 april?"),
        ("3-13-2017", "Maand 13 bestaat niet. Schrijf eerst de dag en dan de maand."),
        ("3-1-0207", "Het jaar 207 klopt niet."),
        ("volgende week", "Dit is geen dag. Schrijf bijvoorbeeld 3-1-2017."),
        ("3 foo 2017", "Dit is geen dag. Schrijf bijvoorbeeld 3-1-2017."),
        ("42738", "Dit is geen dag. Schrijf bijvoorbeeld 3-1-2017."),
        ("🙂", "Dit is geen dag. Schrijf bijvoorbeeld 3-1-2017."),
    ],
)
def test_what_is_no_day_gets_an_answer_that_helps(written, answer):
    with pytest.raises(Unreadable) as caught:
        read_day(written, today=TODAY)

    assert str(caught.value) == answer
