"""Drops: content for somebody and for a reason, what was sent of it, and what members said of it."""

import sqlalchemy as sa
from alembic import op

from models import types

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def _of_server(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["server_id"], ["servers.id"], name=op.f(f"fk_{table}_server_id_servers"), ondelete="CASCADE"
    )


def _id(name: str, *, nullable: bool = False) -> "sa.Column[str]":
    return sa.Column(name, types.IdText(), nullable=nullable)


def _words(name: str, *, nullable: bool = False) -> "sa.Column[str]":
    return sa.Column(name, types.Words(), nullable=nullable)


def _moment(name: str, *, nullable: bool = False) -> "sa.Column[object]":
    return sa.Column(name, types.UtcDateTime(), nullable=nullable)


def upgrade() -> None:
    op.create_table(
        "drops",
        _id("server_id"),
        _id("id"),
        _words("title"),
        _words("purpose"),
        _words("need"),
        _words("outcome"),
        _id("format"),
        _id("owner_id", nullable=True),
        _id("state"),
        _moment("created_at"),
        sa.Column("segments", types.JsonValue, nullable=False),
        _id("channel_id", nullable=True),
        sa.Column("forum", sa.Boolean(), nullable=False),
        _id("role_id", nullable=True),
        sa.Column("tags", types.JsonValue, nullable=False),
        _moment("scheduled_at", nullable=True),
        sa.Column("round", sa.BigInteger(), nullable=False),
        _id("series", nullable=True),
        _of_server("drops"),
        sa.PrimaryKeyConstraint("server_id", "id", name=op.f("pk_drops")),
    )
    op.create_index(op.f("ix_drops_server_id_state_scheduled_at"), "drops", ["server_id", "state", "scheduled_at"])
    op.create_table(
        "drop_variants",
        _id("server_id"),
        _id("drop_id"),
        _id("segment_id"),
        _id("locale"),
        _words("text"),
        _words("tone"),
        _of_server("drop_variants"),
        sa.PrimaryKeyConstraint("server_id", "drop_id", "segment_id", "locale", name=op.f("pk_drop_variants")),
    )
    op.create_table(
        "drop_files",
        _id("server_id"),
        _id("drop_id"),
        sa.Column("number", sa.BigInteger(), nullable=False),
        _words("name"),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        _of_server("drop_files"),
        sa.PrimaryKeyConstraint("server_id", "drop_id", "number", name=op.f("pk_drop_files")),
    )
    op.create_table(
        "drop_steps",
        _id("server_id"),
        _id("drop_id"),
        sa.Column("number", sa.BigInteger(), nullable=False),
        _moment("at"),
        _id("by", nullable=True),
        _id("what"),
        _words("note", nullable=True),
        _of_server("drop_steps"),
        sa.PrimaryKeyConstraint("server_id", "drop_id", "number", name=op.f("pk_drop_steps")),
    )
    op.create_table(
        "drop_posts",
        _id("server_id"),
        _id("key"),
        _id("drop_id"),
        _id("channel_id", nullable=True),
        sa.Column("segments", types.JsonValue, nullable=False),
        _moment("due_at"),
        _id("message_id", nullable=True),
        _id("sent_in", nullable=True),
        _moment("sent_at", nullable=True),
        sa.Column("late", sa.Boolean(), nullable=False),
        _of_server("drop_posts"),
        sa.PrimaryKeyConstraint("server_id", "key", name=op.f("pk_drop_posts")),
    )
    op.create_index(op.f("ix_drop_posts_server_id_drop_id"), "drop_posts", ["server_id", "drop_id"])
    op.create_index(op.f("ix_drop_posts_server_id_sent_at"), "drop_posts", ["server_id", "sent_at"])
    op.create_table(
        "drop_answers",
        _id("server_id"),
        _id("drop_id"),
        _id("member_id"),
        _id("answer"),
        _moment("at"),
        _of_server("drop_answers"),
        sa.PrimaryKeyConstraint("server_id", "drop_id", "member_id", "answer", name=op.f("pk_drop_answers")),
    )
    op.create_index(op.f("ix_drop_answers_server_id_member_id"), "drop_answers", ["server_id", "member_id"])


def downgrade() -> None:
    for table in ("drop_answers", "drop_posts", "drop_steps", "drop_files", "drop_variants", "drops"):
        op.drop_table(table)
