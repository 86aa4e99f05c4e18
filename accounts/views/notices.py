"""What the house told me, and what of it I want by mail."""

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.core.signing import BadSignature
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from accounts.models import Notice
from accounts.requests import StaffRequest
from accounts.roles import EVERYONE, role_required
from core.mailing import is_muted_by, mute, mute_by, muted_topics


@role_required(*EVERYONE)
def notice_list(request: StaffRequest) -> HttpResponse:
    """Mine, the newest first; a coordinator may read what everybody who works here was told."""
    is_all = request.user.is_coordinator and request.GET.get("aan") == "iedereen"
    notices = Notice.objects.select_related("account")
    if not is_all:
        notices = notices.filter(account=request.user)
    off = muted_topics(Notice.Kind.values, request.user.email)
    context = {
        "page": Paginator(notices.order_by("-created_at", "-pk"), 25).get_page(
            request.GET.get("pagina")
        ),
        "is_all": is_all,
        "kinds": [(kind, kind not in off) for kind in Notice.Kind],
    }
    return render(request, "accounts/notice_list.html", context)


@role_required(*EVERYONE)
@require_POST
def notice_mute(request: StaffRequest, kind: str) -> HttpResponse:
    """Turn the mail about one kind of notice off, or on again."""
    if kind not in Notice.Kind:
        raise Http404
    mute(kind, request.user.email, off="off" in request.POST)
    return redirect("accounts:notice_list")


@login_not_required
@csrf_exempt  # a mail program presses it by itself (RFC 8058); the token in the address is the key
def mail_off(request: HttpRequest, token: str) -> HttpResponse:
    """For whoever holds a mail: no more of this, or again; only a press changes something."""
    try:
        if request.method == "POST":
            mute_by(token, off="again" not in request.POST)
            return redirect(request.path)
        context = {"is_off": is_muted_by(token)}
    except BadSignature:
        raise Http404 from None
    return render(request, "accounts/mail_off.html", context)
