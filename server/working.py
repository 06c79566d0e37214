"""The worker's side of create_app(): which job is done by what."""

from collections.abc import Mapping
from typing import Final

from server import logs
from server.archive import actions as archive_actions
from server.archive import packaging
from server.conducting import actions as conducting
from server.documents import actions as document_actions
from server.documents import drawing
from server.intake import unpacking
from server.jobs import worker
from server.minutes import actions as minutes_actions
from server.minutes import drafting, typesetting
from server.opening import open_database
from server.printing import actions as printing_actions
from server.printing import making
from server.revising import comparing
from server.settings import Settings
from server.uploads import actions as upload_actions

HANDLERS: Final[Mapping[str, worker.Handler]] = {
    upload_actions.UNPACK: unpacking.unpack,
    document_actions.RENDER: drawing.draw_version,
    document_actions.COMPARE: comparing.compare_version,
    conducting.WRITE_DRAFTS: drafting.write_drafts,
    minutes_actions.TYPESET: typesetting.typeset_drafts,
    printing_actions.MAKE: making.make_pack,
    archive_actions.PACKAGE: packaging.make_package,
}


def run_forever(settings: Settings) -> None:
    """Work until the process is ended."""
    logs.configure(settings.log_level, settings.log_format)
    worker.run_forever(settings, HANDLERS, open_database(settings))
