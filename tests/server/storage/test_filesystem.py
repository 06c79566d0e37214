"""Stored bytes are the bytes given, once, unchanged, on disk; refused ones leave nothing behind."""

import hashlib
import os
import stat
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.errors import Problem
from server.storage import BlobMissing, BlobRef, FilesystemStore

T = TypeVar("T")


@pytest.fixture
def store(tmp_path: Path) -> FilesystemStore:
    return FilesystemStore(tmp_path / "blobs")


def _files(tmp_path: Path) -> list[Path]:
    return [path for path in tmp_path.rglob("*") if path.is_file()]


@given(st.lists(st.binary(max_size=4000), max_size=20))
def test_any_chunks_come_back_as_one(chunks: list[bytes]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        store = FilesystemStore(Path(folder))
        whole = b"".join(chunks)
        ref = store.put_stream(iter(chunks), len(whole))
        assert ref == BlobRef(hashlib.sha256(whole).hexdigest(), len(whole))
        with store.open(ref.sha256) as stored:
            assert stored.read() == whole
        assert store.path(ref.sha256).read_bytes() == whole


def test_same_bytes_are_stored_once_and_not_touched(store: FilesystemStore, tmp_path: Path) -> None:
    ref = store.put(b"paper")
    before = store.path(ref.sha256).stat()
    assert store.put_stream([b"pa", b"per"], 100) == ref
    after = store.path(ref.sha256).stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    assert len(_files(tmp_path)) == 1


@pytest.mark.parametrize("chunks", [[b"12345"], [b"1234", b"5"], [b"x" * 10_000_000]])
def test_too_many_bytes_are_refused_and_leave_nothing(
    store: FilesystemStore, tmp_path: Path, chunks: list[bytes]
) -> None:
    with pytest.raises(Problem) as refused:
        store.put_stream(chunks, 4)
    assert (refused.value.code, refused.value.facts) == ("upload_too_large", {"limit_bytes": 4})
    assert _files(tmp_path) == []


def test_an_endless_upload_is_stopped_at_the_limit(store: FilesystemStore) -> None:
    taken = 0

    def endless() -> Iterator[bytes]:
        nonlocal taken
        while True:
            taken += 1
            yield b"x" * 1000

    with pytest.raises(Problem):
        store.put_stream(endless(), 10_500)
    assert taken == 11


def test_an_upload_that_breaks_off_leaves_nothing(store: FilesystemStore, tmp_path: Path) -> None:
    def broken() -> Iterator[bytes]:
        yield b"first half"
        raise ConnectionResetError

    with pytest.raises(ConnectionResetError):
        store.put_stream(broken(), 1000)
    assert _files(tmp_path) == []


NO_DIGESTS = ["", "ab", "../" * 20 + "etc/passwd", "A" * 64, "a" * 63, "a" * 64 + "\n", "/" * 64]


@pytest.mark.parametrize("address", NO_DIGESTS)
def test_what_is_no_digest_never_becomes_a_path(store: FilesystemStore, address: str) -> None:
    with pytest.raises(BlobMissing):
        store.open(address)
    with pytest.raises(BlobMissing):
        store.path(address)


def test_unknown_digest_is_missing(store: FilesystemStore) -> None:
    with pytest.raises(BlobMissing):
        store.open("a" * 64)


def test_blobs_are_for_the_owner_only_and_not_writable(store: FilesystemStore) -> None:
    mode = store.path(store.put(b"secret paper").sha256).stat().st_mode
    assert stat.S_IMODE(mode) == 0o400


def test_a_shortened_file_is_put_right_by_the_same_bytes(store: FilesystemStore) -> None:
    ref = store.put(b"whole paper")
    path = store.path(ref.sha256)
    path.chmod(0o600)
    path.write_bytes(b"who")
    assert store.put(b"whole paper") == ref
    assert path.read_bytes() == b"whole paper"


def test_many_writers_of_the_same_bytes_agree(store: FilesystemStore, tmp_path: Path) -> None:
    content = os.urandom(300_000)
    with ThreadPoolExecutor(8) as writers:
        refs = set(writers.map(lambda _: store.put_stream([content[:1000], content[1000:]], 1_000_000), range(40)))
    assert len(refs) == 1
    assert len(_files(tmp_path)) == 1
    assert store.path(refs.pop().sha256).read_bytes() == content


def test_what_a_killed_process_left_is_swept_after_a_day(tmp_path: Path) -> None:
    incoming = tmp_path / "blobs" / "incoming"
    FilesystemStore(tmp_path / "blobs")
    old, new = incoming / "old", incoming / "new"
    old.write_bytes(b"half")
    new.write_bytes(b"half")
    day_ago = time.time() - 25 * 3600
    os.utime(old, (day_ago, day_ago))
    FilesystemStore(tmp_path / "blobs")
    assert [path.name for path in incoming.iterdir()] == ["new"]


def test_what_waits_for_the_disk_is_done_aside(tmp_path: Path) -> None:
    done_aside: list[str] = []

    def aside(work: Callable[[], T]) -> T:
        done_aside.append("work")
        return work()

    store = FilesystemStore(tmp_path / "blobs", aside)
    ref = store.put_stream(iter([b"one", b"two"]), 100)
    assert store.path(ref.sha256).read_bytes() == b"onetwo"
    # Two pieces, what is left of them, and moving the file into place: nothing of it on the caller's thread.
    assert len(done_aside) == 4
