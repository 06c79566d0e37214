"""Every table: importing the features' rows makes them known to the metadata."""

from server.archive import models as archive
from server.audit import models as audit
from server.bookmarks import models as bookmarks
from server.db.base import Row
from server.documents import models as documents
from server.intake import models as intake
from server.jobs import models as jobs
from server.journal import models as journal
from server.marks import models as marks
from server.meetings import models as meetings
from server.minutes import models as minutes
from server.people import models as people
from server.presenting import models as presenting
from server.printing import models as printing
from server.rooms import models as rooms
from server.uploads import models as uploads
from server.voting import models as voting

MODULES = (
    archive, audit, bookmarks, documents, intake, jobs, journal, marks, meetings, minutes, people, presenting,
    printing, rooms, uploads, voting,
)
METADATA = Row.metadata
