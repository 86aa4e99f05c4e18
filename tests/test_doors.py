"""The table of doors is the authorisation matrix; here every door is tried by every role."""

from dataclasses import dataclass
from functools import cache
from typing import Any

import pytest
from django.test import Client
from django.urls import URLPattern, get_resolver, reverse

from accounts.roles import Role
from tests.conftest import signed_in
from tests.doors import DOORS, LIBRARY, PUBLIC
from tests.factories.accounts import UserFactory

NOBODYS = {"int": 987_654_321, "string": "bestaat-niet", "slug": "bestaat-niet"}


@dataclass(frozen=True)
class Door:
    """A page behind an address, and what the parts of its address are."""

    view: Any
    converters: dict[str, Any]


def doors(resolver=None, namespace="", converters=None):
    resolver, converters = resolver or get_resolver(), converters or {}
    for pattern in resolver.url_patterns:
        parts = converters | pattern.pattern.converters
        if isinstance(pattern, URLPattern):
            yield f"{namespace}{pattern.name}", Door(pattern.callback, parts)
        else:
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from doors(pattern, inner, parts)


@cache
def own_doors():
    return {name: door for name, door in doors() if not name.startswith(LIBRARY)}


def nobodys_keys(name):
    """For each part of the address a value that belongs to no row."""
    converters = own_doors()[name].converters.items()
    kinds = {part: type(converter).__name__ for part, converter in converters}
    return {part: NOBODYS[kind.removesuffix("Converter").lower()] for part, kind in kinds.items()}


def nobodys_address(name):
    """Where the door is, for a row that does not exist."""
    return reverse(name, kwargs=nobodys_keys(name))


def test_every_door_is_public_or_names_its_roles():
    guarded = {
        name: getattr(door.view, "roles", None)
        for name, door in own_doors().items()
        if name not in PUBLIC
    }

    assert guarded == DOORS


@pytest.mark.parametrize("name", DOORS)
def test_a_door_opens_only_for_its_roles(db, name):
    """Behind a door that opens, a row of nobody is not found; a wrong role never gets so far."""
    behind_the_door = {404, 405} if nobodys_keys(name) else {200, 405}
    address = nobodys_address(name)

    answers = {role: signed_in(UserFactory(role=role)).get(address).status_code for role in Role}

    assert {role for role, code in answers.items() if code in behind_the_door} == DOORS[name]
    assert {role for role, code in answers.items() if code == 403} == set(Role) - DOORS[name]


@pytest.mark.parametrize("name", DOORS)
def test_who_has_not_signed_in_is_sent_to_the_front_door(db, name):
    address = nobodys_address(name)

    response = Client().get(address)

    assert (response.status_code, response.url) == (
        302,
        f"{reverse('account_login')}?next={address}",
    )


def test_the_public_page_opens_without_signing_in(db):
    response = Client().get(nobodys_address("participants:answer"))

    assert response.status_code == 404  # not the front door
