"""Every word a person reads is in `locales/`: complete in each language, used somewhere, and nowhere else."""

import ast
import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import get_args

import pytest
from fluent.syntax import FluentParser
from fluent.syntax import ast as ftl
from fluent.syntax.visitor import Visitor

from cli.demo import TO_TRY
from cogs.areas import discover
from cogs.setup.settings import models_of
from core.paths import ROOT
from core.text import LOCALES, LOCALES_FOLDER
from metrics.catalogue import METRICS
from metrics.depth.score import COMPONENTS
from models.ideas import IdeaStatus
from reports.change import Standing
from reports.rule import experiments, rule
from services.idea_rules import NEXT, TOLD
from services.setting_fields import fields_of
from simulation.scenes import scenes

SPOKEN_FROM = ("bot.py", "cli", "cogs", "core", "models", "reports", "services", "metrics", "simulation")
"""Where ids are looked up."""
SPEAKING = ("bot.py", "cli", "cogs", "reports", "services")
"""Where a literal sentence would reach a person."""
LOOK_UPS = ("texts", "words", "say", "format", "has", "Phrase", "UserFacingError", "UnreadableInput")
"""What is called with an id as its first argument."""

BUILT: dict[str, Callable[[], Iterable[str]]] = {
    "indicator-": lambda: (
        f"{name}{part}" for name in rule().indicators for part in ("", ".reading", ".more", ".less", ".unknown")
    ),
    "evidence-": lambda: COMPONENTS,
    "experiment-": lambda: (f"{row.key}{part}" for row in experiments() for part in ("", ".look")),
    "comparison-": lambda: (str(standing).replace("_", "-") for standing in COMPARED),
    "theme-action-": lambda: ("problem", "wish", "request", "question", "new", "recurring", "fading", "steady"),
    "idea-status-": lambda: get_args(IdeaStatus)[:-1],
    "idea-move-": lambda: {step for steps in NEXT.values() for step in steps},
    "idea-news-": lambda: TOLD,
    "trend-": lambda: ("new", "recurring", "fading", "steady"),
    "stage-": lambda: ("starting", "establishing", "mature"),
    "finding-": lambda: rule().waiting_order,
    "finding-need-": lambda: ("problem", "wish", "request"),
    "demo-try-": lambda: TO_TRY,
    "scene-": lambda: (f"{scene.name}{what}" for scene in scenes() for what in ("", ".try")),
    "setting-": lambda: (
        text_id.removeprefix("setting-") for field in fields_of(models_of(discover())) for text_id in field.text_ids
    ),
}
"""Ids put together in code: a prefix, and what may follow it, from where the code knows it."""

COMPARED = (
    Standing.USUAL,
    Standing.TOO_VARIED,
    Standing.MORE,
    Standing.LESS,
    Standing.UNCERTAIN,
    Standing.NO_HISTORY,
    "not-comparable",
)


# ---------------------------------------------------------------- the texts


class _Shown(Visitor):  # type: ignore[misc]
    """The values that a text shows. One that only chooses between forms is the language's own affair."""

    def __init__(self) -> None:
        self.found: set[str] = set()

    def visit_VariableReference(self, node: ftl.VariableReference) -> None:  # noqa: N802
        self.found.add(node.id.name)

    def visit_SelectExpression(self, node: ftl.SelectExpression) -> None:  # noqa: N802
        for variant in node.variants:
            self.visit(variant)


class _References(Visitor):  # type: ignore[misc]
    def __init__(self) -> None:
        self.found: set[str] = set()

    def visit_MessageReference(self, node: ftl.MessageReference) -> None:  # noqa: N802
        self.found.add(node.id.name)


def _entries(locale: str) -> Iterator[tuple[Path, ftl.EntryType]]:
    for file in sorted((LOCALES_FOLDER / locale).glob("*.ftl")):
        for entry in FluentParser(with_spans=False).parse(file.read_text(encoding="utf-8")).body:
            yield file, entry


