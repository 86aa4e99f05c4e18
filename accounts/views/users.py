"""The administrator's pages: who works here."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.actions.invitations import save_user, send_invitation
from accounts.forms.users import UserEditForm, UserForm, UserSearchForm
from accounts.models import User
from accounts.requests import StaffRequest
from accounts.roles import Role, role_required
from core.htmx import render_page
from core.searching import asked, keep_words
from core.sharing import after_saving


@role_required(Role.ADMINISTRATOR)
def user_list(request: StaffRequest) -> HttpResponse:
    """Everybody who can sign in, and below them who no longer can."""
    if request.method == "POST":
        return keep_words(request)
    form = UserSearchForm(asked(request))
    users = form.filter(User.objects.order_by("-is_active", "name", "pk"))
    page = Paginator(users, 50).get_page(request.GET.get("pagina"))
    context = {"form": form, "page": page}
    return render_page(request, "accounts/user_list.html", context, fragment="rows")


@role_required(Role.ADMINISTRATOR)
def user_add(request: StaffRequest) -> HttpResponse:
    """Make an account for a colleague and send the invitation."""
    form = UserForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        user = User.objects.create_user(**form.cleaned_data)
        _invite(request, user)
        return redirect("accounts:user_list")
    return render(request, "accounts/user_add.html", {"form": form})


@role_required(Role.ADMINISTRATOR)
def user_edit(request: StaffRequest, pk: int) -> HttpResponse:
    """Change a colleague's role, or close the account; they are signed out at once."""
    user = get_object_or_404(User, pk=pk)
    form = UserEditForm(request.POST or None, instance=user, by=request.user)
    if request.method == "POST" and form.is_valid():
        save_user(user=form.instance)
        after_saving(request, form)
        messages.success(request, _("Opgeslagen."))
        return redirect("accounts:user_list")
    return render(request, "accounts/user_edit.html", {"form": form, "colleague": user})


@role_required(Role.ADMINISTRATOR)
@require_POST
def user_invite(request: StaffRequest, pk: int) -> HttpResponse:
    """Send the link to choose a password once more."""
    _invite(request, get_object_or_404(User, pk=pk, is_active=True))
    return redirect("accounts:user_edit", pk)


def _invite(request: StaffRequest, user: User) -> None:
    """Send the invitation and say how that went."""
    try:
        send_invitation(user=user, request=request)
    except OSError:
        text = _("Het account is er, maar de mail kon niet weg. Stuur de link later opnieuw.")
        messages.warning(request, text)
    else:
        text = _("%(name)s krijgt een mail met een link om een wachtwoord te kiezen.")
        messages.success(request, text % {"name": user.name})
