"""Questions that are put to newcomers, and what they answer."""

import sqlalchemy as sa
from alembic import op

from models import types

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "check_ins",
        sa.Column("server_id", types.IdText(), nullable=False),
        sa.Column("member_id", types.IdText(), nullable=False),
        sa.Column("day", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("mark", types.IdText(), nullable=False),
        sa.Column("post", types.IdText(), nullable=False),
        sa.Column("asked_at", types.UtcDateTime(), nullable=False),
        sa.Column("answer", types.Words(), nullable=True),
        sa.Column("said", types.Words(), nullable=False),
        sa.Column("answered_at", types.UtcDateTime(), nullable=True),
        sa.Column("helper_id", types.IdText(), nullable=True),
        sa.Column("done_at", types.UtcDateTime(), nullable=True),
        sa.CheckConstraint("answer IN ('well', 'lost', 'wrong', 'stop')", name=op.f("ck_check_ins_answer")),
        sa.ForeignKeyConstraint(
            ["server_id"], ["servers.id"], name=op.f("fk_check_ins_server_id_servers"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("server_id", "member_id", "day", name=op.f("pk_check_ins")),
    )
    op.create_index(op.f("ix_check_ins_server_id_mark"), "check_ins", ["server_id", "mark"])


def downgrade() -> None:
    op.drop_table("check_ins")
