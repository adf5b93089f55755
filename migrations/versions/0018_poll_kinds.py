"""Polls of Discord's own beside ballots."""

import sqlalchemy as sa
from alembic import op

from models import types

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("polls", sa.Column("kind", types.IdText(), nullable=False, server_default="ballot"))


def downgrade() -> None:
    op.drop_column("polls", "kind")
