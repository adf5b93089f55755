"""What simcord 3.2.1 does otherwise than Discord, put right while a simulation runs.

Each patch says what it relies on and refuses to be applied, by name, when an upgrade has changed that. Each has a test
in `tests/simulation/test_patches.py` that shows both the fault of simcord alone and its absence here: the first of the
two fails when simcord mends it, and then the patch can go.
"""

import importlib
import inspect
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from datetime import timedelta
from importlib.metadata import version
from typing import Any
from weakref import WeakKeyDictionary

import discord
from simcord import _dpy_internals
from simcord.backend import Backend, errors, serializers
from simcord.backend.access import channel_accessible
from simcord.backend.models import Member, Message
from simcord.http import _helpers, router
from simcord.http.router import Handler, RequestContext

WRITTEN_FOR = "3.2.1"

NONCE_REMEMBERED = timedelta(minutes=5)
LONGEST_NONCE = 25
LARGEST_PAGE = 100

# Every module of APScheduler that asks the machine for the time.
SCHEDULER_MODULES = (
    "apscheduler.schedulers.base",
    "apscheduler.executors.base",
    "apscheduler.triggers.cron",
    "apscheduler.triggers.date",
    "apscheduler.triggers.interval",
)


class PatchOutdated(RuntimeError):
    """simcord, discord.py or APScheduler no longer has what a patch relies on: read the patch again."""


def needed(condition: object, patch: str, what: str) -> None:
    if not condition:
        raise PatchOutdated(f"{patch}: {what} (written for simcord {WRITTEN_FOR}, found {version('simcord')})")


@contextmanager
def replaced(place: Any, name: str, new: Any) -> Iterator[None]:
    original = getattr(place, name)
    setattr(place, name, new)
    try:
        yield
    finally:
        setattr(place, name, original)


@contextmanager
def applied() -> Iterator[None]:
    """All patches, for as long as the block lasts."""
    with ExitStack() as stack:
        for patch in PATCHES:
            stack.enter_context(patch())
        yield


@contextmanager
def _wrapped_route(
    patch: str, method: str, template: str, wrap: Callable[[Handler, RequestContext], Any]
) -> Iterator[None]:
    routes = router._ROUTES.get(method, [])
    parts = template.strip("/").split("/")
    places = [index for index, (known, _) in enumerate(routes) if known == parts]
    needed(len(places) == 1, patch, f"one route {method} {template}, found {len(places)}")
    (place,) = places
    original = routes[place]
    routes[place] = (original[0], lambda ctx: wrap(original[1], ctx))
    try:
        yield
    finally:
        routes[place] = original


# History


def history_in_pages() -> Any:
    """`after` gives the oldest messages after an id, newest first within the page; simcord gives the newest of all.

    Pages are cut out of the ids: serialising a channel for each of its pages would take minutes on a real export.
    """

    def page(original: Handler, ctx: RequestContext) -> Any:
        limit = int(ctx.params.get("limit", 50))
        if not 1 <= limit <= LARGEST_PAGE:
            raise errors.invalid_form_body(f"limit: must be between 1 and {LARGEST_PAGE}")
        if "around" in ctx.params:
            return original(ctx)
        channel_id = ctx.int_arg("channel_id")
        ctx.require_channel_permissions(channel_id)
        if not channel_accessible(ctx.backend, channel_id, ctx.backend.bot_user.id, history=True):
            return []
        messages = ctx.backend.messages[channel_id]
        first, last = int(ctx.params.get("after", 0)), int(ctx.params.get("before", 1 << 64))
        ids = sorted(key for key, message in messages.items() if first < key < last and not message.is_ephemeral)
        chosen = ids[:limit] if "after" in ctx.params else ids[-limit:]
        return [_helpers.message_response(ctx, messages[key]) for key in reversed(chosen)]

    return _wrapped_route("history_in_pages", "GET", "/channels/{channel_id}/messages", page)


def replies_quote_one_level() -> Any:
    """A reply carries the message it answers, and that one only the id of the next; simcord sends the whole chain.

    A chain of five hundred replies ends in a `RecursionError` of discord.py. A message that was deleted is `None`.
    """
    original: Any = getattr(serializers, "message_payload", None)
    needed(original, "replies_quote_one_level", "simcord.backend.serializers has message_payload")
    quoting = False

    def payload_of(backend: Any, message: Message, **options: Any) -> Any:
        nonlocal quoting
        if quoting:
            quoted = original(backend, replace(message, reference=None), **options)
            return quoted if message.reference is None else {**quoted, "message_reference": dict(message.reference)}
        quoting = True
        try:
            payload = original(backend, message, **options)
        finally:
            quoting = False
        if message.reference is not None and message.reference.get("type", 0) == 0:
            payload.setdefault("referenced_message", None)
        return payload

    return replaced(serializers, "message_payload", payload_of)


# Polls


def voters_in_pages() -> Any:
    """`after` gives the voters of a poll's answer after an id, by their ids; simcord gives the first ones each time."""

    def page(original: Handler, ctx: RequestContext) -> Any:
        message = ctx.require_message(ctx.int_arg("channel_id"), ctx.int_arg("message_id"), "read_message_history")
        limit = int(ctx.params.get("limit", 25))
        if not 1 <= limit <= LARGEST_PAGE:
            raise errors.invalid_form_body(f"limit: must be between 1 and {LARGEST_PAGE}")
        voted = message.poll.votes.get(ctx.int_arg("answer_id"), set()) if message.poll else set()
        after = int(ctx.params.get("after") or 0)
        ids = sorted(id for id in voted if id > after and id in ctx.backend.users)[:limit]
        return {"users": [serializers.user_payload(ctx.backend.users[id]) for id in ids]}

    route = "/channels/{channel_id}/polls/{message_id}/answers/{answer_id}"
    return _wrapped_route("voters_in_pages", "GET", route, page)


