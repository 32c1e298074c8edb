# `make leaflet` and `make test` need no other step before them. The README gives both as plain commands.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: leaflet test looks clean

leaflet: $(VENV)/.ready  ## Build the example's leaflet and print its path.
	$(BIN)/forumprint build examples/forum-ngo-2024/event.yaml

test: $(VENV)/.ready-to-test  ## Run the tests.
	$(BIN)/python -m pytest -n auto --dist loadfile

looks: $(VENV)/.ready-to-test  ## Accept the present look of every page, after you have looked at build/looks/.
	$(BIN)/python docs/gallery.py --accept

clean:  ## Delete what the other targets made.
	rm -rf $(VENV) build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache

$(BIN)/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.ready: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --editable .
	touch $@

$(VENV)/.ready-to-test: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --editable ".[test]"
	touch $@ $(VENV)/.ready
