"""Errors that a person reads. They carry a text id and values; the words live in `locales/`."""


class UserFacingError(Exception):
    """Something a person can mend. `text_id` names the sentence, `values` fill it in."""

    exit_code = 1

    def __init__(self, text_id: str, **values: object) -> None:
        super().__init__(text_id, values)
        self.text_id = text_id
        self.values = values


class UnreadableInput(UserFacingError):
    """Input that cannot be read, or words on the command line that do not fit: exit code 2."""

    exit_code = 2
