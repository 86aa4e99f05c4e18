from datetime import date, time

import pytest

from activities.models import Activity, Session
from core.sheets.cells import SheetRefused
from participants.models import Attendance, Enrolment, Family, Person
from tests.factories.activities import ActivityFactory, ProgrammeFactory, SessionFactory
from tests.factories.participants import CaseFactory, EnrolmentFactory, FamilyFactory, PersonFactory
from tests.participants.imported import imported, places

TITLE = "Taalles dinsdag jan 2017;;;"
HEADING = "Naam;3-1;10-1;17-1"
DOUBT = "We kennen al iemand met deze naam. Kijk of het dezelfde persoon is."

pytestmark = pytest.mark.django_db


def known(name, **fields):
    """Somebody we know, with a family of more than a name."""
    given, __, family = name.partition(" ")
    home = fields.pop("family", None) or FamilyFactory(name=family, street="Dantestraat 1")
    person = PersonFactory(given_name=given, family_name=family, family=home, **fields)
    person.fold_search_key()
    person.save()
    return person


def visits():
    """Who was there on which day."""
    rows = Attendance.objects.order_by("session__held_on", "person__given_name")
    return [(str(visit.person), visit.session.held_on.day) for visit in rows]


def test_marks_become_visits_of_people_in_households_of_their_own():
    outcome = imported("attendance", TITLE, HEADING, "Rahel Jansen;x;a;1", "Yılmaz, Ayşe;;✓;")

    assert visits() == [("Rahel Jansen", 3), ("Ayşe Yılmaz", 10), ("Rahel Jansen", 17)]
    assert sorted(Family.objects.values_list("name", flat=True)) == ["Jansen", "Yılmaz"]
    assert Activity.objects.get().name == "Taalles"
    enrolments = Enrolment.objects.values_list("person__given_name", "started_on")
    assert set(enrolments) == {("Rahel", date(2017, 1, 3)), ("Ayşe", date(2017, 1, 10))}
    assert Session.objects.filter(register_closed_at=None).count() == 0
    assert outcome.findings.errors == []


def test_the_year_and_the_activity_may_be_told():
    imported("attendance", HEADING, "Rahel Jansen;x;;x", year=2018, activity="Inloop")

    session = Session.objects.order_by("held_on").first()
    assert (session.activity.name, session.held_on) == ("Inloop", date(2018, 1, 3))


@pytest.mark.parametrize(
    ("lines", "options", "reason"),
    [
        ([HEADING], {"year": 2017}, "Boven de lijst staat geen activiteit."),
        (["Taalles;", HEADING], {}, "Het jaar staat niet in de titel."),
        (["Beste collega;"], {"year": 2017}, "We vinden geen kopregel in dit bestand."),
    ],
)
def test_a_list_that_does_not_say_what_it_is_is_refused(lines, options, reason):
    with pytest.raises(SheetRefused) as refused:
        imported("attendance", *lines, "Rahel Jansen;x;x;x", **options)

    assert str(refused.value).startswith(reason)
    assert Person.objects.count() == 0


def test_unnamed_visitors_are_counted_once_however_often_the_list_is_read():
    lines = [TITLE, HEADING, "Rahel Jansen;x;x;x", "overige bezoekers;2;0;4", "Totaal;3;1;5"]
    imported("attendance", *lines)

    imported("attendance", *lines, "")

    counts = Session.objects.order_by("held_on").values_list("unnamed_visitors", flat=True)
    assert list(counts) == [2, 0, 4]


def test_a_household_or_somebody_s_grandmother_is_counted_and_not_kept():
    outcome = imported(
        "attendance", TITLE, HEADING, "Rahel Jansen;x;x;x", "fam. Bos + 2;x;;", "oma van Sem;x;;"
    )

    assert [str(person) for person in Person.objects.all()] == ["Rahel Jansen"]
    assert Session.objects.get(held_on="2017-01-03").unnamed_visitors == 4
    assert [notice.row for notice in outcome.findings.notices] == [4, 5]


