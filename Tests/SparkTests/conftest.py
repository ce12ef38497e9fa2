"""A Spark cluster on this machine, and the programs that the tests compare."""

import os
import shlex
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pyspark
import pytest
from pyspark.sql import SparkSession

HOME = Path(__file__).resolve().parents[2]
SPARK = Path(pyspark.__file__).parent
JOB = HOME / "Sources/spark/retention_trail.py"
PROGRAMS = HOME / ".build/release"
CLOCK = ["--as-of", "2026-11-22", "--quiet"]
COMMANDS = [
    ["timeline", "--format", "json"],
    ["timeline", "--format", "html"],
    ["timeline", "--evidence"],
    ["findings", "--format", "jsonl"],
]

sys.path.insert(0, str(JOB.parent))


def spark_environment(folder: Path) -> dict[str, str]:
    """This one's, without another Spark; names of files are UTF-8."""
    inherited = {key: value for key, value in os.environ.items() if not key.startswith("SPARK_")}
    return inherited | {
        "LC_ALL": "C.UTF-8",
        "PYSPARK_PYTHON": sys.executable,
        "SPARK_LOCAL_IP": "127.0.0.1",
        "SPARK_LOCAL_DIRS": str(folder / "local"),
        "SPARK_NO_DAEMONIZE": "1",
    }


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def wait_until(condition: Callable[[], object], seconds: float = 90) -> None:
    """Fails where something does not become so in time."""
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, f"not so after {seconds} s"
        time.sleep(0.1)


def processes(word: str, *others: str) -> list[int]:
    """The processes that have some words in their command."""
    found = []
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            command = (entry / "cmdline").read_bytes().decode(errors="replace").replace("\0", " ")
        except OSError:
            continue
        if all(each in command for each in (word, *others)):
            found.append(int(entry.name))
    return found


def options() -> list[str]:
    """Those of spark-submit: one core of each worker, and no page to look at."""
    settings = {
        "spark.cores.max": "2",
        "spark.executor.cores": "1",
        "spark.executor.memory": "640m",
        "spark.ui.enabled": "false",
        # So that there are several tasks.
        "spark.sql.files.maxPartitionBytes": "200k",
        "spark.sql.files.openCostInBytes": "2k",
    }
    return [word for key, value in settings.items() for word in ("--conf", f"{key}={value}")]


class Cluster:
    """A standalone master, and two workers."""

    def __init__(self, folder: Path):
        self.folder = folder
        self.environment = spark_environment(folder)
        port = free_port()
        self.url = f"spark://127.0.0.1:{port}"
        self.log = (folder / "cluster.log").open("wb")
        self.daemons = [self.start("master.Master", "--port", str(port), "--webui-port", "0")]
        self.start_worker()
        self.start_worker()

    def start(self, name: str, *arguments: str) -> subprocess.Popen:
        command = [SPARK / "bin/spark-class", f"org.apache.spark.deploy.{name}", "--host", "127.0.0.1", *arguments]
        return subprocess.Popen(command, env=self.environment, stdout=self.log, stderr=self.log)

    def start_worker(self) -> None:
        # More than there is, as two applications run at a time.
        size = ["--cores", "2", "--memory", "2g", "--webui-port", "0"]
        self.daemons.append(self.start("worker.Worker", *size, "--work-dir", str(self.folder / "work"), self.url))

    def submit(self, *arguments: str | Path, folder: Path) -> subprocess.Popen:
        """Starts the job as a user does."""
        command = [SPARK / "bin/spark-submit", "--master", self.url, *options(), "--files", PROGRAMS / "retention-trail"]
        return subprocess.Popen(
            [*command, JOB, *arguments],
            env=self.environment,
            cwd=folder,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    def stop(self) -> None:
        for daemon in self.daemons:
            daemon.terminate()
        for daemon in self.daemons:
            daemon.wait(timeout=30)
        self.log.close()


@pytest.fixture(scope="session")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    cluster = Cluster(tmp_path_factory.mktemp("cluster"))
    try:
        yield cluster
    finally:
        cluster.stop()


@pytest.fixture(scope="session")
def spark(cluster: Cluster) -> Iterator[SparkSession]:
    """An application that runs one job after the other."""
    os.environ.update(cluster.environment)
    os.environ["PYSPARK_SUBMIT_ARGS"] = shlex.join([*options(), "pyspark-shell"])
    session = SparkSession.builder.master(cluster.url).getOrCreate()
    session.sparkContext.addPyFile(str(JOB))
    session.sparkContext.addFile(str(PROGRAMS / "retention-trail"))
    yield session
    session.stop()


def retention_trail(*words: str | Path, folder: Path) -> tuple[int, bytes, bytes]:
    """The exit code of the command, what it prints, and what it says."""
    run = subprocess.run([PROGRAMS / "retention-trail", *words], cwd=folder, capture_output=True, timeout=120)
    return run.returncode, run.stdout, run.stderr


def assert_same(folder: Path, logs: str, extracts: str) -> None:
    """What is made from extracts is what is made from the logs, to the byte."""
    for command in COMMANDS:
        expected = retention_trail(*command, *CLOCK, logs, folder=folder)
        assert expected[0] in (0, 2), expected
        assert retention_trail(*command, *CLOCK, "--extract", extracts, folder=folder) == expected, command


def generate(folder: Path, name: str, *options: str) -> None:
    subprocess.run([PROGRAMS / "generate-archive", *options, name], cwd=folder, check=True, stdout=subprocess.DEVNULL)


@pytest.fixture(scope="session")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a generated archive `logs`, with faults."""
    folder = tmp_path_factory.mktemp("archive")
    planted = ["--files", "40", "--records-per-file", "50", "--events", "60", "--duplicates", "10", "--decoys", "20"]
    generate(folder, "logs", *planted, "--truncated", "2", "--corrupt", "1")
    return folder


def wrapper(folder: Path, name: str, script: str) -> Path:
    """A program in the place of ours."""
    path = folder / name
    path.write_text(f"#!/bin/sh\nPROGRAM='{PROGRAMS / 'retention-trail'}'\n{script}\n")
    path.chmod(0o755)
    return path


def copy_samples(folder: Path) -> None:
    for sample in sorted((HOME / "samples").glob("*/logs")):
        shutil.copytree(sample, folder / sample.parent.name)
