# comention: `make demo` shows what it does, `make test` checks that it does it. See README.md.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt

.PHONY: demo test graphs install evaluate train benchmark clean

demo: graphs

install: $(VENV)/installed

$(VENV)/installed: pyproject.toml constraints.txt
	@sh tools/make-venv.sh $(PYTHON) $(VENV)
	@echo "Installing comention and what it needs (spaCy and two pipelines, some 300 MB) ..."
	@$(PIP) --editable .
	@touch $@

$(VENV)/tested: $(VENV)/installed
	@$(PIP) --editable '.[test]'
	@$(PIP) --editable '.[ftm]' 2>/dev/null || echo "followthemoney needs a compiler and ICU; without it two tests are skipped."
	@touch $@

# The example graph is committed; rebuilding it changes no byte.
graphs: $(VENV)/installed
	@$(BIN)/comention build examples -o graphs/examples --title "Irak, Iran, États-Unis et autres acteurs"

test: $(VENV)/tested
	@sh tools/find-chromium.sh > $(VENV)/chromium
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check --quiet
	@$(BIN)/mypy
	@COMENTION_CHROMIUM="$$(cat $(VENV)/chromium)" $(BIN)/python -m pytest

evaluate: $(VENV)/installed
	@$(BIN)/python evaluation/run.py
	@$(BIN)/python evaluation/stories.py

# Trains the French recogniser anew from ../shared/data; eight minutes on one core.
train: $(VENV)/installed
	@$(BIN)/python training/train.py build/fr_news
	@cp build/fr_news/recogniser.msgpack src/comention/models/fr_news/

benchmark: $(VENV)/tested
	@$(BIN)/python benchmarks/throughput.py
	@$(BIN)/python benchmarks/counting.py
	@$(BIN)/python benchmarks/identity.py --most 10000
	@sh tools/find-chromium.sh > $(VENV)/chromium
	@COMENTION_CHROMIUM="$$(cat $(VENV)/chromium)" $(BIN)/python benchmarks/page.py

clean:
	rm -rf $(VENV) build *.egg-info src/*.egg-info
