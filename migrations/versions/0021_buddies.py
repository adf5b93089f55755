"""Who would like a partner, and who was put together with whom."""

import sqlalchemy as sa
from alembic import op

from models import types

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None


def _of_server(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["server_id"], ["servers.id"], name=op.f(f"fk_{table}_server_id_servers"), ondelete="CASCADE"
    )


def upgrade() -> None:
    op.create_table(
        "buddies",
        sa.Column("server_id", types.IdText(), nullable=False),
        sa.Column("member_id", types.IdText(), nullable=False),
        sa.Column("state", types.Words(), nullable=False),
        sa.Column("since", types.UtcDateTime(), nullable=False),
        sa.CheckConstraint("state IN ('waiting', 'paused', 'away')", name=op.f("ck_buddies_state")),
        _of_server("buddies"),
        sa.PrimaryKeyConstraint("server_id", "member_id", name=op.f("pk_buddies")),
    )
    op.create_table(
        "buddy_pairs",
        sa.Column("server_id", types.IdText(), nullable=False),
        sa.Column("id", types.IdText(), nullable=False),
        sa.Column("first_id", types.IdText(), nullable=True),
        sa.Column("second_id", types.IdText(), nullable=True),
        sa.Column("kind", types.Words(), nullable=False),
        sa.Column("need_id", types.IdText(), nullable=False),
        sa.Column("made_at", types.UtcDateTime(), nullable=False),
        sa.Column("ask_at", types.UtcDateTime(), nullable=False),
        sa.Column("state", types.Words(), nullable=False),
        sa.Column("rounds", sa.BigInteger(), nullable=False),
        sa.Column("first_met", types.Words(), nullable=True),
        sa.Column("second_met", types.Words(), nullable=True),
        sa.CheckConstraint("state IN ('together', 'met', 'apart', 'alone')", name=op.f("ck_buddy_pairs_state")),
        _of_server("buddy_pairs"),
        sa.PrimaryKeyConstraint("server_id", "id", name=op.f("pk_buddy_pairs")),
    )
    op.create_index(op.f("ix_buddy_pairs_server_id_state"), "buddy_pairs", ["server_id", "state"])


def downgrade() -> None:
    op.drop_table("buddy_pairs")
    op.drop_table("buddies")
