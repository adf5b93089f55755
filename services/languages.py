"""Which language a member uses Discord in: noted at their first interaction, and whenever it changes."""

from core.clock import Clock
from models import members
from models.members import Member
from models.session import Database
from services.consent import ConsentGate
from services.server_settings import GeneralSettings, ServerSettings


class Languages:
    """Remembers members' languages. What was noted is kept in memory too, so that a click writes nothing twice."""

    def __init__(self, database: Database, clock: Clock, server_settings: ServerSettings) -> None:
        self._database = database
        self._clock = clock
        self._server_settings = server_settings
        self._noted: dict[tuple[str, str], str] = {}

    async def note(self, server_id: str, member: Member, language: str) -> None:
        """`member` uses Discord in `language`. Of members at level "none" nothing is noted."""
        key = (server_id, member.id)
        if self._noted.get(key) == language:
            return
        async with self._database.writing() as session:
            general = await self._server_settings.read_within(session, server_id, GeneralSettings)
            known = await members.member(session, server_id, member.id)
            gate = ConsentGate(
                general.consent_before_choice, {member.id: known.consent} if known and known.consent else {}
            )
            if gate.may_keep(member.id):
                if known is None:
                    await members.upsert_members(session, server_id, [member])
                await members.set_language(session, server_id, member.id, language)
        self._noted[key] = language

    async def of(self, server_id: str, member_id: str) -> str:
        """The language to write to a member in when they are not there to ask: theirs if known, else the server's."""
        async with self._database.reading() as session:
            known = await members.member(session, server_id, member_id)
            if known is not None and known.language is not None:
                return known.language
            return (await self._server_settings.read_within(session, server_id, GeneralSettings)).locale