@cache
def shown_by(locale: str) -> dict[str, set[str]]:
    """Each text id, attributes as `id.attribute`, with the values it shows."""
    found: dict[str, set[str]] = {}
    for _, entry in _entries(locale):
        if not isinstance(entry, ftl.Message):
            continue
        parts = [(entry.id.name, entry.value)]
        parts += [(f"{entry.id.name}.{attribute.id.name}", attribute.value) for attribute in entry.attributes]
        for text_id, pattern in parts:
            if pattern is not None:
                shown = _Shown()
                shown.visit(pattern)
                found[text_id] = shown.found
    return found


@pytest.mark.parametrize("locale", LOCALES)
def test_the_files_of_a_locale_are_fluent_through_and_through_and_name_nothing_twice(locale: str) -> None:
    seen: dict[str, Path] = {}
    for file, entry in _entries(locale):
        assert not isinstance(entry, ftl.Junk), f"{file}: {entry.content}"
        if isinstance(entry, ftl.Message):
            assert entry.id.name not in seen, f"{entry.id.name} is in {seen.get(entry.id.name)} and in {file}"
            seen[entry.id.name] = file


def test_every_locale_has_the_same_files() -> None:
    files = {locale: sorted(file.name for file in (LOCALES_FOLDER / locale).glob("*.ftl")) for locale in LOCALES}
    assert len({tuple(names) for names in files.values()}) == 1, files


@pytest.mark.parametrize("locale", LOCALES[1:])
def test_a_text_is_in_every_locale_and_shows_the_same_values(locale: str) -> None:
    first, other = shown_by(LOCALES[0]), shown_by(locale)
    assert sorted(first.keys() ^ other.keys()) == [], f"only in one of {LOCALES[0]} and {locale}"
    different = {text_id: (first[text_id], other[text_id]) for text_id in first if first[text_id] != other[text_id]}
    assert different == {}


# ---------------------------------------------------------------- who uses them


def _files(places: Iterable[str], pattern: str) -> Iterator[Path]:
    for place in places:
        path = ROOT / place
        yield from [path] if path.is_file() else sorted(path.rglob(pattern))


@cache
def _tree(file: Path) -> ast.Module:
    return ast.parse(file.read_text(encoding="utf-8"))


def _docstrings(tree: ast.Module) -> set[int]:
    """Strings that are statements: docstrings, and the notes under a field or a constant."""
    return {
        id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }


def _shape(node: ast.JoinedStr) -> re.Pattern[str] | None:
    """What an f-string may come out as; None for one with too little of its own to be an id."""
    own = [part.value for part in node.values if isinstance(part, ast.Constant) and isinstance(part.value, str)]
    if not any("-" in part and len(part) > 2 for part in own):
        return None
    parts = [
        re.escape(part.value) if isinstance(part, ast.Constant) and isinstance(part.value, str) else r"[\w.-]+"
        for part in node.values
    ]
    return re.compile("".join(parts))


def _in_code() -> tuple[set[str], list[re.Pattern[str]]]:
    """Every string in the code that could be an id, and the shapes of those that are put together."""
    literal, shapes = set[str](), list[re.Pattern[str]]()
    for file in _files(SPOKEN_FROM, "*.py"):
        tree = _tree(file)
        notes = _docstrings(tree)
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in notes:
                literal.add(node.value)
            elif isinstance(node, ast.JoinedStr) and (shape := _shape(node)):
                shapes.append(shape)
    for template in _templates():
        literal.update(re.findall(r"\"([a-z][\w.-]*)\"", template.read_text(encoding="utf-8")))
    return literal, shapes


def _templates() -> Iterator[Path]:
    yield from _files(("reports/templates",), "*.j2")
    yield from _files(("simulation/browser",), "*.html")


def _built() -> set[str]:
    return {f"{prefix}{rest}" for prefix, members in BUILT.items() for rest in members()}


@pytest.mark.parametrize("locale", LOCALES)
def test_a_command_that_a_text_names_is_called_so_in_that_language(locale: str) -> None:
    told = {path: path.read_text(encoding="utf-8") for path in (LOCALES_FOLDER / locale).glob("*.ftl")}
    called = dict(re.findall(r"^command-([a-z-]+) = (.+)$", "\n".join(told.values()), re.MULTILINE))

    def whole_names(key: str) -> set[str]:
        above = [whole_names(other) for other in called if key.startswith(f"{other}-")]
        return {called[key], *(f"{name} {called[key]}" for names in above for name in names)}

    known = set[str]().union(*(whole_names(key) for key in called))
    for path, text in told.items():
        for named in re.findall(r"`/([^`]+)`", text):
            command = " ".join(word for word in named.partition("{")[0].split() if ":" not in word)
            assert command in known, f"{path}: /{command}"


