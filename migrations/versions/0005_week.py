"""What is due on a server, and what Salotto owes somebody."""

import sqlalchemy as sa
from alembic import op

from models import types

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "calendar",
        sa.Column("server_id", types.IdText(), nullable=False),
        sa.Column("job", types.IdText(), nullable=False),
        sa.Column("occasion", types.IdText(), nullable=False),
        sa.Column("due_at", types.UtcDateTime(), nullable=False),
        sa.Column("status", types.IdText(), nullable=False),
        sa.Column("claimed_at", types.UtcDateTime(), nullable=True),
        sa.Column("lease_until", types.UtcDateTime(), nullable=True),
        sa.Column("attempts", sa.BigInteger(), nullable=False),
        sa.Column("done_at", types.UtcDateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["server_id"], ["servers.id"], name=op.f("fk_calendar_server_id_servers"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("server_id", "job", "occasion", name=op.f("pk_calendar")),
    )
    op.create_index(op.f("ix_calendar_server_id_job_due_at"), "calendar", ["server_id", "job", "due_at"], unique=False)
    op.create_table(
        "outbox",
        sa.Column("server_id", types.IdText(), nullable=False),
        sa.Column("key", types.IdText(), nullable=False),
        sa.Column("kind", types.IdText(), nullable=False),
        sa.Column("about", types.JsonValue, nullable=False),
        sa.Column("status", types.IdText(), nullable=False),
        sa.Column("due_at", types.UtcDateTime(), nullable=False),
        sa.Column("channel_id", types.IdText(), nullable=True),
        sa.Column("member_id", types.IdText(), nullable=True),
        sa.Column("unsure_since", types.UtcDateTime(), nullable=True),
        sa.Column("claimed_at", types.UtcDateTime(), nullable=True),
        sa.Column("lease_until", types.UtcDateTime(), nullable=True),
        sa.Column("attempts", sa.BigInteger(), nullable=False),
        sa.Column("reason", types.IdText(), nullable=True),
        sa.Column("message_id", types.IdText(), nullable=True),
        sa.Column("ended_at", types.UtcDateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["server_id"], ["servers.id"], name=op.f("fk_outbox_server_id_servers"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("server_id", "key", name=op.f("pk_outbox")),
    )
    op.create_index(op.f("ix_outbox_status_due_at"), "outbox", ["status", "due_at"], unique=False)


def downgrade() -> None:
    op.drop_table("outbox")
    op.drop_table("calendar")
