"""Cases, what was tried, and penalties that end by themselves."""

import sqlalchemy as sa
from alembic import op

from models import types

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "case_counters",
        sa.Column("server_id", types.IdText(), nullable=False),
        sa.Column("last", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["server_id"], ["servers.id"], name=op.f("fk_case_counters_server_id_servers"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("server_id", name=op.f("pk_case_counters")),
    )
    op.create_table(
        "cases",
        sa.Column("server_id", types.IdText(), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("kind", types.IdText(), nullable=False),
        sa.Column("source", types.IdText(), nullable=False),
        sa.Column("at", types.UtcDateTime(), nullable=False),
        sa.Column("member_id", types.IdText(), nullable=True),
        sa.Column("member_name", types.Words(), nullable=True),
        sa.Column("channel_id", types.IdText(), nullable=True),
        sa.Column("actor", types.IdText(), nullable=True),
        sa.Column("on_behalf_of", types.IdText(), nullable=True),
        sa.Column("reason", types.Words(), nullable=True),
        sa.Column("expires_at", types.UtcDateTime(), nullable=True),
        sa.Column("points", sa.BigInteger(), nullable=False),
        sa.Column("told", types.IdText(), nullable=False),
        sa.Column("evidence", types.JsonValue, nullable=False),
        sa.Column("audit_id", types.IdText(), nullable=True),
        sa.Column("attempt", types.IdText(), nullable=True),
        sa.Column("rule", types.IdText(), nullable=True),
        sa.Column("before", types.JsonValue, nullable=True),
        sa.Column("ended_at", types.UtcDateTime(), nullable=True),
        sa.Column("voided_at", types.UtcDateTime(), nullable=True),
        sa.Column("voided_by", types.IdText(), nullable=True),
        sa.Column("void_reason", types.Words(), nullable=True),
        sa.Column("edited_at", types.UtcDateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["server_id"], ["servers.id"], name=op.f("fk_cases_server_id_servers"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("server_id", "number", name=op.f("pk_cases")),
    )
    op.create_index(op.f("ix_cases_server_id_attempt"), "cases", ["server_id", "attempt"], unique=False)
    op.create_index(op.f("ix_cases_server_id_audit_id"), "cases", ["server_id", "audit_id"], unique=True)
    op.create_index(op.f("ix_cases_server_id_member_id"), "cases", ["server_id", "member_id"], unique=False)
    op.create_table(
        "audit_cursors",
        sa.Column("server_id", types.IdText(), nullable=False),
        sa.Column("action", types.IdText(), nullable=False),
        sa.Column("last_entry", types.IdText(), nullable=False),
        sa.ForeignKeyConstraint(
            ["server_id"], ["servers.id"], name=op.f("fk_audit_cursors_server_id_servers"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("server_id", "action", name=op.f("pk_audit_cursors")),
    )
    op.create_table(
        "case_attempts",
        sa.Column("server_id", types.IdText(), nullable=False),
        sa.Column("id", types.IdText(), nullable=False),
        sa.Column("kind", types.IdText(), nullable=False),
        sa.Column("at", types.UtcDateTime(), nullable=False),
        sa.Column("member_id", types.IdText(), nullable=True),
        sa.Column("member_name", types.Words(), nullable=True),
        sa.Column("channel_id", types.IdText(), nullable=True),
        sa.Column("actor", types.IdText(), nullable=True),
        sa.Column("reason", types.Words(), nullable=True),
        sa.Column("expires_at", types.UtcDateTime(), nullable=True),
        sa.Column("points", sa.BigInteger(), nullable=False),
        sa.Column("rule", types.IdText(), nullable=True),
        sa.Column("state", types.IdText(), nullable=False),
        sa.Column("steps", types.JsonValue, nullable=False),
        sa.Column("refusal", types.IdText(), nullable=True),
        sa.ForeignKeyConstraint(
            ["server_id"], ["servers.id"], name=op.f("fk_case_attempts_server_id_servers"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("server_id", "id", name=op.f("pk_case_attempts")),
    )
    op.create_index(op.f("ix_case_attempts_server_id_state"), "case_attempts", ["server_id", "state"], unique=False)
    op.create_table(
        "case_timers",
        sa.Column("server_id", types.IdText(), nullable=False),
        sa.Column("id", types.IdText(), nullable=False),
        sa.Column("kind", types.IdText(), nullable=False),
        sa.Column("subject_id", types.IdText(), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("due_at", types.UtcDateTime(), nullable=False),
        sa.Column("attempts", sa.BigInteger(), nullable=False),
        sa.Column("before", types.JsonValue, nullable=False),
        sa.ForeignKeyConstraint(
            ["server_id"], ["servers.id"], name=op.f("fk_case_timers_server_id_servers"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("server_id", "id", name=op.f("pk_case_timers")),
    )
    op.create_index(op.f("ix_case_timers_server_id_due_at"), "case_timers", ["server_id", "due_at"], unique=False)
    op.create_index(
        op.f("ix_case_timers_server_id_subject_id"), "case_timers", ["server_id", "subject_id"], unique=False
    )


def downgrade() -> None:
    op.drop_table("case_timers")
    op.drop_table("case_attempts")
    op.drop_table("audit_cursors")
    op.drop_table("cases")
    op.drop_table("case_counters")
