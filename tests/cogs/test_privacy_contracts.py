"""Whatever an area keeps of members, somebody answers for it."""

import importlib
import inspect

import pytest

import models
from cogs.areas import Area, discover
from models import TABLE_GROUPS
from models.types import Base
from services.privacy import PrivacyRegistry

PERSONAL = ("member_id", "author_id", "changed_by", "decided_by", "actor", "subject", "by", "owner_id", "user_id")
"""What a column that names somebody is called."""


def answers(contract: object, export: str, erase: str) -> bool:
    return all(inspect.iscoroutinefunction(getattr(contract, name, None)) for name in (export, erase))


@pytest.mark.parametrize("area", discover(), ids=lambda area: area.name)
def test_an_area_with_tables_shows_and_erases_what_is_in_them(area: Area) -> None:
    for group in area.tables:
        module = importlib.import_module(f"models.{group}")
        own = area.privacy is not None and answers(area.privacy, "export", "erase")
        assert group in TABLE_GROUPS
        assert own or answers(module, "export_member", "erase_member"), f"nobody answers for models.{group}"
    if area.privacy is not None:
        assert answers(area.privacy, "export", "erase")


@pytest.mark.parametrize("group", TABLE_GROUPS)
def test_a_group_with_a_column_that_names_somebody_does_erase(group: str) -> None:
    """A module whose tables can name somebody cannot have an `erase_member` that does nothing."""
    models.load_tables()
    module = importlib.import_module(f"models.{group}")
    assert answers(module, "export_member", "erase_member")
    own = {mapper.class_.__table__ for mapper in Base.registry.mappers if mapper.class_.__module__ == module.__name__}
    naming = {f"{table.name}.{column}" for table in own for column in PERSONAL if column in table.columns}
    if naming:
        body = inspect.getsource(module.erase_member)
        assert "await" in body, f"{sorted(naming)} are never erased"


def test_two_contracts_of_one_area_are_refused() -> None:
    class Nothing:
        async def export(self, session: object, server_id: str, member_id: str) -> dict[str, object]:
            return {}

        async def erase(self, session: object, server_id: str, member_id: str) -> int:
            return 0

    registry = PrivacyRegistry([("polls", Nothing())])
    with pytest.raises(LookupError, match="polls"):
        registry.register("polls", Nothing())
