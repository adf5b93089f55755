"""What members share of their own."""

import sqlalchemy as sa
from alembic import op

from models import types

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "member_stories",
        sa.Column("server_id", types.IdText(), nullable=False),
        sa.Column("id", types.IdText(), nullable=False),
        sa.Column("member_id", types.IdText(), nullable=False),
        sa.Column("text", types.Words(), nullable=False),
        sa.Column("at", types.UtcDateTime(), nullable=False),
        sa.Column("state", types.IdText(), nullable=False),
        sa.Column("file_name", types.Words(), nullable=True),
        sa.Column("file", sa.LargeBinary(), nullable=True),
        sa.Column("drop_id", types.IdText(), nullable=True),
        sa.ForeignKeyConstraint(
            ["server_id"], ["servers.id"], name=op.f("fk_member_stories_server_id_servers"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("server_id", "id", name=op.f("pk_member_stories")),
    )
    op.create_index(op.f("ix_member_stories_server_id_member_id"), "member_stories", ["server_id", "member_id"])


def downgrade() -> None:
    op.drop_table("member_stories")
