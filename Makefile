# make help   says what there is. Everything is installed in .venv from the lock files; nothing else is touched.

PYTHON ?= python3
BIN := .venv/bin
PIP_INSTALL := $(BIN)/python -m pip install -qq --disable-pip-version-check --no-input
LOCKED := $(PIP_INSTALL) --require-hashes --no-build-isolation --no-deps
FENCED := $(BIN)/python tests/fence.py
UV ?= $(BIN)/uv
COMPILE = $(UV) pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --no-header $(ARGS)
MINUTES ?= 2
REMEDY := on Debian 12: apt install python3-venv; or name another: make PYTHON=/path/to/python3

.DEFAULT_GOAL := help
.PHONY: help run test check bench serve lock docs pictures test-system test-kill fuzz clean

help: ## this list
	@sed -n 's/^\([a-z-]*\):[^#]*## /  make \1|/p' Makefile | awk -F'|' '{ printf "%-20s %s\n", $$1, $$2 }'

run: .venv/run.ok ## publish the samples into output/ and mail the newest to a Maildir in var/mail
	@$(BIN)/qna subscribers add reader@example.org --quiet
	@$(BIN)/qna run --mail-backlog newest

serve: .venv/run.ok ## show output/ in a browser
	@$(BIN)/qna serve

test: .venv/dev.ok ## what pip alone can test, off the network (ARGS="-k feed" for some)
	@$(FENCED) $(BIN)/pytest -n auto --dist worksteal -m "not system and not kill" $(ARGS)

test-system: .venv/judges.ok ## with servers, a browser and feed readers (.ci/run installs them)
	@$(FENCED) $(BIN)/pytest -m system $(ARGS)

test-kill: .venv/dev.ok ## kill the program at every moment; nothing may be lost or doubled
	@$(FENCED) $(BIN)/pytest -n auto -m kill $(ARGS)

fuzz: .venv/dev.ok ## odd documents for the parser, MINUTES=2 a format (ARGS="md html" for some), then the property tests
	@$(FENCED) $(BIN)/python tests/fuzz/fuzz.py --minutes $(MINUTES) $(ARGS)
	@$(FENCED) $(BIN)/pytest -n auto -m hypothesis --hypothesis-profile=fuzz

check: .venv/dev.ok ## style, types, and the direction of the imports
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo

bench: .venv/judges.ok ## measure, and write bench/RESULTS.md
	@$(FENCED) $(BIN)/python bench/run.py $(ARGS)

docs: .venv/dev.ok ## write the reference pages in docs/ from the program itself
	@$(BIN)/python docs/reference.py

pictures: .venv/dev.ok ## photograph output/ and var/mail with Chromium, into pictures/
	@$(FENCED) $(BIN)/python docs/pictures.py

lock: | $(BIN)/uv ## write the lock files anew (ARGS=--upgrade for newer versions)
	$(COMPILE) --allow-unsafe requirements-build.in -o requirements-build.txt
	$(COMPILE) pyproject.toml -o requirements.txt
	$(COMPILE) --group pyproject.toml:dev -c requirements.txt -o requirements-dev.txt
	$(COMPILE) --group pyproject.toml:judges -c requirements-dev.txt -o requirements-judges.txt

clean: ## remove what the tools made; var/, output/ and .venv/ stay
	rm -rf build dist fuzz pictures *.egg-info .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find . -name __pycache__ -not -path "./.venv/*" -prune -exec rm -rf {} +

# feedgen comes as source only, and pip does not hash what a build asks for: hence the build tools first, no isolation.
.venv/run.ok: pyproject.toml requirements-build.txt requirements.txt
	@$(PYTHON) -c 'import sys, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || \
	{ echo "make: Python 3.11 or newer with venv is needed (found: $$($(PYTHON) -V 2>&1 | head -n 1)); $(REMEDY)" >&2; exit 1; }
	@echo "Setting up .venv from the lock files; once, about half a minute."
	@test -x $(BIN)/pip || $(PYTHON) -m venv .venv
	@$(PIP_INSTALL) --require-hashes -r requirements-build.txt
	@$(LOCKED) -r requirements.txt
	@$(PIP_INSTALL) --no-build-isolation --no-deps -e .
	@touch $@

# Only where it is missing: a lock file that is out of date must not keep anybody from writing a new one.
$(BIN)/uv:
	@$(MAKE) --no-print-directory .venv/dev.ok

.venv/dev.ok: .venv/run.ok requirements-dev.txt
	@echo "Adding the tools for tests and checks."
	@$(LOCKED) -r requirements-dev.txt
	@touch $@

.venv/judges.ok: .venv/dev.ok requirements-judges.txt tests/judges/package-lock.json tests/judges/install.py
	@echo "Adding the validators and feed readers that judge the site."
	@$(LOCKED) -r requirements-judges.txt
	@$(BIN)/python tests/judges/install.py
	@touch $@
