import pytest
from django.test import Client, RequestFactory
from django.urls import path
from django.views.defaults import bad_request, server_error

from config.urls import urlpatterns as house
from tests.conftest import signed_in


def fall_over(request):
    raise RuntimeError("Fatima Özkan, 06-90664215")


fall_over.login_required = False
urlpatterns = [*house, path("valkuil/", fall_over)]


def test_a_page_that_is_not_there_shows_a_way_on(coach):
    page = signed_in(coach).get("/bestaat-niet/")

    assert page.status_code == 404
    assert "Deze pagina is er niet" in page.text
    assert 'aria-label="Hoofdmenu"' in page.text


def test_a_closed_door_says_whom_to_ask(coach):
    page = signed_in(coach).get("/medewerkers/")

    assert page.status_code == 403
    assert "Deze pagina is niet voor jouw rol" in page.text


@pytest.mark.urls(__name__)
@pytest.mark.parametrize("caplog_level", ["CRITICAL"])
def test_when_we_fall_over_the_page_needs_no_database_and_tells_nothing(caplog, caplog_level):
    """Without the ``db`` fixture any query would fail this test."""
    with caplog.at_level(caplog_level, logger="django.request"):
        page = Client(raise_request_exception=False).get("/valkuil/")

    assert page.status_code == 500
    assert "Er ging iets mis bij ons" in page.text
    assert "Özkan" not in page.text


@pytest.mark.parametrize(
    ("answer", "sentence"),
    [(bad_request, "Dat begrepen we niet"), (server_error, "Er ging iets mis bij ons")],
)
def test_pages_for_the_worst_days_stand_in_the_walls(answer, sentence):
    request = RequestFactory().get("/")
    page = answer(request, ValueError()) if answer is bad_request else answer(request)

    assert sentence in page.content.decode()
    assert 'class="sign"' in page.content.decode()


def test_a_form_that_stood_open_too_long_says_that_nothing_is_lost(coach, caplog):
    client = Client(enforce_csrf_checks=True)
    client.force_login(coach, backend="django.contrib.auth.backends.ModelBackend")

    page = client.post("/account/logout/", {})

    assert page.status_code == 403
    assert "Er is niets kwijt." in page.text


def test_who_was_signed_out_meanwhile_is_shown_the_door_and_not_an_old_form(db):
    answer = Client(enforce_csrf_checks=True).post("/gezinnen/", {"zoek": "ozgur"})

    assert (answer.status_code, answer.url) == (302, "/account/login/?next=/gezinnen/")
