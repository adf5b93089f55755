"""Binding Salotto to a server: the staff's channel and roles, the digest's hour, language, time zone, consent."""

from cogs.areas import Area
from services.server_settings import GeneralSettings

AREA = Area(name="setup", cog="cogs.setup.cog:Setup", settings=GeneralSettings)
