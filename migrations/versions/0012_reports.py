"""Reports, appeals, conversations with staff, and what prevention finds."""

import sqlalchemy as sa
from alembic import op

from models import types

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "reports",
        sa.Column("server_id", types.IdText(), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("message_id", types.IdText(), nullable=False),
        sa.Column("channel_id", types.IdText(), nullable=False),
        sa.Column("author_id", types.IdText(), nullable=False),
        sa.Column("state", types.IdText(), nullable=False),
        sa.Column("opened_at", types.UtcDateTime(), nullable=False),
        sa.Column("claimed_by", types.IdText(), nullable=True),
        sa.Column("closed_by", types.IdText(), nullable=True),
        sa.Column("closed_at", types.UtcDateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["server_id"], ["servers.id"], name=op.f("fk_reports_server_id_servers"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("server_id", "number", name=op.f("pk_reports")),
    )
    op.create_index(op.f("ix_reports_server_id_message_id"), "reports", ["server_id", "message_id"], unique=True)
    op.create_table(
        "report_voices",
        sa.Column("server_id", types.IdText(), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("member_id", types.IdText(), nullable=False),
        sa.Column("text", types.Words(), nullable=True),
        sa.Column("at", types.UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["server_id"], ["servers.id"], name=op.f("fk_report_voices_server_id_servers"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("server_id", "number", "member_id", name=op.f("pk_report_voices")),
    )
    op.create_index(
        op.f("ix_report_voices_server_id_member_id_at"), "report_voices", ["server_id", "member_id", "at"], unique=False
    )
    op.create_table(
        "appeals",
        sa.Column("server_id", types.IdText(), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("about", sa.BigInteger(), nullable=False),
        sa.Column("member_id", types.IdText(), nullable=False),
        sa.Column("text", types.Words(), nullable=False),
        sa.Column("state", types.IdText(), nullable=False),
        sa.Column("at", types.UtcDateTime(), nullable=False),
        sa.Column("decided_by", types.IdText(), nullable=True),
        sa.Column("decided_at", types.UtcDateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["server_id"], ["servers.id"], name=op.f("fk_appeals_server_id_servers"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("server_id", "number", name=op.f("pk_appeals")),
    )
    op.create_index(op.f("ix_appeals_server_id_about"), "appeals", ["server_id", "about"], unique=True)
    op.create_table(
        "contacts",
        sa.Column("server_id", types.IdText(), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("member_id", types.IdText(), nullable=False),
        sa.Column("member_name", types.Words(), nullable=False),
        sa.Column("subject", types.Words(), nullable=False),
        sa.Column("opened_at", types.UtcDateTime(), nullable=False),
        sa.Column("thread_id", types.IdText(), nullable=True),
        sa.Column("claimed_by", types.IdText(), nullable=True),
        sa.Column("answered_at", types.UtcDateTime(), nullable=True),
        sa.Column("waiting_since", types.UtcDateTime(), nullable=True),
        sa.Column("snoozed_until", types.UtcDateTime(), nullable=True),
        sa.Column("closed_at", types.UtcDateTime(), nullable=True),
        sa.Column("closed_by", types.IdText(), nullable=True),
        sa.ForeignKeyConstraint(
            ["server_id"], ["servers.id"], name=op.f("fk_contacts_server_id_servers"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("server_id", "number", name=op.f("pk_contacts")),
    )
    op.create_index(op.f("ix_contacts_server_id_member_id"), "contacts", ["server_id", "member_id"], unique=False)
    op.create_table(
        "contact_lines",
        sa.Column("server_id", types.IdText(), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("message_id", types.IdText(), nullable=False),
        sa.Column("author_id", types.IdText(), nullable=False),
        sa.Column("author_name", types.Words(), nullable=False),
        sa.Column("text", types.Words(), nullable=False),
        sa.Column("at", types.UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["server_id"], ["servers.id"], name=op.f("fk_contact_lines_server_id_servers"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("server_id", "number", "message_id", name=op.f("pk_contact_lines")),
    )
    op.create_table(
        "prevention_hits",
        sa.Column("server_id", types.IdText(), nullable=False),
        sa.Column("id", types.IdText(), nullable=False),
        sa.Column("rule", types.IdText(), nullable=False),
        sa.Column("mode", types.IdText(), nullable=False),
        sa.Column("at", types.UtcDateTime(), nullable=False),
        sa.Column("member_id", types.IdText(), nullable=True),
        sa.Column("member_name", types.Words(), nullable=True),
        sa.Column("places", types.JsonValue, nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=True),
        sa.Column("wrong_by", types.IdText(), nullable=True),
        sa.Column("people", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["server_id"], ["servers.id"], name=op.f("fk_prevention_hits_server_id_servers"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("server_id", "id", name=op.f("pk_prevention_hits")),
    )
    op.create_index(op.f("ix_prevention_hits_server_id_at"), "prevention_hits", ["server_id", "at"], unique=False)


def downgrade() -> None:
    op.drop_table("prevention_hits")
    op.drop_table("contact_lines")
    op.drop_table("contacts")
    op.drop_table("appeals")
    op.drop_table("report_voices")
    op.drop_table("reports")
