"""The figures of the demo's budget: every table and sentence of its papers is computed from these."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Project:
    """A budget line in 万元： as adopted, spent by June, proposed change, and why."""

    name: str
    adopted: int
    spent: int
    change: int
    reason: str

    @property
    def revised(self) -> int:
        """As proposed."""
        return self.adopted + self.change


@dataclass(frozen=True)
class Unit:
    """A budget unit, who answers for it, its projects and what it promises to achieve."""

    name: str
    head: str
    projects: Sequence[Project]
    targets: Sequence[tuple[str, str, str]]
    """Goal, measure, value promised."""

    @property
    def adopted(self) -> int:
        """Sum as adopted."""
        return sum(project.adopted for project in self.projects)

    @property
    def spent(self) -> int:
        """Sum spent by June."""
        return sum(project.spent for project in self.projects)

    @property
    def change(self) -> int:
        """Sum of changes."""
        return sum(project.change for project in self.projects)

    @property
    def revised(self) -> int:
        """Sum as proposed."""
        return self.adopted + self.change


def monthly_spent(units: Sequence[Unit]) -> list[int]:
    """What all units together spent in each month from January to June."""
    whole = sum(unit.spent for unit in units)
    months = [whole * share // 100 for share in (10, 12, 17, 18, 20)]
    return [*months, whole - sum(months)]


def income(units: Sequence[Unit]) -> list[tuple[str, int, int, int]]:
    """Source, adopted, received by June, proposed change; the general budget makes up what the others leave open."""
    others = [
        ("政府性基金预算拨款", 9_640, 4_310, -420),
        ("国有资本经营预算拨款", 1_150, 640, 0),
        ("事业收入", 2_380, 1_265, 96),
        ("上级专项转移支付", 4_900, 3_180, 1_650),
        ("上年结转", 1_726, 1_726, 0),
    ]
    adopted = sum(unit.adopted for unit in units) - sum(row[1] for row in others)
    change = sum(unit.change for unit in units) - sum(row[3] for row in others)
    return [("一般公共预算拨款", adopted, round(adopted * 0.54), change), *others]
