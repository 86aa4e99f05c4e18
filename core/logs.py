"""Log lines that may be read by whoever keeps the server running."""

import logging
import re

KEYS = re.compile(r"(/(?:antwoord|deur|jaarverslag)/)[^\s/?\"']+")
"""Addresses that are a key: who reads one in a log could open what is behind it."""


class DiscreetFormatter(logging.Formatter):
    """Writes a line without the keys in it, also those in a traceback."""

    def format(self, record: logging.LogRecord) -> str:
        return KEYS.sub(r"\1…", super().format(record))
