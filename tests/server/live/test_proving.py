"""Secrets are proven while others go on, and guessing many at once gains nothing."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from terminal_client.headless.entering import Refusal, by_pin
from tests.factories.house import PIN
from tests.server.live.serving import Served

GUESSES = 16


@pytest.mark.parametrize("mode", ["eventlet", "threading"])
def test_guesses_made_at_once_are_counted_each_and_then_the_right_one_is_refused_too(tmp_path: Path, mode: str) -> None:
    served = Served(tmp_path, mode)
    meeting, qian = served.scenario["meeting"], served.scenario["attendees"]["qian"]

    def guess(number: int) -> str:
        try:
            by_pin(served.url, meeting, qian, f"{number:04}")
        except Refusal as refused:
            return refused.code
        return "let in"

    try:
        assert by_pin(served.url, meeting, qian, PIN).attendee == qian
        with ThreadPoolExecutor(GUESSES) as pool:
            answers = Counter(pool.map(guess, range(GUESSES)))
        assert answers == {"wrong_pin": 8, "too_many_attempts": GUESSES - 8}
        with pytest.raises(Refusal, match="too_many_attempts"):
            by_pin(served.url, meeting, qian, PIN)
    finally:
        served.close()
