import pytest

from core.phones import PhoneError, read_phone, shown_phone


@pytest.mark.parametrize(
    "written",
    ["06-90664215", "0690664215", "06 90 66 42 15", "+31 6 90664215", "0031690664215", "690664215"],
)
def test_one_number_has_many_spellings_and_one_stored_form(written):
    assert read_phone(written) == "+31690664215"


def test_a_number_from_abroad_keeps_its_country():
    assert read_phone("+32 470 12 34 56") == "+32470123456"


@pytest.mark.parametrize(
    ("written", "answer"),
    [
        ("06 12 34", "Dit nummer is te kort. Een nummer heeft 10 cijfers."),
        ("06-906642150", "Dit nummer is te lang. Een nummer heeft 10 cijfers."),
        ("geen", "Dit is geen telefoonnummer."),
        ("+32 12345", "Dit nummer kan niet kloppen. Kijk het nog eens na."),
    ],
)
def test_what_is_no_number_gets_an_answer_that_helps(written, answer):
    with pytest.raises(PhoneError) as caught:
        read_phone(written)

    assert str(caught.value) == answer


@pytest.mark.parametrize(
    ("stored", "shown"),
    [
        ("+31690664215", "06-90664215"),
        ("+31104190000", "010-4190000"),
        ("+31180415000", "0180-415000"),
        ("+32470123456", "+32 470 12 34 56"),
        ("onbekend", "onbekend"),
        ("", ""),
    ],
)
def test_a_number_is_shown_as_people_here_write_it(stored, shown):
    assert shown_phone(stored) == shown
