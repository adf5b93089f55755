"""What the case of an attempt will hold is kept with it until it is settled."""

import sqlalchemy as sa
from alembic import op

from models import types

revision = "0031"
down_revision = "0030"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("case_attempts", sa.Column("carries", types.JsonValue, nullable=True))


def downgrade() -> None:
    op.drop_column("case_attempts", "carries")
