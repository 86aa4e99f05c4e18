"""The rules of the house, kept by the tests."""

from pathlib import Path

import pytest
from django.apps import apps
from django.urls import URLPattern, get_resolver

from tests.doors import DOORS, LIBRARY, PUBLIC

ROOMS = [
    "core",
    "accounts",
    "activities",
    "participants",
    "reporting",
    "config",
]  # foundation first


def own_models():
    return [model for model in apps.get_models() if model._meta.app_label in ROOMS]


def doors(resolver=None, namespace=""):
    for pattern in (resolver or get_resolver()).url_patterns:
        if isinstance(pattern, URLPattern):
            yield f"{namespace}{pattern.name}", pattern.callback
        else:
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from doors(pattern, inner)


def own_doors():
    return {name: view for name, view in doors() if not name.startswith(LIBRARY)}


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


def test_every_door_is_public_or_names_its_roles():
    guarded = {
        name: getattr(view, "roles", None)
        for name, view in own_doors().items()
        if name not in PUBLIC
    }

    assert guarded == DOORS


@pytest.mark.parametrize("path", sorted(Path().glob("[a-z]*/**/*.py")), ids=str)
def test_a_file_fits_on_a_few_screens(path):
    if "migrations" not in path.parts:
        assert len(path.read_text(encoding="utf-8").splitlines()) <= 300


def test_names_on_screen_start_in_lower_case():
    shouting = [
        str(field)
        for model in own_models()
        for field in model._meta.get_fields()
        if field.concrete and str(field.verbose_name)[:1].isupper() and field.name != "id"
    ]
    assert shouting == []
