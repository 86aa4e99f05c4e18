"""Mail that leaves at most once, whatever happens on the way."""

from datetime import timedelta
from smtplib import SMTPDataError, SMTPServerDisconnected

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.utils import timezone

from accounts.models import Notice
from core.mailing import Delivery, deliver, letter_of, mute, off_address
from tests.factories.accounts import NoticeFactory

pytestmark = pytest.mark.django_db
State = Notice.State


def states():
    return [notice.state for notice in Notice.objects.order_by("pk")]


class Refusing(EmailBackend):
    """A mail server that does not want the second letter."""

    def send_messages(self, messages):
        if len(mail.outbox) == 1:
            raise SMTPDataError(550, b"no")
        return super().send_messages(messages)


class HangingUp(EmailBackend):
    """A mail server that is gone after the first letter; nobody knows about the second."""

    def send_messages(self, messages):
        if len(mail.outbox) == 1:
            raise SMTPServerDisconnected
        return super().send_messages(messages)


class Closed(EmailBackend):
    """A mail server that does not answer."""

    def open(self):
        raise ConnectionRefusedError


@pytest.fixture
def server(settings):
    def choose(backend):
        settings.EMAIL_BACKEND = f"{__name__}.{backend.__name__}"

    return choose


def test_it_leaves_once_however_often_the_timer_comes_by():
    NoticeFactory()

    assert [deliver(Notice.objects.all()) for _ in range(2)] == [Delivery(1, 0), Delivery(0, 0)]
    assert (len(mail.outbox), states()) == (1, [State.SENT])


def test_what_somebody_else_just_claimed_is_left_alone(monkeypatch):
    """Two timers at once: the other was between our list and our claim."""
    notice = NoticeFactory()
    monkeypatch.setattr("core.mailing.is_muted", lambda *_: bool(claim(notice)) and False)

    assert deliver(Notice.objects.all()) == Delivery(0, 0)
    assert (mail.outbox, states()) == ([], [State.LEAVING])


def claim(notice):
    return Notice.objects.filter(pk=notice.pk).update(claimed_at=timezone.now())


def test_a_refusal_is_tried_again_and_not_for_ever(server):
    NoticeFactory.create_batch(2)
    server(Refusing)

    rounds = [deliver(Notice.objects.all()) for _ in range(6)]

    assert rounds == [Delivery(1, 1), *[Delivery(0, 1)] * 4, Delivery(0, 0)]
    assert (len(mail.outbox), states()) == (1, [State.SENT, State.REFUSED])


def test_after_a_crash_half_way_nobody_gets_it_twice(server):
    NoticeFactory.create_batch(3)
    server(HangingUp)
    with pytest.raises(OSError):  # noqa: PT011  # the kind is the point
        deliver(Notice.objects.all())
    assert states() == [State.SENT, State.LEAVING, State.WAITING]

    server(EmailBackend)
    assert deliver(Notice.objects.all()) == Delivery(1, 0)

    Notice.objects.filter(sent_at=None).update(claimed_at=timezone.now() - timedelta(hours=1))
    assert (len(mail.outbox), states()) == (2, [State.SENT, State.IN_DOUBT, State.SENT])


def test_a_server_that_does_not_answer_claims_nothing(server):
    NoticeFactory()
    server(Closed)

    with pytest.raises(ConnectionRefusedError):
        deliver(Notice.objects.all())

    assert states() == [State.WAITING]


def test_without_an_address_it_can_only_be_read_here():
    NoticeFactory(address="")

    assert deliver(Notice.objects.all()) == Delivery(0, 0)
    assert states() == [State.QUIET]


def test_who_turned_it_off_reads_it_here_and_gets_the_rest():
    wil = NoticeFactory(kind=Notice.Kind.DIGEST).account
    NoticeFactory(account=wil, kind=Notice.Kind.SESSION)
    mute(Notice.Kind.DIGEST, wil.email.upper(), off=True)

    assert deliver(Notice.objects.all()) == Delivery(1, 0)
    assert states() == [State.QUIET, State.SENT]


def test_a_letter_tells_a_mail_program_how_to_stop_it(settings):
    settings.SITE = "https://verband.example.org"
    notice = NoticeFactory()

    letter = letter_of(notice)

    off = "https://verband.example.org" + off_address(notice.kind, notice.address)
    assert letter.extra_headers == {
        "List-Unsubscribe": f"<{off}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        "Auto-Submitted": "auto-generated",
    }
    assert letter.body.endswith(f"Zet het uit:\n{off}\n")
    assert notice.address.split("@")[0] not in off


def test_a_day_of_letters_costs_few_questions(django_assert_num_queries):
    NoticeFactory.create_batch(2)

    with django_assert_num_queries(1 + 2 * 5):  # is it off, claim (savepoint, update), sent
        deliver(Notice.objects.all())
