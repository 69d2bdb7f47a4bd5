# Everything that is done with this project is a target here; CI and people call the same ones.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
OUT    := out

.PHONY: demo test lint docs bench lock clean
.DEFAULT_GOAL := test

# The virtual environment: locked dependencies by hash, then ckwriter itself, editable.
$(VENV)/.ready: requirements.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "ckwriter needs Python 3.11 or newer: make PYTHON=python3.11 ..."; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

demo: $(VENV)/.ready  ## facts of two real bodies in, drafted and checked Word forms out
	$(BIN)/ckwriter demo --out $(OUT) --force

test: $(VENV)/.ready
	$(BIN)/python -m pytest

lint: $(VENV)/.ready
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

docs: $(VENV)/.ready  ## rewrites what is generated: docs/checks.md, the blank form, the example files
	$(BIN)/python docs/generate.py

bench: $(VENV)/.ready
	$(BIN)/python -m benchmarks

lock:  ## compiles the ranges of pyproject.toml into requirements.txt: names, versions and hashes, no addresses
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
	  --no-emit-index-url --no-emit-find-links --group dev --group bench --upgrade pyproject.toml -o requirements.txt

clean:
	rm -rf $(VENV) $(OUT) build dist src/*.egg-info
