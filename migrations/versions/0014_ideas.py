"""Ideas of members, and who stands behind them."""

import sqlalchemy as sa
from alembic import op

from models import types

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "ideas",
        sa.Column("server_id", types.IdText(), nullable=False),
        sa.Column("id", types.IdText(), nullable=False),
        sa.Column("title", types.Words(), nullable=False),
        sa.Column("text", types.Words(), nullable=False),
        sa.Column("status", types.Words(), nullable=False),
        sa.Column("author_id", types.IdText(), nullable=True),
        sa.Column("lemmas", types.JsonValue, nullable=False),
        sa.Column("created_at", types.UtcDateTime(), nullable=False),
        sa.Column("changed_at", types.UtcDateTime(), nullable=False),
        sa.Column("origin", types.Words(), nullable=True),
        sa.Column("reason", types.Words(), nullable=True),
        sa.Column("decided_by", types.IdText(), nullable=True),
        sa.Column("decided_at", types.UtcDateTime(), nullable=True),
        sa.Column("promised_for", types.UtcDateTime(), nullable=True),
        sa.Column("merged_into", types.IdText(), nullable=True),
        sa.Column("poll_id", types.IdText(), nullable=True),
        sa.Column("channel_id", types.IdText(), nullable=True),
        sa.Column("message_id", types.IdText(), nullable=True),
        sa.Column("thread_id", types.IdText(), nullable=True),
        sa.Column("step", sa.BigInteger(), nullable=False),
        sa.Column("posts", sa.BigInteger(), nullable=False),
        sa.Column("stale", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["server_id"], ["servers.id"], name=op.f("fk_ideas_server_id_servers"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("server_id", "id", name=op.f("pk_ideas")),
    )
    op.create_index(op.f("ix_ideas_server_id_status"), "ideas", ["server_id", "status"])
    op.create_index(op.f("ix_ideas_server_id_author_id"), "ideas", ["server_id", "author_id"])
    op.create_table(
        "idea_people",
        sa.Column("server_id", types.IdText(), nullable=False),
        sa.Column("idea_id", types.IdText(), nullable=False),
        sa.Column("member_id", types.IdText(), nullable=False),
        sa.Column("part", types.IdText(), nullable=False),
        sa.Column("at", types.UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["server_id"], ["servers.id"], name=op.f("fk_idea_people_server_id_servers"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("server_id", "idea_id", "member_id", "part", name=op.f("pk_idea_people")),
    )
    op.create_index(op.f("ix_idea_people_server_id_member_id"), "idea_people", ["server_id", "member_id"])


def downgrade() -> None:
    op.drop_table("idea_people")
    op.drop_table("ideas")
