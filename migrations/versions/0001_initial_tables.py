"""The first tables."""

import sqlalchemy as sa
from alembic import op

from models import types

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "servers",
        sa.Column("id", types.IdText(), nullable=False),
        sa.Column("name", types.Words(), nullable=False),
        sa.Column("locale", types.Words(), nullable=False),
        sa.Column("zone", types.Words(), nullable=False),
        sa.Column("languages", types.JsonValue, nullable=False),
        sa.Column("created_at", types.UtcDateTime(), nullable=False),
        sa.Column("secret", types.Words(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_servers")),
    )
    op.create_table(
        "activity",
        sa.Column("server_id", types.IdText(), nullable=False),
        sa.Column("member_id", types.IdText(), nullable=False),
        sa.Column("kind", types.IdText(), nullable=False),
        sa.Column("at", types.UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["server_id"], ["servers.id"], name=op.f("fk_activity_server_id_servers"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("server_id", "member_id", "kind", "at", name=op.f("pk_activity")),
    )
    op.create_index(op.f("ix_activity_server_id_at"), "activity", ["server_id", "at"], unique=False)
    op.create_table(
        "channels",
        sa.Column("server_id", types.IdText(), nullable=False),
        sa.Column("id", types.IdText(), nullable=False),
        sa.Column("name", types.Words(), nullable=False),
        sa.Column("kind", types.Words(), nullable=False),
        sa.Column("parent_id", types.IdText(), nullable=True),
        sa.ForeignKeyConstraint(
            ["server_id"], ["servers.id"], name=op.f("fk_channels_server_id_servers"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("server_id", "id", name=op.f("pk_channels")),
    )
    op.create_table(
        "digest_mentions",
        sa.Column("server_id", types.IdText(), nullable=False),
        sa.Column("week", types.WeekLabel(), nullable=False),
        sa.Column("member_id", types.IdText(), nullable=False),
        sa.Column("message_id", types.IdText(), nullable=False),
        sa.Column("name", types.Words(), nullable=False),
        sa.ForeignKeyConstraint(
            ["server_id"], ["servers.id"], name=op.f("fk_digest_mentions_server_id_servers"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("server_id", "week", "member_id", "message_id", name=op.f("pk_digest_mentions")),
    )
    op.create_index(
        op.f("ix_digest_mentions_server_id_member_id"), "digest_mentions", ["server_id", "member_id"], unique=False
    )
    op.create_table(
        "digests",
        sa.Column("server_id", types.IdText(), nullable=False),
        sa.Column("week", types.WeekLabel(), nullable=False),
        sa.Column("status", types.Words(), nullable=False),
        sa.Column("claimed_at", types.UtcDateTime(), nullable=False),
        sa.Column("created_at", types.UtcDateTime(), nullable=False),
        sa.Column("facts", types.JsonValue, nullable=True),
        sa.ForeignKeyConstraint(
            ["server_id"], ["servers.id"], name=op.f("fk_digests_server_id_servers"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("server_id", "week", name=op.f("pk_digests")),
    )
    op.create_table(
        "member_weeks",
        sa.Column("server_id", types.IdText(), nullable=False),
        sa.Column("week", types.WeekLabel(), nullable=False),
        sa.Column("member_id", types.IdText(), nullable=False),
        sa.Column("turns", sa.BigInteger(), nullable=False),
        sa.Column("contributing", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["server_id"], ["servers.id"], name=op.f("fk_member_weeks_server_id_servers"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("server_id", "week", "member_id", name=op.f("pk_member_weeks")),
    )
    op.create_index(
        op.f("ix_member_weeks_server_id_member_id_week"),
        "member_weeks",
        ["server_id", "member_id", "week"],
        unique=False,
    )
    op.create_table(
        "members",
        sa.Column("server_id", types.IdText(), nullable=False),
        sa.Column("id", types.IdText(), nullable=False),
        sa.Column("name", types.Words(), nullable=False),
        sa.Column("is_bot", sa.Boolean(), nullable=False),
        sa.Column("is_staff", sa.Boolean(), nullable=False),
        sa.Column("consent", types.Words(), nullable=True),
        sa.Column("consent_version", types.Words(), nullable=True),
        sa.Column("consent_at", types.UtcDateTime(), nullable=True),
        sa.Column("language", types.Words(), nullable=True),
        sa.Column("joined_at", types.UtcDateTime(), nullable=True),
        sa.Column("left_at", types.UtcDateTime(), nullable=True),
        sa.Column("first_seen_at", types.UtcDateTime(), nullable=True),
        sa.Column("first_turn_at", types.UtcDateTime(), nullable=True),
        sa.CheckConstraint("consent IN ('full', 'totals', 'none')", name=op.f("ck_members_consent_level")),
        sa.ForeignKeyConstraint(
            ["server_id"], ["servers.id"], name=op.f("fk_members_server_id_servers"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("server_id", "id", name=op.f("pk_members")),
    )
    op.create_table(
        "messages",
        sa.Column("server_id", types.IdText(), nullable=False),
        sa.Column("id", types.IdText(), nullable=False),
        sa.Column("channel_id", types.IdText(), nullable=False),
        sa.Column("author_id", types.IdText(), nullable=True),
        sa.Column("at", types.UtcDateTime(), nullable=False),
        sa.Column("edited_at", types.UtcDateTime(), nullable=True),
        sa.Column("text", types.Words(), nullable=True),
        sa.Column("kind", types.Words(), nullable=False),
        sa.Column("reply_to", types.IdText(), nullable=True),
        sa.Column("mentions", types.JsonValue, nullable=False),
        sa.Column("staff", sa.Boolean(), nullable=False),
        sa.Column("bot", sa.Boolean(), nullable=False),
        sa.Column("reactions", sa.BigInteger(), nullable=False),
        sa.Column("attachments", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["server_id"], ["servers.id"], name=op.f("fk_messages_server_id_servers"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("server_id", "id", name=op.f("pk_messages")),
    )
    op.create_index(op.f("ix_messages_server_id_at"), "messages", ["server_id", "at"], unique=False)
    op.create_index(
        op.f("ix_messages_server_id_author_id_at"), "messages", ["server_id", "author_id", "at"], unique=False
    )
    op.create_index(
        op.f("ix_messages_server_id_channel_id_at"), "messages", ["server_id", "channel_id", "at"], unique=False
    )
    op.create_table(
        "need_voices",
        sa.Column("server_id", types.IdText(), nullable=False),
        sa.Column("turn_id", types.IdText(), nullable=False),
        sa.Column("kind", types.IdText(), nullable=False),
        sa.Column("need_id", types.IdText(), nullable=True),
        sa.Column("member_id", types.IdText(), nullable=False),
        sa.Column("at", types.UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["server_id"], ["servers.id"], name=op.f("fk_need_voices_server_id_servers"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("server_id", "turn_id", "kind", name=op.f("pk_need_voices")),
    )
    op.create_index(op.f("ix_need_voices_server_id_at"), "need_voices", ["server_id", "at"], unique=False)
    op.create_index(op.f("ix_need_voices_server_id_need_id"), "need_voices", ["server_id", "need_id"], unique=False)
    op.create_table(
        "needs",
        sa.Column("server_id", types.IdText(), nullable=False),
        sa.Column("id", types.IdText(), nullable=False),
        sa.Column("label", types.Words(), nullable=False),
        sa.Column("provenance", types.Words(), nullable=False),
        sa.Column("status", types.Words(), nullable=False),
        sa.Column("created_at", types.UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["server_id"], ["servers.id"], name=op.f("fk_needs_server_id_servers"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("server_id", "id", name=op.f("pk_needs")),
    )
    op.create_table(
        "observation_runs",
        sa.Column("server_id", types.IdText(), nullable=False),
        sa.Column("started_at", types.UtcDateTime(), nullable=False),
        sa.Column("heartbeat_at", types.UtcDateTime(), nullable=False),
        sa.Column("ended_at", types.UtcDateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["server_id"], ["servers.id"], name=op.f("fk_observation_runs_server_id_servers"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("server_id", "started_at", name=op.f("pk_observation_runs")),
    )
    op.create_table(
        "reading_states",
        sa.Column("server_id", types.IdText(), nullable=False),
        sa.Column("read_until", types.UtcDateTime(), nullable=True),
        sa.Column("dirty_from", types.UtcDateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["server_id"], ["servers.id"], name=op.f("fk_reading_states_server_id_servers"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("server_id", name=op.f("pk_reading_states")),
    )
    op.create_table(
        "server_settings",
        sa.Column("server_id", types.IdText(), nullable=False),
        sa.Column("key", types.IdText(), nullable=False),
        sa.Column("value", types.JsonValue, nullable=True),
        sa.Column("changed_by", types.IdText(), nullable=True),
        sa.Column("changed_at", types.UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["server_id"], ["servers.id"], name=op.f("fk_server_settings_server_id_servers"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("server_id", "key", name=op.f("pk_server_settings")),
    )
    op.create_table(
        "shingles",
        sa.Column("server_id", types.IdText(), nullable=False),
        sa.Column("hash", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("turn_id", types.IdText(), nullable=False),
        sa.Column("author_id", types.IdText(), nullable=False),
        sa.Column("at", types.UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["server_id"], ["servers.id"], name=op.f("fk_shingles_server_id_servers"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("server_id", "hash", "turn_id", name=op.f("pk_shingles")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_shingles_server_id_turn_id"), "shingles", ["server_id", "turn_id"], unique=False)
    op.create_table(
        "themes",
        sa.Column("server_id", types.IdText(), nullable=False),
        sa.Column("key", types.IdText(), nullable=False),
        sa.Column("label", types.Words(), nullable=False),
        sa.Column("words", types.JsonValue, nullable=False),
        sa.Column("origin", types.Words(), nullable=False),
        sa.Column("status", types.Words(), nullable=False),
        sa.Column("merged_into", types.IdText(), nullable=True),
        sa.Column("decided_by", types.IdText(), nullable=True),
        sa.Column("decided_at", types.UtcDateTime(), nullable=True),
        sa.Column("created_at", types.UtcDateTime(), nullable=False),
        sa.CheckConstraint(
            "status IN ('proposed', 'confirmed', 'merged', 'dismissed')", name=op.f("ck_themes_theme_status")
        ),
        sa.ForeignKeyConstraint(
            ["server_id"], ["servers.id"], name=op.f("fk_themes_server_id_servers"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("server_id", "key", name=op.f("pk_themes")),
    )
    op.create_table(
        "turns",
        sa.Column("server_id", types.IdText(), nullable=False),
        sa.Column("id", types.IdText(), nullable=False),
        sa.Column("channel_id", types.IdText(), nullable=False),
        sa.Column("author_id", types.IdText(), nullable=False),
        sa.Column("staff", sa.Boolean(), nullable=False),
        sa.Column("start_at", types.UtcDateTime(), nullable=False),
        sa.Column("end_at", types.UtcDateTime(), nullable=False),
        sa.Column("message_ids", types.JsonValue, nullable=False),
        sa.Column("reply_to", types.IdText(), nullable=True),
        sa.Column("language", types.Words(), nullable=False),
        sa.Column("language_confidence", sa.Double(), nullable=False),
        sa.Column("question", types.Words(), nullable=True),
        sa.Column("sentiment", types.Words(), nullable=False),
        sa.Column("polarity", sa.Double(), nullable=True),
        sa.Column("sentiment_confidence", sa.Double(), nullable=False),
        sa.Column("depth", sa.Double(), nullable=True),
        sa.Column("band", types.Words(), nullable=True),
        sa.Column("gate", sa.Double(), nullable=True),
        sa.Column("components", types.JsonValue, nullable=False),
        sa.Column("spans", types.JsonValue, nullable=False),
        sa.Column("terms", types.JsonValue, nullable=False),
        sa.Column("parent_turn_id", types.IdText(), nullable=True),
        sa.Column("link_confidence", sa.Double(), nullable=False),
        sa.Column("conversation_id", types.IdText(), nullable=False),
        sa.ForeignKeyConstraint(
            ["server_id"], ["servers.id"], name=op.f("fk_turns_server_id_servers"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("server_id", "id", name=op.f("pk_turns")),
    )
    op.create_index(
        op.f("ix_turns_server_id_author_id_start_at"), "turns", ["server_id", "author_id", "start_at"], unique=False
    )
    op.create_index(
        op.f("ix_turns_server_id_channel_id_start_at"), "turns", ["server_id", "channel_id", "start_at"], unique=False
    )
    op.create_index(op.f("ix_turns_server_id_parent_turn_id"), "turns", ["server_id", "parent_turn_id"], unique=False)
    op.create_index(op.f("ix_turns_server_id_start_at"), "turns", ["server_id", "start_at"], unique=False)
    op.create_table(
        "voice_sessions",
        sa.Column("server_id", types.IdText(), nullable=False),
        sa.Column("member_id", types.IdText(), nullable=False),
        sa.Column("started_at", types.UtcDateTime(), nullable=False),
        sa.Column("channel_id", types.IdText(), nullable=False),
        sa.Column("ended_at", types.UtcDateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["server_id"], ["servers.id"], name=op.f("fk_voice_sessions_server_id_servers"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("server_id", "member_id", "started_at", name=op.f("pk_voice_sessions")),
    )
    op.create_index(
        op.f("ix_voice_sessions_server_id_started_at"), "voice_sessions", ["server_id", "started_at"], unique=False
    )
    op.create_table(
        "watermarks",
        sa.Column("server_id", types.IdText(), nullable=False),
        sa.Column("filler", types.IdText(), nullable=False),
        sa.Column("until", types.UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["server_id"], ["servers.id"], name=op.f("fk_watermarks_server_id_servers"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("server_id", "filler", name=op.f("pk_watermarks")),
    )
    op.create_table(
        "weekly_rollups",
        sa.Column("server_id", types.IdText(), nullable=False),
        sa.Column("week", types.WeekLabel(), nullable=False),
        sa.Column("name", types.IdText(), nullable=False),
        sa.Column("value", sa.Double(), nullable=True),
        sa.Column("low", sa.Double(), nullable=True),
        sa.Column("high", sa.Double(), nullable=True),
        sa.Column("numerator", sa.Double(), nullable=True),
        sa.Column("denominator", sa.Double(), nullable=True),
        sa.Column("usual_low", sa.Double(), nullable=True),
        sa.Column("usual_high", sa.Double(), nullable=True),
        sa.ForeignKeyConstraint(
            ["server_id"], ["servers.id"], name=op.f("fk_weekly_rollups_server_id_servers"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("server_id", "week", "name", name=op.f("pk_weekly_rollups")),
    )
    op.create_table(
        "reactions",
        sa.Column("server_id", types.IdText(), nullable=False),
        sa.Column("message_id", types.IdText(), nullable=False),
        sa.Column("emoji", types.IdText(), nullable=False),
        sa.Column("member_id", types.IdText(), nullable=False),
        sa.Column("at", types.UtcDateTime(), nullable=True),
        sa.Column("count", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["server_id", "message_id"],
            ["messages.server_id", "messages.id"],
            name=op.f("fk_reactions_server_id_message_id_messages"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["server_id"], ["servers.id"], name=op.f("fk_reactions_server_id_servers"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("server_id", "message_id", "emoji", "member_id", name=op.f("pk_reactions")),
    )
    op.create_index(op.f("ix_reactions_server_id_at"), "reactions", ["server_id", "at"], unique=False)
    op.create_table(
        "reply_links",
        sa.Column("server_id", types.IdText(), nullable=False),
        sa.Column("message_id", types.IdText(), nullable=False),
        sa.Column("parent_id", types.IdText(), nullable=True),
        sa.Column("confidence", sa.Double(), nullable=False),
        sa.Column("explicit", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["server_id", "message_id"],
            ["messages.server_id", "messages.id"],
            name=op.f("fk_reply_links_server_id_message_id_messages"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["server_id"], ["servers.id"], name=op.f("fk_reply_links_server_id_servers"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("server_id", "message_id", name=op.f("pk_reply_links")),
    )
    op.create_table(
        "theme_weeks",
        sa.Column("server_id", types.IdText(), nullable=False),
        sa.Column("week", types.WeekLabel(), nullable=False),
        sa.Column("key", types.IdText(), nullable=False),
        sa.Column("people", sa.BigInteger(), nullable=False),
        sa.Column("turns", sa.BigInteger(), nullable=False),
        sa.Column("trend", types.Words(), nullable=False),
        sa.Column("turn_ids", types.JsonValue, nullable=False),
        sa.ForeignKeyConstraint(
            ["server_id", "key"],
            ["themes.server_id", "themes.key"],
            name=op.f("fk_theme_weeks_server_id_key_themes"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["server_id"], ["servers.id"], name=op.f("fk_theme_weeks_server_id_servers"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("server_id", "week", "key", name=op.f("pk_theme_weeks")),
    )


def downgrade() -> None:
    op.drop_table("theme_weeks")
    op.drop_table("reply_links")
    op.drop_index(op.f("ix_reactions_server_id_at"), table_name="reactions")
    op.drop_table("reactions")
    op.drop_table("weekly_rollups")
    op.drop_table("watermarks")
    op.drop_index(op.f("ix_voice_sessions_server_id_started_at"), table_name="voice_sessions")
    op.drop_table("voice_sessions")
    op.drop_index(op.f("ix_turns_server_id_start_at"), table_name="turns")
    op.drop_index(op.f("ix_turns_server_id_parent_turn_id"), table_name="turns")
    op.drop_index(op.f("ix_turns_server_id_channel_id_start_at"), table_name="turns")
    op.drop_index(op.f("ix_turns_server_id_author_id_start_at"), table_name="turns")
    op.drop_table("turns")
    op.drop_table("themes")
    op.drop_index(op.f("ix_shingles_server_id_turn_id"), table_name="shingles")
    op.drop_table("shingles")
    op.drop_table("server_settings")
    op.drop_table("reading_states")
    op.drop_table("observation_runs")
    op.drop_table("needs")
    op.drop_index(op.f("ix_need_voices_server_id_need_id"), table_name="need_voices")
    op.drop_index(op.f("ix_need_voices_server_id_at"), table_name="need_voices")
    op.drop_table("need_voices")
    op.drop_index(op.f("ix_messages_server_id_channel_id_at"), table_name="messages")
    op.drop_index(op.f("ix_messages_server_id_author_id_at"), table_name="messages")
    op.drop_index(op.f("ix_messages_server_id_at"), table_name="messages")
    op.drop_table("messages")
    op.drop_table("members")
    op.drop_index(op.f("ix_member_weeks_server_id_member_id_week"), table_name="member_weeks")
    op.drop_table("member_weeks")
    op.drop_table("digests")
    op.drop_index(op.f("ix_digest_mentions_server_id_member_id"), table_name="digest_mentions")
    op.drop_table("digest_mentions")
    op.drop_table("channels")
    op.drop_index(op.f("ix_activity_server_id_at"), table_name="activity")
    op.drop_table("activity")
    op.drop_table("servers")
