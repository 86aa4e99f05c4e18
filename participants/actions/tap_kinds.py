"""The kinds of taps: what each may hold, and how it is carried out at a desk.

A new kind is a form that says what it may hold, a function, and one line in ``KINDS`` (decision 0028).
"""

from django.utils.translation import gettext

from activities.actions.shifts import tell_session
from activities.models import Volunteer
from participants.actions import registers
from participants.actions.absences import take_back_day, tell_absent
from participants.actions.desks import Desk, Kind, Verdict, odd
from participants.actions.registers import RefusedError
from participants.actions.session_notes import write_note
from participants.actions.signals import report_at
from participants.forms.absent import AbsentForm, ConcernForm, HoursForm, NoteForm
from participants.forms.registers import NewcomerFields
from participants.forms.taps import ChangeForm, HeldForm, HereForm, ReadyForm, SentTap
from participants.models import Tap
from participants.registers import people_met_by, same_name

Outcome = Tap.Outcome


def _mark(desk: Desk, tap: SentTap, form: HereForm) -> Verdict:
    """Yes or no about somebody, as far as it does not contradict what this phone never saw."""
    person, is_here = desk.who(tap), form.cleaned_data["here"]
    last = desk.last.get(person.pk)
    has_seen = tap.seen == (str(last.key) if last else "")
    is_choice = has_seen and last is not None and last.is_conflict
    if desk.here[person.pk] is is_here and not is_choice:
        return Verdict(Outcome.ALREADY, person=person)
    if not has_seen:
        return Verdict(Outcome.CONFLICT, person=person)
    if is_here and person.helps:
        raise RefusedError(
            gettext(
                "Wie helpt, telt niet als deelnemer. Doet deze persoon zelf ook mee? "
                "Druk dan op de knop bij 'Wie helpt er?'."
            )
        )
    desk.here[person.pk] = is_here
    return Verdict(person=person)


def _count(desk: Desk, _tap: SentTap, form: ChangeForm) -> Verdict:
    """More or fewer than there were: what others counted meanwhile stays."""
    change, tally = form.cleaned_data["change"], form.cleaned_data["tally"]
    if tally and tally not in dict(desk.session.tally_lines):
        raise RefusedError(odd())
    if not desk.session.count_unnamed(change, tally):
        return Verdict(Outcome.ALREADY)
    desk.is_counted = True
    return Verdict()


def _newcomer(desk: Desk, _tap: SentTap, form: NewcomerFields) -> Verdict:
    """Somebody new: a possible double is said, and does not keep them off the list."""
    person = form.person()
    is_like_another = bool(same_name(person, among=people_met_by(desk.by)))
    registers.start_household(person)
    registers.put_on_register(desk.session, person, form.cleaned_data["comes_with"])
    desk.call_in([person.pk])
    desk.here[person.pk] = True
    doubt = gettext("We kenden al iemand met deze naam. Is het dezelfde? Zeg het de projectleider.")
    return Verdict(person=person, sentence=doubt if is_like_another else "")


def _close(desk: Desk, _tap: SentTap, form: ReadyForm) -> Verdict:
    is_ready = form.cleaned_data["ready"]
    if is_ready is (desk.session.register_closed_at is not None):
        return Verdict(Outcome.ALREADY)
    verb = registers.close_register if is_ready else registers.reopen_register
    verb(session=desk.session)
    return Verdict()


def _cancel(desk: Desk, _tap: SentTap, form: HeldForm) -> Verdict:
    """It did not take place: one tap, and why perhaps with a second one. Or it did after all."""
    because, known = (
        "" if form.cleaned_data["held"] else form.because,
        desk.session.cancelled_because,
    )
    if because == known or (because and not form.may_be_told(desk.session)):
        return Verdict(Outcome.ALREADY)
    if because:
        registers.cancel_session(session=desk.session, because=because)
    else:
        registers.resume_session(session=desk.session)
    return Verdict()


def _absent(desk: Desk, _tap: SentTap, form: AbsentForm) -> Verdict:
    """A family said that it would not come, or comes after all."""
    family, back, because = (form.cleaned_data[name] for name in ("family", "back", "because"))
    members = registers.on_register(desk.session).filter(family=family or back)
    person = members.parents_first().first()
    if person is None:
        raise RefusedError(gettext("Die persoon staat niet meer op deze lijst."))
    when = {"family": person.family, "day": desk.session.held_on}
    is_other = take_back_day(**when) if back else tell_absent(because=because, **when)
    return Verdict(Outcome.APPLIED if is_other else Outcome.ALREADY, person=person)


def _note(desk: Desk, _tap: SentTap, form: NoteForm) -> Verdict:
    is_other = write_note(session=desk.session, **form.cleaned_data)
    return Verdict(Outcome.APPLIED if is_other else Outcome.ALREADY)


def _concern(desk: Desk, tap: SentTap, form: ConcernForm) -> Verdict:
    """Somebody is worried: it becomes a report, and of its words nothing stays with the tap."""
    report_at(signal=form.save(commit=False), session=desk.session, by=desk.by, ago=tap.ago)
    return Verdict()


def _hours(desk: Desk, _tap: SentTap, form: HoursForm) -> Verdict:
    """Whoever keeps this register was there; without a number as long as it lasted."""
    volunteer = Volunteer.objects.filter(account=desk.by).first()
    minutes = form.cleaned_data["hours"] or desk.session.minutes
    if volunteer is None:
        raise RefusedError(
            gettext("Je staat niet als vrijwilliger bij ons. Vraag de projectleider.")
        )
    if not minutes:
        raise RefusedError(gettext("Vul in hoelang je er was."))
    told = tell_session(volunteer=volunteer, session=desk.session, minutes=minutes, by=desk.by)
    if told == minutes:
        return Verdict(Outcome.ALREADY)
    if told:
        raise RefusedError(gettext("Voor deze dag staan al andere uren van je. Wijzig die dan."))
    return Verdict()


KINDS: dict[str, Kind] = {
    Tap.Kind.MARK: Kind(HereForm, _mark, keeps=("here",), after_marks=False),
    Tap.Kind.COUNT: Kind(ChangeForm, _count, keeps=("change", "tally"), after_marks=False),
    Tap.Kind.NEWCOMER: Kind(NewcomerFields, _newcomer, after_marks=False, is_typed=True),
    Tap.Kind.CLOSE: Kind(ReadyForm, _close, keeps=("ready",), also_when_locked=True),
    Tap.Kind.CANCEL: Kind(HeldForm, _cancel, keeps=("held", "reason"), also_when_locked=True),
    Tap.Kind.ABSENT: Kind(AbsentForm, _absent, keeps=("away",), also_when_locked=True),
    Tap.Kind.NOTE: Kind(NoteForm, _note, is_typed=True, also_when_locked=True),
    Tap.Kind.CONCERN: Kind(ConcernForm, _concern, is_typed=True, also_when_locked=True),
    Tap.Kind.HOURS: Kind(HoursForm, _hours, is_typed=True),
}
