"""On which board an idea was posted, and where its post still stands that was left behind when the board moved."""

import sqlalchemy as sa
from alembic import op

from models import types

revision = "0032"
down_revision = "0031"
branch_labels = None
depends_on = None

COLUMNS = ("board_id", "left_channel_id", "left_message_id")


def upgrade() -> None:
    for name in COLUMNS:
        op.add_column("ideas", sa.Column(name, types.IdText(), nullable=True))


def downgrade() -> None:
    for name in reversed(COLUMNS):
        op.drop_column("ideas", name)
