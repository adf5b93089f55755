"""Which kind of poll each is, and which option of a poll an idea stands for."""

import sqlalchemy as sa
from alembic import op

from models import types

revision = "0029"
down_revision = "0028"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("ideas", sa.Column("poll_option", sa.BigInteger(), nullable=True))
    # Polls that are already there are all by buttons.
    with op.batch_alter_table("polls") as polls:
        polls.add_column(sa.Column("kind", types.IdText(), nullable=False, server_default="ballot"))
    with op.batch_alter_table("polls") as polls:
        polls.alter_column("kind", existing_type=types.IdText(), existing_nullable=False, server_default=None)


def downgrade() -> None:
    op.drop_column("polls", "kind")
    op.drop_column("ideas", "poll_option")
