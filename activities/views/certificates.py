"""Papers of volunteers that were seen: only the project leader knows of them."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.requests import StaffRequest
from accounts.roles import Role, role_required
from activities.forms.certificates import CertificateForm
from activities.models import Certificate, Volunteer
from core.asking import ask


@role_required(Role.COORDINATOR)
def certificate_add(request: StaffRequest, volunteer_pk: int) -> HttpResponse:
    """A paper that was shown."""
    volunteer = get_object_or_404(Volunteer, pk=volunteer_pk)
    certificate = Certificate(volunteer=volunteer, seen_on=timezone.localdate())
    form = CertificateForm(request.POST or None, instance=certificate, user=request.user)
    done = _("Het bewijs is genoteerd.")
    return ask(request, form, title=_("Bewijs gezien"), done=done, about=volunteer)


@role_required(Role.COORDINATOR)
def certificate_edit(request: StaffRequest, pk: int) -> HttpResponse:
    """Correct what was noted about a paper."""
    certificate = get_object_or_404(Certificate.objects.select_related("volunteer"), pk=pk)
    form = CertificateForm(request.POST or None, instance=certificate, user=request.user)
    done = _("Het bewijs is opgeslagen.")
    title = _("Bewijs wijzigen")
    return ask(request, form, title=title, done=done, about=certificate.volunteer)
