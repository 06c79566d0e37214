# Everything people type. `make` alone lists it.
SHELL := /bin/bash
BIN := .venv/bin
NPM := cd terminal_client && PATH="$(CURDIR)/$(BIN):$$PATH" npm run --silent
ARGS ?=
BENCH ?=
PYTEST_ARGS ?=

.DEFAULT_GOAL := help
.PHONY: help setup setup-server demo test check lint types contracts client-check pytest vitest e2e fuzz bench protocol vectors matrix format lock clean

help: ## list what can be typed
	@awk -F':.*## ' '/^[a-z0-9-]+:.*## / { printf "  make %-13s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: ## make everything ready on a bare machine; quick when it is ready
	@deploy/setup/python.sh
	@deploy/setup/system.sh
	@deploy/setup/client.sh

setup-server: ## the same without a browser for tests
	@WITHOUT_BROWSER=1 $(MAKE) --no-print-directory setup

demo: setup ## a lively meeting with real papers: make demo ARGS='--port 8080 --no-bots'
	@$(BIN)/yixi demo $(ARGS)

test: check pytest vitest e2e ## set up and run every test

check: lint types contracts client-check ## styles, types and import contracts, without running tests

lint: setup
	$(BIN)/ruff check .

types: setup
	$(BIN)/mypy

contracts: setup
	$(BIN)/lint-imports --no-logo

client-check: setup
	$(NPM) lint
	$(NPM) types
	cd terminal_client && ../$(BIN)/node checks/floor.mjs

pytest: setup
	$(BIN)/python -m pytest -n 2 --ignore tests/e2e --ignore tests/bench $(PYTEST_ARGS)

vitest: setup
	$(NPM) test
	$(NPM) test:random

# One at a time: each starts a server, a worker and several browsers of its own.
e2e: setup
	@if [ -n "$$(find tests/e2e -name 'test_*.py' 2>/dev/null)" ]; then $(BIN)/python -m pytest tests/e2e $(PYTEST_ARGS); fi

fuzz: setup ## random tests with many fresh seeds, failing ones are kept: make fuzz FUZZ=200
	FUZZ=$${FUZZ:-40} $(BIN)/python -m pytest tests/annotations -n 2 $(PYTEST_ARGS)
	FUZZ=$${FUZZ:-40} $(BIN)/python -m pytest tests/faults $(PYTEST_ARGS)
	export FUZZ=$${FUZZ:-40}; $(NPM) test:random

bench: setup ## figures as JSON lines; one of them: make bench BENCH=name
	@$(BIN)/python -m tests.bench.run $(BENCH)

protocol: setup ## write the published protocol and its TypeScript anew
	@$(BIN)/yixi export-protocol

vectors: setup ## write the vectors both languages are tested with anew
	@$(BIN)/python -m tests.annotations.vectors
	@$(BIN)/python -m tests.server.vectors
	@$(BIN)/python -m tests.agenda.vectors

matrix: setup ## write who may do what anew: tests/server/access/matrix.txt
	@$(BIN)/python -m tests.server.access.matrix

format: setup ## put imports and quotes in order
	@$(BIN)/ruff check --fix-only --select I .
	@cd terminal_client && PATH="$(CURDIR)/$(BIN):$$PATH" npx --no-install biome check --write .

lock: ## note the versions that are installed now
	@{ head -n 1 requirements.lock; $(BIN)/python -m pip freeze --exclude-editable 2>/dev/null | grep -E '^[A-Za-z0-9_.-]+=='; } >requirements.lock.new
	@mv requirements.lock.new requirements.lock

clean: ## take away what was made here; data stays
	rm -rf .venv .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .setup.lock *.egg-info build terminal_client/node_modules terminal_client/dist server/fonts/built
