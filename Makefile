PYTHON ?= python3
VENV ?= .venv
DEMO ?= scenarios/forsoeg/kanalkvarteret.yaml
UPGRADE ?=

BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check
INSTALL := $(PIP) install --quiet --require-hashes --only-binary :all: --requirement
PYTEST := $(BIN)/python -m pytest
COMPILE := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --fork-strategy fewest \
	--generate-hashes --no-annotate --no-emit-index-url --no-emit-find-links \
	--custom-compile-command "make lock" $(UPGRADE)

.DEFAULT_GOAL := help
.PHONY: help install install-dev demo test verify bench lock clean

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-12s %s\n", $$1, $$2}' Makefile

install: $(VENV)/.installed ## Create .venv with what the program needs

install-dev: $(VENV)/.installed-dev ## Add what the tests need

demo: install ## Compare the six driftsmodeller for Kanalkvarteret
	$(BIN)/drift compare $(DEMO)

test: install-dev ## Lint, types and tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(PYTEST) -n 2

verify: install-dev ## The long verification, with the report of the analytic cases
	$(BIN)/python -m tests.analytic.report
	$(PYTEST) -n 2 -m slow --hypothesis-profile=verify

bench: install-dev ## Measure speed and write docs/performance.md
	$(BIN)/drift bench --write-docs

lock: install-dev ## Remake both locks from pyproject.toml (UPGRADE=--upgrade for newer versions)
	$(COMPILE) --extra app --extra present --extra build -o requirements.lock pyproject.toml
	$(COMPILE) --all-extras -c requirements.lock -o requirements-dev.lock pyproject.toml

clean: ## Remove .venv and caches, keep outputs/
	rm -rf $(VENV) .mypy_cache .pytest_cache .ruff_cache .hypothesis build dist
	find sim calibration tests -name __pycache__ -type d -prune -exec rm -rf {} +

$(VENV)/.installed: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit("Drift needs Python 3.11 or newer: make install PYTHON=python3.12" if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv $(VENV)
	$(INSTALL) requirements.lock
	$(PIP) install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.installed-dev: requirements-dev.lock $(VENV)/.installed
	$(INSTALL) requirements-dev.lock
	@touch $@
