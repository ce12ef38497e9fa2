"""Extracts CloudTrail logs on a Spark cluster.

    spark-submit --files .build/release/retention-trail Sources/spark/retention_trail.py \\
        s3a://BUCKET/AWSLogs --output s3a://BUCKET/extracts
    retention-trail timeline --extract COPY-OF-EXTRACTS

Spark lists and reads the files, each task packs its share into a tar stream for one process of retention-trail, and the
lines of its extract are committed as gzip text:

    binaryFile ─ (path, content) ─▶ tar ─ stdin ─▶ retention-trail extract ─ stdout ─▶ part-….txt.gz
"""

import argparse
import ctypes
import gzip
import io
import itertools
import re
import signal
import subprocess
import sys
import tarfile
import threading
import zlib
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from typing import BinaryIO, NamedTuple
from urllib.parse import unquote

from pyspark import RDD, SparkFiles
from pyspark.errors import AnalysisException
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as sql

# A file is held in memory whole, by the executor and by the Python beside it.
LARGEST_FILE = 1 << 30
# What a file costs beside its bytes. With Spark's own 4 MiB, a task would get no more than 32 small files.
PACKING = {"spark.sql.files.openCostInBytes": str(256 << 10)}
# Spark passes over names that match; nothing does, as a run on one machine reads them too.
NO_NAME = r"\z\A."
# What prctl calls the signal that a process gets when its parent ends.
PR_SET_PDEATHSIG = 1
# The first version of Spark that can be asked to do so.
LISTS_ALL_NAMES = (4, 3)


class Refused(Exception):
    """Files that cannot be read as one machine would read them."""


class File(NamedTuple):
    """A file below the folder that is extracted; the name of the folder itself, if it is a file, is empty."""

    name: str
    content: bytes

    @property
    def is_alone(self) -> bool:
        """Whether it cannot be a file in an archive."""
        return not self.name or begins_archive(self.content)


def begins_archive(content: bytes) -> bool:
    """Whether a file may be a tar archive, plain or gzipped; extracting another one alone does no harm."""
    block = first_block(content)
    if len(block) < tarfile.BLOCKSIZE or b"\0" not in block:
        return False
    try:
        tarfile.TarInfo.frombuf(block, "utf-8", "surrogateescape")
        return True
    except tarfile.HeaderError:
        return block[257:262] == b"ustar"


def first_block(content: bytes) -> bytes:
    """The first bytes of a file, as many as a tar header has, decompressed where they are gzip."""
    if not content.startswith(b"\x1f\x8b"):
        return content[: tarfile.BLOCKSIZE]
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(content)) as plain:
            return plain.read(tarfile.BLOCKSIZE)
    except (OSError, EOFError, zlib.error):
        return b""


def write_archive(files: Iterable[File], stream: BinaryIO) -> None:
    """Writes files as a tar archive; pax records have the names that do not fit a header."""
    with tarfile.open(fileobj=stream, mode="w|", format=tarfile.PAX_FORMAT, bufsize=1 << 20) as archive:
        for file in files:
            entry = tarfile.TarInfo(file.name)
            entry.size = len(file.content)
            archive.addfile(entry, io.BytesIO(file.content))


class Feeder(threading.Thread):
    """Writes a process's standard input, while another thread reads what it prints."""

    def __init__(self, child: subprocess.Popen, write: Callable[[BinaryIO], None]):
        super().__init__(daemon=True)
        self.child = child
        self.write = write
        self.failure: BaseException | None = None

    def run(self) -> None:
        try:
            with self.child.stdin as stream:
                self.write(stream)
        except BaseException as failure:
            # The end of its input must not look like the end of the files.
            self.failure = failure
            if not isinstance(failure, BrokenPipeError):
                self.child.kill()


