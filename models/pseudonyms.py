"""What stands for somebody who was erased, where what was done must stay."""

from hashlib import blake2b

from sqlalchemy.ext.asyncio import AsyncSession

from models.servers import server_secret


async def pseudonym(session: AsyncSession, server_id: str, member_id: str) -> str:
    """What stands for somebody who was erased: the same each time, and nothing that leads to them."""
    secret = await server_secret(session, server_id)
    hashed = blake2b(member_id.encode("utf-8", "replace"), key=secret, digest_size=8, person=b"case").hexdigest()
    return f"erased-{hashed}"


async def ids_of(session: AsyncSession, server_id: str, member_id: str) -> list[str]:
    """Under which somebody stands: their id, and once they are erased their pseudonym."""
    return [member_id, await pseudonym(session, server_id, member_id)]
