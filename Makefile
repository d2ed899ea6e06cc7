# Everything a fresh machine needs is done by `make run` and `make test`.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
RUN_STAMP := $(VENV)/.installed-run
DEV_STAMP := $(VENV)/.installed-dev
UV_VERSION := 0.13.9

# what Python compiled once is kept, wherever somebody turned that off: every start reads hundreds of modules
export PYTHONDONTWRITEBYTECODE :=

# on both cores; nothing in the tests fails because it took long
PYTEST := $(BIN)/python -m pytest -q --dist loadfile
QUICK_TESTS := $(PYTEST) -n 2 -m "not slow and not browser and not postgres"
# the longest files first (tests/conftest.py); those with a browser beside the others, as they wait for half of their time
BROWSER := tests/faults/test_two_processes.py tests/browser
IN_BROWSER := $(PYTEST) -n 3 --no-loadscope-reorder $(BROWSER)
ALL_OTHERS := $(PYTEST) -n 2 --no-loadscope-reorder $(BROWSER:%=--ignore=%) -m "slow or not postgres"
# some of them once more, on a PostgreSQL that they start themselves (tests/databases.py)
BOTH := tests/storage tests/services tests/access tests/faults tests/web/survey tests/web/test_taking_part.py tests/web/test_votes_first.py
ON_POSTGRESQL := PRODIGE_TEST_DATABASE=postgresql $(PYTEST) -n 2 -m "not slow and not browser"
# what runs beside something else is told when it is over
TELL = > $(VENV)/$@.txt 2>&1; code=$$?; echo "$@:"; cat $(VENV)/$@.txt; exit $$code

.PHONY: help install run demo drill test check bench faults fuzz messages golden lock clean programs \
	lint types all-others in-browser on-postgresql

help:
	@echo "make run      install what is needed and start Prodige (PORT=8501)"
	@echo "make test     install what tests need and run everything"
	@echo "make install  install only      make check  the quick checks (under 3 minutes)"
	@echo "make demo     write a filled-in centre file to var/demo.prodige.json"
	@echo "make drill    try a backup and its restore      make faults  kill, fill up and damage, for long"
	@echo "make bench    measure speed     make messages  renew the translation template"
	@echo "make fuzz     ten minutes of damaged files and forms at whatever reads them"
	@echo "make golden   rewrite golden files      make lock  renew requirements.lock"

# -- environment ---------------------------------------------------------------------------------
$(BIN)/uv:
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check uv==$(UV_VERSION)

$(RUN_STAMP): $(BIN)/uv requirements.txt requirements.lock pyproject.toml
	VIRTUAL_ENV=$(VENV) $(BIN)/uv pip install --quiet -r requirements.txt
	VIRTUAL_ENV=$(VENV) $(BIN)/uv pip install --quiet --no-deps --editable .
	@touch $@

$(DEV_STAMP): $(RUN_STAMP) requirements-dev.txt
	VIRTUAL_ENV=$(VENV) $(BIN)/uv pip install --quiet -r requirements-dev.txt
	@touch $@

install: $(RUN_STAMP)

programs:
	@sh tools/ensure_programs.sh

# -- use -----------------------------------------------------------------------------------------
run: $(RUN_STAMP)
	$(BIN)/python app.py

demo: $(RUN_STAMP)
	@mkdir -p var
	$(BIN)/python -m prodige_core demo --out var/demo.prodige.json

drill: $(RUN_STAMP)
	$(BIN)/python tools/restore_drill.py

# -- checks --------------------------------------------------------------------------------------
lint: $(DEV_STAMP)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/lint-imports
	$(BIN)/python tools/floors.py
	$(BIN)/python -m prodige_core check frameworks

types: $(DEV_STAMP)
	$(BIN)/mypy

check: $(DEV_STAMP)
	$(MAKE) -j 2 types lint
	$(QUICK_TESTS)

all-others: $(DEV_STAMP)
	$(ALL_OTHERS)

in-browser: $(DEV_STAMP)
	@$(IN_BROWSER) $(TELL)

on-postgresql: $(DEV_STAMP)
	@$(ON_POSTGRESQL) $(BOTH) $(TELL)

# side by side: one computes while another waits
test: $(DEV_STAMP) programs
	$(MAKE) -j 5 in-browser all-others on-postgresql types lint

faults: $(DEV_STAMP)
	PRODIGE_FAULTS=long $(BIN)/python -m pytest -q -s tests/faults

# Typst, to compare with, in a folder of its own; where it cannot be had, the measurement says so
$(VENV)/bench/.installed: $(RUN_STAMP) benchmarks/requirements.txt
	-$(BIN)/uv pip install --quiet --target $(VENV)/bench -r benchmarks/requirements.txt && touch $@

bench: $(DEV_STAMP) $(VENV)/bench/.installed
	$(BIN)/python -m benchmarks

fuzz: $(DEV_STAMP)
	$(BIN)/python tools/fuzz.py

# -- upkeep --------------------------------------------------------------------------------------
messages: $(DEV_STAMP)
	$(BIN)/python tools/extract_messages.py

golden: $(DEV_STAMP)
	$(BIN)/python -m pytest -q tests --update-golden

lock: $(BIN)/uv
	grep -hv '^-' requirements.txt requirements-dev.txt > $(VENV)/pins.txt
	$(BIN)/uv pip compile --universal --python-version 3.11 --quiet --no-header --no-annotate $(VENV)/pins.txt -o requirements.lock

clean:
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
