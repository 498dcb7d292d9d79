# make demo      see the program work: installs it into .venv and runs "assess demo"
# make test      run the tests
# make test-all  run the slow tests too, and those in a real terminal (needs tmux)
# make check     lint, formatting, types, import rules and the checklists
# make bench     measure the program, each figure beside a named floor
# make pictures  make the pictures of README and guide again (needs pdftoppm)
# make samples   write the reports of the worked cases in reports/samples again
# make pages     make the pages and files again that are made from the checklists
# make clean     remove .venv and everything that was built
#
# Nothing is installed outside this folder. A second run needs no network: it installs again only
# when pyproject.toml has changed.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

# Slow tests and those that drive a real terminal (tmux) or a browser run in CI and in
# "make test-all".
SELECT := -m "not slow and not terminal and not browser"
ifeq ($(CI),true)
SELECT :=
endif

.PHONY: help demo test test-all check bench pictures samples pages clean

help:
	@sed -n 's/^# \(make .*\)/\1/p' Makefile

demo: $(VENV)/.installed
	@echo "==> assess is installed in $(VENV); running: assess demo"
	@$(BIN)/assess demo

test: $(VENV)/.installed-dev
	@echo "==> assess and its test tools are installed in $(VENV); running the tests"
	@$(BIN)/python -m pytest -n 2 $(SELECT)

test-all: SELECT :=
test-all: test

check: $(VENV)/.installed-dev
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/assess checklist check

$(VENV)/.made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "assess needs Python 3.11 or newer; $(PYTHON) is: $$($(PYTHON) --version 2>&1)"; \
	  echo "Name a newer one:  make PYTHON=python3.12 $(or $(MAKECMDGOALS),demo)"; exit 1; } >&2
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
	  echo "This Python has no venv module. On Debian and Ubuntu it is in a package of its own:"; \
	  echo "  sudo apt install python3-venv"; exit 1; } >&2
	@echo "==> making $(VENV) with $$($(PYTHON) --version)"
	@$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/.installed: pyproject.toml | $(VENV)/.made
	@echo "==> installing assess into $(VENV) (this needs the network, once)"
	@$(PIP) install --editable .
	@touch $@

$(VENV)/.installed-dev: pyproject.toml | $(VENV)/.made
	@echo "==> installing assess and its test tools into $(VENV) (this needs the network, once)"
	@$(PIP) install --editable '.[dev]'
	@touch $(VENV)/.installed $@

bench: $(VENV)/.installed-dev
	$(BIN)/python -m benchmarks.run

pictures: $(VENV)/.installed-dev
	$(BIN)/python -m tests.pictures

samples: $(VENV)/.installed-dev
	$(BIN)/python -m tools.make_samples

pages: $(VENV)/.installed-dev
	$(BIN)/python tools/make_coverage.py
	$(BIN)/python tools/make_words.py
	$(BIN)/assess checklist schema > checklists/checklist.schema.json

clean:
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
