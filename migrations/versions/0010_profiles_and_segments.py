"""What members declared about themselves, and the segments that follow from it."""

import sqlalchemy as sa
from alembic import op

from models import types

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def _of_server(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["server_id"], ["servers.id"], name=op.f(f"fk_{table}_server_id_servers"), ondelete="CASCADE"
    )


def upgrade() -> None:
    op.create_table(
        "profiles",
        sa.Column("server_id", types.IdText(), nullable=False),
        sa.Column("member_id", types.IdText(), nullable=False),
        sa.Column("interests", types.JsonValue, nullable=False),
        sa.Column("brings", types.Words(), nullable=False),
        sa.Column("introduction", types.Words(), nullable=False),
        sa.Column("declared_at", types.UtcDateTime(), nullable=False),
        sa.Column("updated_at", types.UtcDateTime(), nullable=False),
        sa.Column("posted_channel", types.IdText(), nullable=True),
        sa.Column("posted_message", types.IdText(), nullable=True),
        _of_server("profiles"),
        sa.PrimaryKeyConstraint("server_id", "member_id", name=op.f("pk_profiles")),
    )
    op.create_table(
        "declared_needs",
        sa.Column("server_id", types.IdText(), nullable=False),
        sa.Column("member_id", types.IdText(), nullable=False),
        sa.Column("need_id", types.IdText(), nullable=False),
        sa.Column("at", types.UtcDateTime(), nullable=False),
        _of_server("declared_needs"),
        sa.PrimaryKeyConstraint("server_id", "member_id", "need_id", name=op.f("pk_declared_needs")),
    )
    op.create_index(op.f("ix_declared_needs_server_id_need_id"), "declared_needs", ["server_id", "need_id"])
    op.create_table(
        "post_removals",
        sa.Column("server_id", types.IdText(), nullable=False),
        sa.Column("message_id", types.IdText(), nullable=False),
        sa.Column("channel_id", types.IdText(), nullable=False),
        _of_server("post_removals"),
        sa.PrimaryKeyConstraint("server_id", "message_id", name=op.f("pk_post_removals")),
    )
    op.create_table(
        "segments",
        sa.Column("server_id", types.IdText(), nullable=False),
        sa.Column("id", types.IdText(), nullable=False),
        sa.Column("name", types.Words(), nullable=False),
        sa.Column("description", types.Words(), nullable=False),
        sa.Column("role_id", types.IdText(), nullable=True),
        sa.Column("channel_id", types.IdText(), nullable=True),
        sa.Column("interests", types.JsonValue, nullable=False),
        sa.Column("needs", types.JsonValue, nullable=False),
        sa.Column("created_at", types.UtcDateTime(), nullable=False),
        sa.Column("closed_at", types.UtcDateTime(), nullable=True),
        _of_server("segments"),
        sa.PrimaryKeyConstraint("server_id", "id", name=op.f("pk_segments")),
    )
    op.create_table(
        "segment_exceptions",
        sa.Column("server_id", types.IdText(), nullable=False),
        sa.Column("segment_id", types.IdText(), nullable=False),
        sa.Column("member_id", types.IdText(), nullable=False),
        sa.Column("inside", sa.Boolean(), nullable=False),
        sa.Column("origin", types.Words(), nullable=False),
        sa.Column("reason", types.Words(), nullable=True),
        sa.Column("by", types.IdText(), nullable=True),
        sa.Column("at", types.UtcDateTime(), nullable=False),
        sa.CheckConstraint("origin IN ('staff', 'hand', 'self')", name=op.f("ck_segment_exceptions_origin")),
        sa.ForeignKeyConstraint(
            ["server_id", "segment_id"],
            ["segments.server_id", "segments.id"],
            name=op.f("fk_segment_exceptions_server_id_segment_id_segments"),
            ondelete="CASCADE",
        ),
        _of_server("segment_exceptions"),
        sa.PrimaryKeyConstraint("server_id", "segment_id", "member_id", name=op.f("pk_segment_exceptions")),
    )
    op.create_table(
        "segment_roles_given",
        sa.Column("server_id", types.IdText(), nullable=False),
        sa.Column("role_id", types.IdText(), nullable=False),
        sa.Column("member_id", types.IdText(), nullable=False),
        sa.Column("at", types.UtcDateTime(), nullable=False),
        _of_server("segment_roles_given"),
        sa.PrimaryKeyConstraint("server_id", "role_id", "member_id", name=op.f("pk_segment_roles_given")),
    )


def downgrade() -> None:
    op.drop_table("segment_roles_given")
    op.drop_table("segment_exceptions")
    op.drop_table("segments")
    op.drop_table("post_removals")
    op.drop_table("declared_needs")
    op.drop_table("profiles")
