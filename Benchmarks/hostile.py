"""Inputs that were made to harm, what may be spent on each, and what is: for `Benchmarks/compare --hostile`."""
import base64, json, os, subprocess, tempfile, threading, time, zlib

MIB = 1 << 20
# What any run may take beyond what its bytes explain.
FLOOR = 5.0


def record(time="2024-01-01T00:00:00Z", days=30, identity="e-1", account="111122223333", resource="c-1", **more):
    return json.dumps(
        {
            "eventVersion": "1.08", "eventTime": time, "eventSource": "chime.amazonaws.com",
            "eventName": "PutRetentionSettings", "awsRegion": "us-east-1", "eventID": identity,
            "recipientAccountId": account, "userIdentity": {"type": "IAMUser", "arn": "arn:aws:iam::1:user/ann"},
            "requestParameters": {
                "accountId": resource, "retentionSettings": {"roomRetentionSettings": {"retentionDays": days}}},
            **more,
        },
        separators=(",", ":"))


# The shortest text that is taken for a Put.
PUT = '{"eventTime":"2024-01-01T00:00:00Z","eventSource":"chime.amazonaws.com","eventName":"PutRetentionSettings"}'


def day(number):
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(1_600_000_000 + number * 600))


def gzipped(part, mebibytes, before=b"", after=b""):
    """A gzip member that repeats a part until it has so many MiB."""
    squeeze = zlib.compressobj(9, zlib.DEFLATED, 31)
    block = part * max(MIB // len(part), 1)
    return b"".join([squeeze.compress(before)] + [squeeze.compress(block) for _ in range(mebibytes)] + [squeeze.compress(after), squeeze.flush()])


def carrier(payload):
    return b'{"awslogs":{"data":"' + base64.b64encode(payload) + b'"}}\n'


def lines(records):
    return "\n".join(records).encode() + b"\n"


class Run:
    """What a run took: seconds of wall and of the processor, MiB at the peak, bytes of messages."""

    def __init__(self, command, stdin=subprocess.DEVNULL, limit=300):
        with tempfile.TemporaryFile() as messages, open(os.devnull, "wb") as null:
            begin = time.monotonic()
            process = subprocess.Popen(command, stdin=stdin, stdout=null, stderr=messages)
            timer = threading.Timer(limit, process.kill)
            timer.start()
            _, status, usage = os.wait4(process.pid, 0)
            timer.cancel()
            process.returncode = os.waitstatus_to_exitcode(status)
            self.wall = time.monotonic() - begin
            self.cpu = usage.ru_utime + usage.ru_stime
            self.peak = usage.ru_maxrss / 1024
            self.messages = messages.seek(0, os.SEEK_END)
            self.code = process.returncode


class Hostile:
    def __init__(self, trail, work):
        self.trail, self.work = trail, os.path.join(work, "hostile")
        os.makedirs(self.work, exist_ok=True)
        self.failures = []

    def file(self, name, make):
        path = os.path.join(self.work, name)
        if not os.path.exists(path):
            with open(path + ".partial", "wb") as target:
                target.write(make())
            os.rename(path + ".partial", path)
        return path

    def folder(self, name, count, make, suffix):
        path = os.path.join(self.work, name)
        if not os.path.isdir(path):
            os.makedirs(path + ".partial", exist_ok=True)
            for number in range(count):
                with open(f"{path}.partial/{number:07}{suffix}", "wb") as target:
                    target.write(make(number))
            os.rename(path + ".partial", path)
        return path

    def row(self, what, run, seconds=None, mebibytes=None, messages=None):
        said = []
        # Of the processor: what else the machine does is not the input's.
        for value, bound, unit in [(run.cpu, seconds, "s"), (run.peak, mebibytes, "MiB"), (run.messages, messages, "bytes of messages")]:
            if bound is not None and value > bound:
                said.append(f"{value:.3f} {unit} > {bound:.3f}")
        if run.code not in (0, 1, 2):
            said.append(f"ended with {run.code}")
        bounds = ", ".join(f"{bound:.3g} {unit}" for bound, unit in [(seconds, "s"), (mebibytes, "MiB"), (messages, "bytes")] if bound is not None)
        print(f"| {what} | {run.wall:.2f} | {run.cpu:.2f} | {run.peak:.0f} | {run.messages} | {bounds} | {'; '.join(said) or 'holds'} |", flush=True)
        self.failures += [f"{what}: {text}" for text in said]

    def measure(self, *words, stdin=subprocess.DEVNULL):
        return Run([self.trail, *words], stdin=stdin)

    def by_size(self, path):
        return FLOOR + 2 * os.path.getsize(path) / MIB

    def payloads(self):
        put = PUT.encode()
        for what, name, make in [
            ("a message of Puts, 64 MiB", "payload-64.json", lambda: carrier(gzipped(b"," + put, 63, b'{"Records":[' + put, b"]}"))),
            ("a message of Puts, 770 MiB", "payload-770.json", lambda: carrier(gzipped(put, 770))),
        ]:
            path = self.file(name, make)
            self.row(what, self.measure("findings", "-q", path), self.by_size(path), 96)

    def rows(self):
        wide = PUT[:-1].encode()
        for what, name, make in [
            ("a row of eight million cells", "row.csv", lambda: b"eventJson,x\n" + b"a," * 8388000),
            ("a record of three million members", "members.json", lambda: b'{"Records":[' + wide + b',"a":1' * 2700000 + b"}]}"),
            ("parameters of three million members", "parameters.json", lambda: b'{"Records":[' + wide + b',"requestParameters":{"b":1' + b',"a":1' * 2700000 + b"}}]}"),
            ("a row of Lake of two million cells", "lake.json", lambda: b'{"QueryResultRows":[[{"eventTime":"2024-01-01 00:00:00.000"}' + b',{"a":"1"}' * 1600000 + b"]]}"),
        ]:
            self.row(what, self.measure("findings", "-q", self.file(name, make)), 10, 128)

    def bytes(self):
        put = PUT.encode()
        bomb = gzipped(carrier(gzipped(b'{"a":1}', 2048)), 20)
        path = self.file("carriers.json.gz", lambda: bomb)
        self.row("carriers of 2 GiB each", self.measure("findings", "-q", path), self.by_size(path), 96)
        for what, part, before in [
            ("quotes", b'"', b""), ("empty objects", b"{}", b""), ("lines of junk", b"x\n", b""), ("broken lines", b'{"a\n', b""),
            ("rows", b",\n", b"eventJson,x\n"), ("brackets", b"[", b""), ("space", b" ", b""), ("zeros", b"\0", b""),
            ("escapes", b"\\\\", b'{"a":"'), ("open objects", b'{"a":', b""), ("names of calls", b"PutRetentionSettings ", b""),
            ("Puts", b"," + put, b'{"Records":[' + put), ("near misses", b"," + put.replace(b"chime.amazonaws.com", b"chime"), b'{"Records":[' + put),
        ]:
            # A MiB of gzip at the most.
            size = 1024 if len(part) < 9 else 256
            path = self.file(f"{what.replace(' ', '-')}.gz", lambda: gzipped(part, size, before))
            self.row(f"{size} MiB of {what}, in gzip", self.measure("findings", "-q", path), self.by_size(path), 160)
        self.row("/dev/zero", self.measure("findings", "-q", "/dev/zero"), 10, 96)

    def files(self):
        good = self.measure("findings", "-q", self.folder("good", 60000, lambda n: lines([record(day(n), identity=f"e-{n}")]), ".json"))
        self.row("60,000 good files", good)
        bad = self.folder("bad", 60000, lambda n: b"junk", ".json")
        self.row("60,000 bad files", self.measure("findings", bad), None, good.peak + 64, 1_000_000)
        empty = self.folder("empty", 1_000_000, lambda n: b"", ".json")
        self.row("1,000,000 empty files", self.measure("findings", empty), None, good.peak + 64, 1_000_000)

    def watch(self):
        inputs = [
            ("20,000 Puts of one account", "one-account.jsonl", lambda: lines(record(day(n), 30 + n % 7, f"e-{n}") for n in range(20000))),
            ("20,000 bodies of one eventID", "one-id.jsonl", lambda: lines(record(day(0), 1 + n % 9000, "e-1", n=n) for n in range(20000))),
            ("20,000 Puts of 10,000 accounts", "accounts.jsonl", lambda: lines(record(day(n), 30 + n % 7, f"e-{n}", str(100_000_000_000 + n % 10000)) for n in range(20000))),
        ]
        for what, name, make in inputs:
            with open(self.file(name, make), "rb") as source:
                self.row(f"watch: {what}", self.measure("watch", "-q", stdin=source), 10)
        for what, name, make in inputs[::2]:
            self.one_more(f"watch: one Put after {what}", self.file(name, make))

    def one_more(self, what, history):
        """How long it takes until a Put is told of that comes after a history; the median of nine."""
        process = subprocess.Popen([self.trail, "watch", "-q", "--history", history], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        taken = []
        for number in range(10):
            begin = time.monotonic()
            process.stdin.write(lines([record(day(30000 + number), 20 + number % 2 * 5, f"new-{number}", "100000000000" if "accounts" in history else "111122223333")]))
            process.stdin.flush()
            os.read(process.stdout.fileno(), 1 << 16)
            taken.append(time.monotonic() - begin)
        process.stdin.close()
        process.stdout.read()
        process.wait()
        value = sorted(taken[1:])[4]
        print(f"| {what} | {value:.4f} | | | | 0.005 s | {'holds' if value <= 0.005 else f'{value:.4f} s > 0.005'} |", flush=True)
        if value > 0.005: self.failures.append(f"{what}: {value:.4f} s > 0.005")

    def policies(self):
        arn = "arn:aws:iam::111122223333:user/" + "a" * 3900
        log = self.file("long.jsonl", lambda: lines(record(day(n), 30 - n % 7, f"e-{n}", userIdentity={"type": "IAMUser", "arn": arn}) for n in range(50)))
        policy = self.file("glob.yaml", lambda: f'version: 1\napproved-principals: ["*{"a" * 2000}b"]\n'.encode())
        self.row("a pattern of 2,000 characters", self.measure("findings", "-q", "--policy", policy, log), 1)
        log = self.file("five.jsonl", lambda: lines(record(day(n), 30 - n % 7, f"e-{n}") for n in range(5000)))
        policy = self.file("suppress.yaml", lambda: b"version: 1\nsuppressions:\n" + b"".join(b"  - {rule: shortened-retention, principal: 'x-%d*', reason: r}\n" % n for n in range(10000)))
        before = self.measure("findings", "-q", log)
        run = self.measure("findings", "-q", "--policy", policy, log)
        run.cpu -= before.cpu
        self.row("10,000 suppressions, beyond the run without them", run, 1)

    def pages(self):
        one = self.file("eighty.jsonl", lambda: lines(record(day(n), 30 + n % 7, f"e-{n}") for n in range(80000)))
        many = self.file("forty.jsonl", lambda: lines(record(day(n), 30 + n % 7, f"e-{n}", str(100_000_000_000 + n)) for n in range(40000)))
        self.row("html: 80,000 entries of one account", self.measure("timeline", "-q", "--format", "html", one), 8)
        self.row("html: 40,000 accounts", self.measure("timeline", "-q", "--format", "html", many), 8)


def compare(trail, work, parts):
    hostile = Hostile(trail, work)
    print("| input | wall s | processor s | peak MiB | messages | bound | |\n|---|---|---|---|---|---|---|")
    for part in parts or ["payloads", "rows", "bytes", "files", "watch", "policies", "pages"]:
        getattr(hostile, part)()
    return hostile.failures
