from collections import deque
from pathlib import Path

from django.core.files.base import ContentFile

from core.storage import RememberedStorage


def test_an_address_is_worked_out_once(tmp_path, settings):
    (tmp_path / "house.css").write_text("a{}")
    storage = RememberedStorage(location=tmp_path, base_url="/static/")
    storage.hashed_files = {"house.css": "house.123.css"}

    assert storage.url("house.css") == "/static/house.123.css"
    storage.hashed_files.clear()
    assert storage.url("house.css") == "/static/house.123.css"


def test_a_script_goes_out_without_its_comments(tmp_path):
    storage = RememberedStorage(location=tmp_path, base_url="/static/")

    storage.save("js/house.js", ContentFile(b"/* Why. */\nlet   a = 1;\n\n    let b = 2;\n"))

    deque(storage.post_process({"js/house.js": (storage, "js/house.js")}), maxlen=0)

    assert (tmp_path / "js/house.js").read_text() == "let a=1;let b=2;"
    hashed = storage.hashed_files["js/house.js"]
    assert (tmp_path / hashed).read_text() == "let a=1;let b=2;"


def test_all_our_scripts_together_are_small(tmp_path):
    """At most 30 kB as they go out, before they are packed: an old phone has to read them all."""
    storage = RememberedStorage(location=tmp_path, base_url="/static/")
    for script in Path("static/js").glob("*.js"):
        storage.save(f"js/{script.name}", ContentFile(script.read_bytes()))

    assert sum(script.stat().st_size for script in (tmp_path / "js").iterdir()) <= 30_000
