"""The sign-in sheet 签到表 with signatures and the ballot record 表决记录, as HTML for printing."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from html import escape
from zoneinfo import ZoneInfo

from agenda.attendance import VOTERS
from agenda.vocabulary import Language, PresenceState
from server.minutes.content import Signatory
from server.minutes.layout import day, document
from server.minutes.sheet_words import SheetWords, words
from server.minutes.signatures import signature_svg
from server.wire.meetings import Attendee, Meeting
from server.wire.voting import Ballot

_SHEETS = ("common", "sheet")


def sign_in_sheet(meeting: Meeting, signatories: Sequence[Signatory], language: Language, zone: ZoneInfo) -> str:
    """Who came, when and how, voters before the others, with signatures and who recorded an arrival for somebody."""
    say = words(language)
    voters = [one for one in signatories if one.attendee.role in VOTERS]
    others = [one for one in signatories if one.attendee.role not in VOTERS]
    states = [one.attendee.state for one in voters]
    came = sum(state in (PresenceState.PRESENT, PresenceState.LEFT) for state in states)
    heads = say.heads(len(voters), came, states.count(PresenceState.EXCUSED))
    columns = "".join(f"<th{' class=c' if place in (0, 4, 5) else ''}>{escape(name)}</th>"
                      for place, name in enumerate(say.sign_in_columns))
    number = 0
    rows = ""
    for label, group in ((say.voters, voters), (say.others, others)):
        rows += f'<tr class="group"><th colspan="7">{escape(label)}</th></tr>\n' if group else ""
        for one in group:
            number += 1
            rows += _sign_in_row(number, one, say, zone)
    content = (
        f"<h1>{escape(say.sign_in_title(meeting.title))}</h1>\n{_meta(meeting, language, zone)}"
        f'<p class="heads">{escape(heads)}</p>\n<table><thead><tr>{columns}</tr></thead>\n'
        f"<tbody>\n{rows}</tbody></table>\n"
    )
    return document(say.sign_in_title(meeting.title), language, _SHEETS, content)


def ballot_record(
    meeting: Meeting, ballots: Iterable[tuple[str, Ballot]], language: Language, zone: ZoneInfo
) -> str:
    """Every closed ballot with the title of its item: the rule, the sums, the sentence and each named vote."""
    say = words(language)
    closed = [(title, ballot) for title, ballot in ballots if ballot.tally is not None]
    body = "".join(_ballot(title, ballot, say, zone) for title, ballot in closed)
    empty = "" if closed else f'<p class="empty">{escape(say.no_ballot)}</p>\n'
    title = say.ballots_title(meeting.title)
    content = f"<h1>{escape(title)}</h1>\n{_meta(meeting, language, zone)}{empty}{body}"
    return document(title, language, _SHEETS, content)


def _meta(meeting: Meeting, language: Language, zone: ZoneInfo) -> str:
    start = (meeting.opened_at or meeting.starts_at).astimezone(zone)
    end = meeting.closed_at
    until = f"—{end.astimezone(zone):%H:%M}" if end else ""
    parts = (meeting.body_name, f"{day(start, language)} {start:%H:%M}{until}", meeting.room_name)
    return f'<p class="meta">{escape(" · ".join(part for part in parts if part))}</p>\n'


def _sign_in_row(number: int, one: Signatory, say: SheetWords, zone: ZoneInfo) -> str:
    attendee = one.attendee
    remark = "；".join(part for part in (say.states[attendee.state], _left(attendee, say, zone),
                                        say.recorded_by(attendee.signed_in_by)) if part)
    method = say.methods[attendee.method] if attendee.method else ""
    where = " · ".join(part for part in (attendee.department, attendee.title) if part)
    return (
        f'<tr><td class="n">{number}</td><td class="who">{escape(attendee.name)}'
        f'<span class="of">{say.roles[attendee.role]}</span>'
        f"</td><td>{escape(where)}</td><td class=\"sign\">{signature_svg(one.signature)}</td>"
        f'<td class="c">{_clock(attendee.signed_in_at, zone)}</td><td class="c">{method}</td>'
        f"<td>{escape(remark)}</td></tr>\n"
    )


def _left(attendee: Attendee, say: SheetWords, zone: ZoneInfo) -> str:
    if attendee.state is not PresenceState.LEFT or attendee.left_at is None:
        return ""
    return say.left_at(_clock(attendee.left_at, zone))


def _ballot(title: str, ballot: Ballot, say: SheetWords, zone: ZoneInfo) -> str:
    tally = ballot.tally
    if tally is None:
        return ""
    figures = [(say.eligible, tally.eligible), (say.present, tally.present), (say.received, tally.received),
               *((say.choices[one.choice], one.count) for one in tally.counts), (say.not_voted, tally.not_voted)]
    heads = "".join(f"<th>{escape(name)}</th>" for name, _ in figures)
    numbers = "".join(f"<td>{count}</td>" for _, count in figures)
    facts = (
        (say.item, title), (say.requirement, say.required(ballot)),
        (say.held, f"{_clock(ballot.opened_at, zone)}—{_clock(ballot.closed_at, zone)}"),
    )
    lines = "".join(f"<p><b>{escape(label)}</b>{say.colon}{escape(text)}</p>\n" for label, text in facts)
    columns = "".join(f"<th>{escape(name)}</th>" for name in say.vote_columns)
    votes = "".join(
        f'<tr><td class="n">{place}</td><td>{escape(vote.name)}</td><td>{say.choices[vote.choice]}</td>'
        f"<td>{escape(say.recorded_by(vote.recorded_by) or say.by_themselves)}</td></tr>\n"
        for place, vote in enumerate(ballot.votes, start=1)
    )
    named = f"<table><thead><tr>{columns}</tr></thead>\n<tbody>\n{votes}</tbody></table>\n" if votes else ""
    return (
        f'<section class="ballot">\n<h2>{escape(ballot.question)}</h2>\n<div class="facts">\n{lines}</div>\n'
        f'<table class="counts"><tr>{heads}</tr><tr>{numbers}</tr></table>\n'
        f'<p class="result">{escape(say.sentence(ballot))}</p>\n{named}</section>\n'
    )


def _clock(moment: datetime | None, zone: ZoneInfo) -> str:
    return f"{moment.astimezone(zone):%H:%M}" if moment else ""
