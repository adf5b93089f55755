"""Forms that answer after a restart: what somebody typed meanwhile is taken by the process that runs now.

A subclass says which custom ids are its own, and is named in the `persistent` of its area:

    class Reason(SafeForm, area="groups", action="reason"):
        def __init__(self, interaction, id): ...
        async def on_submit(self, interaction): ...

Each of its fields has a `custom_id` of its own, which stays what it is.
"""

from typing import Any, ClassVar, Self

import discord
from discord.utils import MISSING

from cogs._ui.custom_ids import CustomId, custom_id_of
from cogs._ui.failures import tell_failure
from cogs._ui.safe import SafeModal


class SafeForm(SafeModal):
    """A form that is built anew when it is sent to a process that has never shown it.

    `id_of_what` says what it is about.
    """

    area: ClassVar[str] = ""
    action: ClassVar[str] = ""
    version: ClassVar[int] = 1

    def __init_subclass__(cls, *, area: str = "", action: str = "", title: str = MISSING) -> None:
        super().__init_subclass__(title=title)
        cls.area, cls.action = area or cls.area, action or cls.action

    def __init__(self, interaction: discord.Interaction[Any], id: str, *, title: str) -> None:
        # discord.py knows a form by its custom id alone: two people may fill in the same one at once.
        super().__init__(title=title, custom_id=str(CustomId(self.area, self.action, f"{id}.{interaction.id}")))
        self.id_of_what = id

    @classmethod
    async def again(cls, interaction: discord.Interaction[Any], id: str) -> Self:
        """The form as it was shown to whoever sends it now."""
        return cls(interaction, id)  # type: ignore[call-arg]


async def take_form(interaction: discord.Interaction[Any], kinds: dict[tuple[str, str], type[SafeForm]]) -> bool:
    """Take a form that was shown by a process that is gone; False when it is none of these."""
    kept = CustomId.parse(custom_id_of(interaction))
    kind = kinds.get((kept.area, kept.action)) if kept is not None else None
    if kept is None or kind is None:
        return False
    try:
        form = await kind.again(interaction, kept.id.rpartition(".")[0])
    except Exception as error:
        await tell_failure(interaction, error)
        return True
    data: Any = interaction.data
    await form._dispatch_submit(interaction, data["components"], data.get("resolved", {}))
    return True