class Drain(threading.Thread):
    """Reads what a process says, so that it never waits for a reader, and keeps the end of it."""

    def __init__(self, stream: BinaryIO):
        super().__init__(daemon=True)
        self.stream = stream
        self.lines: deque[bytes] = deque(maxlen=20)

    def run(self) -> None:
        while line := self.stream.readline(1 << 12):
            self.lines.append(line)

    @property
    def end(self) -> str:
        """The last lines."""
        self.join(timeout=10)
        return b"".join(self.lines).decode(errors="replace")


def extract(program: str, source: str, write: Callable[[BinaryIO], None]) -> Iterator[str]:
    """Yields the lines of an extract of what is written to the standard input of one process.

    The process ends with the task, also where the Python worker is killed.

    :param write: writes to the standard input, on a thread of its own.
    :raises RuntimeError: if the process fails. Exit code 2 is no failure: the extract has the problems.
    """
    system = ctypes.CDLL(None)
    child = subprocess.Popen(
        [program, "extract", f"--source={source}", "--quiet", "--no-progress", "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        preexec_fn=lambda: system.prctl(PR_SET_PDEATHSIG, signal.SIGKILL),
    )
    feeder, drain = Feeder(child, write), Drain(child.stderr)
    try:
        feeder.start()
        drain.start()
        for line in child.stdout:
            yield line.decode().removesuffix("\n")
        check(child.wait(), feeder, drain)
    finally:
        child.kill()
        child.wait()
        child.stdout.close()


def check(code: int, feeder: Feeder, drain: Drain) -> None:
    """Raises what went wrong with a process that has ended."""
    if code in (0, 2):
        feeder.join()
    if feeder.failure and not isinstance(feeder.failure, BrokenPipeError):
        raise feeder.failure
    if code not in (0, 2):
        how = f"exit code {code}" if code > 0 else f"signal {-code}"
        raise RuntimeError(f"retention-trail ended with {how}:\n{drain.end}")
    if feeder.failure:
        raise RuntimeError(f"retention-trail ended before its input did:\n{drain.end}")


def extract_files(files: Iterable[File], program: str, source: str) -> Iterator[str]:
    """Yields the lines of the extracts of a task's files: one of all, beside those of files that cannot be packed."""
    for are_alone, group in itertools.groupby(files, key=lambda file: file.is_alone):
        if not are_alone:
            yield from extract(program, source, lambda stream: write_archive(group, stream))
            continue
        for file in group:
            name = f"{source}/{file.name}" if file.name else source
            yield from extract(program, name, lambda stream: stream.write(file.content))


def name_below(root: str, path: str) -> str:
    """The name of a file below a folder; empty where it is the folder itself."""
    if path == root:
        return ""
    folder = root.removesuffix("/") + "/"
    if not path.startswith(folder):
        raise ValueError(f"{path} does not lie in {root}")
    return path.removeprefix(folder)


def qualified(spark: SparkSession, path: str) -> str:
    """A path as Spark writes those of the files below it."""
    place = spark._jvm.org.apache.hadoop.fs.Path(path)
    return place.getFileSystem(spark._jsc.hadoopConfiguration()).makeQualified(place).toString()


def list_files(spark: SparkSession, root: str) -> DataFrame:
    """All files of a folder; one that vanishes or is damaged on the way fails the job, as nothing may be missing."""
    return (
        spark.read.format("binaryFile")
        .option("recursiveFileLookup", True)
        .option("ignoredPathSegmentRegex", NO_NAME)
        .option("ignoreCorruptFiles", False)
        .option("ignoreMissingFiles", False)
        .load(re.sub(r"([][{}*?\\])", r"\\\1", root))
    )


def name_empty_files(listing: DataFrame, root: str, read: int) -> list[str]:
    """The names of the files without a byte, which Spark lists and does not read.

    :param read: how many it does read; the names come to the driver only where there are others.
    """
    listed = listing._jdf.inputFiles()
    if len(listed) == read:
        return []
    paths = {unquote(uri).replace(":///", ":/", 1) for uri in listed}
    paths -= {row.path for row in listing.select("path").toLocalIterator()}
    return sorted(name_below(root, path) for path in paths)


def leave_large_files(listing: DataFrame, root: str, source: str, may_leave: bool) -> DataFrame:
    """The files that a task can hold in memory; of each other one, says how to extract it."""
    length = sql.col("length")
    commands = [
        f"  retention-trail extract --source '{source}/{name_below(root, row.path)}' - < FILE   ({row.length} bytes)"
        for row in listing.where(length > LARGEST_FILE).select("path", "length").toLocalIterator()
    ]
    advice = "These files are too large for a task. Extract each on one machine:\n" + "\n".join(commands)
    if not may_leave:
        raise Refused(f"{advice}\nand run this again with --leave-large.")
    print(advice, file=sys.stderr)
    return listing.where(length <= LARGEST_FILE)


def find_files(spark: SparkSession, path: str, source: str, may_leave: bool) -> RDD:
    """The files of a folder, with what is in them."""
    root = qualified(spark, path)
    listing = list_files(spark, root)
    count, largest = listing.agg(sql.count("*"), sql.max("length")).first()
    empty = name_empty_files(listing, root, count)
    if largest and largest > LARGEST_FILE:
        listing = leave_large_files(listing, root, source, may_leave)
    files = listing.select("path", "content").rdd.map(
        lambda row: File(name_below(root, row.path), bytes(row.content))
    )
    if empty:
        files = files.union(spark.sparkContext.parallelize([File(name, b"") for name in empty], 1))
    return files


def write_extracts(spark: SparkSession, files: RDD, program: str, source: str, output: str) -> None:
    """Writes the extracts, one file a task; Spark commits one attempt of each."""
    lines = files.mapPartitions(
        lambda part: ((line,) for line in extract_files(part, SparkFiles.get(program), source))
    )
    # More files would cut an extract.
    table = spark.createDataFrame(lines, "line string", verifySchema=False)
    table.write.option("maxRecordsPerFile", 0).option("lineSep", "\n").text(output, compression="gzip")


def parse_arguments(words: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Extracts CloudTrail logs on a Spark cluster.")
    parser.add_argument("path", help="the folder of logs, or a file")
    parser.add_argument("--output", required=True, help="the folder to write; it must not exist")
    parser.add_argument("--source", help="what evidence names in the place of the path; by default, the path as given")
    parser.add_argument("--program", help="a path of retention-trail that Spark can read, where --files do not bring it")
    parser.add_argument("--leave-large", action="store_true", help="leave out files of more than 1 GiB, and name them")
    return parser.parse_args(words)


def prepare(spark: SparkSession) -> None:
    """Sets how files are packed, where nobody said, and says what this version of Spark does not list."""
    asked = spark.sparkContext.getConf()
    for key, value in PACKING.items():
        if not asked.contains(key):
            spark.conf.set(key, value)
    if tuple(map(int, re.findall(r"\d+", spark.version)[:2])) < LISTS_ALL_NAMES:
        print(f"Spark {spark.version} passes over names that begin with _ or a dot.", file=sys.stderr)


def run(spark: SparkSession, words: list[str]) -> None:
    """Does what a command line asks for."""
    arguments = parse_arguments(words)
    prepare(spark)
    source = arguments.source or arguments.path.rstrip("/") or "/"
    if arguments.program:
        spark.sparkContext.addFile(arguments.program)
    program = (arguments.program or "retention-trail").rpartition("/")[2]
    files = find_files(spark, arguments.path, source, arguments.leave_large)
    write_extracts(spark, files, program, source, arguments.output)


if __name__ == "__main__":
    session = SparkSession.builder.appName("retention-trail").getOrCreate()
    try:
        run(session, sys.argv[1:])
    except (AnalysisException, Refused) as failure:
        sys.exit(f"retention-trail: {failure}")
    finally:
        session.stop()