def test_a_total_that_is_wrong_is_noticed_below_and_behind():
    outcome = imported(
        "attendance",
        TITLE,
        "Naam;3-1;10-1;Totaal",
        "Rahel Jansen;x;x;1",
        "overige bezoekers;2;;",
        "Totaal;3;2;",
    )

    assert places(outcome.findings.notices) == [
        (3, "Totaal", "Het totaal zegt 1, maar we tellen 2."),
        (5, "10-1", "Het totaal zegt 2, maar we tellen 1."),
    ]


def test_a_mark_we_do_not_know_is_left_out_alone():
    outcome = imported("attendance", TITLE, HEADING, "Rahel Jansen;x;?;x")

    assert visits() == [("Rahel Jansen", 3), ("Rahel Jansen", 17)]
    assert places(outcome.findings.errors) == [
        (3, "10-1", "Dit teken kennen we niet. Schrijf x voor aanwezig of a voor afwezig.")
    ]


def test_columns_on_days_that_cannot_be_are_refused_and_empty_ones_passed_by():
    outcome = imported("attendance", "Inloop 2017", "Naam;3-1;31-2;1-1-2099;7-2", "Jo Bos;x;x;x;")

    assert visits() == [("Jo Bos", 3)]
    assert places(outcome.findings.errors) == [
        (2, "31-2", "31 februari bestaat niet. Bedoel je 28 februari?"),
        (2, "1-1-2099", "Deze dag ligt in de toekomst."),
    ]
    assert places(outcome.findings.notices) == [
        (2, "7-2", "Deze kolom is leeg. We maken er geen bijeenkomst van.")
    ]


def test_marks_without_a_name_are_refused():
    outcome = imported("attendance", TITLE, HEADING, "Rahel Jansen;x;;x", ";x;;")

    assert places(outcome.findings.errors) == [(4, "Naam", "De naam ontbreekt.")]


def test_somebody_we_know_is_found_by_name():
    rahel = known("Rahel Jansen")

    imported("attendance", TITLE, HEADING, "JANSEN, RAHEL;x;;x")

    assert Attendance.objects.filter(person=rahel).count() == 2
    assert Person.objects.count() == 1


def test_of_two_namesakes_the_one_on_the_register_is_meant():
    known("Rahel Jansen")
    enrolled = known("Rahel Jansen")
    EnrolmentFactory(person=enrolled, activity=ActivityFactory(name="Taalles"))

    imported("attendance", TITLE, HEADING, "Rahel Jansen;x;;x")

    assert Attendance.objects.filter(person=enrolled).count() == 2


def test_of_two_namesakes_the_one_with_that_telephone_is_meant():
    known("Rahel Jansen", family__phone="+31699999999")
    meant = known("Rahel Jansen", family=FamilyFactory(phone="+31691234567"))
    Family.objects.exclude(pk=meant.family_id).update(phone="+31699999999")

    imported("attendance", TITLE, "Naam;Tel;3-1", "Rahel Jansen;691234567;x")

    assert Attendance.objects.get().person == meant


def test_between_two_namesakes_nobody_is_guessed():
    known("Rahel Jansen")
    known("Rahel Jansen")

    outcome = imported("attendance", TITLE, HEADING, "Rahel Jansen;x;a;x")

    assert Person.objects.count() == 3
    assert places(outcome.findings.notices) == [(3, "", DOUBT)]


def test_a_first_name_alone_is_nobody_we_know_unless_on_this_register():
    child = known("Sem", family=CaseFactory().family, role=Person.Role.CHILD)
    lines = ["Naam;3-1;10-1", "Sem;x;x"]

    imported("attendance", "Inloop 2017", *lines)
    EnrolmentFactory(person=child, activity=ActivityFactory(name="Taalles"))
    imported("attendance", "Taalles 2017", *lines)

    assert Person.objects.count() == 2
    assert Attendance.objects.filter(person=child).count() == 2


def test_a_visitor_who_was_renamed_since_does_not_come_back():
    lines = [TITLE, HEADING, "Rahel Jansen;x;;x"]
    imported("attendance", *lines)
    Person.objects.update(given_name="Rachel", search_key="rachel jansen")

    imported("attendance", *lines)

    assert (Person.objects.count(), Attendance.objects.count()) == (1, 2)


