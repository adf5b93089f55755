"""Discord's limits, in one place. discord.py checks almost none of them: what is rendered is checked in `cogs/_ui`.

Source: Discord's developer documentation (resources/message, resources/poll, components/reference,
interactions/application-commands, topics/rate-limits), as of API version 10.
"""

from datetime import timedelta

CONTENT = 2_000
"""Characters of a plain message."""
EMBEDS = 10
EMBED_TOTAL = 6_000
"""Characters of all the embeds of a message together."""
EMBED_TITLE = 256
EMBED_DESCRIPTION = 4_096
EMBED_FIELDS = 25
EMBED_FIELD_NAME = 256
EMBED_FIELD_VALUE = 1_024
EMBED_FOOTER = 2_048
EMBED_AUTHOR = 256
ATTACHMENTS = 10
ATTACHMENT_BYTES = 10 * 1024 * 1024

CUSTOM_ID = 100
BUTTON_LABEL = 80
BUTTONS_PER_ROW = 5
ROWS = 5
SELECT_OPTIONS = 25
SELECT_PLACEHOLDER = 150
OPTION_LABEL = 100
OPTION_DESCRIPTION = 100
OPTION_VALUE = 100
LAYOUT_COMPONENTS = 40
LAYOUT_TEXT = 4_000
"""Characters of every text display of a layout together."""

MODAL_TITLE = 45
MODAL_COMPONENTS = 5
MODAL_LABEL = 45
MODAL_DESCRIPTION = 100
TEXT_INPUT = 4_000
TEXT_INPUT_PLACEHOLDER = 100
CHECKBOX_GROUP_OPTIONS = 10
RADIO_GROUP_OPTIONS = 10

COMMANDS = 100
"""Top-level slash commands of an application; context menus have five of each kind besides."""
CONTEXT_MENUS = 5
COMMAND_NAME = 32
COMMAND_DESCRIPTION = 100
COMMAND_OPTIONS = 25
COMMAND_TOTAL = 8_000
"""Characters of a command's names, descriptions and values, its subcommands included: the longest locale counts."""
CHOICES = 25
CHOICE_NAME = 100

POLL_QUESTION = 300
POLL_ANSWER = 55
POLL_ANSWERS = 10
POLL_LENGTH = timedelta(hours=768)

TIMEOUT = timedelta(days=28)
BULK_DELETE_AGE = timedelta(days=14)
BULK_DELETE = 100
AUDIT_REASON = 512
NONCE = 25
THREAD_NAME = 100
CHANNEL_TOPIC = 1_024
NICKNAME = 32
WEBHOOK_NAME = 80
EVENT_NAME = 100
EVENT_DESCRIPTION = 1_000

ANSWER_WITHIN = timedelta(seconds=3)
"""An interaction that nobody answered by then has failed."""
TOKEN_LIFE = timedelta(minutes=15)
"""How long an interaction that was answered can be answered again."""
