"""Where and when the live sessions of drops are."""

import sqlalchemy as sa
from alembic import op

from models import types

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "drop_sessions",
        sa.Column("server_id", types.IdText(), nullable=False),
        sa.Column("drop_id", types.IdText(), nullable=False),
        sa.Column("channel_id", types.IdText(), nullable=True),
        sa.Column("place", types.Words(), nullable=True),
        sa.Column("starts_at", types.UtcDateTime(), nullable=False),
        sa.Column("minutes", sa.BigInteger(), nullable=False),
        sa.Column("changed_at", types.UtcDateTime(), nullable=False),
        sa.Column("round", sa.BigInteger(), nullable=False),
        sa.Column("event_id", types.IdText(), nullable=True),
        sa.Column("attended", sa.BigInteger(), nullable=True),
        sa.Column("recap_id", types.IdText(), nullable=True),
        sa.ForeignKeyConstraint(
            ["server_id"], ["servers.id"], name=op.f("fk_drop_sessions_server_id_servers"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("server_id", "drop_id", name=op.f("pk_drop_sessions")),
    )


def downgrade() -> None:
    op.drop_table("drop_sessions")
