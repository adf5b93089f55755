"""Drops that go out one after the other, by a rule."""

import sqlalchemy as sa
from alembic import op

from models import types

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "drop_series",
        sa.Column("server_id", types.IdText(), nullable=False),
        sa.Column("id", types.IdText(), nullable=False),
        sa.Column("name", types.Words(), nullable=False),
        sa.Column("days", types.JsonValue, nullable=False),
        sa.Column("minute", sa.BigInteger(), nullable=False),
        sa.Column("changed_at", types.UtcDateTime(), nullable=False),
        sa.Column("paused", sa.Boolean(), nullable=False),
        sa.Column("skipped", types.IdText(), nullable=True),
        sa.Column("created_by", types.IdText(), nullable=True),
        sa.ForeignKeyConstraint(
            ["server_id"], ["servers.id"], name=op.f("fk_drop_series_server_id_servers"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("server_id", "id", name=op.f("pk_drop_series")),
    )


def downgrade() -> None:
    op.drop_table("drop_series")
