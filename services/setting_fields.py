"""The settings of every area as staff see them: what each holds, and what they type read as a value."""

import types
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Literal, Union, get_args, get_origin

from core.errors import UserFacingError
from services.server_settings import AreaSettings, Binding, Internal

Kind = Literal["channel", "role", "roles", "yes-no", "number", "choice", "choices", "text", "texts"]

_YES = frozenset({"yes", "true", "on", "1", "sì", "si", "vero"})
_NO = frozenset({"no", "false", "off", "0", "falso"})
_NOTHING = frozenset({"-", "none", "nessuno", "nessuna", "niente"})


@dataclass(frozen=True, slots=True)
class SettingField:
    """One setting. Its words are `setting-AREA-FIELD`, with `.description` and, for a choice, `.VALUE` of each.

    `.made` is what a channel or role is called that the guided set-up makes for it.
    """

    model: type[AreaSettings]
    name: str
    kind: Kind
    choices: tuple[str, ...] = ()
    optional: bool = False
    binding: Binding | None = None
    """Of a setting that names channels or roles: what it asks of them."""

    @property
    def key(self) -> str:
        return f"{self.model.area}.{self.name}"

    @property
    def text_id(self) -> str:
        return f"setting-{self.model.area}-{self.name.replace('_', '-')}"

    @property
    def text_ids(self) -> tuple[str, ...]:
        """Every text that the setting must have."""
        shown = (f"{self.text_id}.{choice}" for choice in self.choices)
        made = (f"{self.text_id}.made",) if self.binding is not None and self.binding.asked else ()
        return (self.text_id, f"{self.text_id}.description", *shown, *made)

    def read(self, typed: str) -> Any:
        """What staff typed as a value of this setting. UserFacingError when it is none."""
        text = typed.strip()
        if self.optional and text.casefold() in _NOTHING:
            return None
        match self.kind:
            case "channel" | "role":
                return _id(text)
            case "roles":
                return tuple(_id(part) for part in listed(text))
            case "yes-no":
                if text.casefold() in _YES | _NO:
                    return text.casefold() in _YES
            case "number":
                if text.lstrip("-").isdecimal():
                    return int(text)
            case "choice":
                if text in self.choices:
                    return text
            case "choices":
                if set(listed(text)) <= set(self.choices):
                    return tuple(listed(text))
            case "texts":
                return () if text.casefold() in _NOTHING else tuple(listed(text))
            case "text":
                return "" if text.casefold() in _NOTHING else text
        raise UserFacingError("setting-unreadable", text=typed[:100])


def fields_of(models: Iterable[type[AreaSettings]]) -> Iterator[SettingField]:
    """Every setting of these areas that staff choose by themselves, in the order in which they are declared."""
    for model in models:
        for name, info in model.model_fields.items():
            if any(isinstance(mark, Internal) for mark in info.metadata):
                continue
            field = _field(model, name, info.annotation, info.metadata)
            if field is not None:
                yield field


def _field(model: type[AreaSettings], name: str, annotation: Any, metadata: list[Any]) -> SettingField | None:
    optional = False
    if get_origin(annotation) in (Union, types.UnionType):
        alternatives = [one for one in get_args(annotation) if one is not types.NoneType]
        optional = len(alternatives) < len(get_args(annotation))
        if len(alternatives) != 1:
            return None
        annotation = alternatives[0]
    marks = [*metadata, *getattr(annotation, "__metadata__", ())]
    annotation = getattr(annotation, "__origin__", annotation) if hasattr(annotation, "__metadata__") else annotation
    bound = next((mark for mark in marks if isinstance(mark, Binding)), None)
    if bound is not None:
        return SettingField(model, name, bound.to, optional=optional, binding=bound)
    if get_origin(annotation) is Literal:
        return SettingField(model, name, "choice", tuple(map(str, get_args(annotation))), optional)
    if get_origin(annotation) is tuple:
        return _many(model, name, get_args(annotation)[0], optional)
    kinds: dict[Any, Kind] = {bool: "yes-no", int: "number", str: "text"}
    return SettingField(model, name, kinds[annotation], optional=optional) if annotation in kinds else None


def _many(model: type[AreaSettings], name: str, of: Any, optional: bool) -> SettingField | None:
    bound = next((mark for mark in getattr(of, "__metadata__", ()) if isinstance(mark, Binding)), None)
    if bound is not None and bound.to == "role":
        return SettingField(model, name, "roles", optional=optional, binding=bound)
    if get_origin(of) is Literal:
        return SettingField(model, name, "choices", tuple(map(str, get_args(of))), optional)
    return SettingField(model, name, "texts", optional=optional) if of in (str, int) else None


def listed(text: str) -> tuple[str, ...]:
    """What was typed as a list: parts between commas, semicolons or on lines of their own."""
    return tuple(part.strip() for part in text.replace("\n", ",").replace(";", ",").split(",") if part.strip())


def _id(text: str) -> str:
    found = text.strip("<>#@&! ")
    if not found.isdecimal():
        raise UserFacingError("setting-unreadable", text=text[:100])
    return found
