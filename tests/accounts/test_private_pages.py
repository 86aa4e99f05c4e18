from django.urls import reverse

HOME = reverse("home")


def kept(response):
    return sorted(response.headers.get("Cache-Control", "").replace(" ", "").split(","))


def test_nothing_keeps_a_page_of_somebody_who_signed_in(coordinator_client):
    assert kept(coordinator_client.get(HOME)) == ["no-store", "private"]


def test_a_page_that_is_not_there_is_not_kept_either(coordinator_client):
    assert kept(coordinator_client.get("/gezinnen/999999/")) == ["no-store", "private"]


def test_a_list_tells_caches_that_its_piece_is_another_page(administrator_client):
    page = administrator_client.get(reverse("accounts:user_list"))

    assert "HX-Request" in page.headers["Vary"]


def test_going_back_to_a_list_brings_the_whole_page(administrator_client):
    page = administrator_client.get(
        reverse("accounts:user_list"),
        headers={"HX-Request": "true", "HX-History-Restore-Request": "true"},
    )

    assert page.text.count("</html>") == 1
