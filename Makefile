# Needs nothing but make and python3 (3.11 or newer, with venv). Every target makes .venv by itself.

PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/pip --disable-pip-version-check --quiet

.PHONY: chat test check lint types format lock clean
.DEFAULT_GOAL := help

help: ## what can be made
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' Makefile

# Two stamps, so that talking to the bot does not wait for the tools of its developers.
.venv/run: pyproject.toml requirements/run.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Crosscheck needs Python 3.11 or newer; set PYTHON=python3.11, for example.")'
	@test -x $(BIN)/python || { echo "Making .venv (once)"; $(PYTHON) -m venv .venv; }
	@echo "Installing what Crosscheck runs on (once, about a minute)"
	@$(PIP) install --require-hashes -r requirements/run.txt
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

.venv/dev: .venv/run requirements/dev.txt
	@echo "Installing the tests' tools (once)"
	@$(PIP) install --require-hashes -r requirements/dev.txt
	@touch $@

chat: .venv/run ## paste claims and read the references (no token, no server)
	@$(BIN)/crosscheck chat

test: .venv/dev ## run the tests
	@$(BIN)/python -m pytest

check: lint types test ## all that CI runs

lint: .venv/dev ## ruff: rules and format
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .

types: .venv/dev ## mypy, strict
	@$(BIN)/mypy

format: .venv/dev ## put the code into shape
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

lock: .venv/dev ## pin the newest versions that pyproject.toml admits
	@$(PIP) install uv
	@$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-header pyproject.toml requirements/build.in -o requirements/run.txt
	@$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-header --extra postgres --group dev pyproject.toml requirements/build.in -o requirements/dev.txt

clean: ## remove what make made
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis
