"""The bare page everything is measured against: what Django itself costs, under the same server.

The middleware of a new project and nothing of this one: no sign-in, no translation, no menu.
"""

from pathlib import Path

import environ

SECRET_KEY = "bare"  # noqa: S105  # signs nothing
ALLOWED_HOSTS = ["localhost"]
ROOT_URLCONF = "tests.bench.bare"
DATABASES = {"default": {**environ.Env().db("DATABASE_URL"), "CONN_MAX_AGE": 60}}
INSTALLED_APPS = ["django.contrib.auth", "django.contrib.contenttypes", "django.contrib.sessions"]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [Path(__file__).parent],
    }
]
