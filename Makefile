# 互动 Hudong:只有 make 两个字会列出全部目标。`make` alone lists every target.
# 每个目标做一件事;多于几行的写在 .ci/ 里。

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help

BIN := .venv/bin
PYTHON := $(BIN)/python
LOCALE := hudong/doors/web/locale
CATALOGUES := $(wildcard $(LOCALE)/*/LC_MESSAGES/*.po)
COMPILED := $(CATALOGUES:.po=.mo)

# make demo SERVE=0 只讲故事不开网站;TODAY=2026-06-01 是故事的最后一天;PORT=8001 换一个端口。
SERVE ?= 1
TODAY ?=
PORT ?=

.PHONY: help setup compiled demo test check bench docs lock messages migrations-check

help: ## 列出全部目标 · list the targets
	@echo "互动 Hudong · make <目标 target>"
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "  %-18s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: ## 装好环境,可反复运行 · create .venv from the lock files and compile the messages
	@.ci/setup
	@$(MAKE) --no-print-directory compiled

compiled: $(COMPILED)
	@:

%.mo: %.po
	@$(BIN)/pybabel --quiet compile --use-fuzzy --input-file $< --output-file $@

demo: setup ## 讲一遍主线再开网站(SERVE=0 不开,TODAY=日子,PORT=端口) · tell the story, then serve the site
	@HUDONG_HOME=var/demo $(BIN)/hudong demo $(if $(TODAY),--today $(TODAY)) $(if $(PORT),--port $(PORT)) $(if $(filter 0,$(SERVE)),--no-serve)

test: setup ## 全部测试:SQLite,再 PostgreSQL · the suite on SQLite, then on PostgreSQL where reachable
	@.ci/packages
	@.ci/test

check: setup migrations-check ## 静态检查 · ruff, mypy, import contracts, migrations
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check --quiet .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

migrations-check: setup ## 模型和迁移一致 · models and migrations agree
	@DJANGO_SETTINGS_MODULE=config.settings.test $(PYTHON) -W ignore::RuntimeWarning -m django makemigrations --check --dry-run

bench: setup ## 量一遍性能,写 var/bench/*.json · measure, print ratios, write var/bench/*.json
	@$(PYTHON) -m tests.scale.bench

docs: setup ## 由登记表生成参考文档 · generate docs/reference from the registries
	@$(PYTHON) -m hudong.doors.cli.reference

messages: setup ## 收集要翻译的话 · extract messages and update every catalogue
	@$(BIN)/pybabel --quiet extract --mapping-file $(LOCALE)/babel.cfg --no-location --sort-output \
	  --project Hudong --output-file $(LOCALE)/django.pot hudong/doors
	@$(BIN)/pybabel --quiet update --domain django --input-file $(LOCALE)/django.pot --output-dir $(LOCALE) --no-fuzzy-matching
	@rm -f $(LOCALE)/django.pot
	@$(MAKE) --no-print-directory compiled

lock: ## 重写锁文件,不写任何索引地址 · rewrite the lock files, no index address in them
	@.ci/lock
