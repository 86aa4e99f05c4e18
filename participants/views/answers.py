"""The public page on which a partner or a family answers about one referral, without an account.

Whoever has the address may answer, and nobody else learns anything:

* a GET or HEAD changes nothing, so a mail scanner that opens links answers nothing;
* an unknown, expired, closed or guessed address gets the same page, word for word;
* no cookie, no script, no other site, nothing kept by browser or proxy, nothing indexed;
* who tries too many wrong addresses, or presses too often, waits.

It carries no CSRF token: there is no session to abuse, the address itself is the only key, and a mail
program's own browser often refuses the cookie. The language is chosen in the address for that reason.
"""

from datetime import timedelta
from typing import Any

from allauth.account.adapter import get_adapter
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone

from core.limits import Limit
from core.secret_doors import secret_door, to_itself
from participants.actions.answer_links import answer_on, link_behind
from participants.forms.answers import LinkForm, label_of
from participants.models import AnswerLink, Voice
from participants.models.answers import MAY_CORRECT

MISSES = Limit("answer.miss", most=20, within=timedelta(minutes=10))
"""Wrong addresses, per place on the internet: a whole office may be one place."""
PRESSES = Limit("answer.press", most=10, within=timedelta(hours=1))
"""Answers, per link."""


@secret_door
def answer(request: HttpRequest, token: str) -> HttpResponse:
    """Asks how it went with this referral, and takes the answer."""
    visitor = get_adapter(request).get_client_ip(request)
    if MISSES.is_reached(visitor):
        return render(request, "participants/answer_wait.html", status=429)
    link = link_behind(token)
    if link is None:
        MISSES.note(visitor)
        return _closed(request)
    if request.method == "POST":
        return _note(request, link)
    return _show(request, link)


def _note(request: HttpRequest, link: AnswerLink) -> HttpResponse:
    if request.user.is_authenticated:  # a colleague looks at what others see
        return _show(request, link)
    if PRESSES.is_reached(str(link.pk)):
        return render(request, "participants/answer_wait.html", status=429)
    PRESSES.note(str(link.pk))
    form = LinkForm(request.POST, audience=link.audience)
    if not form.is_valid():
        return _show(request, link, form)
    outcome, words = form.cleaned_data["outcome"], form.cleaned_data["words"]
    told = {"outcome": outcome, "words": words, "full_until_on": form.full_until_on}
    if answer_on(link=link, **told) is None:
        return _closed(request)
    return HttpResponseRedirect(to_itself())


def _show(request: HttpRequest, link: AnswerLink, form: LinkForm | None = None) -> HttpResponse:
    said = link.answers.first()
    chosen = {"outcome": said.outcome, "words": said.words} if said else {}
    context: dict[str, Any] = {
        "link": link,
        "referral": link.referral,
        "is_for_family": link.audience == Voice.FAMILY,
        "said": said and label_of(link.audience, said.outcome),
        "is_preview": request.user.is_authenticated,
        "form": form or LinkForm(initial=chosen, audience=link.audience),
    }
    if link.answered_at:
        context["correct_until"] = timezone.localtime(link.answered_at + MAY_CORRECT)
    return render(request, "participants/answer.html", context)


def _closed(request: HttpRequest) -> HttpResponse:
    """The same for every address that does not open: nobody learns whether it ever did."""
    return render(request, "participants/answer_closed.html", status=404)
