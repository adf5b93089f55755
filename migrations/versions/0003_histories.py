"""How far the past of each channel has been read."""

import sqlalchemy as sa
from alembic import op

from models import types

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "channel_histories",
        sa.Column("server_id", types.IdText(), nullable=False),
        sa.Column("channel_id", types.IdText(), nullable=False),
        sa.Column("read_to", types.IdText(), nullable=True),
        sa.Column("finished", sa.Boolean(), nullable=False),
        sa.Column("closed", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["server_id"], ["servers.id"], name=op.f("fk_channel_histories_server_id_servers"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("server_id", "channel_id", name=op.f("pk_channel_histories")),
    )
    op.create_table(
        "catching_up",
        sa.Column("server_id", types.IdText(), nullable=False),
        sa.Column("since", types.UtcDateTime(), nullable=True),
        sa.Column("until", types.UtcDateTime(), nullable=False),
        sa.Column("finished_at", types.UtcDateTime(), nullable=True),
        sa.Column("notice_channel", types.IdText(), nullable=True),
        sa.Column("notice_message", types.IdText(), nullable=True),
        sa.ForeignKeyConstraint(
            ["server_id"], ["servers.id"], name=op.f("fk_catching_up_server_id_servers"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("server_id", name=op.f("pk_catching_up")),
    )
    op.create_table(
        "stretches_read_back",
        sa.Column("server_id", types.IdText(), nullable=False),
        sa.Column("started_at", types.UtcDateTime(), nullable=False),
        sa.Column("ended_at", types.UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["server_id"], ["servers.id"], name=op.f("fk_stretches_read_back_server_id_servers"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("server_id", "started_at", name=op.f("pk_stretches_read_back")),
    )


def downgrade() -> None:
    for table in ("stretches_read_back", "catching_up", "channel_histories"):
        op.drop_table(table)
