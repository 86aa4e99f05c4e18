"""Finding families, and the file of one of them."""

from urllib.parse import urlsplit

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from accounts.requests import StaffRequest
from accounts.roles import CASEWORKERS, role_required
from core.asking import ask
from core.htmx import render_page
from core.searching import asked, keep_words
from participants.belonging import belonging_of
from participants.circle import circle_of
from participants.files import NEWEST, members_of, open_file
from participants.forms.contacts import ContactAddForm
from participants.forms.families import FamilyAddForm, FamilyForm, FamilySearchForm
from participants.forms.people import PersonForm
from participants.measuring import measuring_now
from participants.models import ContactMoment, Family, Person
from participants.participation import groups_of, taking_part
from participants.rows import Household, rows_of
from participants.timeline import timeline
from participants.views.files import family_within_reach
from participants.waits import waits_of

PER_PAGE = 25
EVERYTHING = "alles"


@role_required(*CASEWORKERS)
def family_list(request: StaffRequest) -> HttpResponse:
    """My families, found by name, telephone or street."""
    if request.method == "POST":
        return keep_words(request)
    form = FamilySearchForm(asked(request), user=request.user)
    families = form.filter(Family.objects.visible_to(request.user).by_name())
    page = Paginator(families, PER_PAGE).get_page(request.GET.get("pagina"))
    rows = rows_of(page.object_list.values_list(*Household._fields))  # type: ignore[attr-defined]  # a queryset
    context = {"page": page, "rows": rows, "form": form}
    return render_page(request, "participants/family_list.html", context, fragment="rows")


@role_required(*CASEWORKERS)
def family_detail(request: StaffRequest, family_pk: int) -> HttpResponse:
    """The file of one family, everything on one page."""
    family = family_within_reach(request, family_pk)
    file = open_file(family, request.user, most=None if _wants_everything(request) else NEWEST)
    people = members_of(family)
    context = {
        "family": family,
        "people": people,
        "file": file,
        "way": file.way,
        "belonging": belonging_of(file, people),
        "timeline": timeline(file),
        "circle": circle_of(file),
        "taking_part": taking_part(family),
        "waits": waits_of(family),
        "memberships": groups_of(family),
        "measuring": measuring_now(file.case, people, file.measurements),
        "contact_form": ContactAddForm(instance=ContactMoment(family=family), user=request.user),
    }
    return render_page(
        request, "participants/family_detail.html", context, fragment="file", replaces="file"
    )


def _wants_everything(request: StaffRequest) -> bool:
    """Whether everything of long ago is asked for, or stands on the page a form was filled in on."""
    page = request.htmx.current_url_abs_path or ""  # type: ignore[attr-defined]
    return EVERYTHING in request.GET or EVERYTHING in QueryDict(urlsplit(page).query)


@role_required(*CASEWORKERS)
def family_add(request: StaffRequest) -> HttpResponse:
    """Write down a family we have found."""
    form = FamilyAddForm(request.POST or None, user=request.user)
    if form.is_valid():
        family = form.save()
        messages.success(request, _("%(family)s staat op de lijst.") % {"family": family})
        return redirect(family)
    return render(request, "participants/family_add.html", {"form": form})


@role_required(*CASEWORKERS)
def family_edit(request: StaffRequest, family_pk: int) -> HttpResponse:
    """Correct name, address or coach of a family."""
    family = family_within_reach(request, family_pk)
    form = FamilyForm(request.POST or None, instance=family, user=request.user)
    return ask(request, form, about=family, title=_("Gegevens wijzigen"), done=_("Opgeslagen."))


@role_required(*CASEWORKERS)
def person_add(request: StaffRequest, family_pk: int) -> HttpResponse:
    """Somebody joins the family."""
    family = family_within_reach(request, family_pk)
    form = PersonForm(request.POST or None, instance=Person(family=family, role=Person.Role.CHILD))
    done = _("Toegevoegd aan het gezin.")
    return ask(request, form, about=family, title=_("Iemand toevoegen"), done=done)


@role_required(*CASEWORKERS)
def person_edit(request: StaffRequest, family_pk: int, pk: int) -> HttpResponse:
    """Correct what we know of somebody in the family."""
    family = family_within_reach(request, family_pk)
    person = get_object_or_404(family.members, pk=pk)
    form = PersonForm(request.POST or None, instance=person)
    return ask(request, form, about=family, title=_("Persoon wijzigen"), done=_("Opgeslagen."))
