# One command checks everything; `.ci/run` calls the same one.
#   make setup     .venv with hashed requirements
#   make test      the tests, on SQLite and PostgreSQL
#   make check     format, lint, types, layers, tests
#   make demo      the real bot on the simulated server of the sample community; ONCE=1 without a browser, into out/
#   make analyse   the digests of the bundled sample community
#   make quality   every quality figure beside its baselines
#   make bench     every speed figure beside its baselines
#   make lock      resolve the requirements again

VENV := .venv
BIN := $(VENV)/bin
LOCK = $(BIN)/uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-header --quiet --upgrade
STAMP := $(VENV)/.installed
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	$$p -c 'import sys, venv; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && { command -v $$p; break; }; done)

.PHONY: setup test check format lint types layers demo analyse quality bench lock clean

setup: $(STAMP)

$(STAMP): requirements/dev.txt pyproject.toml
	@test -n "$(PYTHON)" || { echo "Salotto needs Python 3.11 or newer: install it, or name it with PYTHON=..." >&2; exit 1; }
	test -x $(BIN)/python || "$(PYTHON)" -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	$(BIN)/python -m compileall -q bot.py cli cogs core metrics models reports services migrations
	@touch $@

test: setup
	$(BIN)/python -m pytest -n 2

check: setup format lint types layers test

format: setup
	$(BIN)/ruff format --check .

lint: setup
	$(BIN)/ruff check .

types: setup
	$(BIN)/mypy

layers: setup
	$(BIN)/lint-imports

demo: setup
	$(BIN)/salotto demo $(if $(ONCE),--once --out out)

analyse: setup
	$(BIN)/salotto analyse examples/frettaverde --time-zone Europe/Rome --last 2

quality bench: export OPENBLAS_NUM_THREADS = 1
quality: setup
	$(BIN)/python -m benchmarks.quality

bench: setup
	$(BIN)/python -m benchmarks.speed

lock:
	@test -x $(BIN)/uv || { echo "make lock needs uv: run make setup first" >&2; exit 1; }
	$(LOCK) --extra dev --extra demo --output-file requirements/dev.txt
	$(LOCK) --constraint requirements/dev.txt --output-file requirements/run.txt

clean:
	rm -rf $(VENV) out .pytest_cache .mypy_cache .ruff_cache .import_linter_cache
