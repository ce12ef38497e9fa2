"""One process of ours, as a task runs it, without a cluster."""

import io
import tarfile
import threading
from pathlib import Path

import pytest
import retention_trail
from conftest import processes, wait_until, wrapper
from retention_trail import File, begins_archive, extract, extract_files, name_below

FILES = [File(f"{number}.json", b'{"Records":[]}') for number in range(1000)]


def archive_of(names: list[str]) -> bytes:
    stream = io.BytesIO()
    retention_trail.write_archive([File(name, b"{}") for name in names], stream)
    return stream.getvalue()


def test_messages_that_fill_a_pipe_block_nothing(tmp_path: Path):
    program = wrapper(tmp_path, "loud", "head -c 1000000 /dev/zero | tr '\\0' x >&2; cat >/dev/null; echo done; exit 2")
    assert list(extract_files(FILES, str(program), "s")) == ["done"]


@pytest.mark.parametrize("code", [1, 64, 70, 74])
def test_a_failure_has_what_was_said(tmp_path: Path, code: int):
    program = wrapper(tmp_path, "failing", f"echo the reason >&2; cat >/dev/null; exit {code}")
    with pytest.raises(RuntimeError, match=f"exit code {code}:\nthe reason"):
        list(extract_files(FILES, str(program), "s"))


def test_a_killed_process_is_a_failure(tmp_path: Path):
    with pytest.raises(RuntimeError, match="signal 9"):
        list(extract_files(FILES, str(wrapper(tmp_path, "killed", "kill -9 $$")), "s"))


def test_a_process_that_reads_only_a_part_is_a_failure(tmp_path: Path):
    large = [File("a.json", b" " * 10_000_000)]
    with pytest.raises(RuntimeError, match="before its input did"):
        list(extract_files(large, str(wrapper(tmp_path, "early", "head -c 10 >/dev/null; exit 0")), "s"))


def test_files_that_cannot_be_read_leave_no_whole_extract(tmp_path: Path):
    def fails(stream: io.RawIOBase) -> None:
        stream.write(archive_of(["a"]))
        raise OSError("the store is gone")

    program = wrapper(tmp_path, "reader", "cat >/dev/null; echo whole; exit 0")
    with pytest.raises(OSError, match="the store is gone"):
        list(extract(str(program), "s", fails))


def test_a_task_that_ends_early_takes_its_process_with_it(tmp_path: Path):
    program = wrapper(tmp_path, "endless", "while :; do echo line; done")
    never = threading.Event()
    lines = extract(str(program), "ends-early", lambda stream: never.wait())
    assert next(lines) == "line"
    assert processes("--source=ends-early")
    lines.close()
    wait_until(lambda: not processes("--source=ends-early"), 5)


def test_names_of_any_form_are_kept():
    names = ["a b", "ü/ï", "100%25+", "'\"$", "x" * 300 + "/y", "n" * 99 + "é", "-", "a:b"]
    with tarfile.open(fileobj=io.BytesIO(archive_of(names))) as archive:
        assert archive.getnames() == names


def test_an_archive_is_known_by_its_bytes():
    import gzip

    archive = archive_of(["a"])
    damaged = b"x" + archive[1:]
    assert all(map(begins_archive, (archive, gzip.compress(archive), gzip.compress(b"") + gzip.compress(archive), damaged)))
    others = (b"", b"{}", b"{" * 600, gzip.compress(b"{}"), gzip.compress(archive)[:40], b"\0" * 1024, b"\x1f\x8b")
    assert not any(map(begins_archive, others))


def test_a_name_is_what_follows_the_folder():
    assert name_below("s3a://b/AWSLogs", "s3a://b/AWSLogs/x/y%20z") == "x/y%20z"
    assert name_below("s3a://b/", "s3a://b/x") == "x"
    assert name_below("file:/a", "file:/a") == ""
    with pytest.raises(ValueError):
        name_below("file:/a", "file:/ab/c")
