# The two commands of a newcomer: `make run` and `make test`. `make help` lists the rest.
SHELL := /bin/bash
PYTHON ?= $(shell command -v python3.11 || command -v python3)
BIN := .venv/bin
export PORT ?= 8000
export DATA_DIR ?= var

.PHONY: help setup run test test-sqlite test-servers lint format bench peers lock chromium
.DEFAULT_GOAL := help

help:  ## list the commands
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

setup: .venv/.installed  ## make .venv with every pinned package

# uv installs in seconds what pip needs a minute for; pip does it where uv cannot.
.venv/.installed: requirements-dev.lock
	$(PYTHON) -m venv .venv
	awk '/^uv==/{p=1} p{print} p&&!/\\$$/{exit}' requirements-dev.lock > .venv/uv.txt
	$(BIN)/python -m pip install --quiet --require-hashes --no-deps -r .venv/uv.txt
	$(BIN)/uv pip install --quiet --system-certs --python $(BIN)/python --require-hashes --no-deps -r requirements-dev.lock \
	  || $(BIN)/python -m pip install --quiet --require-hashes --no-deps -r requirements-dev.lock
	@touch $@

run: setup  ## start everything: web, workers, scheduler, demo service, demo people
	@exec $(BIN)/python -m nhslogin.devkit.run

test: setup chromium test-sqlite test-servers  ## every test, on SQLite, then on PostgreSQL and Valkey

test-sqlite: setup
	$(BIN)/python -m pytest -n 2 -m "not browser" $(ARGS)
	$(BIN)/python -m pytest -m browser $(ARGS)

test-servers: setup
	$(BIN)/python -m tests.servers $(BIN)/python -m pytest -n 2 -m "not browser" $(ARGS)
	$(BIN)/python -m tests.servers $(BIN)/python -m pytest -m "browser and bothkinds" $(ARGS)

chromium:
	@bash scripts/chromium.sh

lint: setup  ## format, lint, types, import contracts, missing migrations, drawings
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/lint-imports --no-cache
	$(BIN)/mypy
	DATA_DIR=$$(mktemp -d) $(BIN)/python manage.py makemigrations --check --dry-run
	DATA_DIR=$$(mktemp -d) $(BIN)/python manage.py draw_lifecycles --check

format: setup  ## write the code in the house format
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: setup  ## measure speed and memory; LONG=1 builds the million-row sets
	$(BIN)/python -m tests.bench $(if $(LONG),--long)

peers: setup  ## make the environment of the programs that make bench compares with
	bash tests/bench/peers/make.sh

lock: setup  ## compile the locks again from pyproject.toml
	$(BIN)/uv pip compile pyproject.toml $(LOCK_OPTIONS) -o requirements.lock
	$(BIN)/uv pip compile pyproject.toml $(LOCK_OPTIONS) --group dev -c requirements.lock -o requirements-dev.lock
	$(BIN)/uv pip compile tests/bench/peers/requirements.in $(LOCK_OPTIONS) -o tests/bench/peers/requirements.lock

LOCK_OPTIONS := --python-version 3.11 --universal --generate-hashes --no-emit-index-url --no-annotate --no-header --quiet
