"""The rules of the house (docs/house.md), kept by the tests: what lies on the shelves."""

import ast
import re
import statistics
import subprocess
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.version import Version

ROOMS = ("core", "accounts", "activities", "participants", "reporting", "config")
NO_NAME_YET = {"utils", "helpers", "common", "misc", "services"}
REGISTRY_HOST = re.compile(r"(pypi|pythonhosted|npmjs|deb\.debian)\.(org|com)", re.I)
SHELVES = subprocess.run(
    ["git", "ls-files", "--cached", "--others", "--exclude-standard"],  # noqa: S607
    check=True,
    capture_output=True,
    text=True,
).stdout.splitlines()
PYTHON = [Path(name) for name in SHELVES if name.endswith(".py") and "/migrations/" not in name]
TEMPLATES = [Path(name) for name in SHELVES if name.startswith("templates/")]
INVENTED = [
    path for path in PYTHON if path.parts[0] == "tests" or path.parts[:2] == ("config", "demo")
]


def functions():
    """Every function in the rooms."""
    for path in PYTHON:
        if path.parts[0] in ROOMS:
            tree = ast.parse(path.read_text(encoding="utf-8"))
            yield from (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))


@pytest.mark.parametrize("path", PYTHON, ids=str)
def test_a_file_fits_on_a_few_screens(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 300


def test_most_functions_can_be_seen_at_a_glance():
    assert statistics.median(node.end_lineno - node.lineno + 1 for node in functions()) < 9


def test_everything_has_a_name():
    assert [str(path) for path in PYTHON if NO_NAME_YET & {*path.parts, path.stem}] == []


def test_every_module_of_the_rooms_says_what_is_in_it():
    silent = [
        str(path)
        for path in PYTHON
        if path.parts[0] in ROOMS and path.name not in {"__init__.py", "apps.py"}
        if ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) is None
    ]
    assert silent == []


@pytest.mark.parametrize("path", TEMPLATES, ids=str)
def test_a_template_has_no_style_or_script_of_its_own(path):
    """The content security policy would refuse it (settings.CONTENT_SECURITY_POLICY)."""
    inline = re.compile(
        r"<style|\sstyle=|<script(?![^>]*\s(?:src=|type=\"application/(?:ld\+)?json\"))|\son[a-z]+=[\"']|\shx-on|javascript:"
    )

    assert inline.findall(path.read_text(encoding="utf-8")) == []


def test_the_night_of_the_system_is_the_night_one_chooses():
    """``tokens.css`` writes the dark colours twice: for the system's choice and for one's own."""
    css = Path("static/css/tokens.css").read_text(encoding="utf-8")
    blocks = re.findall(
        r"(?:data-theme=\"?dark\"?\]|not\(\[data-theme=\"?light\"?\]\))\s*\{([^}]*)\}", css
    )

    assert len(blocks) == 2
    assert blocks[0].split() == blocks[1].split()


def test_no_test_is_switched_off():
    off = re.compile(r"mark\.(skip|xfail)|pytest\.(skip|xfail|importorskip)\(|mark\.skipif")
    tests = [
        path for path in PYTHON if path.parts[0] == "tests" and path.name != Path(__file__).name
    ]

    assert [str(path) for path in tests if off.search(path.read_text(encoding="utf-8"))] == []


def test_no_file_names_a_package_registry():
    def names_one(path):
        try:
            return REGISTRY_HOST.search(Path(path).read_text(encoding="utf-8"))
        except UnicodeDecodeError:
            return None  # a picture or a sheet

    assert [path for path in SHELVES if Path(path).is_file() and names_one(path)] == []


def test_no_invented_person_has_a_number_that_may_be_somebodys():
    """Nine digits that pass the eleven test may be a BSN; 06-9 is not issued to anybody."""
    for path in INVENTED:
        text = path.read_text(encoding="utf-8")
        bsns = [
            digits for digits in re.findall(r"(?<!\d)\d{9}(?!\d)", text) if passes_eleven(digits)
        ]
        phones = re.findall(r"(?:06|\+316|\+31 6)[ -]?(?!9)\d(?:[ -]?\d){7}(?!\d)", text)
        assert (str(path), bsns, phones) == (str(path), [], [])


def passes_eleven(digits):
    """The test every BSN passes: 9a + 8b + … + 2h - i is a multiple of eleven, and not all zero."""
    weights = [9, 8, 7, 6, 5, 4, 3, 2, -1]
    total = sum(weight * int(digit) for weight, digit in zip(weights, digits, strict=True))
    return total % 11 == 0 and int(digits) > 0


def test_mail_in_tests_and_demo_goes_nowhere():
    """RFC 2606 keeps example.org, example.com and .test for this."""
    addresses = {
        address
        for path in INVENTED
        for address in re.findall(
            r"[\w.+-]+@([\w-]+(?:\.[\w-]+)+)", path.read_text(encoding="utf-8")
        )
    }
    assert {
        name for name in addresses if not name.endswith(("example.org", "example.com", ".test"))
    } == set()


@pytest.mark.parametrize(
    ("lock", "groups"), [("requirements.txt", []), ("requirements-dev.txt", ["test", "lint"])]
)
def test_the_lock_holds_what_the_project_asks_for(lock, groups):
    project = tomllib.loads(Path("pyproject.toml").read_text(encoding="utf-8"))
    asked = [*project["project"]["dependencies"]]
    asked += [line for group in groups for line in project["dependency-groups"][group]]
    pinned = dict(
        re.findall(r"^([\w.-]+)==([^\s;]+)", Path(lock).read_text(encoding="utf-8"), re.M)
    )

    missing = [
        line
        for line in map(Requirement, asked)
        if not line.specifier.contains(Version(pinned.get(line.name.lower(), "0")))
    ]
    assert missing == []


@pytest.mark.parametrize("lock", ["requirements.txt", "requirements-dev.txt"])
def test_the_lock_names_no_host(lock):
    text = Path(lock).read_text(encoding="utf-8")

    assert re.findall(r"https?://|index-url|find-links", text) == []
