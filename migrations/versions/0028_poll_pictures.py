"""Pictures of options, and who wants no reminders."""

import sqlalchemy as sa
from alembic import op

from models import types

revision = "0028"
down_revision = "0027"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "poll_pictures",
        sa.Column("server_id", types.IdText(), nullable=False),
        sa.Column("poll_id", types.IdText(), nullable=False),
        sa.Column("option", sa.BigInteger(), nullable=False),
        sa.Column("name", types.Words(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["server_id"], ["servers.id"], name=op.f("fk_poll_pictures_server_id_servers"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("server_id", "poll_id", "option", name=op.f("pk_poll_pictures")),
    )
    op.create_table(
        "poll_silences",
        sa.Column("server_id", types.IdText(), nullable=False),
        sa.Column("member_id", types.IdText(), nullable=False),
        sa.Column("at", types.UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["server_id"], ["servers.id"], name=op.f("fk_poll_silences_server_id_servers"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("server_id", "member_id", name=op.f("pk_poll_silences")),
    )


def downgrade() -> None:
    op.drop_table("poll_silences")
    op.drop_table("poll_pictures")
