"""What the guided set-up is making: written down first, so that nothing is made twice."""

import sqlalchemy as sa
from alembic import op

from models import types

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "setup_makings",
        sa.Column("server_id", types.IdText(), nullable=False),
        sa.Column("key", types.IdText(), nullable=False),
        sa.Column("name", types.Words(), nullable=False),
        sa.Column("since", types.UtcDateTime(), nullable=False),
        sa.Column("until", types.UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["server_id"], ["servers.id"], name=op.f("fk_setup_makings_server_id_servers"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("server_id", "key", name=op.f("pk_setup_makings")),
    )


def downgrade() -> None:
    op.drop_table("setup_makings")
