"""The steps, the mission and a profile in words."""

from collections.abc import Iterable, Iterator

from core.text import Texts
from models.listening import Need
from models.profiles import Profile
from services.door import DoorSettings, Standing

_PARTS = ("why", "whom", "offers", "expects")


def mission_lines(words: Texts, settings: DoorSettings) -> Iterator[str]:
    """Why the community exists, for whom, what it offers and expects, and its rules."""
    if not settings.has_mission:
        yield words("onboarding-mission-missing")
    for part in _PARTS:
        if told := getattr(settings, f"mission_{part}"):
            yield f"**{words(f'onboarding-mission-{part}')}** {told}"
    if settings.rules:
        yield f"**{words('onboarding-mission-rules')}**\n{settings.rules}"


def hub_lines(words: Texts, standing: Standing) -> Iterator[str]:
    """Each step, done or not, and what comes next."""
    done = {
        "rules": standing.accepted,
        "consent": standing.consent_chosen,
        "profile": standing.profile is not None,
        "introduction": standing.profile is not None and standing.profile.posted is not None,
    }
    yield words("onboarding-hub")
    for step, is_done in done.items():
        mark = "\N{WHITE HEAVY CHECK MARK}" if is_done else "\N{WHITE LARGE SQUARE}"
        yield f"{mark} {words(f'onboarding-step-{step}')}"
    yield words(f"onboarding-next-{_next(standing)}")
    if standing.waits_for_role:
        yield words("onboarding-role-waits")


def _next(standing: Standing) -> str:
    if standing.step == "approval" and standing.arrival is not None:
        return f"approval-{standing.arrival.admission}"
    return standing.step


def profile_lines(words: Texts, profile: Profile, needs: Iterable[Need]) -> Iterator[str]:
    """What somebody declared, a line each."""
    nothing = words("onboarding-profile-nothing")
    yield words("onboarding-profile-interests", what=", ".join(profile.interests) or nothing)
    yield words("onboarding-profile-needs", what=", ".join(need.label for need in needs) or nothing)
    yield words("onboarding-profile-brings", what=profile.brings or nothing)
    yield words("onboarding-profile-introduction", what=profile.introduction or nothing)
