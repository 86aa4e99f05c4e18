from datetime import date

import time_machine
from crispy_forms.utils import render_crispy_form
from django import forms
from django.utils import translation

from core.forms import Choices, DutchDateField, FormLook, PhoneField, SearchLook


class FoundForm(forms.Form):
    """A form as every room makes them."""

    name = forms.CharField(label="naam")
    phone = PhoneField(label="telefoon", required=False)
    found_on = DutchDateField(label="gevonden op")
    via = forms.ChoiceField(
        label="hoe gevonden", choices=[("a", "School"), ("b", "Buur")], widget=forms.RadioSelect
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper = FormLook(
            "name", "phone", "found_on", Choices("via"), save="Gezin opslaan", back="/gezinnen/"
        )


GOOD = {"name": "Özgür 🙂", "phone": "06 90 66 42 15", "found_on": "3 jan 2017", "via": "a"}


def test_a_form_reads_what_people_write():
    form = FoundForm(GOOD)

    assert form.is_valid()
    assert form.cleaned_data == {
        "name": "Özgür 🙂",
        "phone": "+31690664215",
        "found_on": date(2017, 1, 3),
        "via": "a",
    }


@time_machine.travel("2018-09-18 12:00+02:00")
def test_yesterday_is_a_day():
    form = FoundForm({**GOOD, "found_on": "gisteren"})

    assert form.is_valid()
    assert form.cleaned_data["found_on"] == date(2018, 9, 17)


def test_what_is_stored_is_shown_as_people_write_it():
    form = FoundForm(initial={"phone": "+31690664215", "found_on": date(2017, 1, 3)})

    assert form["phone"].value() == "06-90664215"
    assert form["found_on"].value() == "03-01-2017"
    assert (
        not FoundForm({"found_on": "3-1-2017"}, initial={"found_on": date(2017, 1, 3)})
        .fields["found_on"]
        .has_changed(date(2017, 1, 3), "3-1-2017")
    )


def test_a_form_with_mistakes_keeps_what_was_typed_and_says_where_to_look():
    form = FoundForm({**GOOD, "found_on": "31-2-2017", "phone": "06 12 34", "via": ""})

    page = render_crispy_form(form)

    assert form.errors["found_on"] == ["31 februari bestaat niet. Bedoel je 28 februari?"]
    assert "Nog 3 velden kloppen niet. Wat je hebt ingevuld, staat er nog." in page
    assert 'value="31-2-2017"' in page
    assert 'value="06 12 34"' in page
    assert '<a href="#id_found_on">gevonden op</a>' in page
    assert '<a href="#id_via_0">hoe gevonden</a>' in page


def test_the_summary_of_mistakes_takes_the_focus():
    page = render_crispy_form(FoundForm({}))

    assert 'role="alert" tabindex="-1" autofocus' in " ".join(page.split())


def test_a_form_that_was_not_sent_yet_has_no_summary():
    assert "form-errors" not in render_crispy_form(FoundForm())


def test_a_form_ends_with_its_verb_and_a_way_back():
    page = render_crispy_form(FoundForm())

    assert '<button type="submit" class="btn btn-primary">Gezin opslaan</button>' in page
    assert '<a class="btn btn-link" href="/gezinnen/">Stoppen</a>' in page


def test_a_search_form_works_without_script_and_while_typing():
    class SearchForm(forms.Form):
        zoek = forms.CharField(label="Zoek")

    form = SearchForm()
    form.helper = SearchLook("zoek", url="/gezinnen/", target="families")

    page = render_crispy_form(form)

    assert 'method="get"' in page
    assert 'hx-target="#families"' in page
    assert "csrfmiddlewaretoken" not in page


def test_mistakes_are_explained_in_the_language_of_the_page():
    with translation.override("en"):
        form = FoundForm({**GOOD, "name": ""})

        assert form.errors["name"] == ["This field is required."]
