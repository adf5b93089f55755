"""Who is to have the members' role, and was not given it yet."""

import sqlalchemy as sa
from alembic import op

from models import types

revision = "0030"
down_revision = "0029"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("arrivals", sa.Column("role_owed_at", types.UtcDateTime(), nullable=True))


def downgrade() -> None:
    op.drop_column("arrivals", "role_owed_at")
