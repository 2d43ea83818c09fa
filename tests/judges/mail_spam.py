"""SpamAssassin and rspamd, with the rules that Debian ships and nothing that asks the network or remembers.

Bayes, reputation, blocklists, SPF, DKIM and DMARC need a DNS or a memory and are off: what is judged is the mail as it
is written. Nothing is put on a welcome list, and the relay that the mail came from is unknown to both.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path

from tests.judges.mail_samples import SENDER, parsed
from tests.machine import absent, program
from tests.ports import free_port, is_open
from tests.waiting import until

SPAMASSASSIN = """\
use_bayes 0
use_learner 0
dns_available no
fold_headers 0
clear_headers
add_header all Judged _SCORE_ _TESTSSCORES(,)_
"""
RSPAMD = """\
.include "$CONFDIR/common.conf"
options {{
    pidfile = "{folder}/rspamd.pid";
    tempdir = "{folder}";
    filters = "chartable,regexp";
    url_tld = "{folder}/suffixes.dat";
    disable_hyperscan = true;
    dns {{ nameserver = "127.0.0.1:9"; timeout = 0.01s; retransmits = 1; }}
}}
logging {{ type = "file"; filename = "{folder}/rspamd.log"; level = "error"; }}
worker "normal" {{ bind_socket = "127.0.0.1:{port}"; count = 1; mime = true; }}
"""
SUFFIXES = Path("/usr/share/rspamd/effective_tld_names.dat")
SILENCED = ("antivirus", "arc", "asn", "bimi", "dcc", "dkim", "dmarc", "external_services", "fuzzy_check", "greylist")
SILENCED += ("history_redis", "mx_check", "neural", "p0f", "phishing", "ratelimit", "rbl", "redis", "replies")
SILENCED += ("reputation", "rspamd_update", "spf", "surbl", "url_redirector", "classifier")
"""Modules of rspamd that ask somebody, or remember."""
HFILTER = "".join(f"{what}_enabled = false;\n" for what in ("helo", "hostname", "from", "mid"))
"""What one more module asks the DNS."""


@dataclass(frozen=True)
class Verdict:
    """What a spam filter thinks; below nought is good."""

    score: float
    rules: Mapping[str, float]
    """Name → points of each that applied."""

    def __str__(self) -> str:
        told = sorted(self.rules.items(), key=lambda rule: -rule[1])
        return f"{self.score:+.1f}: " + ", ".join(f"{name} {points:+.2f}" for name, points in told if points)


def spamassassin(messages: Mapping[str, bytes], folder: Path) -> dict[str, Verdict]:
    """What SpamAssassin thinks of each; `folder` is empty and becomes its home."""
    command = program("spamassassin", "apt install spamassassin")
    site, mails = folder / "site", folder / "mails"
    site.mkdir()
    mails.mkdir()
    for plugins in Path("/etc/spamassassin").glob("*.pre"):
        shutil.copy(plugins, site)
    (site / "local.cf").write_text(SPAMASSASSIN, "utf-8")
    (folder / "user.cf").touch()
    files = [mails / f"{name}.eml" for name in messages]
    for file, message in zip(files, messages.values(), strict=True):
        file.write_bytes(message.replace(b"\r\n", b"\n"))
    rules = ["--siteconfigpath", site, "--configpath", "/usr/share/spamassassin", "--prefspath", folder / "user.cf"]
    done = subprocess.run(
        [command, "--local", "--nocreate-prefs", *rules, *files],
        capture_output=True,
        timeout=100,
        env={"HOME": str(folder), "PATH": os.environ.get("PATH", os.defpath), "LC_ALL": "C.UTF-8"},
    )
    assert done.returncode == 0, done.stderr.decode()
    assert not done.stderr, done.stderr.decode()
    judged = re.findall(rb"^X-Spam-Judged: (\S+) (\S*)", done.stdout, re.MULTILINE)
    assert len(judged) == len(files)
    return {name: _verdict(*found) for name, found in zip(messages, judged, strict=True)}


def _verdict(score: bytes, rules: bytes) -> Verdict:
    told = (rule.split("=") for rule in rules.decode().split(",") if "=" in rule)
    return Verdict(float(score), {name: float(points) for name, points in told})


def rspamd(messages: Mapping[str, bytes], folder: Path) -> dict[str, Verdict]:
    """What rspamd thinks of each; it lives in `folder` for as long as that takes."""
    with _rspamd(folder) as port:
        return {name: _asked(port, message) for name, message in messages.items()}


@contextmanager
def _rspamd(folder: Path) -> Iterator[int]:
    command = program("rspamd", "apt install rspamd")
    if not Path("/etc/rspamd/common.conf").is_file():
        absent("rspamd's configuration", "apt install rspamd")
    override = folder / "local" / "override.d"
    override.mkdir(parents=True)
    for module in SILENCED:
        (override / f"{module}.conf").write_text("enabled = false;\n", "utf-8")
    (override / "hfilter.conf").write_text(HFILTER, "utf-8")
    port = free_port()
    # Those of several labels take twenty seconds to compile.
    suffixes = [line for line in SUFFIXES.read_text("utf-8").splitlines() if line.isalpha() and line.isascii()]
    (folder / "suffixes.dat").write_text("\n".join(suffixes), "utf-8")
    (folder / "rspamd.conf").write_text(RSPAMD.format(folder=folder, port=port), "utf-8")
    places = {"DBDIR": folder, "RUNDIR": folder, "LOGDIR": folder, "LOCAL_CONFDIR": folder / "local"}
    variables = [f"--var={name}={place}" for name, place in places.items()]
    # It must be told to stay root, in whose temporary folder it works.
    insecure = ["--insecure"] if os.geteuid() == 0 else []
    log = folder / "said.txt"
    with log.open("wb") as said:
        process = subprocess.Popen(
            [command, "--no-fork", *insecure, "--config", folder / "rspamd.conf", *variables], stdout=said, stderr=said
        )
    try:
        until(lambda: is_open(port), process=process, told=lambda: log.read_text("utf-8"))
        yield port
    finally:
        process.terminate()  # its workers die with it
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _asked(port: int, message: bytes) -> Verdict:
    connection = HTTPConnection("127.0.0.1", port, timeout=30)
    told = {
        "From": SENDER,
        "Rcpt": str(parsed(message)["To"]),
        "IP": "2001:db8::25",
        "Helo": "mail.harbour.example.org",
    }
    connection.request("POST", "/checkv2", message, {**told, "Hostname": "mail.harbour.example.org"})
    response = connection.getresponse()
    answer = json.loads(response.read())
    connection.close()
    assert response.status == 200, answer
    return Verdict(answer["score"], {name: rule["score"] for name, rule in answer["symbols"].items()})
