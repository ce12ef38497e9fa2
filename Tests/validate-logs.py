"""What the AWS CLI's own `cloudtrail validate-logs` says of downloaded files: validate-logs.py FOLDER...

The CLI works on buckets alone. Its functions are run here over folders that stand for buckets: FOLDER/bucket holds the
objects by their keys, FOLDER/metadata what head-object prints of each digest, FOLDER/keys.json what list-public-keys
prints. One JSON object a folder: the kind, name and verdict of each file that the CLI tells of.
"""
import contextlib
import datetime
import io
import json
import pathlib
import re
import sys

from awscli.customizations.cloudtrail import validation
from botocore.exceptions import ClientError

DIGEST = re.compile(r"(\d+)_CloudTrail-Digest_([^_]+)_(.+)_([^_]+)_\d{8}T\d{6}Z(_backfill)?\.json\.gz")
BUCKET = "amzn-s3-demo-bucket"


class Bucket:
    """As much of an S3 client, and of a provider of clients, as is asked for."""

    def __init__(self, folder):
        self.objects = folder / "bucket"
        self.metadata = folder / "metadata"

    def get_client(self, _bucket):
        return self

    def get_object(self, Bucket, Key):
        file = self.objects / Key
        if not file.is_file():
            raise ClientError({"Error": {"Code": "NoSuchKey", "Message": "not found"}}, "GetObject")
        head = self.metadata / (file.name + ".json")
        metadata = json.loads(head.read_text())["Metadata"] if head.exists() else {}
        return {"Body": io.BytesIO(file.read_bytes()), "Metadata": metadata}

    def get_paginator(self, _operation):
        return self

    def paginate(self, Bucket, Marker, Prefix):
        keys = sorted(str(path.relative_to(self.objects)) for path in self.objects.rglob("*") if path.is_file())
        return Pages(key for key in keys if key.startswith(Prefix) and key > Marker)


class Pages(list):
    def search(self, _expression):
        return iter(self)


class Keys:
    def __init__(self, folder):
        self.keys = json.loads((folder / "keys.json").read_text())

    def list_public_keys(self, StartTime, EndTime):
        return self.keys


class Validation(validation.CloudTrailValidateLogs):
    def __init__(self, folder, prefix, account, region, name, home):
        super().__init__(None)
        self.lines = []
        self.trail_arn = f"arn:aws:cloudtrail:{home}:{account}:trail/{name}"
        self.is_verbose = True
        self.account_id = account
        self._source_region = region
        self.s3_bucket = BUCKET
        self.s3_prefix = prefix
        self.s3_client_provider = Bucket(folder)
        self.cloudtrail_client = Keys(folder)
        self.organization_client = None
        utc = datetime.timezone.utc
        self.start_time = datetime.datetime(2023, 12, 31, tzinfo=utc)
        self.end_time = datetime.datetime(2025, 1, 1, tzinfo=utc)

    def _write_status(self, message, is_error=False):
        self.lines.append(message)


def verdicts(folder):
    trails = set()
    for path in (folder / "bucket").rglob("*_CloudTrail-Digest_*"):
        match = DIGEST.fullmatch(path.name)
        if match:
            prefix = str(path.relative_to(folder / "bucket")).split("AWSLogs/")[0].rstrip("/")
            trails.add((prefix or None, *match.groups()[:4]))
    for trail in sorted(trails, key=str):
        run = Validation(folder, *trail)
        with contextlib.redirect_stdout(io.StringIO()):
            run._call()
        for line in run.lines:
            parts = line.removeprefix("(backfill) ").split("\t")
            if len(parts) == 3:
                yield {"kind": parts[0].split()[0].lower(), "name": parts[1].rsplit("/", 1)[-1], "verdict": parts[2]}


for folder in sys.argv[1:]:
    print(json.dumps(list(verdicts(pathlib.Path(folder)))))
