"""Writing markup without a template, where a page holds hundreds of the same small thing."""

from collections.abc import Mapping
from typing import Any

from django.utils.html import conditional_escape
from django.utils.safestring import SafeString


def attributes(given: Mapping[str, Any]) -> SafeString:
    """``given`` as they stand in a tag, in their own order: True is a bare name, False is left out."""
    return SafeString(
        "".join(
            f" {name}" if value is True else f' {name}="{conditional_escape(value)}"'
            for name, value in given.items()
            if value is not False
        )
    )
