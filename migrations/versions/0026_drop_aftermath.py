"""What a drop left behind: later conversations on its theme, and how often its need was voiced before and after."""

import sqlalchemy as sa
from alembic import op

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None

_ADDED = ("later", "need_after", "need_before", "need_weeks")


def upgrade() -> None:
    for name in _ADDED:
        op.add_column("drop_measures", sa.Column(name, sa.BigInteger(), nullable=True))


def downgrade() -> None:
    for name in reversed(_ADDED):
        op.drop_column("drop_measures", name)
