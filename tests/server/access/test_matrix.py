"""Who may do what is a file under test: a change of it is seen in review."""

import dataclasses

import pytest

from server.access import rules
from server.access.actor import NOBODY
from server.access.permissions import Permission
from server.entrypoints.routes import ROUTES
from server.entrypoints.switchboard import SWITCHBOARD
from server.errors import Problem
from tests.server.access import matrix


def test_the_matrix_is_the_one_that_was_agreed() -> None:
    assert matrix.text() == matrix.FILE.read_text(encoding="utf-8"), "`make matrix` writes it anew"


def test_every_permission_has_a_rule() -> None:
    assert set(rules.RULES) == set(Permission)


@pytest.mark.parametrize("permission", sorted(set(Permission) - {Permission.ANYONE}), ids=str)
def test_nobody_may_anything_but_what_anyone_may(permission: Permission) -> None:
    with pytest.raises(Problem) as refused:
        rules.require(NOBODY, permission)
    assert refused.value.code == "not_logged_in"


def test_what_has_no_rule_is_nobodys(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rules, "RULES", {})
    for actor in matrix.CALLERS.values():
        assert not any(rules.may(actor, permission) for permission in Permission)


def test_a_role_in_another_meeting_gives_nothing() -> None:
    outside = dataclasses.replace(matrix.CALLERS["chair"], meeting=None, attendee=None, role=None)
    assert not rules.may(outside, Permission.MEETING_CONDUCT)
    assert not rules.may(outside, Permission.MEETING_READ)


def test_every_row_of_the_switchboard_names_a_permission() -> None:
    for switch in SWITCHBOARD.values():
        assert isinstance(switch.permission, Permission)
    for route in ROUTES.values():
        assert isinstance(route.permission, Permission)
