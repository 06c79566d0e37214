"""For every test: where all is there (CI), a test that is skipped is a test that fails.

Papers that are no part of the project may be absent: their tests are skipped wherever they are.
"""

import os
from collections.abc import Generator

import pytest

_SAMPLES = "the sample papers are not beside"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Turn a skip into a failure under CI=true; what was missing is said in the report."""
    report = yield
    why = str(call.excinfo.value) if call.excinfo else ""
    is_skipped = report.skipped and not hasattr(report, "wasxfail") and _SAMPLES not in why
    if is_skipped and os.environ.get("CI") == "true":
        report.outcome = "failed"
        report.longrepr = f"{item.nodeid} was skipped under CI: {why}"
    return report
