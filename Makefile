# Every target sets up what it needs by itself: a virtual environment from the pinned, hashed lock.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: help venv chat bot test check format bench lock docs vectors clean
.DEFAULT_GOAL := help

help:  ## show this list
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 10

venv: $(READY)  ## create .venv with everything to run and test

$(READY): requirements/dev.txt pyproject.toml
	@$(PYTHON) -c 'import sys; v = sys.version_info; ok = (3, 11) <= v[:2] <= (3, 14); sys.exit(0 if ok else f"Shigoto Senpai needs Python 3.11 to 3.14, and {sys.executable} is {v[0]}.{v[1]}. Try: make PYTHON=python3.12 $(MAKECMDGOALS)")'
	@echo "Setting up $(VENV) (about a minute, once) ..." >&2
	@$(PYTHON) -m venv --clear $(VENV)
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	@$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

chat: $(READY)  ## talk to the advisor in this terminal; needs no token
	@$(BIN)/senpai chat

bot: $(READY)  ## run the Telegram bot (set SENPAI_TELEGRAM_TOKEN, or write it to .env)
	@$(BIN)/senpai run

test: $(READY)  ## run all tests (loopback only)
	@$(BIN)/pytest -n 2 --dist loadgroup $(ARGS)

check: $(READY)  ## lint, types, import direction, knowledge base, docs that match the code
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/senpai kb check
	@$(BIN)/pytest -q tests/docs

format: $(READY)  ## format the code and sort the imports
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

docs: $(READY)  ## write again what is generated: docs/cli.md, docs/settings.md, knowledge/schema/
	@$(BIN)/python -m bot.cli.reference
	@$(BIN)/senpai kb schema

bench: $(READY)  ## measure speed, memory and understanding
	@$(BIN)/python -m bench $(ARGS)

vectors: $(READY)  ## compute again the sentence vectors that come with the program (after many new phrasings)
	@$(BIN)/python -m bot.understanding.vector_files

lock: $(READY)  ## pin again: requirements/dev.txt from pyproject.toml
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --upgrade --group dev --extra sentences pyproject.toml -o requirements/dev.txt

clean:  ## remove the virtual environment and caches
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
