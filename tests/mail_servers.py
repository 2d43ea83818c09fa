"""Postfix and Dovecot on loopback, as a small mail host runs them, from folders that go away with the test.

    the program ──STARTTLS, AUTH──▶ Postfix ──LMTP──▶ Dovecot ──IMAP──▶ the test
                                       └── asks Dovecot whether the password is right

Root is needed: Postfix starts only as root, and gives its rights away by itself. Nothing in /etc or /var is read or
written but for the names of users.
"""

from __future__ import annotations

import imaplib
import pwd
import shutil
import ssl
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.machine import program
from tests.ports import free_ports, is_open
from tests.waiting import until

CERTIFICATE = Path(__file__).parent / "send" / "localhost.pem"
DOMAIN = "inbox.example"
LOGIN = f"talks@{DOMAIN}"
PASSWORD = "eleven screens and a cactus"
SBIN = Path("/usr/lib/postfix/sbin")
MAIN_CF = """\
compatibility_level = 3.6
queue_directory = {folder}/queue
data_directory = {folder}/data
maillog_file = {folder}/postfix.log
maillog_file_prefixes = {folder}
myhostname = mx.{domain}
mydestination =
mynetworks =
alias_maps =
local_recipient_maps =
inet_protocols = ipv4
disable_dns_lookups = yes
smtpd_peername_lookup = no
default_transport = error:nothing leaves this machine
relay_transport = error:nothing leaves this machine
virtual_mailbox_domains = {domain}
virtual_mailbox_maps = texthash:{folder}/etc/boxes
virtual_mailbox_base = {folder}/boxes
virtual_minimum_uid = 1
virtual_uid_maps = static:{uid}
virtual_gid_maps = static:{gid}
virtual_transport = lmtp:unix:private/dovecot-lmtp
transport_maps = texthash:{folder}/etc/transport
smtpd_tls_security_level = may
smtpd_tls_auth_only = yes
smtpd_tls_chain_files = {folder}/etc/server.pem
smtpd_sasl_auth_enable = yes
smtpd_sasl_type = dovecot
smtpd_sasl_path = private/auth
smtpd_relay_restrictions = permit_sasl_authenticated, reject
smtpd_recipient_restrictions =
smtpd_client_restrictions =
smtpd_delay_reject = yes
smtputf8_enable = yes
"""
MASTER_CF = """\
127.0.0.1:{port} inet n - n - - smtpd
cleanup   unix n - n - 0 cleanup
qmgr      unix n - n 300 1 qmgr
tlsmgr    unix - - n 1000? 1 tlsmgr
rewrite   unix - - n - - trivial-rewrite
bounce    unix - - n - 0 bounce
defer     unix - - n - 0 bounce
trace     unix - - n - 0 bounce
verify    unix - - n - 1 verify
flush     unix n - n 1000? 0 flush
proxymap  unix - - n - - proxymap
error     unix - - n - - error
retry     unix - - n - - error
anvil     unix - - n - 1 anvil
scache    unix - - n - 1 scache
lmtp      unix - - n - - lmtp
virtual   unix - n n - - virtual
postlog   unix-dgram n - n - 1 postlogd
"""
DOVECOT_CONF = """\
base_dir = {folder}/dovecot
state_dir = {folder}/dovecot/state
log_path = {folder}/dovecot.log
protocols = imap lmtp
listen = 127.0.0.1
auth_failure_delay = 0
ssl = required
ssl_cert = <{folder}/etc/server.pem
ssl_key = <{folder}/etc/server.pem
mail_location = maildir:~/Maildir
first_valid_uid = 1
hostname = mx.{domain}
postmaster_address = postmaster@{domain}
passdb {{
  driver = passwd-file
  args = scheme=PLAIN username_format=%u {folder}/etc/passwords
}}
userdb {{
  driver = static
  args = uid={uid} gid={gid} home={folder}/boxes/%u allow_all_users=yes
}}
service auth {{
  unix_listener {folder}/queue/private/auth {{
    mode = 0666
  }}
}}
service lmtp {{
  unix_listener {folder}/queue/private/dovecot-lmtp {{
    mode = 0666
  }}
}}
service imap-login {{
  inet_listener imap {{
    port = 0
  }}
  inet_listener imaps {{
    port = {imaps}
  }}
}}
service stats {{
  unix_listener stats-writer {{
    mode = 0666
  }}
}}
"""
FOLDERS = ("active", "bounce", "corrupt", "defer", "deferred", "flush", "hold", "incoming", "maildrop", "private")
FOLDERS += ("public", "saved", "trace")
OWNER = "mail"
"""The machine's user to whom the mailboxes belong."""


