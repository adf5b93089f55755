"""What came of drops, counted, and what members saved from the library."""

import sqlalchemy as sa
from alembic import op

from models import types

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

_COUNTS = ("people", "answers", "between_members", "chains", "articulated")


def upgrade() -> None:
    op.create_table(
        "drop_measures",
        sa.Column("server_id", types.IdText(), nullable=False),
        sa.Column("drop_id", types.IdText(), nullable=False),
        sa.Column("hours", sa.BigInteger(), nullable=False),
        sa.Column("at", types.UtcDateTime(), nullable=False),
        *(sa.Column(name, sa.BigInteger(), nullable=False) for name in _COUNTS),
        sa.Column("from_segment", sa.BigInteger(), nullable=True),
        sa.Column("first_staff_minutes", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["server_id"], ["servers.id"], name=op.f("fk_drop_measures_server_id_servers"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("server_id", "drop_id", "hours", name=op.f("pk_drop_measures")),
    )
    op.create_table(
        "library_saves",
        sa.Column("server_id", types.IdText(), nullable=False),
        sa.Column("member_id", types.IdText(), nullable=False),
        sa.Column("drop_id", types.IdText(), nullable=False),
        sa.Column("at", types.UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["server_id"], ["servers.id"], name=op.f("fk_library_saves_server_id_servers"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("server_id", "member_id", "drop_id", name=op.f("pk_library_saves")),
    )


def downgrade() -> None:
    op.drop_table("library_saves")
    op.drop_table("drop_measures")
