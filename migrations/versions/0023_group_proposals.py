"""Working groups that members propose."""

import sqlalchemy as sa
from alembic import op

from models import types

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "group_proposals",
        sa.Column("server_id", types.IdText(), nullable=False),
        sa.Column("id", types.IdText(), nullable=False),
        sa.Column("name", types.Words(), nullable=False),
        sa.Column("purpose", types.Words(), nullable=False),
        sa.Column("proposer_id", types.IdText(), nullable=True),
        sa.Column("proposed_at", types.UtcDateTime(), nullable=False),
        sa.Column("status", types.Words(), nullable=False),
        sa.Column("decided_by", types.IdText(), nullable=True),
        sa.Column("decided_at", types.UtcDateTime(), nullable=True),
        sa.Column("reason", types.Words(), nullable=True),
        sa.Column("segment_id", types.IdText(), nullable=True),
        sa.CheckConstraint("status IN ('open', 'approved', 'declined')", name=op.f("ck_group_proposals_status")),
        sa.ForeignKeyConstraint(
            ["server_id"], ["servers.id"], name=op.f("fk_group_proposals_server_id_servers"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("server_id", "id", name=op.f("pk_group_proposals")),
    )
    op.create_index(op.f("ix_group_proposals_server_id_status"), "group_proposals", ["server_id", "status"])


def downgrade() -> None:
    op.drop_table("group_proposals")
