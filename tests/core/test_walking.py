import pytest

from core.models import Area
from core.walking import Nearness, distance, known_areas

pytestmark = pytest.mark.django_db
Kind = Area.Kind


@pytest.fixture
def ijsselmonde():
    """The district, two quarters that are near each other, one far away, and two buurten in one."""
    district = Area.objects.create(kind=Kind.DISTRICT, name="IJsselmonde")
    quarters = {
        name: Area.objects.create(kind=Kind.QUARTER, name=name, cbs_code=code, parent=district)
        for name, code in (
            ("Lombardijen", "BU05991284"),
            ("Groot IJsselmonde", "BU05991289"),
            ("Beverwaard", "BU05991290"),
            ("Elders", ""),
        )
    }
    buurten = {
        name: Area.objects.create(
            kind=Kind.NEIGHBOURHOOD, name=name, parent=quarters["Lombardijen"]
        )
        for name in ("Homerusbuurt", "Smeetsland")
    }
    return {"IJsselmonde": district} | quarters | buurten


@pytest.mark.parametrize(
    ("here", "there", "nearness", "words"),
    [
        ("Homerusbuurt", "Homerusbuurt", Nearness.SAME_AREA, "zelfde buurt"),
        ("Homerusbuurt", "Smeetsland", Nearness.SAME_QUARTER, "zelfde wijk"),
        ("Homerusbuurt", "Lombardijen", Nearness.SAME_QUARTER, "zelfde wijk"),
        ("Lombardijen", "Lombardijen", Nearness.SAME_QUARTER, "zelfde wijk"),
        ("Smeetsland", "Groot IJsselmonde", Nearness.WALKABLE, "loopafstand, ±1800 m"),
        ("Smeetsland", "Beverwaard", Nearness.FAR, "verder weg, ±3500 m"),
        ("Smeetsland", "Elders", Nearness.UNKNOWN, ""),
        ("Smeetsland", "IJsselmonde", Nearness.UNKNOWN, ""),
    ],
)
def test_how_far_it_is_between_two_areas(ijsselmonde, here, there, nearness, words):
    areas = known_areas()

    ways = [
        distance(ijsselmonde[here].pk, ijsselmonde[there].pk, areas),
        distance(ijsselmonde[there].pk, ijsselmonde[here].pk, areas),
    ]

    assert [(way.nearness, str(way.words)) for way in ways] == [(nearness, words)] * 2


def test_what_we_do_not_know_stays_unknown(ijsselmonde):
    areas = known_areas()
    home = ijsselmonde["Homerusbuurt"].pk

    assert distance(home, None, areas).nearness == Nearness.UNKNOWN
    assert distance(None, None, areas).nearness == Nearness.UNKNOWN
    assert distance(home, 999_999, areas).words == ""


def test_areas_are_read_in_one_query(ijsselmonde, django_assert_num_queries):
    with django_assert_num_queries(1):
        known_areas()
