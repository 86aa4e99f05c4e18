# Five words to remember: run, test, check, fix, bench.
.DEFAULT_GOAL := help
.PHONY: help run test check fix bench shots lock messages

# The system's own Python, when it is new enough and can make environments: it is compiled with all
# optimisations, which saves a tenth of every round of tests. Otherwise whatever `python3` is.
PYTHON ?= $(shell /usr/bin/python3 -c 'import ensurepip, sys; sys.exit(sys.version_info < (3, 11))' \
	2>/dev/null && echo /usr/bin/python3 || echo python3)
PORT ?= 8000
BIN := .venv/bin
INSTALL := $(BIN)/python -m pip install -qq --no-compile --disable-pip-version-check \
	--require-hashes --only-binary :all:
LOCK := uv pip compile pyproject.toml --quiet --upgrade --generate-hashes --no-emit-index-url \
	--no-emit-find-links --no-header --no-annotate --universal --python-version 3.11

help:           ## this list
	@sed -n 's/^\([a-z]*\):[^#]*## /  make \1\t/p' Makefile | expand -t 18

run: .venv/.run .env   ## start Buurtverband with demo data on http://localhost:8000 (PORT= for another port)
	@PORT=$(PORT) $(BIN)/python manage.py prepare
	@exec $(BIN)/granian --interface wsgi --host 127.0.0.1 --port $(PORT) --workers 1 \
		--blocking-threads 4 --no-ws --log-level warning config.wsgi:application

test: .venv/.test .env  ## everything: SQLite, PostgreSQL and the walks in a browser
	@sh .ci/browser
	@$(BIN)/python -m tests

check: .venv/.test .env ## format, lint, import contracts, templates, migrations, types, lock, deployment
	$(BIN)/ruff format --check --quiet .
	$(BIN)/ruff check --quiet .
	$(BIN)/lint-imports --no-logo
	$(BIN)/djlint templates --lint --check --quiet
	$(BIN)/python manage.py makemigrations --check --dry-run
	HTTPS=1 EMAIL_URL=smtp://localhost $(BIN)/python manage.py check --deploy --fail-level WARNING
	$(BIN)/mypy
	@! grep -niE 'https?://|index-url|find-links' requirements.txt requirements-dev.txt

fix: .venv/.test       ## all that a machine can put right
	$(BIN)/ruff check --fix --quiet .
	$(BIN)/ruff format --quiet .
	-$(BIN)/djlint templates --reformat --quiet

bench: .venv/.test .env ## how fast, next to a bare Django page (SIZES="30 3000" for fewer families)
	@$(BIN)/python -m tests.bench

shots: .venv/.test .env ## pictures of every page in build/shots (ONLY=family for some of them)
	@sh .ci/browser
	@$(BIN)/python -m tests.shots $(ONLY)

messages: .venv/.test   ## bring the English catalogue up to date with the sources
	@$(BIN)/python -m tests.catalogue

lock:           ## newest versions that pyproject.toml allows, with their hashes (needs uv)
	@command -v uv >/dev/null || { echo 'make lock needs uv: install it with "pip install uv".'; exit 1; }
	$(LOCK) -o requirements.txt
	$(LOCK) --group test --group lint -c requirements.txt -o requirements-dev.txt

# What the words above need -----------------------------------------------------------------------

.venv/.run: requirements.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo 'Buurtverband heeft Python 3.11 of nieuwer nodig. Kies een andere: make PYTHON=python3.12'; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv || \
		{ echo 'Python kan geen virtuele omgeving maken. Op Debian en Ubuntu helpt: apt install python3-venv'; exit 1; }
	@echo 'De pakketten worden opgehaald. Dat duurt de eerste keer een halve minuut.'
	@$(INSTALL) -r requirements.txt
	@touch $@

.venv/.test: .venv/.run requirements-dev.txt
	@echo 'De pakketten voor het testen worden opgehaald.'
	@$(INSTALL) -r requirements-dev.txt
	@touch $@

.env:
	@umask 077; $(PYTHON) -c 'import secrets; print("SECRET_KEY=" + secrets.token_urlsafe(50))' > $@
