from core.storage import RememberedStorage


def test_an_address_is_worked_out_once(tmp_path, settings):
    (tmp_path / "house.css").write_text("a{}")
    storage = RememberedStorage(location=tmp_path, base_url="/static/")
    storage.hashed_files = {"house.css": "house.123.css"}

    assert storage.url("house.css") == "/static/house.123.css"
    storage.hashed_files.clear()
    assert storage.url("house.css") == "/static/house.123.css"
