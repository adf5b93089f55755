"""Product tests: calls, who applied, who was chosen, what they found."""

import sqlalchemy as sa
from alembic import op

from models import types

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


def _server(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["server_id"], ["servers.id"], name=op.f(f"fk_{table}_server_id_servers"), ondelete="CASCADE"
    )


def upgrade() -> None:
    op.create_table(
        "drop_tests",
        sa.Column("server_id", types.IdText(), nullable=False),
        sa.Column("drop_id", types.IdText(), nullable=False),
        sa.Column("seats", sa.BigInteger(), nullable=False),
        sa.Column("criteria", types.Words(), nullable=False),
        sa.Column("closes_at", types.UtcDateTime(), nullable=False),
        sa.Column("days", sa.BigInteger(), nullable=False),
        sa.Column("chosen_at", types.UtcDateTime(), nullable=True),
        sa.Column("seed", types.IdText(), nullable=True),
        _server("drop_tests"),
        sa.PrimaryKeyConstraint("server_id", "drop_id", name=op.f("pk_drop_tests")),
    )
    op.create_table(
        "drop_testers",
        sa.Column("server_id", types.IdText(), nullable=False),
        sa.Column("drop_id", types.IdText(), nullable=False),
        sa.Column("member_id", types.IdText(), nullable=False),
        sa.Column("why", types.Words(), nullable=False),
        sa.Column("at", types.UtcDateTime(), nullable=False),
        sa.Column("chosen", sa.Boolean(), nullable=False),
        *(sa.Column(name, types.Words(), nullable=True) for name in ("did", "worked", "missing")),
        sa.Column("answered_at", types.UtcDateTime(), nullable=True),
        sa.Column("idea_id", types.IdText(), nullable=True),
        _server("drop_testers"),
        sa.PrimaryKeyConstraint("server_id", "drop_id", "member_id", name=op.f("pk_drop_testers")),
    )
    op.create_index(op.f("ix_drop_testers_server_id_member_id"), "drop_testers", ["server_id", "member_id"])


def downgrade() -> None:
    op.drop_table("drop_testers")
    op.drop_table("drop_tests")
