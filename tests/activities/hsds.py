"""The published rules of HSDS 3.0 for what we tell, and a check that something keeps them.

Copied on 23 November from ``schema/*.json`` of https://github.com/openreferral/specification, tag 3.0:
for each object which fields it must have, which words a field may have, and what stands behind a
name. ``last_modified`` is of 3.1. What is not in this table may not be told: a slip of the pen in a
name would otherwise pass as a field of our own.
"""

import re
from datetime import date, datetime
from urllib.parse import urlsplit
from uuid import UUID

UUID_, TEXT, DAY, MOMENT, URI = "uuid", "text", "day", "moment", "uri"

REQUIRED = {
    "service": {"id", "name", "status"},
    "organization": {"id", "name", "description"},
    "phone": {"id", "number"},
    "language": {"id"},
    "attribute": {"id"},
    "taxonomy_term": {"id", "name", "description"},
    "schedule": {"id"},
    "service_at_location": {"id"},
    "location": {"id", "location_type"},
}
FIELDS = {
    "service": {
        "id": UUID_,
        "organization_id": UUID_,
        "name": TEXT,
        "description": TEXT,
        "url": URI,
        "status": {"active", "inactive", "defunct", "temporarily closed"},
        "assured_date": DAY,
        "alert": TEXT,
        "last_modified": MOMENT,
        "organization": "organization",
        "phones": ["phone"],
        "languages": ["language"],
        "attributes": ["attribute"],
        "schedules": ["schedule"],
        "service_at_locations": ["service_at_location"],
    },
    "organization": {"id": UUID_, "name": TEXT, "description": TEXT, "website": URI},
    "phone": {"id": UUID_, "service_id": UUID_, "number": TEXT},
    "language": {"id": UUID_, "service_id": UUID_, "name": TEXT},
    "attribute": {
        "id": UUID_,
        "link_id": UUID_,
        "link_entity": TEXT,
        "taxonomy_term_id": UUID_,
        "taxonomy_term": "taxonomy_term",
    },
    "taxonomy_term": {
        "id": UUID_,
        "code": TEXT,
        "name": TEXT,
        "description": TEXT,
        "taxonomy": TEXT,
    },
    "schedule": {"id": UUID_, "service_id": UUID_, "description": TEXT, "schedule_link": URI},
    "service_at_location": {
        "id": UUID_,
        "service_id": UUID_,
        "location_id": UUID_,
        "location": "location",
    },
    "location": {
        "id": UUID_,
        "location_type": {"physical", "postal", "virtual"},
        "name": TEXT,
        "description": TEXT,
    },
}
# components/schemas/Page of schema/openapi.json; only "empty" must be there
PAGE = {
    "total_items": int,
    "total_pages": int,
    "page_number": int,
    "size": int,
    "first_page": bool,
    "last_page": bool,
    "empty": bool,
    "contents": list,
}


def faults(kind, told, at=""):
    """What ``told``, an object of HSDS, does against the rules; in words, empty when nothing."""
    at = at or kind
    found = [f"{at}: no {name}" for name in sorted(REQUIRED[kind] - set(told))]
    for name, value in told.items():
        rule = FIELDS[kind].get(name)
        if rule is None:
            found.append(f"{at}.{name}: unknown")
        elif isinstance(rule, list):
            for one in value:
                found += faults(rule[0], one, f"{at}.{name}")
        elif isinstance(rule, str) and rule in FIELDS:
            found += faults(rule, value, f"{at}.{name}")
        elif not fits(rule, value):
            found.append(f"{at}.{name}: {value!r}")
    return found


def fits(rule, value):
    if isinstance(rule, set):
        return value in rule
    return isinstance(value, str) and bool(value) and READERS[rule](value)


def readable(reader):
    def reads(value):
        try:
            reader(value)
        except ValueError:
            return False
        return True

    return reads


READERS = {
    TEXT: bool,
    UUID_: readable(UUID),
    DAY: readable(date.fromisoformat),
    MOMENT: lambda value: (
        readable(datetime.fromisoformat)(value)
        and bool(re.search(r"\.\d{3}(Z|[+-]\d\d:\d\d)$", value))
    ),
    URI: lambda value: urlsplit(value).scheme in {"http", "https"},
}
