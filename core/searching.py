"""Searching for people: the name or telephone one types stands in no address.

An address stays behind in the history of a shared computer and in the logs of a server. So a list of
people is searched by POST: the words wait in the session, and the list opens at an address that
tells only what was chosen. Its form has ``SearchLook(…, is_private=True)`` and its view begins with::

    if request.method == "POST":
        return keep_words(request)
    form = FamilySearchForm(asked(request))
"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import urlencode

WORDS, SEARCHED = "zoek", "gezocht"
MOST_LETTERS = 200
NOT_IN_AN_ADDRESS = (WORDS, SEARCHED, "csrfmiddlewaretoken")


def keep_words(request: HttpRequest) -> HttpResponse:
    """Remember what was typed, and go to the list; its address has the choices besides the words."""
    request.session[_key(request)] = request.POST.get(WORDS, "")[:MOST_LETTERS]
    chosen = {name: told for name, told in request.POST.dict().items() if told}
    for name in NOT_IN_AN_ADDRESS:
        chosen.pop(name, None)
    return redirect(f"{request.path}?{urlencode({**chosen, SEARCHED: 'ja'})}")


def asked(request: HttpRequest) -> dict[str, str]:
    """The choices in the address and the words of this search; opened afresh, the list has forgotten them.

    Words in an address are not searched for: nobody should learn to put them there.
    """
    if SEARCHED not in request.GET:
        request.session.pop(_key(request), None)
    return {**request.GET.dict(), WORDS: request.session.get(_key(request), "")}


def _key(request: HttpRequest) -> str:
    return f"searched at {request.path}"