def test_no_text_is_unused() -> None:
    literal, shapes = _in_code()
    built, within = _built(), set[str]()
    for _, entry in _entries(LOCALES[0]):
        references = _References()
        references.visit(entry)
        within |= references.found
    # A prefix whose members are listed is held to the list; other put-together ids only to their shape.
    open_shapes = [shape for shape in shapes if not shape.pattern.startswith(tuple(map(re.escape, BUILT)))]
    unused = [
        text_id
        for text_id in shown_by(LOCALES[0])
        if text_id not in literal
        and text_id not in built
        and text_id not in within
        and not any(shape.fullmatch(text_id) for shape in open_shapes)
    ]
    assert unused == []


def test_every_id_that_is_put_together_has_its_text() -> None:
    assert sorted(_built() - shown_by(LOCALES[0]).keys()) == []


def test_every_id_that_is_looked_up_has_its_text() -> None:
    known = shown_by(LOCALES[0])
    missing = []
    for file in _files(SPOKEN_FROM, "*.py"):
        for node in ast.walk(_tree(file)):
            if not (isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant)):
                continue
            called = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
            asked = node.args[0].value
            is_id = isinstance(asked, str) and re.fullmatch(r"[a-z]+(-[\w]+)+(\.\w+)?", asked)
            if called in LOOK_UPS and is_id and asked not in known:
                missing.append(f"{file.relative_to(ROOT)}:{node.lineno} {asked}")
    for template in _templates():
        asked_for = re.findall(r"(?:texts|words)\(\"([^\"]+)\"", template.read_text(encoding="utf-8"))
        missing += [f"{template.name} {asked}" for asked in asked_for if asked not in known]
    assert missing == []


def test_every_metric_has_its_name_and_its_readings() -> None:
    assert {(metric.name, metric.unit) for metric in METRICS} == {
        (name, row.unit) for name, row in rule().indicators.items()
    }


# ---------------------------------------------------------------- no sentence in code

_SENTENCE = re.compile(r"[A-ZÀ-Ý]?[a-zà-ý]+('[a-zà-ý]+)?([ ,][ ]?[a-zà-ýA-Z]+(['’][a-zà-ý]+)?){3,}[.!?:]?")
_NOT_FOR_PEOPLE = ("ValueError", "LookupError", "TypeError", "RuntimeError", "AssertionError")
_TO_THE_LOG = ("debug", "info", "warning", "error", "exception", "critical", "log")


def _for_developers(tree: ast.Module) -> set[int]:
    """Strings inside errors that only a developer sees, log lines and warnings."""
    found: set[int] = set()
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call | ast.Assert):
            continue
        if isinstance(node, ast.Call):
            called = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
            if called not in (*_NOT_FOR_PEOPLE, *_TO_THE_LOG):
                continue
        found |= {id(inner) for inner in ast.walk(node)}
    return found


def test_no_sentence_that_a_person_reads_is_in_code() -> None:
    found = []
    for file in _files(SPEAKING, "*.py"):
        tree = _tree(file)
        passed_over = _docstrings(tree) | _for_developers(tree)
        for node in ast.walk(tree):
            if not (isinstance(node, ast.Constant) and isinstance(node.value, str)) or id(node) in passed_over:
                continue
            said = node.value.strip()
            if _SENTENCE.fullmatch(said) and not said.isupper():
                found.append(f"{file.relative_to(ROOT)}:{node.lineno} {said!r}")
    assert found == []


def test_the_sentence_finder_knows_a_sentence_when_it_sees_one() -> None:
    for sentence in (
        "Nobody is waiting for an answer.",
        "Nessuno aspetta una risposta oggi",
        "the week's been quiet, friends",
    ):
        assert _SENTENCE.fullmatch(sentence), sentence
    for other in ("open_questions", "https://example.org/a b", "{week} {label}", "SELECT id FROM turns", "%Y-%m-%d"):
        assert not _SENTENCE.fullmatch(other), other
