"""What staff called wrong in a digest; questions that come back, with their answers."""

import sqlalchemy as sa
from alembic import op

from models import types

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def _of_server(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["server_id"], ["servers.id"], name=op.f(f"fk_{table}_server_id_servers"), ondelete="CASCADE"
    )


def upgrade() -> None:
    op.create_table(
        "wrong_findings",
        sa.Column("server_id", types.IdText(), nullable=False),
        sa.Column("kind", types.IdText(), nullable=False),
        sa.Column("subject", types.IdText(), nullable=False),
        sa.Column("member_id", types.IdText(), nullable=True),
        sa.Column("told_by", types.IdText(), nullable=True),
        sa.Column("at", types.UtcDateTime(), nullable=False),
        _of_server("wrong_findings"),
        sa.PrimaryKeyConstraint("server_id", "kind", "subject", name=op.f("pk_wrong_findings")),
    )
    op.create_index(op.f("ix_wrong_findings_server_id_member_id"), "wrong_findings", ["server_id", "member_id"])
    op.create_table(
        "faq",
        sa.Column("server_id", types.IdText(), nullable=False),
        sa.Column("id", types.IdText(), nullable=False),
        sa.Column("question", types.Words(), nullable=False),
        sa.Column("answer", types.Words(), nullable=False),
        sa.Column("status", types.Words(), nullable=False),
        sa.Column("lemmas", types.JsonValue, nullable=False),
        sa.Column("asked_by", types.IdText(), nullable=True),
        sa.Column("answered_by", types.IdText(), nullable=True),
        sa.Column("answer_id", types.IdText(), nullable=True),
        sa.Column("people", sa.BigInteger(), nullable=False),
        sa.Column("decided_by", types.IdText(), nullable=True),
        sa.Column("decided_at", types.UtcDateTime(), nullable=True),
        sa.Column("created_at", types.UtcDateTime(), nullable=False),
        _of_server("faq"),
        sa.PrimaryKeyConstraint("server_id", "id", name=op.f("pk_faq")),
    )
    op.create_index(op.f("ix_faq_server_id_answered_by"), "faq", ["server_id", "answered_by"])
    op.create_index(op.f("ix_faq_server_id_asked_by"), "faq", ["server_id", "asked_by"])
    op.create_table(
        "faq_votes",
        sa.Column("server_id", types.IdText(), nullable=False),
        sa.Column("faq_id", types.IdText(), nullable=False),
        sa.Column("member_id", types.IdText(), nullable=False),
        sa.Column("useful", sa.Boolean(), nullable=False),
        sa.Column("at", types.UtcDateTime(), nullable=False),
        _of_server("faq_votes"),
        sa.PrimaryKeyConstraint("server_id", "faq_id", "member_id", name=op.f("pk_faq_votes")),
    )


def downgrade() -> None:
    op.drop_table("faq_votes")
    op.drop_table("faq")
    op.drop_table("wrong_findings")
