"""The job on a cluster of two workers: its extracts say what a run on one machine says, whatever happens meanwhile."""

import gzip
import os
import signal
import tarfile
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
import retention_trail as job
from conftest import HOME, Cluster, assert_same, copy_samples, generate, processes, wait_until, wrapper
from pyspark.errors import AnalysisException
from pyspark.sql import SparkSession

STRANGE_NAMES = [
    "a b%20c+d/ü’ï 'x'.json",
    "_hidden/a.json",
    ".b.json",
    "_SUCCESS",
    "e[1]{2}*?.json",
    "x" * 200 + "/" + "y" * 200,
]


def assert_whole(extracts: Path, at_least: int = 1, at_most: int = 100) -> None:
    """Each file of the output is an extract from its first line to its last, and no input is in two."""
    assert (extracts / "_SUCCESS").exists()
    parts = list(extracts.glob("part-*.txt.gz"))
    assert at_least <= len(parts) <= at_most
    inputs: list[str] = []
    for part in parts:
        lines = gzip.decompress(part.read_bytes()).decode().splitlines()
        assert lines[0].startswith('{"extract":') and lines[-1].startswith('{"type":"end",'), part
        # The stream that a task packs is an archive of its own, by the one name.
        inputs += [line for line in lines if line.startswith('{"type":"input"') and '"archive":true' not in line]
    assert len(set(inputs)) == len(inputs) > 0


def run(spark: SparkSession, logs: Path, output: Path, *options: str | Path) -> None:
    job.run(spark, [str(logs), "--source", "logs", "--output", str(output), *map(str, options)])


def in_background(work: Callable[[], None]) -> threading.Thread:
    """Does something that may fail."""

    def attempt() -> None:
        try:
            work()
        except Exception as failure:
            print(failure)

    thread = threading.Thread(target=attempt, daemon=True)
    thread.start()
    return thread


def slow(folder: Path, name: str) -> Path:
    """Ours, that waits at first until a file is there."""
    return wrapper(folder, name, f'while [ ! -e {folder}/go ]; do sleep 0.1; done; exec "$PROGRAM" "$@"')


def test_samples_with_names_of_any_form(cluster: Cluster, tmp_path: Path):
    logs = tmp_path / "logs"
    copy_samples(logs)
    for name in STRANGE_NAMES:
        (logs / name).parent.mkdir(exist_ok=True)
        (logs / name).write_bytes((HOME / "samples/quiet-account/events.jsonl").read_bytes())
    (logs / "empty.json.gz").touch()
    (logs / "111122223333_CloudTrail_us-east-1_20240505T0305Z_abcdefghijklmnop.json.gz").touch()
    with tarfile.open(logs / "archive.tgz", "w:gz") as archive:
        archive.add(logs / "two-accounts", "AWSLogs")
    submitted = cluster.submit("logs", "--output", "extracts", folder=tmp_path)
    said, _ = submitted.communicate(timeout=200)
    assert submitted.returncode == 0, said
    assert_same(tmp_path, "logs", "extracts")


def test_one_file(spark: SparkSession, tmp_path: Path):
    log = next((HOME / "samples/rescued-cut/logs").rglob("*.json.gz"))
    job.run(spark, [str(log), "--output", str(tmp_path / "extracts")])
    assert_whole(tmp_path / "extracts", at_most=1)
    assert_same(tmp_path, str(log), "extracts")


def test_a_generated_archive_in_many_parts(spark: SparkSession, archive: Path, tmp_path: Path):
    run(spark, archive / "logs", tmp_path / "extracts")
    assert_whole(tmp_path / "extracts", at_least=3)
    assert_same(archive, "logs", str(tmp_path / "extracts"))


def test_many_small_files_are_packed(spark: SparkSession, tmp_path: Path):
    generate(tmp_path, "logs", "--files", "10000", "--records-per-file", "5", "--events", "200", "--duplicates", "20")
    spark.conf.set("spark.sql.files.maxPartitionBytes", "4m")
    try:
        run(spark, tmp_path / "logs", tmp_path / "extracts")
    finally:
        spark.conf.set("spark.sql.files.maxPartitionBytes", "200k")
    assert_whole(tmp_path / "extracts", at_most=50)
    assert_same(tmp_path, "logs", "extracts")


