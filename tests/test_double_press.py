"""Who presses twice writes it down once: tried on every form that makes something.

A form that another room adds belongs in ``tests.adding``; the last test of this module says so.
"""

import re

import pytest
from django.core import mail
from django.urls import reverse

from accounts.roles import Role
from activities.models import Series, Session
from tests.adding import FORMS
from tests.conftest import signed_in
from tests.doors import DOORS
from tests.factories.accounts import UserFactory
from tests.factories.activities import (
    ActivityFactory,
)
from tests.sheet import sheet

FORM = re.compile(r"<form\b.*?</form>", re.DOTALL)
TOKEN = re.compile(r'name="once" value="(\w+)"')


@pytest.fixture
def may_do_all(db):
    """A client per door: the coordinator, or the administrator where only that one may enter."""
    clients = {role: signed_in(UserFactory(role=role)) for role in Role}
    return lambda name: clients[
        Role.COORDINATOR if Role.COORDINATOR in DOORS[name] else Role.ADMINISTRATOR
    ]


def opened(client, filled_in):
    """What the browser sends along: the words, and the token of the form they are typed in."""
    forms = FORM.findall(client.get(filled_in.page or filled_in.to).text)
    here = f'action="{filled_in.to}"' if filled_in.page else 'class="form-actions"'
    here = filled_in.mark or here
    (token,) = (hit[1] for form in forms if here in form and (hit := TOKEN.search(form)))
    return filled_in.words | {"once": token}


@pytest.mark.parametrize("name", FORMS)
def test_pressing_twice_makes_one(may_do_all, name):
    model, fill_in = FORMS[name]
    filled_in, client = fill_in(), may_do_all(name)
    words, before = opened(client, filled_in), model.objects.count()

    answers = [client.post(filled_in.to, words) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [302, 302]
    assert answers[0].url == answers[1].url
    assert model.objects.count() == before + 1


def test_pressing_twice_under_a_preview_plans_every_session_once(coordinator_client):
    weekly = sheet(
        "activities:session_add", ActivityFactory().pk, days="25-9-2018", until="9-10-2018"
    )
    preview = coordinator_client.post(weekly.to, opened(coordinator_client, weekly))
    token = TOKEN.search(FORM.findall(preview.text)[-1])[1]
    keep = ["2018-09-25", "2018-10-02", "2018-10-09"]

    answers = [
        coordinator_client.post(
            weekly.to, weekly.words | {"sure": "1", "keep": keep, "once": token}
        )
        for _ in range(2)
    ]

    assert (answers[0].status_code, answers[0].url) == (302, answers[1].url)
    assert (Session.objects.count(), Series.objects.count()) == (3, 1)


def test_pressing_twice_sends_one_invitation(administrator_client):
    colleague = UserFactory()
    page = reverse("accounts:user_edit", args=[colleague.pk])
    invite = sheet("accounts:user_invite", colleague.pk, page=page)
    words = opened(administrator_client, invite)

    for _ in range(2):
        administrator_client.post(invite.to, words)

    assert len(mail.outbox) == 1


def test_every_form_that_adds_something_is_tried_here():
    adding = {name for name in DOORS if name.endswith("_add")}

    assert adding - set(FORMS) == set()
