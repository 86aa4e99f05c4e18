"""The rules of the house (docs/house.md), kept by the tests: rooms, relations, names."""

from django.apps import apps

ROOMS = [  # foundation first
    "core",
    "accounts",
    "activities",
    "participants",
    "reporting",
    "config",
]


def own_models():
    return [model for model in apps.get_models() if model._meta.app_label in ROOMS]


def doorways():
    """Every relation that leads from one room into another: (field, from, to)."""
    for model in own_models():
        for field in model._meta.get_fields():
            if field.is_relation and field.concrete:
                here, there = model._meta.app_label, field.related_model._meta.app_label
                if there in ROOMS and there != here:
                    yield field, ROOMS.index(here), ROOMS.index(there)


def test_a_room_points_only_to_rooms_below_it():
    assert [str(field) for field, here, there in doorways() if there > here] == []


def test_a_room_below_has_no_back_door_to_a_room_above():
    """``related_name="+"``: an activity knows no enrolments, a user no families."""
    assert [str(field) for field, *_ in doorways() if not field.remote_field.hidden] == []


def test_names_on_screen_start_in_lower_case():
    abbreviations = ("CBS",)
    shouting = [
        f"{field}: {field.verbose_name}"
        for model in own_models()
        for field in model._meta.get_fields()
        if field.concrete and field.name != "id"
        if str(field.verbose_name)[:1].isupper()
        if not str(field.verbose_name).startswith(abbreviations)
    ]
    assert shouting == []


def test_days_end_in_on_and_moments_in_at():
    """A time of the day (``starts_at``) is a moment too."""
    endings = {"DateField": "_on", "DateTimeField": "_at", "TimeField": "_at"}
    strangers = {"date_joined", "last_login"}  # Django's own words for an account
    wrong = [
        str(field)
        for model in own_models()
        for field in model._meta.concrete_fields
        if not field.name.endswith(endings.get(field.get_internal_type(), ""))
        if field.name not in strangers
    ]
    assert wrong == []


def test_a_yes_or_no_is_a_question():
    """``is_``, ``has_``, ``was_`` or ``may_``: the name reads as what is asked."""
    wrong = [
        str(field)
        for model in own_models()
        for field in model._meta.concrete_fields
        if field.get_internal_type() == "BooleanField"
        if not field.name.startswith(("is_", "has_", "was_", "may_"))
    ]
    assert wrong == []


def test_every_list_has_an_order_of_its_own():
    """Without one two pages of a list may show the same row."""
    unordered = {model.__name__ for model in own_models() if not model._meta.ordering}

    assert unordered - {"ImportedRow"} == set()  # fingerprints are looked up, never listed
