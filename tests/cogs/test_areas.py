"""Areas are found where they lie; two of them need no common file."""

import importlib
import re
from pathlib import Path
from types import ModuleType

import discord
import pytest

from cogs.areas import discover, named
from cogs.inspection import GROUND, needed
from core.paths import ROOT
from core.text import LOCALES, LOCALES_FOLDER, texts
from services.server_settings import AreaSettings

AREA = "from cogs.areas import Area\nAREA = Area(name={name!r})\n"


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """An empty package to put areas into."""
    # A name of its own for each test: Python remembers packages by name.
    name = "rooms_" + re.sub(r"\W", "_", tmp_path.name)
    (tmp_path / name).mkdir()
    (tmp_path / name / "__init__.py").write_text("")
    monkeypatch.syspath_prepend(tmp_path)
    return importlib.import_module(name)


def put(package: ModuleType, file: str, words: str) -> None:
    place = Path(package.__path__[0]) / file
    place.parent.mkdir(exist_ok=True)
    place.write_text(words)
    importlib.invalidate_caches()


def test_modules_and_packages_with_an_area_are_found_in_order(package: ModuleType) -> None:
    put(package, "kitchen/__init__.py", AREA.format(name="kitchen"))
    put(package, "attic.py", AREA.format(name="attic"))
    put(package, "_shared.py", AREA.format(name="shared"))
    put(package, "words.py", "")
    assert [area.name for area in discover(package)] == ["attic", "kitchen"]


def test_two_areas_of_one_name_are_refused(package: ModuleType) -> None:
    put(package, "attic.py", AREA.format(name="room"))
    put(package, "cellar.py", AREA.format(name="room"))
    with pytest.raises(LookupError, match="room"):
        discover(package)


@pytest.mark.parametrize("area", discover(), ids=lambda area: area.name)
def test_what_an_area_names_is_there(area: object) -> None:
    for place in (*([area.cog] if area.cog else []), *area.persistent):  # type: ignore[attr-defined]
        assert isinstance(named(place), type)
    for group in area.tables:  # type: ignore[attr-defined]
        assert (ROOT / "models" / f"{group}.py").exists()
    for name in area.permissions:  # type: ignore[attr-defined]
        assert name in discord.Permissions.VALID_FLAGS
        assert all(texts(locale).has(f"permission-{name.replace('_', '-')}") for locale in LOCALES)
    settings = area.settings  # type: ignore[attr-defined]
    if settings is not None:
        assert issubclass(settings, AreaSettings)
        settings()  # every field has a default


def test_the_invitation_asks_for_what_every_area_needs_and_for_no_more() -> None:
    asked = needed()
    assert set(GROUND) <= set(asked)
    assert {"ban_members", "manage_messages", "view_audit_log"} <= set(asked)
    assert "administrator" not in asked
    assert len(asked) == len(set(asked))


def test_areas_keep_their_settings_under_their_own_keys() -> None:
    prefixes = [area.settings.area for area in discover() if area.settings is not None]
    assert len(prefixes) == len(set(prefixes))


def test_views_and_forms_are_the_safe_ones() -> None:
    """discord.py's own lose what goes wrong in them."""
    unsafe = ("ui.View)", "ui.LayoutView)", "ui.Modal)", "ui.Modal,", "DynamicItem[", "ui.View(")
    guilty = [
        f"{file.relative_to(ROOT)}: {bare}"
        for file in (ROOT / "cogs").rglob("*.py")
        if file.parent.name != "_ui"
        for bare in unsafe
        if bare in file.read_text(encoding="utf-8")
    ]
    assert guilty == []


def test_answers_go_through_reply() -> None:
    """It knows about late, double and dead interactions."""
    bare = ("response.send_message", "followup.send", "response.edit_message", "response.defer", "response.send_modal")
    guilty = [
        f"{file.relative_to(ROOT)}: {call}"
        for file in (ROOT / "cogs").rglob("*.py")
        if file.parent.name != "_ui"
        for call in bare
        if call in file.read_text(encoding="utf-8")
    ]
    assert guilty == []


def test_the_texts_of_the_ground_are_in_every_language() -> None:
    for locale in LOCALES:
        for file in ("ui", "errors", "setup", "commands"):
            assert (LOCALES_FOLDER / locale / f"{file}.ftl").exists()
