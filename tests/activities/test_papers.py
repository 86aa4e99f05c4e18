"""Papers that were seen: who may help on which day, and which run out."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from activities.models import Certificate, CertificateKind
from activities.papers import certificates_due, duties_without_papers, why_refused
from tests.factories.activities import (
    ActivityFactory,
    CertificateFactory,
    DutyFactory,
    SessionFactory,
    VolunteerFactory,
)

TODAY = date(2018, 9, 18)

pytestmark = [pytest.mark.today(TODAY), pytest.mark.django_db]


def in_days(number):
    return TODAY + timedelta(days=number)


def asking_for_a_vog(**kwargs):
    activity = ActivityFactory(**kwargs)
    activity.requires.add(CertificateKind.objects.named("VOG"))
    return activity


@pytest.mark.parametrize(
    ("days_left", "stage"),
    [
        *[(61, None), (60, 60), (59, 60), (31, 60), (30, 30), (29, 30), (8, 30), (7, 7), (6, 7)],
        *[(1, 7), (0, 7), (-1, 0), (-400, 0)],
    ],
)
def test_a_paper_is_told_at_sixty_thirty_and_seven_days_and_when_it_ran_out(days_left, stage):
    CertificateFactory(seen_on=date(2016, 1, 1), valid_until_on=in_days(days_left))

    due = certificates_due(TODAY)

    assert [(one.stage, one.days_left) for one in due] == (
        [] if stage is None else [(stage, days_left)]
    )


def test_only_the_paper_that_holds_longest_is_told_of(django_assert_num_queries):
    renewed, twice, forever = VolunteerFactory.create_batch(3)
    CertificateFactory(volunteer=renewed, valid_until_on=in_days(5))
    CertificateFactory(volunteer=renewed, valid_until_on=in_days(500))
    CertificateFactory.create_batch(2, volunteer=twice, valid_until_on=in_days(5))
    CertificateFactory(volunteer=forever, valid_until_on=in_days(5))
    CertificateFactory(volunteer=forever, valid_until_on=None)
    CertificateFactory(
        volunteer=renewed, kind=CertificateKind.objects.named("EHBO"), valid_until_on=in_days(9)
    )

    with django_assert_num_queries(1):
        due = certificates_due(TODAY)

    assert [(one.certificate.volunteer, str(one.certificate.kind)) for one in due] == [
        (twice, "VOG"),
        (renewed, "EHBO"),
    ]


def test_of_who_left_nothing_is_told_from_the_day_after_on():
    CertificateFactory(volunteer=VolunteerFactory(ended_on=in_days(-1)), valid_until_on=in_days(5))
    last_day = CertificateFactory(
        volunteer=VolunteerFactory(ended_on=TODAY), valid_until_on=in_days(5)
    )

    assert [one.certificate for one in certificates_due(TODAY)] == [last_day]


@pytest.mark.parametrize(("day", "is_refused"), [(-1, False), (0, False), (1, True)])
def test_a_paper_holds_up_to_and_including_its_last_day(coordinator, day, is_refused):
    paper = CertificateFactory(valid_until_on=date(2018, 10, 3))
    days = [date(2018, 10, 3) + timedelta(days=day)]

    said = why_refused(paper.volunteer, asking_for_a_vog(), days, coordinator)

    assert bool(said) is is_refused


def test_the_refusal_says_whether_it_was_never_seen_or_until_when_it_holds(coordinator, coach):
    activity, samira = asking_for_a_vog(), VolunteerFactory(name="Samira Fortes")
    never = why_refused(samira, activity, [TODAY], coordinator)
    CertificateFactory(volunteer=samira, valid_until_on=date(2018, 9, 17))

    ended = why_refused(samira, activity, [TODAY], coordinator)
    to_a_coach = why_refused(samira, activity, [TODAY], coach)

    assert (
        never
        == "Wie hier helpt, heeft een bewijs nodig: VOG. Dat is van Samira Fortes nog niet gezien."
    )
    assert ended == (
        "Wie hier helpt, heeft een bewijs nodig: VOG. Dat van Samira Fortes geldt tot en met 17 september 2018, "
        "en je plant tot en met 18 september 2018."
    )
    assert to_a_coach == (
        "Wie hier helpt, heeft een bewijs nodig: VOG. Dat van Samira Fortes geldt op 18 september 2018 niet meer."
    )


def test_who_is_on_a_roster_without_the_paper_is_told(django_assert_num_queries):
    cooking = asking_for_a_vog(name="Kinderkook")
    cooking.requires.add(CertificateKind.objects.named("EHBO"))
    session = SessionFactory(activity=cooking, held_on=in_days(7))
    just, late = (CertificateFactory(valid_until_on=in_days(days)).volunteer for days in (7, 6))
    for volunteer in (just, late):
        CertificateFactory(volunteer=volunteer, kind=CertificateKind.objects.named("EHBO"))
        DutyFactory(volunteer=volunteer, session=session)
    DutyFactory(session=SessionFactory(activity=ActivityFactory(), held_on=in_days(7)))
    DutyFactory(session=SessionFactory(activity=cooking, held_on=in_days(-1)))
    off = SessionFactory(activity=cooking, held_on=in_days(8), cancelled_because="storm")
    DutyFactory(session=off)

    with django_assert_num_queries(1):
        missing = [(duty.volunteer, duty.paper) for duty in duties_without_papers(TODAY)]

    assert missing == [(late, "VOG")]


def seen(client, volunteer, **words):
    words = {"new_kind": "vog", "seen_on": "vandaag", "valid_until_on": "18-9-2021"} | words
    address = reverse("activities:certificate_add", args=[volunteer.pk])
    return client.post(address, words, follow=True)


def test_the_project_leader_notes_that_a_paper_was_seen(coordinator, coordinator_client):
    kind, volunteer = CertificateKind.objects.named("VOG"), VolunteerFactory()

    page = seen(coordinator_client, volunteer)

    paper = Certificate.objects.get()
    assert (paper.kind, paper.seen_on, paper.seen_by) == (kind, TODAY, coordinator)
    assert " ".join(page.text.split()).count("geldig tot en met 18 september 2021") == 1


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"new_kind": ""}, "Kies welk bewijs je zag, of schrijf een ander op."),
        ({"seen_on": "morgen"}, "Deze dag moet nog komen."),
        ({"valid_until_on": "31-2-2019"}, "31 februari bestaat niet."),
        ({"valid_until_on": "17-9-2018"}, "Dit bewijs was al verlopen toen je het zag."),
    ],
)
def test_a_paper_that_cannot_be_is_said(coordinator_client, wrong, sentence):
    assert sentence in seen(coordinator_client, VolunteerFactory(), **wrong).text
    assert Certificate.objects.count() == 0


def test_only_the_project_leader_knows_of_papers(host, host_client, coach_client):
    me = CertificateFactory(volunteer=VolunteerFactory(account=host)).volunteer

    pages = [client.get(me.get_absolute_url()).text for client in (host_client, coach_client)]

    assert ["VOG" in page for page in pages] == [False, False]
    assert seen(coach_client, me).status_code == 403
    assert seen(host_client, me).status_code == 403
