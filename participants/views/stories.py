"""Stories: from a mark at a note to a text that may stand in the report."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.requests import StaffRequest
from accounts.roles import CASEWORKERS, role_required
from core.sharing import after_saving
from participants.actions.openings import note_opening
from participants.actions.stories import mark_story, note_story_consent, remove_story
from participants.forms.stories import StoryForm
from participants.models import Story
from participants.views.files import family_within_reach

PER_PAGE = 25


@role_required(*CASEWORKERS)
def story_list(request: StaffRequest) -> HttpResponse:
    """What every story of my families still needs, and which may be told."""
    stories = Story.objects.visible_to(request.user).select_related("family", "contact")
    page = Paginator(stories.by_stage(), PER_PAGE).get_page(request.GET.get("pagina"))
    return render(request, "participants/story_list.html", {"page": page})


@role_required(*CASEWORKERS)
@require_POST
def story_mark(request: StaffRequest, family_pk: int, pk: int) -> HttpResponse:
    """One tap: this note holds a story."""
    family = family_within_reach(request, family_pk)
    mark_story(contact=get_object_or_404(family.contacts, pk=pk), by=request.user)
    messages.success(request, _("Gemarkeerd. Het staat bij Verhalen, tot het gezin ja zegt."))
    return redirect(family)


@role_required(*CASEWORKERS)
def story_edit(request: StaffRequest, pk: int) -> HttpResponse:
    """The text beside the note it came from, and whether the family wants it told."""
    story = _within_reach(request, pk)
    form = StoryForm(request.POST or None, instance=story)
    if form.is_valid():
        form.save()
        after_saving(request, form)
        messages.success(request, _("Opgeslagen."))
        return redirect("participants:story_list")
    return render(request, "participants/story_edit.html", {"form": form, "story": story})


@role_required(*CASEWORKERS)
@require_POST
def story_consent(request: StaffRequest, pk: int) -> HttpResponse:
    """The family said whether it may be told; a no also takes it out of the reports."""
    story, said_yes = _within_reach(request, pk), request.POST.get("antwoord") == "ja"
    note_story_consent(story=story, said_yes=said_yes)
    no = _("Genoteerd. Het verhaal komt niet (meer) in een verslag.")
    messages.success(request, _("Genoteerd: het gezin zei ja.") if said_yes else no)
    return redirect(story)


@role_required(*CASEWORKERS)
@require_POST
def story_remove(request: StaffRequest, pk: int) -> HttpResponse:
    """It is no story after all; the note stays."""
    remove_story(story=_within_reach(request, pk))
    messages.success(request, _("Weggehaald. De notitie staat nog in het dossier."))
    return redirect("participants:story_list")


def _within_reach(request: StaffRequest, pk: int) -> Story:
    """The story with this number, or a 404; that its family's file was opened is noted."""
    stories = Story.objects.visible_to(request.user).select_related("family", "contact")
    story = get_object_or_404(stories, pk=pk)
    note_opening(family=story.family, user=request.user)
    return story
