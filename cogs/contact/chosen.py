"""What a server chose for conversations with staff."""

from typing import Annotated

from services.server_settings import AreaSettings, Binding


class ContactSettings(AreaSettings):
    """Without a channel, a conversation hangs below the one it was asked for in."""

    area = "contact"

    contact_channel: (
        Annotated[str, Binding("channel", ("create_private_threads", "send_messages_in_threads"))] | None
    ) = None
