"""What staff did about the things that wait for a person."""

import sqlalchemy as sa
from alembic import op

from models import types

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "inbox",
        sa.Column("server_id", types.IdText(), nullable=False),
        sa.Column("mark", types.IdText(), nullable=False),
        sa.Column("kind", types.IdText(), nullable=False),
        sa.Column("member_id", types.IdText(), nullable=True),
        sa.Column("seen_at", types.UtcDateTime(), nullable=False),
        sa.Column("claimed_by", types.IdText(), nullable=True),
        sa.Column("claimed_at", types.UtcDateTime(), nullable=True),
        sa.Column("snoozed_until", types.UtcDateTime(), nullable=True),
        sa.Column("done_by", types.IdText(), nullable=True),
        sa.Column("done_at", types.UtcDateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["server_id"], ["servers.id"], name=op.f("fk_inbox_server_id_servers"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("server_id", "mark", name=op.f("pk_inbox")),
    )
    op.create_index(op.f("ix_inbox_server_id_member_id"), "inbox", ["server_id", "member_id"])


def downgrade() -> None:
    op.drop_table("inbox")
