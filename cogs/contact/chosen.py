"""What a server chose for conversations with staff."""

from services.server_settings import AreaSettings, ChannelId


class ContactSettings(AreaSettings):
    """Without a channel, a conversation hangs below the one it was asked for in."""

    area = "contact"

    contact_channel: ChannelId | None = None
