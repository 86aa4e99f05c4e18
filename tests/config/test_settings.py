"""What a server must be told before it starts."""

import os
import subprocess
import sys

ASK = "from django.conf import settings as s; print(s.LANGUAGE_COOKIE_SECURE, s.EMAIL_TIMEOUT)"


def started(**environment):
    """How a process ends that reads the settings in this environment."""
    return subprocess.run(
        [sys.executable, "-c", ASK],
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "config.settings", **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_real_server_without_a_way_to_mail_does_not_start():
    server = started(HTTPS="1", EMAIL_URL="")

    assert server.returncode == 1
    assert "HTTPS=1 betekent echt gebruik, maar EMAIL_URL ontbreekt" in server.stderr


def test_a_real_server_with_mail_keeps_its_cookies_on_https_and_does_not_wait_for_ever():
    server = started(HTTPS="1", EMAIL_URL="smtp://localhost", EMAIL_TIMEOUT="7")

    assert (server.stderr, server.stdout.split()) == ("", ["True", "7"])