def test_a_task_that_is_retried_gives_its_inputs_once(spark: SparkSession, archive: Path, tmp_path: Path):
    # The first attempts write a part of an extract, and fail.
    script = (
        f'if mkdir {tmp_path}/1 2>/dev/null || mkdir {tmp_path}/2 2>/dev/null; then '
        'cat >/dev/null; echo \'{"extract":"retention-trail/1"}\'; exit 70; fi; exec "$PROGRAM" "$@"'
    )
    run(spark, archive / "logs", tmp_path / "extracts", "--program", wrapper(tmp_path, "unlucky", script))
    assert (tmp_path / "2").exists()
    assert_whole(tmp_path / "extracts", at_least=3)
    assert_same(archive, "logs", str(tmp_path / "extracts"))


def test_a_process_that_always_fails_fails_the_job(spark: SparkSession, archive: Path, tmp_path: Path):
    program = wrapper(tmp_path, "failing", "cat >/dev/null; echo the reason >&2; exit 64")
    with pytest.raises(Exception, match="exit code 64:\\nthe reason"):
        run(spark, archive / "logs", tmp_path / "extracts", "--program", program)
    assert not (tmp_path / "extracts/_SUCCESS").exists()


def test_a_large_file_is_named_and_never_left_out_unasked(
    spark: SparkSession, archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture
):
    sizes = sorted((log.stat().st_size, log) for log in (archive / "logs").rglob("*") if log.is_file())
    monkeypatch.setattr(job, "LARGEST_FILE", sizes[-2][0])
    large = sizes[-1][1].relative_to(archive)
    with pytest.raises(job.Refused, match=f"--source '{large}' -"):
        run(spark, archive / "logs", tmp_path / "extracts")
    assert not (tmp_path / "extracts").exists()
    run(spark, archive / "logs", tmp_path / "extracts", "--leave-large")
    assert str(large) in capsys.readouterr().err
    assert_whole(tmp_path / "extracts")


def test_an_output_that_exists_is_left_alone(spark: SparkSession, archive: Path, tmp_path: Path):
    (tmp_path / "extracts").mkdir()
    with pytest.raises(AnalysisException, match="already exists"):
        run(spark, archive / "logs", tmp_path / "extracts")
    assert not list((tmp_path / "extracts").iterdir())


def test_a_cancelled_job_leaves_no_process(spark: SparkSession, archive: Path, tmp_path: Path):
    program = slow(tmp_path, "cancelled")
    work = in_background(lambda: run(spark, archive / "logs", tmp_path / "extracts", "--program", program))
    wait_until(lambda: len(processes("/cancelled extract")) == 2)
    spark.sparkContext.cancelAllJobs()
    wait_until(lambda: not processes("/cancelled extract"), 20)
    work.join(timeout=30)
    assert not work.is_alive() and not (tmp_path / "extracts/_SUCCESS").exists()


def test_a_worker_that_is_killed_loses_nothing(cluster: Cluster, spark: SparkSession, archive: Path, tmp_path: Path):
    program = slow(tmp_path, "waiting")
    work = in_background(lambda: run(spark, archive / "logs", tmp_path / "extracts", "--program", program))
    wait_until(lambda: len(processes("/waiting extract")) == 2)
    victim = cluster.daemons.pop()
    executors = [pid for pid in processes("CoarseGrainedExecutorBackend") if parent(pid) == victim.pid]
    assert executors
    for pid in (victim.pid, *executors):
        os.kill(pid, signal.SIGKILL)
    victim.wait()
    wait_until(lambda: len(processes("/waiting extract")) == 1)
    cluster.start_worker()
    (tmp_path / "go").touch()
    work.join(timeout=200)
    assert_whole(tmp_path / "extracts", at_least=3)
    assert_same(archive, "logs", str(tmp_path / "extracts"))


def parent(pid: int) -> int:
    return int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[1])


def test_a_driver_that_is_killed_leaves_no_process(cluster: Cluster, archive: Path, tmp_path: Path):
    program = slow(tmp_path, "orphaned")
    submitted = cluster.submit(archive / "logs", "--program", program, "--output", "extracts", folder=tmp_path)
    try:
        wait_until(lambda: processes("/orphaned extract"), 180)
    finally:
        for pid in processes("org.apache.spark.deploy.SparkSubmit", str(program)):
            os.kill(pid, signal.SIGKILL)
    submitted.communicate(timeout=60)
    wait_until(lambda: not processes("/orphaned extract"))
