"""What staff did with Salotto."""

import sqlalchemy as sa
from alembic import op

from models import types

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "staff_audit",
        sa.Column("number", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("server_id", types.IdText(), nullable=False),
        sa.Column("at", types.UtcDateTime(), nullable=False),
        sa.Column("actor", types.IdText(), nullable=True),
        sa.Column("action", types.IdText(), nullable=False),
        sa.Column("subject", types.IdText(), nullable=True),
        sa.Column("before", types.JsonValue, nullable=True),
        sa.Column("after", types.JsonValue, nullable=True),
        sa.ForeignKeyConstraint(
            ["server_id"], ["servers.id"], name=op.f("fk_staff_audit_server_id_servers"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_staff_audit")),
    )
    op.create_index(op.f("ix_staff_audit_server_id_at"), "staff_audit", ["server_id", "at"], unique=False)


def downgrade() -> None:
    op.drop_table("staff_audit")
