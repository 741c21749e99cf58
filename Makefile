# Every target sets up what it needs: `make serve` and `make test` work on a fresh clone.
PYTHON ?= python3.13
PORT ?= 8000
CONTENT ?= content
SITE ?= site
export CONTENT SITE OVERLAY
# Material's notice about MkDocs 2 is for people choosing a tool, not for every build.
export NO_MKDOCS_2_WARNING = 1
BIN := .venv/bin
NPM_CI := npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
NPM_UPDATE := npm update --package-lock-only --omit-lockfile-registry-resolved --ignore-scripts --no-audit --no-fund
UV_COMPILE := $(BIN)/uv pip compile --quiet --generate-hashes --no-emit-index-url --no-header --python-version 3.13 --universal pyproject.toml
PYTEST := $(BIN)/pytest --numprocesses auto
OLD_CHROMIUM := tests/browser/old-chromium
LIGHTHOUSE := tests/browser/lighthouse

.PHONY: serve test test-all unit lint site check paper pack pictures bench load lighthouse wheel lock update
serve: .venv/installed node_modules/installed
	$(BIN)/mkdocs serve --dev-addr 127.0.0.1:$(PORT)

site: .venv/installed node_modules/installed
	$(BIN)/mkdocs build --strict --clean

check: .venv/installed
	$(BIN)/playbook --content $(CONTENT) $(if $(OVERLAY),--overlay $(OVERLAY)) check

# The gate: what a change is likely to break. `make test-all` runs every test on large samples.
test: lint test-tools
	$(PYTEST)

test-all: lint test-tools
	$(PYTEST) --thorough

# Without a browser.
unit: .venv/installed node_modules/installed
	$(PYTEST) --ignore tests/browser

lint: .venv/installed
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

# Everything that is printed, as PDFs.
paper: .venv/installed node_modules/installed browser
	$(BIN)/playbook --content $(CONTENT) $(if $(OVERLAY),--overlay $(OVERLAY)) paper build/paper

# One file for an administrator.
pack: site
	$(BIN)/playbook pack $(SITE) build/playbook.zip

pictures: site browser
	$(BIN)/python -m tests.pictures.take_pictures $(SITE)
	$(BIN)/python -m tests.pictures.take_report_pictures $(SITE) build/report-pictures

bench: site browser
	$(BIN)/python -m tests.bench $(SITE)

load: site browser servers
	$(BIN)/python -m tests.bench.load $(SITE)

lighthouse: site browser $(LIGHTHOUSE)/node_modules/installed
	$(BIN)/python -m tests.browser.lighthouse $(SITE)

# For people who write playbooks: brings the engine, needs no Node.
wheel: .venv/installed node_modules/installed
	$(BIN)/python -m build --wheel --no-isolation --outdir build/wheel .

# Moves the locks to the newest allowed versions, Python's and npm's; nothing about where packages come from is recorded.
update: lock
	$(foreach folder,. $(LIGHTHOUSE) $(OLD_CHROMIUM),$(NPM_UPDATE) --prefix $(folder) &&) true

# The newest allowed versions, which everything here is made with, and the lowest that pyproject.toml allows, for the tests.
lock: .venv/installed
	$(UV_COMPILE) --upgrade --extra dev --output-file requirements.txt
	$(UV_COMPILE) --upgrade --extra pack --resolution lowest-direct --output-file tests/lowest-requirements.txt

.PHONY: test-tools browser office servers
test-tools: .venv/installed node_modules/installed browser office servers $(OLD_CHROMIUM)/node_modules/installed

browser:
	tests/browser/install-chromium

office:
	tests/install-office

servers:
	tests/install-servers

.venv/installed: requirements.txt pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $@

node_modules/installed: package-lock.json
	$(NPM_CI)
	touch $@

$(LIGHTHOUSE)/node_modules/installed: $(LIGHTHOUSE)/package-lock.json
	$(NPM_CI) --prefix $(LIGHTHOUSE)
	touch $@

$(OLD_CHROMIUM)/node_modules/installed: $(OLD_CHROMIUM)/package-lock.json $(OLD_CHROMIUM)/unpack.mjs
	$(NPM_CI) --prefix $(OLD_CHROMIUM)
	node $(OLD_CHROMIUM)/unpack.mjs
	touch $@
