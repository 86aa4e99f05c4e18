"""The register of a session on paper."""

from django.http import HttpResponse
from django.urls import reverse

from accounts.requests import StaffRequest
from accounts.roles import KEEPERS, role_required
from participants.register_paper import write_register
from participants.views.registers import session_within_reach


@role_required(*KEEPERS)
def register_paper(request: StaffRequest, session_pk: int) -> HttpResponse:
    """An empty register as PDF, to print before the meeting."""
    session = session_within_reach(request, session_pk)
    address = request.build_absolute_uri(reverse("participants:register", args=[session.pk]))
    answer = HttpResponse(write_register(session, address=address), content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="presentie-{session.held_on}.pdf"'
    return answer
