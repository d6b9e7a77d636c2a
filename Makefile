# Every verb of the project. `make help` lists them.
PYTHON ?= python3
BIN := .venv/bin
UV := $(BIN)/uv
export UV_NO_PROGRESS := 1
# compiled once, not anew by every server and every test process
export UV_COMPILE_BYTECODE := 1
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help run demo test check fix web contracts e2e bench image lock types unit

help: ## list the verbs
	@grep -E '^[a-z0-9-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-10s %s\n", $$1, $$2}'

run: .make/run .make/web ## install what is missing and serve http://127.0.0.1:3001
	@exec $(BIN)/craftify serve

demo: .make/run .make/web ## the same, with a filled example organization in demo-data/
	@exec $(BIN)/craftify demo

test: .make/dev .make/web .make/browser ## every check and every test
	@$(MAKE) --no-print-directory check
	@$(BIN)/python tools/webapp.py npm run --silent test
	@$(BIN)/pytest -q -n 2 --dist loadfile

check: .make/dev .make/web ## lint, types, import contracts, the house's own rules
	@$(BIN)/ruff check -q . && $(BIN)/ruff format -q --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo 2>/dev/null | tail -n 3 && $(BIN)/lint-imports >/dev/null
	@$(BIN)/python tools/webapp.py npm run --silent check
	@$(BIN)/pytest -q tests/house -m "not slow" -p no:xdist

fix: .make/dev ## format and mend what can be mended
	@$(BIN)/ruff check -q --fix . ; $(BIN)/ruff format -q .
	@$(BIN)/python tools/webapp.py npm run --silent fix

web: .make/web ## build the web app

contracts: .make/dev ## the promises of the ports, on every adapter
	@$(BIN)/pytest -q tests/contracts

e2e: .make/dev .make/web .make/browser ## a real browser against the whole product
	@$(BIN)/pytest -q tests/e2e

bench: .make/dev ## what is measured, side by side with its peers
	@$(BIN)/python -m benchmarks

image: ## build the container image with docker or buildah
	@if command -v docker >/dev/null 2>&1 && docker info >/dev/null 2>&1; \
	then docker build -f deploy/Dockerfile -t craftify-email . ; \
	else buildah build --format docker -f deploy/Dockerfile -t craftify-email . ; fi

lock: .make/dev ## resolve the Python packages anew
	@$(UV) pip compile -q pyproject.toml --universal --generate-hashes --no-header --no-annotate -U -o requirements.lock
	@$(UV) pip compile -q pyproject.toml --group dev --universal --generate-hashes --no-header --no-annotate -U -o requirements-dev.lock

types: .make/dev ## write what is generated: the web app's types, the table of permissions
	@$(BIN)/python tools/permissions.py > docs/permissions.md
	@$(BIN)/python tools/openapi.py > openapi.json
	@$(BIN)/python tools/document_types.py > document.json
	@$(BIN)/python tools/webapp.py npm run --silent types

.make/venv:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Craftify Email needs Python 3.11 or newer; $(PYTHON) is older. Try: make run PYTHON=python3.12"; exit 1; }
	@echo "Making .venv …"
	@$(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install -q --disable-pip-version-check "uv>=0.9,<1"
	@mkdir -p .make && touch $@

.make/run: .make/venv requirements.lock pyproject.toml
	@echo "Installing the Python packages …"
	@$(UV) pip install -q --require-hashes -r requirements.lock
	@CRAFTIFY_SKIP_WEB=1 $(UV) pip install -q --no-deps -e .
	@touch $@

.make/dev: .make/run requirements-dev.lock
	@echo "Installing the development packages …"
	@$(UV) pip install -q --require-hashes -r requirements-dev.lock
	@touch $@

WEB_SOURCES := $(shell find web/src web/public -type f 2>/dev/null) web/index.html web/package-lock.json web/vite.config.ts
.make/web: .make/run $(WEB_SOURCES)
	@$(BIN)/python tools/webapp.py
	@touch $@

.make/browser: tools/chromium.sh
	@tools/chromium.sh
	@mkdir -p .make && touch $@
