# Needs Python 3.11 or newer and make, and nothing else: all the rest goes into .venv.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SOURCES := pyproject.toml edgepress/__init__.py
# Work is shared out to the processors; TESTS="tests/markup -x" runs less.
TESTS ?=

.DEFAULT_GOAL := help
.PHONY: help build check test lint accept eval bench clients clean

help:  ## Show these targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

build: $(VENV)/.press  ## Turn the newsletter in this folder into build/
	@$(BIN)/edgepress build

check: $(VENV)/.press  ## Say what is to be mended in the texts, drafts too
	@$(BIN)/edgepress check

test: $(VENV)/.tests  ## Run all tests, with types, style and contracts of the code
	@$(BIN)/python -m pytest -q -n auto --dist loadfile $(TESTS)

lint: $(VENV)/.tests  ## Mend the layout of the code, then run only the tests of types, style and contracts
	@$(BIN)/ruff check --fix edgepress tests
	@$(BIN)/ruff format edgepress tests
	@$(BIN)/python -m pytest -q tests/test_style.py tests/test_architecture.py

accept: $(VENV)/.tests  ## Take what the press says now as what it shall say: read the diff like prose
	@$(BIN)/python -m tests.check.accept
	@$(BIN)/python -m tests.proof.accept
	@$(BIN)/python -m tests.cli.accept
	@$(BIN)/python -m tests.golden.accept
	@$(BIN)/python -m tests.report.accept

eval: $(VENV)/.tests  ## Say how good the checks are: precision and recall on drafts as people paste them
	@$(BIN)/python -m tests.eval

bench: $(VENV)/.tests  ## Measure the press against its peers (minutes; needs the network once)
	@$(BIN)/python -m tests.bench

clients: $(VENV)/.press  ## Take what mail programs support from caniemail's data: FILE=.../caniemail.json
	@$(BIN)/edgepress clients update $(FILE) --out edgepress/proof/clients.json

clean:  ## Remove what was made here: build/, .venv and the caches
	rm -rf build dist $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find edgepress tests -name __pycache__ -type d -prune -exec rm -rf {} +

# The marks are younger than pyproject.toml when everything it asks for is installed.
$(VENV)/.python:
	@command -v $(PYTHON) >/dev/null || { echo "There is no $(PYTHON); install Python 3.11 or newer, or say make PYTHON=..."; exit 2; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "$(PYTHON) is older than 3.11; say make PYTHON=python3.11"; exit 2; }
	@echo "Setting up $(VENV) with $$($(PYTHON) --version) ..."
	@$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/.press: $(VENV)/.python $(SOURCES)
	@echo "Installing the press into $(VENV) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -e .
	@touch $@

$(VENV)/.tests: $(VENV)/.python $(SOURCES)
	@echo "Installing the press and its tests into $(VENV) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev]'
	@touch $(VENV)/.press $@
