"""Polls, who took part, and the ballots that nothing leads back from."""

import sqlalchemy as sa
from alembic import op

from models import types

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "polls",
        sa.Column("server_id", types.IdText(), nullable=False),
        sa.Column("id", types.IdText(), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("method", types.Words(), nullable=False),
        sa.Column("question", types.Words(), nullable=False),
        sa.Column("options", types.JsonValue, nullable=False),
        sa.Column("context", types.Words(), nullable=True),
        sa.Column("secrecy", types.Words(), nullable=False),
        sa.Column("hidden", sa.Boolean(), nullable=False),
        sa.Column("asks_why", sa.Boolean(), nullable=False),
        sa.Column("quorum", sa.BigInteger(), nullable=True),
        sa.Column("segment_id", types.IdText(), nullable=True),
        sa.Column("tenure_days", sa.BigInteger(), nullable=True),
        sa.Column("channel_id", types.IdText(), nullable=False),
        sa.Column("message_id", types.IdText(), nullable=True),
        sa.Column("opens_at", types.UtcDateTime(), nullable=False),
        sa.Column("closes_at", types.UtcDateTime(), nullable=False),
        sa.Column("status", types.Words(), nullable=False),
        sa.Column("outcome", types.JsonValue, nullable=True),
        sa.Column("created_by", types.IdText(), nullable=True),
        sa.Column("created_at", types.UtcDateTime(), nullable=False),
        sa.Column("closed_at", types.UtcDateTime(), nullable=True),
        sa.CheckConstraint("status IN ('planned', 'open', 'closed', 'cancelled')", name=op.f("ck_polls_poll_status")),
        sa.CheckConstraint("secrecy IN ('everybody', 'staff', 'nobody')", name=op.f("ck_polls_poll_secrecy")),
        sa.ForeignKeyConstraint(
            ["server_id"], ["servers.id"], name=op.f("fk_polls_server_id_servers"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("server_id", "id", name=op.f("pk_polls")),
    )
    op.create_index(op.f("ix_polls_server_id_status"), "polls", ["server_id", "status"])
    op.create_table(
        "poll_votes",
        sa.Column("server_id", types.IdText(), nullable=False),
        sa.Column("poll_id", types.IdText(), nullable=False),
        sa.Column("member_id", types.IdText(), nullable=False),
        sa.Column("choice", types.JsonValue, nullable=True),
        sa.Column("why", types.Words(), nullable=True),
        sa.Column("at", types.UtcDateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["server_id"], ["servers.id"], name=op.f("fk_poll_votes_server_id_servers"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("server_id", "poll_id", "member_id", name=op.f("pk_poll_votes")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_poll_votes_server_id_member_id"), "poll_votes", ["server_id", "member_id"])
    op.create_table(
        "poll_secret_ballots",
        sa.Column("server_id", types.IdText(), nullable=False),
        sa.Column("poll_id", types.IdText(), nullable=False),
        sa.Column("ballot", types.IdText(), nullable=False),
        sa.Column("count", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["server_id"], ["servers.id"], name=op.f("fk_poll_secret_ballots_server_id_servers"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("server_id", "poll_id", "ballot", name=op.f("pk_poll_secret_ballots")),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    op.drop_table("poll_secret_ballots")
    op.drop_table("poll_votes")
    op.drop_table("polls")
