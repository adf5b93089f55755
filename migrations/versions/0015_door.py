"""Who came in when, and how far they got."""

import sqlalchemy as sa
from alembic import op

from models import types

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def _of_server(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["server_id"], ["servers.id"], name=op.f(f"fk_{table}_server_id_servers"), ondelete="CASCADE"
    )


def upgrade() -> None:
    op.create_table(
        "doors",
        sa.Column("server_id", types.IdText(), nullable=False),
        sa.Column("opened_at", types.UtcDateTime(), nullable=False),
        _of_server("doors"),
        sa.PrimaryKeyConstraint("server_id", name=op.f("pk_doors")),
    )
    op.create_table(
        "arrivals",
        sa.Column("server_id", types.IdText(), nullable=False),
        sa.Column("member_id", types.IdText(), nullable=False),
        sa.Column("mark", types.IdText(), nullable=False),
        sa.Column("joined_at", types.UtcDateTime(), nullable=False),
        sa.Column("greeted_at", types.UtcDateTime(), nullable=True),
        sa.Column("accepted_at", types.UtcDateTime(), nullable=True),
        sa.Column("admission", types.Words(), nullable=False),
        sa.Column("decided_by", types.IdText(), nullable=True),
        sa.Column("reason", types.Words(), nullable=True),
        sa.Column("left_at", types.UtcDateTime(), nullable=True),
        sa.CheckConstraint(
            "admission IN ('open', 'asked', 'admitted', 'declined')", name=op.f("ck_arrivals_admission")
        ),
        _of_server("arrivals"),
        sa.PrimaryKeyConstraint("server_id", "member_id", name=op.f("pk_arrivals")),
    )
    op.create_index(op.f("ix_arrivals_server_id_mark"), "arrivals", ["server_id", "mark"])


def downgrade() -> None:
    op.drop_table("arrivals")
    op.drop_table("doors")
