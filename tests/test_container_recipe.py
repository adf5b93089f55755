"""The container's recipe, followed without a container engine: step by step, in an empty environment."""

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from core.paths import ROOT

PLACES = ("/opt/salotto", "/app", "/build", "/data")
"""Absolute paths of the image that a step here finds under the temporary folder."""
UNREACHABLE = (
    "NameResolutionError",
    "NewConnectionError",
    "ConnectTimeoutError",
    "ProxyError",
    "Network is unreachable",
)


@dataclass(frozen=True, slots=True)
class Step:
    """One instruction of the recipe: `stage` is its number, `verb` e.g. RUN, `words` what follows."""

    stage: int
    verb: str
    words: str


def steps() -> tuple[Step, ...]:
    return tuple(_read((ROOT / "Dockerfile").read_text(encoding="utf-8")))


def _read(recipe: str) -> Iterator[Step]:
    stage = -1
    lines = (line for line in recipe.splitlines() if line.strip() and not line.lstrip().startswith("#"))
    for instruction in re.sub(r"\\\n\s*", "", "\n".join(lines)).splitlines():
        verb, _, words = instruction.partition(" ")
        stage += verb == "FROM"
        yield Step(stage, verb, words.strip())


def of(verb: str, *, stage: int | None = None) -> list[str]:
    return [step.words for step in steps() if step.verb == verb and stage in (None, step.stage)]


LAST = max(step.stage for step in steps())


def test_it_has_stages_a_user_without_rights_and_a_health_check() -> None:
    assert LAST >= 1
    assert all("-slim" in image for image in of("FROM"))
    (user,) = of("USER", stage=LAST)
    assert user not in ("root", "0")
    (check,) = of("HEALTHCHECK", stage=LAST)
    assert "/healthz" in check
    # What ends the container must reach the bot, not a shell in front of it.
    assert json.loads(of("ENTRYPOINT", stage=LAST)[0]) == ["salotto"]
    assert json.loads(of("CMD", stage=LAST)[0]) == ["run"]


def test_nothing_secret_and_no_registry_is_in_it() -> None:
    for file in ("Dockerfile", "compose.yaml"):
        text = (ROOT / file).read_text(encoding="utf-8")
        assert not re.search(r"(?i)index[-_]url|(?:FROM|image:)\s+[\w-]+\.[\w.-]+/", text), file
        assert not re.search(r"(?i)(?:token|password)\w*\s*[:=]\s*['\"]?\w", text.replace("${", "\0")), file


def test_only_hashed_wheels_are_installed() -> None:
    (install,) = (words for words in of("RUN") if "install" in words and "requirement" in words)
    assert "--require-hashes" in install
    assert "--only-binary :all:" in install


def test_everything_that_the_bot_is_made_of_is_in_the_image() -> None:
    wheel = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["hatch"]["build"]["targets"][
        "wheel"
    ]
    needed = {place.strip("/") for place in wheel["include"]} - {"examples", "simulation"}
    copied = {source for words in of("COPY", stage=0) for source in words.split()[:-1]}
    assert needed <= copied
    allowed = {
        line[1:] for line in (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines() if line[:1] == "!"
    }
    assert copied <= allowed, "the builder is not given what it is told to copy"
    assert allowed <= copied, "the builder is given what nobody copies"


def test_its_steps_make_a_bot_that_starts(tmp_path: Path) -> None:
    image, context = tmp_path / "image", tmp_path / "context"
    _given_to_the_builder(context)
    (image / "build").mkdir(parents=True)
    environment = {"PATH": os.environ["PATH"], "HOME": os.environ.get("HOME", str(tmp_path))}
    environment["PIP_NO_COMPILE"] = "1"  # half of the time, and nothing that is looked at here
    for name in ("PIP_CACHE_DIR", "PIP_INDEX_URL", "PIP_CERT", "SSL_CERT_FILE", "HTTPS_PROXY", "https_proxy"):
        if name in os.environ:
            environment[name] = os.environ[name]

    for step in steps():
        if step.stage != 0:
            continue
        if step.verb == "COPY":
            _copy(context, image, step.words)
        elif step.verb == "RUN":
            # `python` is the one that runs this test: what an image's name stands for.
            script = _within(image, step.words).replace("&& python ", f"&& {sys.executable} ")
            script = re.sub(r"^python ", f"{sys.executable} ", script)
            done = subprocess.run(
                ["sh", "-ec", script], cwd=image / "build", env=environment, capture_output=True, text=True, check=False
            )
            if any(sign in done.stderr for sign in UNREACHABLE):
                pytest.skip("no package index can be reached from here")
            assert done.returncode == 0, done.stderr[-2000:]

    data = image / "data"
    data.mkdir()
    salotto = [str(image / "opt/salotto/bin/salotto")]
    variables = {
        name: _within(image, value)
        for words in of("ENV", stage=LAST)
        for name, _, value in (pair.partition("=") for pair in shlex.split(words))
        if name != "PATH"
    }
    bare = {"PATH": "/usr/bin:/bin", "SALOTTO_LOCALE": "en", **variables}

    def said(*words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run([*salotto, *words], cwd=data, env=bare, capture_output=True, text=True, check=False)

    helped = said("--help")
    assert helped.returncode == 0, helped.stderr
    assert "backup" in helped.stdout
    assert said("migrate").returncode == 0
    assert (data / "salotto.db").exists()
    unready = said("run")
    assert unready.returncode == 2
    assert "SALOTTO_DISCORD__TOKEN" in unready.stderr


def _given_to_the_builder(context: Path) -> None:
    """What `.dockerignore` lets through, without caches."""
    for line in (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines():
        if not line.startswith("!"):
            continue
        source, target = ROOT / line[1:], context / line[1:]
        target.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, target)


def _copy(context: Path, image: Path, words: str) -> None:
    *sources, target = words.split()
    inside = Path(_within(image, target)) if target.startswith("/") else image / "build" / target
    for name in sources:
        source = context / name
        if source.is_dir():
            shutil.copytree(source, inside, dirs_exist_ok=True)
        else:
            place = inside / source.name if target.endswith("/") else inside
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(source, place)


def _within(image: Path, text: str) -> str:
    """`text` with the image's places put under `image`."""
    pattern = "|".join(re.escape(place) for place in PLACES)
    return re.sub(rf"(?<![\w.])({pattern})(?![\w-])", rf"{image}\1", text)