@dataclass(frozen=True)
class MailHost:
    """A host that takes mail for DOMAIN from whoever logs in as LOGIN."""

    folder: Path
    port: int
    """Of SMTP with STARTTLS, at localhost."""
    imaps: int

    def fetch(self, box: str, identity: str) -> bytes:
        """The one mail of a mailbox with that Message-ID, over IMAP, as soon as it is there."""
        context = ssl.create_default_context(cafile=str(CERTIFICATE))
        with imaplib.IMAP4_SSL("localhost", self.imaps, ssl_context=context) as client:
            client.login(f"{box}@{DOMAIN}", PASSWORD)
            client.select(readonly=True)

            def found() -> list[bytes]:
                client.noop()
                return client.search(None, "HEADER", "Message-ID", f'"{identity}"')[1][0].split()

            until(found, told=lambda: f"{identity} has not come to {box}: {self.log}")
            (number,) = found()
            answer = client.fetch(number.decode(), "(BODY.PEEK[])")[1]
        (mail,) = [part[1] for part in answer if isinstance(part, tuple)]
        return mail

    @property
    def log(self) -> str:
        """What both servers noted."""
        files = (self.folder / "postfix.log", self.folder / "dovecot.log")
        return "\n".join(file.read_text("utf-8", "replace") for file in files if file.is_file())


@contextmanager
def mail_host(boxes: Mapping[str, str]) -> Iterator[MailHost]:
    """A running host; `boxes` is local part → folder of its mailbox, the name by which it is fetched.

    Dovecot 2.3 speaks no SMTPUTF8, so to local parts that need it Postfix delivers by itself.
    """
    program("postfix", "apt install postfix")
    dovecot = program("dovecot", "apt install dovecot-imapd dovecot-lmtpd")
    # The servers' users must be able to go there, and pytest's own folder is root's alone.
    folder = Path(tempfile.mkdtemp(prefix="qna-mail-host-"))
    with ExitStack() as stack:
        stack.callback(shutil.rmtree, folder, ignore_errors=True)
        host = MailHost(folder, *free_ports(2))
        _furnish(host, boxes)
        for name, command in (
            ("dovecot", [dovecot, "-F", "-c", folder / "etc" / "dovecot.conf"]),
            ("postfix", [SBIN / "master", "-s", "-c", folder / "etc"]),
        ):
            stack.enter_context(_running(name, command, folder))
        _wait_for(host)
        yield host


@contextmanager
def _running(name: str, command: list[str | Path], folder: Path) -> Iterator[None]:
    with (folder / f"{name}.said").open("wb") as said:
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=said, stderr=said)
    try:
        yield
    finally:
        process.terminate()  # both take their children with them
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _furnish(host: MailHost, boxes: Mapping[str, str]) -> None:
    folder = host.folder
    folder.chmod(0o755)
    entry = pwd.getpwnam(OWNER)
    uid, gid = entry.pw_uid, entry.pw_gid
    for each in ("etc", "queue", "data", "boxes", "dovecot", "queue/pid", *(f"queue/{name}" for name in FOLDERS)):
        (folder / each).mkdir()
    for each in ("data", *(f"queue/{name}" for name in FOLDERS)):
        shutil.chown(folder / each, "postfix")
        (folder / each).chmod(0o700)
    (folder / "queue" / "public").chmod(0o755)
    (folder / "queue" / "private").chmod(0o755)  # Dovecot's sockets are in there
    shutil.chown(folder / "boxes", uid, gid)
    known = {"folder": folder, "domain": DOMAIN, "port": host.port, "imaps": host.imaps, "uid": uid, "gid": gid}
    maildirs = {f"{local}@{DOMAIN}": f"{box}@{DOMAIN}/Maildir/" for local, box in boxes.items()}
    logins = {LOGIN, *(f"{box}@{DOMAIN}" for box in boxes.values())}
    for name, text in {
        "main.cf": MAIN_CF.format(**known),
        "master.cf": MASTER_CF.format(**known),
        "dovecot.conf": DOVECOT_CONF.format(**known),
        "passwords": "".join(f"{login}:{PASSWORD}\n" for login in sorted(logins)),
        "boxes": "".join(f"{address} {maildir}\n" for address, maildir in maildirs.items()),
        "transport": "".join(f"{address} virtual:\n" for address in maildirs if not address.isascii()),
        "server.pem": _key_first(CERTIFICATE.read_text("ascii")),
    }.items():
        (folder / "etc" / name).write_text(text, "utf-8")


def _key_first(pem: str) -> str:
    """As `smtpd_tls_chain_files` wants it."""
    begin = pem.index("-----BEGIN PRIVATE KEY")
    end = pem.index("\n", pem.index("-----END PRIVATE KEY")) + 1
    return pem[begin:end] + pem[:begin] + pem[end:]


def _wait_for(host: MailHost) -> None:
    def said() -> str:
        files = [(host.folder / f"{name}.said").read_text("utf-8") for name in ("dovecot", "postfix")]
        return "\n".join(("Postfix or Dovecot did not start:", *files, host.log))

    until(lambda: is_open(host.port) and is_open(host.imaps), told=said)