def test_a_session_that_was_there_is_used_with_the_highest_headcount():
    activity = ActivityFactory(name="Taalles", started_on=date(2017, 1, 10))
    session = SessionFactory(activity=activity, held_on=date(2017, 1, 3), unnamed_visitors=5)

    outcome = imported(
        "attendance", TITLE, "Naam;3-1;10-1", "Rahel Jansen;x;x", "overige bezoekers;2;3"
    )

    counts = Session.objects.order_by("held_on").values_list("pk", "unnamed_visitors")
    assert list(counts) == [(session.pk, 5), (Session.objects.latest("held_on").pk, 3)]
    assert outcome.added["unnamed"] == 3
    activity.refresh_from_db()
    assert activity.started_on == date(2017, 1, 3)
    reason = "Er waren al bezoekers zonder naam geteld. We houden het hoogste aantal aan."
    assert places(outcome.findings.notices) == [(None, "03-01-2017", reason)]


def test_the_register_starts_earlier_when_an_earlier_list_comes_in_later():
    imported("attendance", "Inloop 2017", "Naam;7-2", "Rahel Jansen;x")

    imported("attendance", "Inloop 2017", "Naam;3-1", "Rahel Jansen;x")

    assert Enrolment.objects.get().started_on == date(2017, 1, 3)


def test_the_activity_counts_for_the_programme_that_was_told():
    programme = ProgrammeFactory()

    imported("attendance", TITLE, HEADING, "Rahel Jansen;x;;x", programme=programme)

    assert Activity.objects.get().programmes.get() == programme


def test_rows_cost_no_queries_of_their_own(django_assert_num_queries):
    rows = [f"Voor{n} Achter{n};x;x;x" for n in range(40)]
    imported("attendance", TITLE, HEADING, "Rahel Jansen;x;x;x")

    with django_assert_num_queries(20):
        imported("attendance", TITLE, HEADING, *rows[:3])
    with django_assert_num_queries(20):
        imported("attendance", TITLE, HEADING, *rows[3:])


def test_a_day_that_was_called_off_gets_no_visits_and_a_notice():
    lesson = ActivityFactory(name="Taalles")
    off = SessionFactory(
        activity=lesson,
        held_on=date(2017, 1, 3),
        cancelled_because="docent ziek",
        register_closed_at=None,
    )

    outcome = imported("attendance", TITLE, HEADING, "Rahel Jansen;x;x;", "Overige bezoekers;4;5;")

    off.refresh_from_db()
    assert visits() == [("Rahel Jansen", 10)]
    assert (off.unnamed_visitors, Session.objects.filter(activity=lesson).count()) == (0, 2)
    assert [place[2] for place in places(outcome.findings.notices) if "ging niet" in place[2]] == [
        "Deze bijeenkomst ging niet door. De bezoeken van deze dag zijn niet overgenomen."
    ]


def test_of_two_sessions_on_a_day_the_one_that_went_on_gets_the_visits():
    lesson = ActivityFactory(name="Taalles")
    day = {"activity": lesson, "held_on": date(2017, 1, 3)}
    SessionFactory(**day, starts_at=time(9), cancelled_because="docent ziek")
    went_on = SessionFactory(**day, starts_at=time(13))

    imported("attendance", TITLE, HEADING, "Rahel Jansen;x;;")

    assert Attendance.objects.get().session == went_on


def test_of_two_sessions_on_a_day_the_one_without_an_hour_gets_the_visits():
    """SQLite and PostgreSQL do not agree by themselves where nothing stands in the order."""
    lesson = ActivityFactory(name="Taalles")
    day = {"activity": lesson, "held_on": date(2017, 1, 3)}
    SessionFactory(**day, starts_at=time(9))
    whole_day = SessionFactory(**day, starts_at=None)

    imported("attendance", TITLE, HEADING, "Rahel Jansen;x;;")

    assert Attendance.objects.get().session == whole_day
