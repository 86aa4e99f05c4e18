import pytest

from reporting.context.neighbourhood import neighbourhood


def rows(table):
    return {label: [str(cell) for cell in cells] for label, cells in table.rows}


def test_the_figures_of_cbs_are_those_of_lombardijen():
    cbs, _profile = neighbourhood(2018)

    assert cbs.head == ["Wat", "2017", "2018"]
    assert rows(cbs)["Inwoners"] == ["13.830", "13.900"]
    assert rows(cbs)["Mensen met bijstand"] == ["1.170", "onbekend"]


@pytest.mark.parametrize(
    ("year", "years"),
    [
        (2000, ["2015", "2016"]),
        (2015, ["2015", "2016"]),
        (2017, ["2016", "2017"]),
        (2026, ["2017", "2018"]),
    ],
)
def test_the_years_of_cbs_are_the_latest_that_were_known(year, years):
    assert neighbourhood(year)[0].head[1:] == years


def test_the_profile_compares_with_the_city():
    _cbs, profile = neighbourhood(2018)

    assert profile.head[1:] == [
        "Lombardijen 2014",
        "Rotterdam 2014",
        "Lombardijen 2018",
        "Rotterdam 2018",
    ]
    assert rows(profile)["Sociale Index"] == ["95", "100", "92", "105"]


def test_every_table_names_its_source():
    assert [table.source.split(".")[0] for table in neighbourhood(2018)] == [
        "Bron: CBS, buurtcode BU05991284",
        "Cijfers: gemeente Rotterdam; OBI, Wijkprofiel",
    ]
