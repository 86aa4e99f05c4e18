"""A visitor who notices when looking changes something, or when a page shows its seams."""

from django.db import connection
from django.test import Client

QUIET_TABLES = ("django_session", "participants_fileopening")  # these a GET may write
READS = ("SELECT", "SAVEPOINT", "RELEASE", "BEGIN")


def only_look(execute, sql, params, many, context):
    """Let reads pass; a write outside the quiet tables is a failure."""
    reads = sql.lstrip("( ").startswith(READS)
    assert reads or any(table in sql for table in QUIET_TABLES), f"a GET wrote: {sql}"
    return execute(sql, params, many, context)


class HouseClient(Client):
    """Django's test client with the house's manners."""

    def get(self, *args, **kwargs):
        with connection.execute_wrapper(only_look):
            return super().get(*args, **kwargs)

    def request(self, **request):
        response = super().request(**request)
        if response.headers.get("Content-Type", "").startswith("text/html"):
            for seam in ("{{", "{%", " onclick=", " style=", "<script>", "<style"):
                assert seam not in response.text, f"{seam} in {request['PATH_INFO']}"
        return response
