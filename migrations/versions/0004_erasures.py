"""Who asked to be forgotten, by an unreadable mark; posted digests that must be put right."""

import sqlalchemy as sa
from alembic import op

from models import types

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "erasures",
        sa.Column("server_id", types.IdText(), nullable=False),
        sa.Column("mark", types.IdText(), nullable=False),
        sa.Column("at", types.UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["server_id"], ["servers.id"], name=op.f("fk_erasures_server_id_servers"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("server_id", "mark", name=op.f("pk_erasures")),
    )
    op.create_table(
        "digests_to_mend",
        sa.Column("server_id", types.IdText(), nullable=False),
        sa.Column("week", types.WeekLabel(), nullable=False),
        sa.ForeignKeyConstraint(
            ["server_id"], ["servers.id"], name=op.f("fk_digests_to_mend_server_id_servers"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("server_id", "week", name=op.f("pk_digests_to_mend")),
    )


def downgrade() -> None:
    op.drop_table("digests_to_mend")
    op.drop_table("erasures")
