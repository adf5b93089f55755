"""The migrations are one chain, each with a number of its own."""

from alembic.script import ScriptDirectory

from core.paths import ROOT


def test_each_migration_follows_the_one_before_and_its_file_bears_its_number() -> None:
    files = sorted((ROOT / "migrations" / "versions").glob("[0-9]*.py"))
    numbers = [file.name[:4] for file in files]
    walked = [step.revision for step in ScriptDirectory(str(ROOT / "migrations")).walk_revisions()]
    assert numbers == [f"{n:04}" for n in range(1, len(files) + 1)]
    assert walked[::-1] == numbers