# Forums


def posts_begin_with_their_message() -> Any:
    """The first message of a post in a forum has the id of its thread; simcord gives it one of its own.

    Whoever knows only the thread could then neither read nor edit what the post says.
    """
    original: Any = getattr(Backend, "create_forum_post", None)
    needed(original, "posts_begin_with_their_message", "simcord.backend.Backend has create_forum_post")
    begun = getattr(Backend, "create_thread", None)
    parameters = inspect.signature(begun).parameters if begun is not None else {}
    needed("message_id" in parameters, "posts_begin_with_their_message", "create_thread takes a message_id")

    def create_forum_post(self: Any, forum_id: int, name: str, starter: Message, **options: Any) -> Any:
        def create_thread(*arguments: Any, **named: Any) -> Any:
            return begun(self, *arguments, **named, message_id=starter.id)  # type: ignore[misc]

        self.create_thread = create_thread
        try:
            return original(self, forum_id, name, starter, **options)
        finally:
            del self.create_thread

    return replaced(Backend, "create_forum_post", create_forum_post)


# Nonces

_sent: WeakKeyDictionary[Backend, dict[tuple[int, str], int]] = WeakKeyDictionary()


def nonces_enforced() -> Any:
    """A message sent again with its nonce, within minutes and `enforce_nonce`, is the first one; simcord sends two."""
    needed(
        {"nonce", "enforce_nonce"} <= set(_helpers._MESSAGE_IGNORED), "nonces_enforced", "simcord ignores both fields"
    )

    def send(original: Handler, ctx: RequestContext) -> Any:
        nonce = ctx.body().get("nonce")
        if nonce is None:
            return original(ctx)
        if len(str(nonce)) > LONGEST_NONCE:
            raise errors.invalid_form_body(f"nonce: must be {LONGEST_NONCE} or fewer in length")
        channel_id = ctx.int_arg("channel_id")
        known = _sent.setdefault(ctx.backend, {})
        earlier = ctx.backend.messages[channel_id].get(known.get((channel_id, str(nonce)), 0))
        if ctx.body().get("enforce_nonce") and earlier is not None and _is_recent(ctx.backend, earlier.id):
            return {**_helpers.message_response(ctx, earlier), "nonce": nonce}
        answer = original(ctx)
        known[channel_id, str(nonce)] = int(answer["id"])
        return {**answer, "nonce": nonce}

    return _wrapped_route("nonces_enforced", "POST", "/channels/{channel_id}/messages", send)


def _is_recent(backend: Backend, message_id: int) -> bool:
    return backend.clock.now() - discord.utils.snowflake_time(message_id) <= NONCE_REMEMBERED


# Members


def members_have_flags() -> Any:
    """A member's flags say whether they went through the native Onboarding; simcord always says 0."""
    original: Any = getattr(serializers, "member_payload", None)
    needed(original, "members_have_flags", "simcord.backend.serializers has member_payload")

    def with_flags(backend: Any, guild: Any, member: Member, **options: Any) -> Any:
        payload = original(backend, guild, member, **options)
        needed(payload.get("flags") == 0, "members_have_flags", "a member's flags are always 0")
        return {**payload, "flags": flags_of(member)}

    return replaced(serializers, "member_payload", with_flags)


def flags_of(member: Member) -> int:
    return int(vars(member).get("flags", 0))


def set_flag(member: Member, flag: int) -> None:
    vars(member)["flags"] = flags_of(member) | flag


# APScheduler


@contextmanager
def scheduler_follows_simulated_time() -> Iterator[None]:
    """APScheduler asks `datetime.now()`; inside the bot, that becomes the simulated moment.

    simcord has such a `datetime` for discord.py: outside a simulated bot it is the real one.
    """
    follows = getattr(_dpy_internals, "_ClockDatetime", None)
    needed(follows, "scheduler_follows_simulated_time", "simcord._dpy_internals has _ClockDatetime")
    with ExitStack() as stack:
        for module in map(importlib.import_module, SCHEDULER_MODULES):
            imports = hasattr(module, "datetime")
            needed(imports, "scheduler_follows_simulated_time", f"{module.__name__} imports datetime")
            stack.enter_context(replaced(module, "datetime", follows))
        yield


@contextmanager
def invites_can_rest() -> Iterator[None]:
    """Discord's incident actions, which simcord does not know: invites and direct messages that rest for a while."""
    parts = ["guilds", "{guild_id}", "incident-actions"]
    routes = router._ROUTES.setdefault("PUT", [])
    needed(all(known != parts for known, _ in routes), "invites_can_rest", "no route of simcord's own")

    def rest(ctx: RequestContext) -> Any:
        ctx.require_guild_permissions(ctx.int_arg("guild_id"), "manage_guild")
        asked = ctx.fields("invites_disabled_until", "dms_disabled_until")
        return {name: asked.get(name) for name in ("invites_disabled_until", "dms_disabled_until")}

    routes.append((parts, rest))
    try:
        yield
    finally:
        routes.remove((parts, rest))


PATCHES = (
    invites_can_rest,
    history_in_pages,
    replies_quote_one_level,
    voters_in_pages,
    posts_begin_with_their_message,
    nonces_enforced,
    members_have_flags,
    scheduler_follows_simulated_time,
)
