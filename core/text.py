"""Every word a person reads is looked up here, by id, in the Fluent files under `locales/`."""

from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from pathlib import Path

from fluent.runtime import FluentBundle, FluentResource
from fluent.syntax.ast import Message

LOCALES_FOLDER = Path(__file__).resolve().parent.parent / "locales"
LOCALES = ("it", "en")
_REMEMBERED = 8_192
"""Sentences of a locale that are kept as they were put together. None of them holds anybody's words."""


class Texts:
    """The words of one locale. A missing id or value is a programming error and raises LookupError."""

    def __init__(self, locale: str, sources: Iterable[str]) -> None:
        self.locale = locale
        # No isolation marks: these texts also go to terminals, file names and JSON.
        self._bundle = FluentBundle([locale], use_isolating=False)
        names: set[str] = set()
        for source in sources:
            resource = FluentResource(source)
            names.update(entry.id.name for entry in resource.body if isinstance(entry, Message))
            self._bundle.add_resource(resource)
        self.ids = frozenset(names)
        self._counted = lru_cache(_REMEMBERED)(lambda text_id, counts: self._filled(text_id, dict(counts)))

    def __call__(self, text_id: str, /, **values: object) -> str:
        """The sentence `text_id` (or `text_id.attribute`), filled in with `values`."""
        return self.format(text_id, values)

    def format(self, text_id: str, values: Mapping[str, object]) -> str:
        """As a call, for values by any name. What holds nothing but counts is put together once."""
        if all(type(value) is int for value in values.values()):
            return self._counted(text_id, tuple(values.items()))
        return self._filled(text_id, values)

    def _filled(self, text_id: str, values: Mapping[str, object]) -> str:
        message_id, _, attribute = text_id.partition(".")
        if not self._bundle.has_message(message_id):
            raise LookupError(f"no text {text_id!r} in locale {self.locale!r}")
        message = self._bundle.get_message(message_id)
        pattern = message.attributes.get(attribute) if attribute else message.value
        if pattern is None:
            raise LookupError(f"no text {text_id!r} in locale {self.locale!r}")
        words, errors = self._bundle.format_pattern(pattern, dict(values))
        if errors:
            raise LookupError(f"text {text_id!r} in locale {self.locale!r}: {errors[0]}")
        return str(words)

    def has(self, text_id: str) -> bool:
        message_id, _, attribute = text_id.partition(".")
        if not self._bundle.has_message(message_id):
            return False
        message = self._bundle.get_message(message_id)
        return attribute in message.attributes if attribute else message.value is not None


@cache
def texts(locale: str) -> Texts:
    """The texts of a locale, read from its files once. An unknown locale is a LookupError."""
    if locale not in LOCALES:
        raise LookupError(f"no locale {locale!r}; there are: {', '.join(LOCALES)}")
    files = sorted((LOCALES_FOLDER / locale).glob("*.ftl"))
    return Texts(locale, [file.read_text(encoding="utf-8") for file in files])
