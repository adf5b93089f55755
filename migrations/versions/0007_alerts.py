"""What staff were told of, and who of them is on duty."""

import sqlalchemy as sa
from alembic import op

from models import types

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "alerts",
        sa.Column("server_id", types.IdText(), nullable=False),
        sa.Column("key", types.IdText(), nullable=False),
        sa.Column("text_id", types.IdText(), nullable=False),
        sa.Column("values", types.JsonValue, nullable=False),
        sa.Column("grave", sa.Boolean(), nullable=False),
        sa.Column("round", sa.BigInteger(), nullable=False),
        sa.Column("at", types.UtcDateTime(), nullable=False),
        sa.Column("cleared_at", types.UtcDateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["server_id"], ["servers.id"], name=op.f("fk_alerts_server_id_servers"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("server_id", "key", name=op.f("pk_alerts")),
    )
    op.create_table(
        "staff_duty",
        sa.Column("server_id", types.IdText(), nullable=False),
        sa.Column("member_id", types.IdText(), nullable=False),
        sa.Column("since", types.UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["server_id"], ["servers.id"], name=op.f("fk_staff_duty_server_id_servers"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("server_id", "member_id", name=op.f("pk_staff_duty")),
    )


def downgrade() -> None:
    op.drop_table("staff_duty")
    op.drop_table("alerts")
