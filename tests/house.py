"""A visitor who notices when looking changes something, or when a page shows its seams."""

import re

from django.db import connection
from django.test import Client

QUIET_TABLES = (
    "django_session",
    "participants_fileopening",
    "core_knock",
    "reporting_linkopening",
)  # these a GET may write
READS = ("SELECT", "WITH", "SAVEPOINT", "RELEASE", "ROLLBACK", "BEGIN")

SEAMS = {
    "a template tag that was not rendered": re.compile(r"\{\{|\{%|\{#"),
    "a style that the content security policy refuses": re.compile(r"<style|\sstyle="),
    "a script that the content security policy refuses": re.compile(
        r"<script(?![^>]*\s(src=|type=\"application/(ld\+)?json\"))"
    ),
    "a handler that the content security policy refuses": re.compile(r"\s(on[a-z]+|hx-on[:\w-]*)="),
    "an object's inside": re.compile(r"&lt;(django|[\w.]+ object at|QuerySet|function)"),
    "markup that was escaped twice": re.compile(r"&amp;(lt|gt|amp|quot|#)"),
}


def only_look(execute, sql, params, many, context):
    """Let reads pass; a write outside the quiet tables is a failure."""
    reads = sql.lstrip("( ").upper().startswith(READS)
    assert reads or any(table in sql for table in QUIET_TABLES), f"a GET wrote: {sql}"
    return execute(sql, params, many, context)


def seams(page):
    """What a visitor should never see in ``page``: (what, the text around it)."""
    found = ((what, pattern.search(page)) for what, pattern in SEAMS.items())
    return [(what, page[hit.start() - 40 : hit.end() + 40]) for what, hit in found if hit]


class HouseClient(Client):
    """Django's test client with the house's manners."""

    def get(self, *args, **kwargs):
        with connection.execute_wrapper(only_look):
            return super().get(*args, **kwargs)

    def request(self, **request):
        response = super().request(**request)
        if response.headers.get("Content-Type", "").startswith("text/html"):
            assert seams(response.text) == [], request["PATH_INFO"]
        return response
