# Two commands: `make site` builds the portal, `make test` checks everything. Each sets up what it
# needs in .venv, from lock files with hashes.
PYTHON ?= python3
BIN := .venv/bin
COMPILE := .venv-lock/bin/pip-compile -q --upgrade --generate-hashes --allow-unsafe \
  --strip-extras --no-emit-index-url --no-emit-find-links --no-emit-trusted-host \
  --no-emit-options --no-header --annotation-style=line

.PHONY: site test test-all bench wheel lock accept clean

site: .venv/site
	@$(BIN)/python -m builder build

test: .venv/test
	@$(BIN)/python -m tests.steps

test-all: .venv/test
	@$(BIN)/python -m tests.steps --all

# Rewrites the expected texts of the tests; git then shows what changed.
accept: .venv/test
	@$(BIN)/python -m pytest --accept tests/stories tests/codes tests/console

bench: .venv/site
	@$(BIN)/python -m bench.run

wheel: .venv/test
	@$(BIN)/python -m build --wheel --no-isolation

# Resolves the newest versions that pyproject.toml allows.
lock:
	@$(PYTHON) -m venv .venv-lock && .venv-lock/bin/pip -q install pip-tools
	@$(COMPILE) --extra build -o requirements/site.txt pyproject.toml
	@$(COMPILE) --extra build --extra dev --extra pdf -o requirements/test.txt pyproject.toml
	@rm -r .venv-lock

clean:
	@rm -rf site .kollegium .venv .bench dist

.venv/python:
	@$(PYTHON) -m venv .venv || { \
	  echo 'Python lacks its venv module. On Debian: apt-get install python3-venv'; exit 3; }
	@touch $@

.venv/site: .venv/python requirements/site.txt
	@$(BIN)/python -m pip -q --disable-pip-version-check install --require-hashes -r requirements/site.txt
	@$(BIN)/python -m pip -q --disable-pip-version-check install --no-deps --no-build-isolation -e .
	@touch $@

.venv/test: .venv/site requirements/test.txt
	@$(BIN)/python -m pip -q --disable-pip-version-check install --require-hashes -r requirements/test.txt
	@sh tests/browser.sh
	@touch $@
