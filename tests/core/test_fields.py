from django import forms
from django.test.html import parse_html

from core.templatetags.fields import question


class VisitForm(forms.Form):
    """A question of every kind."""

    name = forms.CharField(label="Wie <b>?", help_text='Zie <a href="/uitleg/">uitleg</a>.')
    how = forms.ChoiceField(
        label="Hoe?", choices=[("a", "Gebeld"), ("b", "<Thuis>")], widget=forms.RadioSelect
    )
    days = forms.MultipleChoiceField(
        choices=[(1, "ma"), (2, "di")],
        required=False,
        help_text="Welke dagen?",
        widget=forms.CheckboxSelectMultiple,
    )
    sure = forms.BooleanField(label="Zeker weten", required=False)
    token = forms.CharField(widget=forms.HiddenInput)


def drawn(name, data=None, look=""):
    return parse_html(question(VisitForm(data)[name], look))


def test_a_box_has_its_question_and_its_hint():
    assert drawn("name") == parse_html("""
        <div id="div_id_name" class="mb-3">
            <label for="id_name" class="form-label requiredField">
                Wie &lt;b&gt;?<span class="asteriskField">*</span></label>
            <input type="text" name="name" class="form-control" required
                   aria-describedby="id_name_helptext" id="id_name">
            <div id="id_name_helptext" class="form-text">
                Zie <a href="/uitleg/">uitleg</a>.</div>
        </div>""")


def test_what_is_wrong_stands_with_the_box_and_is_read_with_it():
    assert drawn("name", {"name": ""}) == parse_html("""
        <div id="div_id_name" class="mb-3">
            <label for="id_name" class="form-label requiredField">
                Wie &lt;b&gt;?<span class="asteriskField">*</span></label>
            <input type="text" name="name" class="form-control is-invalid" required
                   aria-describedby="id_name_helptext id_name_error" aria-invalid="true"
                   id="id_name">
            <div id="id_name_error" class="invalid-feedback">
                <span id="error_1_id_name"><strong>Dit veld is verplicht.</strong></span></div>
            <div id="id_name_helptext" class="form-text">
                Zie <a href="/uitleg/">uitleg</a>.</div>
        </div>""")


def test_answers_to_press_stand_under_one_question():
    assert drawn("how", {"how": "b"}, "choices") == parse_html("""
        <div id="div_id_how" class="mb-3 choices"><fieldset>
            <legend class="form-label requiredField fs-6">
                Hoe?<span class="asteriskField">*</span></legend>
            <div>
                <div class="form-check">
                    <input type="radio" class="form-check-input" name="how" value="a" required
                           id="id_how_0">
                    <label for="id_how_0" class="form-check-label">Gebeld</label></div>
                <div class="form-check">
                    <input type="radio" class="form-check-input" name="how" value="b" required
                           id="id_how_1" checked>
                    <label for="id_how_1" class="form-check-label">&lt;Thuis&gt;</label></div>
            </div>
        </fieldset></div>""")


def test_what_is_wrong_with_answers_stands_below_the_last():
    assert drawn("days", {"days": ["2", "9"]}) == parse_html("""
        <div id="div_id_days" class="mb-3">
            <fieldset aria-describedby="id_days_helptext id_days_error">
            <legend class="form-label fs-6">Days</legend>
            <div>
                <div class="form-check">
                    <input type="checkbox" class="form-check-input is-invalid" name="days"
                           value="1" aria-invalid="true" id="id_days_0">
                    <label for="id_days_0" class="form-check-label">ma</label></div>
                <div class="form-check">
                    <input type="checkbox" class="form-check-input is-invalid" name="days"
                           value="2" aria-invalid="true" id="id_days_1" checked>
                    <label for="id_days_1" class="form-check-label">di</label>
                    <div id="id_days_error" class="invalid-feedback">
                        <span id="error_1_id_days"><strong>Selecteer een geldige keuze. 9 is geen
                            beschikbare keuze.</strong></span></div></div>
            </div>
            <div id="id_days_helptext" class="form-text">Welke dagen?</div>
        </fieldset></div>""")


def test_a_box_to_tick_stands_before_its_words():
    assert drawn("sure", {"sure": "on"}) == parse_html("""
        <div class="mb-3"><div id="div_id_sure" class="form-check">
            <input type="checkbox" name="sure" class="form-check-input" id="id_sure" checked>
            <label for="id_sure" class="form-check-label">Zeker weten</label>
        </div></div>""")


def test_what_is_hidden_has_no_words():
    assert drawn("token", {"token": "x"}) == parse_html(
        '<input type="hidden" name="token" value="x" id="id_token">'
    )
