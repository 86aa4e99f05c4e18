"""The translations as Django reads them: ``.mo`` files, made from the ``.po`` files beside them."""

import os
from pathlib import Path

import polib
from django.conf import settings


def compile_catalogues() -> int:
    """Make every missing or outdated ``.mo``; returns how many. Needs no gettext on the machine."""
    sources = [po for folder in settings.LOCALE_PATHS for po in Path(folder).glob("*/*/*.po")]
    outdated = [po for po in sources if _is_outdated(po)]
    for po in outdated:
        _compile(po)
    return len(outdated)


def _compile(po: Path) -> None:
    """In one move: somebody who starts at the same moment reads the old one or the new one."""
    half = po.with_suffix(f".{os.getpid()}")
    polib.pofile(str(po)).save_as_mofile(str(half))
    half.replace(po.with_suffix(".mo"))


def _is_outdated(po: Path) -> bool:
    mo = po.with_suffix(".mo")
    return not mo.exists() or mo.stat().st_mtime < po.stat().st_mtime
