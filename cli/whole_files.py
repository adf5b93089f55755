"""Files that appear whole or not at all."""

import os
import tempfile
from pathlib import Path

from core.errors import UnreadableInput


def write_whole(folder: Path, name: str, content: bytes) -> Path:
    """Write a file under another name, then give it its own. UnreadableInput when the folder takes none."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handle, unfinished = tempfile.mkstemp(dir=folder, prefix=".", suffix=".unfinished")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
            Path(unfinished).chmod(0o644)
            return Path(unfinished).replace(folder / name)
        except BaseException:
            Path(unfinished).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise UnreadableInput("analyse-not-writable", folder=str(folder), reason=error.strerror or "") from error
