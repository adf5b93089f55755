"""Exports of a community -> frozen messages. The format is told by the content, never by the file's name."""

from services.exports.reading import Export, ExportFile, open_export
from services.exports.values import (
    ExportedAuthor,
    ExportedChannel,
    ExportedMessage,
    ExportedReaction,
    Skipped,
    StaffRule,
)

__all__ = [
    "Export",
    "ExportFile",
    "ExportedAuthor",
    "ExportedChannel",
    "ExportedMessage",
    "ExportedReaction",
    "Skipped",
    "StaffRule",
    "open_export",
]
