# Needs python3.11 or newer (with venv), make, and Node.js 20 for the scripts of the pages. Everything else is installed into .venv from the lock files.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin
# the package as `pip install .` installs it; .venv has the sources themselves, never compiled
COMPILED := build/compiled
# the scripts of the pages, built from client/
SCRIPTS := src/tawatur/web/static/built
# modules are compiled when first imported, not all at installation: a third less to wait for
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-compile
CHECKED := src tools bench tests hatch_build.py
TYPED := src tools bench hatch_build.py
# a test process for each core, up to four; tests/conftest.py says which tests stay together
SHARED_OUT := -n auto --maxprocesses=4 --dist loadgroup
LOCK_OPTIONS := --generate-hashes --no-header --universal --python-version 3.11 --quiet

.PHONY: help setup demo serve test scripts compiled test-compiled bench bench-growth bench-web lint format docs screenshots gazetteer lock dist clean

help:  ## List the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "  %-13s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: $(VENV)/.ready  ## Make .venv from requirements.lock and install the project into it

$(VENV)/.ready: requirements.lock pyproject.toml
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "setting up $(VENV) from requirements.lock (about a minute, once)"
	@$(PIP) --require-hashes -r requirements.lock
	@$(PIP) --no-deps --no-build-isolation -e .
	@touch $@

demo: setup  ## Code the bundled sample reports into build/demo.db and show the incidents
	@mkdir -p build
	@$(BIN)/python tools/demo.py

serve: setup scripts  ## Show the bundled sample in the browser
	@test -f build/demo.db || { mkdir -p build; $(BIN)/python tools/demo.py > /dev/null; }
	@$(BIN)/tawatur serve --desk build/demo.db --open

scripts: $(SCRIPTS)/desk.js  ## Build the scripts of the pages (needs Node.js 20 or newer)

client/node_modules/.ready: client/package-lock.json
	@echo "installing what the scripts of the pages are built with (half a minute, once)"
	@cd client && npm ci --silent --no-audit --no-fund
	@touch $@

$(SCRIPTS)/desk.js: client/node_modules/.ready client/build.mjs client/tsconfig.json $(wildcard client/src/*.ts)
	@cd client && npm run --silent check && npm run --silent build

test: lint scripts  ## Every check: lint, format, types, imports, licences, tests
	$(BIN)/python tools/check_licences.py
	$(BIN)/python -m pytest $(SHARED_OUT)
	$(BIN)/python -m pytest $(SHARED_OUT) --desks=postgresql tests/desk tests/incidents tests/intake tests/cli tests/web

$(COMPILED)/.ready: $(VENV)/.ready $(SCRIPTS)/desk.js hatch_build.py tools/compile_modules.py $(shell find src -type f ! -name '*.pyc')
	@echo "compiling the package into $(COMPILED) (about a minute, again when a source changes)"
	@rm -rf $(COMPILED)
	@$(PIP) --no-deps --no-build-isolation --target $(COMPILED) .
	@touch $@

compiled: $(COMPILED)/.ready  ## Install the package with compiled modules into build/compiled

test-compiled: $(COMPILED)/.ready  ## The tests, with the compiled modules
	PYTHONPATH=$(COMPILED) $(BIN)/python -m pytest

lint: setup  ## Lint, format, types and the import contract
	$(BIN)/ruff check $(CHECKED)
	$(BIN)/ruff format --check $(CHECKED)
	$(BIN)/mypy --strict $(TYPED)
	$(BIN)/lint-imports

format: setup  ## Rewrite the code in the project's format
	$(BIN)/ruff check --fix $(CHECKED)
	$(BIN)/ruff format $(CHECKED)

docs: setup  ## Write again what tools/docs_*.py generate under docs/
	@for tool in tools/docs_*.py; do \
	  [ -e "$$tool" ] || continue; echo "$$tool"; $(BIN)/python "$$tool"; done

screenshots: setup scripts  ## Take the pictures of docs/images again (needs Chromium)
	@$(BIN)/python tools/screenshots.py

$(VENV)/.ready-bench: requirements-bench.lock $(VENV)/.ready
	@$(PIP) --require-hashes -r requirements-bench.lock
	@touch $@

bench: $(VENV)/.ready-bench $(COMPILED)/.ready  ## Accuracy, speed, memory, growth of a desk, pages, intake under load and faults, as installed
	@PYTHONPATH=$(COMPILED) $(BIN)/python -m bench.run

bench-growth: $(COMPILED)/.ready  ## Adding to a desk of 100,000 and one of a million events (first time 10 minutes, 36 GB)
	@PYTHONPATH=$(COMPILED) $(BIN)/python -m bench.growth 100000 1000000

bench-web: $(VENV)/.ready-bench $(COMPILED)/.ready  ## The pages of a desk of a million events with twenty users at once (first time 6 minutes, 12 GB)
	@PYTHONPATH=$(COMPILED) $(BIN)/python -m bench.web 1000000

$(VENV)/.ready-gazetteer: requirements-gazetteer.lock $(VENV)/.ready
	@$(PIP) --require-hashes -r requirements-gazetteer.lock
	@touch $@

gazetteer: $(VENV)/.ready-gazetteer  ## Build src/tawatur/data/gazetteer/registry.tsv again
	$(BIN)/python tools/build_gazetteer.py

lock:  ## Write the lock files again from pyproject.toml
	@test -x build/lock/bin/uv || { $(PYTHON) -m venv build/lock && build/lock/bin/pip install --quiet uv; }
	@build/lock/bin/uv pip compile pyproject.toml --group dev --extra pandas --extra parquet --extra postgres --extra ray --extra stamps $(LOCK_OPTIONS) -o requirements.lock > /dev/null
	@for group in bench gazetteer; do \
	  build/lock/bin/uv pip compile --group pyproject.toml:$$group -c requirements.lock $(LOCK_OPTIONS) \
	    -o requirements-$$group.lock > /dev/null; done

dist: setup scripts  ## Build the source archive and the wheel into dist/
	$(BIN)/python -m build --no-isolation

clean:  ## Remove everything that the other targets make
	rm -rf $(VENV) build dist client/node_modules $(SCRIPTS) .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
