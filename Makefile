# `make run` and `make test` do everything on a machine with Python 3.11 or later and make; PYTHON= chooses another one.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
LOCK := requirements-dev.lock
COMPILE := $(BIN)/pip-compile -q --generate-hashes --strip-extras --no-emit-index-url --no-emit-trusted-host \
	--no-emit-find-links --no-header
# which Python the environment is of: another PYTHON makes it anew
READY := $(VENV)/.ready-$(shell $(PYTHON) -c 'import platform; print(platform.python_version())')

.DEFAULT_GOAL := help
.PHONY: help run quick test again coverage lint lock dist man clean bench coding pictures mutants zoektest

help: ## list what make can do
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "%s\t%s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: $(READY) ## set up, and show what adv answers
	$(BIN)/adv list
	$(BIN)/adv stats

quick: $(READY) ## the tests of the library and the commands on made-up data (tests/unit, tests/cli): seconds
	$(BIN)/pytest -n auto --dist worksteal tests/unit tests/cli

test: $(READY) ## set up, and run every test: quick, and tests/dataset, tests/shipped and tests/process (minutes)
	$(BIN)/pytest -n auto --dist worksteal

again: $(READY) ## what another Python may do otherwise: all tests but those marked `once`
	$(BIN)/pytest -n auto --dist worksteal -m "not once"

coverage: $(READY) ## run every test, and tell what they leave untouched
	$(BIN)/coverage erase
	$(BIN)/coverage run -m pytest -n auto --dist worksteal
	$(BIN)/coverage combine -q
	$(BIN)/coverage report --fail-under=95

lint: $(READY) ## style, types and the direction of imports
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(BIN)/mypy
	$(BIN)/mypy --platform win32 --cache-dir .mypy_cache/win32 src
	$(BIN)/mypy --platform darwin --cache-dir .mypy_cache/darwin src
	$(BIN)/lint-imports --no-cache

lock: $(READY) ## resolve the dependencies anew
	$(BIN)/python -m pip install -q pip-tools
	$(COMPILE) --extra dev -o $(LOCK) pyproject.toml
	$(COMPILE) -o requirements-dist.lock requirements-dist.in

DIST ?=
dist: $(READY) .venv-dist/.ready ## build what is released, check it on every Python found, and leave it in dist/
	$(BIN)/python tools/dist.py $(DIST)

.venv-dist/.ready: requirements-dist.lock
	$(PYTHON) -m venv --clear .venv-dist
	.venv-dist/bin/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements-dist.lock
	touch $@

clean: ## remove the environment and what tools leave behind
	rm -rf .venv* build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .coverage*

$(READY): pyproject.toml $(LOCK)
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or later is needed"; exit 1; }
	$(PYTHON) -m venv --clear $(VENV)
	$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r $(LOCK)
	$(BIN)/python -m pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@

coding: $(READY) ## measure how consistent the themes are, and write docs/codering.md
	$(BIN)/python coding/agreement.py

man: $(READY) ## write docs/adv.1, which man adv shows, from the help of the commands
	$(BIN)/python tools/manpage.py

pictures: $(READY) ## draw what adv answers, for README and handbook (docs/beelden)
	$(BIN)/python tools/pictures.py

zoektest: $(READY) ## precision and recall of search on the judged questions, beside simpler ways
	$(BIN)/python tests/searching.py

MUTANTS ?=
mutants: $(READY) ## plant random faults in the core, and tell which of them no test notices
	$(BIN)/python tests/mutants.py $(MUTANTS)

SIZES ?= 33 1000 10000
bench: $(READY) ## measure adv beside its peers, and write docs/snelheid.md
	$(PYTHON) -m venv .venv-bench
	.venv-bench/bin/python -m pip install -q --disable-pip-version-check sqlite-utils
	$(BIN)/python bench/run.py $(SIZES)
