# Two commands do all the set-up on a machine with Python 3.11 or later:
#   make demo   build the graph of examples/ offline, validate it, show five answers
#   make test   lint, types, import rules, tests with coverage, the scoreboard
# Others: make score (precision and recall over tests/gold, with gains and losses since the last commit), make lock (pin
#   the dependencies anew), make generate (files made from other files), make bench, make clean.

VENV   := .venv
BIN    := $(VENV)/bin
# The first interpreter on the PATH that runs and is 3.11 or later; override with `make PYTHON=...`.
PYTHON ?= $(shell for p in python3.11 python3.12 python3.13 python3.14 python3 python; do \
	"$$p" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && { echo "$$p"; break; }; done)
PIP    := $(BIN)/python -m pip --disable-pip-version-check install --quiet

.PHONY: demo test lint types imports unit score scored generate stale lock bench clean debian
.DEFAULT_GOAL := demo

demo: $(VENV)/.run
	$(BIN)/resgraph demo

test: $(VENV)/.dev lint types imports unit scored
	@echo "all checks passed"

$(VENV)/bin/python:
	@test -n "$(PYTHON)" || { echo "resgraph needs Python 3.11 or later on the PATH (or: make PYTHON=/path/to/python3)"; exit 1; }
	"$(PYTHON)" -m venv $(VENV)

$(VENV)/.run: requirements/run.txt pyproject.toml | $(VENV)/bin/python
	$(PIP) --require-hashes -r requirements/build.txt
	$(PIP) --require-hashes -r requirements/run.txt
	$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.dev: requirements/dev.txt $(VENV)/.run
	$(PIP) --require-hashes -r requirements/dev.txt
	@touch $@

lint: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.dev
	$(BIN)/mypy

imports: $(VENV)/.dev
	$(BIN)/lint-imports

debian:
	@scripts/debian.sh requirements/debian.txt

unit: $(VENV)/.dev debian
	$(BIN)/pytest --cov --cov-report=term:skip-covered

score: $(VENV)/.dev
	$(BIN)/python -m tests.gold.board

scored: $(VENV)/.dev
	$(BIN)/python -m tests.gold.board --check

generate: $(VENV)/.dev
	$(BIN)/python scripts/generate.py

lock: $(VENV)/.dev
	for part in run dev bench; do \
		extra=$$([ $$part = run ] || echo "--extra $$part"); \
		$(BIN)/pip-compile --quiet --generate-hashes --allow-unsafe --strip-extras --no-header --no-emit-options \
			--no-emit-index-url --no-emit-find-links --no-emit-trusted-host $$extra --output-file requirements/$$part.txt pyproject.toml || exit 1; \
	done
	$(BIN)/pip-compile --quiet --generate-hashes --allow-unsafe --strip-extras --no-header --no-emit-options \
		--no-emit-index-url --no-emit-find-links --no-emit-trusted-host --output-file requirements/build.txt requirements/build.in

bench: $(VENV)/.dev
	$(PIP) --require-hashes -r requirements/bench.txt
	$(BIN)/python benchmarks/run.py

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis .coverage*
