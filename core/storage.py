"""Style sheets, scripts and pictures, under a name that changes when they do."""

from typing import Any

from django.core.files.base import ContentFile
from rjsmin import jsmin
from whitenoise.storage import CompressedManifestStaticFilesStorage


class RememberedStorage(CompressedManifestStaticFilesStorage):
    """Works out each address once: files do not change while the server runs, and a page has ten."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.known: dict[str, str] = {}

    def _save(self, name: str, content: Any) -> str:
        """Our own scripts go out without their comments and indents: old phones pay by the byte."""
        if name.startswith("js/") and name.endswith(".js"):
            whole = b"".join(content.chunks())  # also of what was read to the end before
            content = ContentFile(jsmin(whole.decode()).encode())
        return super()._save(name, content)

    def url(self, name: str, force: bool = False) -> str:  # noqa: FBT001, FBT002  # Django's signature
        if name not in self.known:
            self.known[name] = super().url(name, force)
        return self.known[name]
