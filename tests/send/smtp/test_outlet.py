"""The SMTP outlet against real servers: what each answer, and each silence, means."""

from __future__ import annotations

import base64
import os
import signal
import socket
import ssl
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.smtp import AuthResult, LoginPassword
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, Encoding, NoEncryption, PrivateFormat

from pipeline.errors import ConfigError, QnaError, Unreachable
from pipeline.model.envelope import Envelope
from pipeline.send.smtp.outlet import SmtpOutlet
from pipeline.send.smtp.server import Server

MakeOutlet = Callable[..., SmtpOutlet]
CERTIFICATE = Path(__file__).parents[1] / "localhost.pem"


def envelope(
    recipient: str = "r@example.org", message: bytes = b"Subject: x\r\n\r\nHello.\r\n", **more: str
) -> Envelope:
    return Envelope(more.get("sender", "s@example.org"), recipient, message)


def one_line(error: pytest.ExceptionInfo[QnaError]) -> str:
    message = str(error.value)
    assert message.isprintable()
    return message


# What concerns one recipient


@pytest.mark.parametrize(
    ("reply", "kind"),
    [("550 5.1.1 unknown", "failed"), ("551 moved", "failed"), ("451 4.7.1 grey", "later"), ("452 full", "later")],
)
def test_a_refused_recipient(mailboxes: Any, smtp_server: Any, make_outlet: MakeOutlet, reply: str, kind: str) -> None:
    mailboxes.refused["bad@example.org"] = reply
    with make_outlet(smtp_server()) as outlet:
        assert outlet.deliver(envelope("a@example.org")).kind == "sent"
        refusal = outlet.deliver(envelope("bad@example.org"))
        assert outlet.deliver(envelope("b@example.org")).kind == "sent"
    assert (refusal.kind, refusal.reply) == (kind, reply)
    assert [recipient for _, recipient, _ in mailboxes.received] == ["a@example.org", "b@example.org"]


@pytest.mark.parametrize(
    ("answers", "kind"),
    [
        ({"DATA": "554 no"}, "failed"),
        ({"DATA": "451 not now"}, "later"),
        ({"DATA": "250 what?"}, "later"),
        ({"RCPT": "garbage"}, "later"),
        ({"end": "550 spam"}, "failed"),
        ({"end": "451 scanner down"}, "later"),
        ({"end": "421 closing"}, "later"),
        ({"end": "250 taken"}, "sent"),
        ({"end": "299-a\r\n299 b"}, "sent"),
        ({"end": "garbage"}, "uncertain"),
        ({"end": "354 what?"}, "uncertain"),
        ({"end": "hang up"}, "uncertain"),
        ({"DATA": "hang up"}, "later"),
        ({"RCPT": "hang up"}, "later"),
        ({"RCPT": "421 closing"}, "later"),
        ({"RCPT": "550-two\r\n550 lines\x07"}, "failed"),
    ],
)
def test_what_an_answer_means(script: Any, make_outlet: MakeOutlet, answers: dict[str, str], kind: str) -> None:
    server = script(
        **{
            occasion: [answer, "354 go on" if occasion == "DATA" else "250 fine"]
            for occasion, answer in answers.items()
        }
    )
    with make_outlet(server.port) as outlet:
        outcome = outlet.deliver(envelope())
        assert (outcome.kind, outcome.reply.isprintable()) == (kind, True)
        assert outlet.deliver(envelope()).kind == "sent", "the outlet must have recovered"


def test_nothing_of_the_message_has_left_when_it_is_later(script: Any, make_outlet: MakeOutlet) -> None:
    server = script(DATA="hang up")
    with make_outlet(server.port) as outlet:
        assert outlet.deliver(envelope()).kind == "later"
    assert server.messages == []


def test_a_connection_lost_within_the_message_is_later(script: Any, make_outlet: MakeOutlet) -> None:
    """The message is larger than what the system buffers, so its end cannot have left."""
    with make_outlet(script(body="hang up").port) as outlet:
        assert outlet.deliver(envelope(message=(b"x" * 998 + b"\r\n") * 15_000)).kind == "later"


def test_silence_after_the_dot_is_uncertain(script: Any, make_outlet: MakeOutlet) -> None:
    server = script(end="stall")
    with make_outlet(server.port, final_timeout=0.2) as outlet:
        assert outlet.deliver(envelope()).kind == "uncertain"
    assert len(server.messages) == 1


def test_the_final_answer_gets_its_own_patience(script: Any, make_outlet: MakeOutlet) -> None:
    server = script(RCPT=["250 fine", "stall"])
    with make_outlet(server.port, timeout=0.3, final_timeout=60) as outlet:
        assert outlet.deliver(envelope()).kind == "sent"
        started = time.monotonic()
        assert outlet.deliver(envelope()).kind == "later"
        assert time.monotonic() - started < 10


def test_defaults_are_those_of_the_rfc() -> None:
    assert (Server(host="x").timeout, Server(host="x").final_timeout) == (60, 600)


@pytest.mark.parametrize(
    "recipient",
    [
        *("", "nobody", "a@b\r\nDATA", "a b@c", "a@b>", "<a@b>", "a@b c", "a@\ud800", "@b"),
        *("x@b¨.example", "a@m＜b＞.example", "x@a，victim＠evil.ö.example", "ä@m＜b＞.example", "a@ü..example"),
    ],
)
def test_an_address_that_would_break_the_dialogue_fails(script: Any, make_outlet: MakeOutlet, recipient: str) -> None:
    server = script()
    with make_outlet(server.port) as outlet:
        assert outlet.deliver(envelope(recipient)).kind == "failed"
    assert not [line for line in server.heard if line.startswith(("MAIL", "RCPT"))]


def test_smtputf8_is_asked_for_only_where_it_is_needed(
    mailboxes: Any, smtp_server: Any, make_outlet: MakeOutlet
) -> None:
    with make_outlet(smtp_server()) as outlet:
        assert outlet.deliver(envelope("jürgen@bücher.example")).kind == "sent"
        assert outlet.deliver(envelope("juergen@bücher.example")).kind == "sent"
        assert outlet.deliver(envelope("info@faß.example")).kind == "sent"
        assert outlet.deliver(envelope(message="Reply-To: jürgen@x.example\r\n\r\n".encode())).kind == "sent"
    assert [recipient for _, recipient, _ in mailboxes.received] == [
        "jürgen@bücher.example",
        "juergen@xn--bcher-kva.example",
        "info@xn--fa-hia.example",
        "r@example.org",
    ]
    assert ["SMTPUTF8" in options for options in mailboxes.options] == [True, False, False, True]


def test_without_smtputf8_such_an_address_fails_and_says_so(script: Any, make_outlet: MakeOutlet) -> None:
    with make_outlet(script().port) as outlet:
        outcome = outlet.deliver(envelope("jürgen@example.org"))
        assert outlet.deliver(envelope()).kind == "sent"
    assert outcome.kind == "failed"
    assert "SMTPUTF8" in outcome.reply


def test_size_is_declared_and_its_limit_honoured(script: Any, make_outlet: MakeOutlet) -> None:
    server = script(EHLO="250-here\r\n250 SIZE 100")
    with make_outlet(server.port) as outlet:
        small = envelope(message=b"." * 98 + b"\r\n")
        assert outlet.deliver(small).kind == "sent"
        with pytest.raises(ConfigError, match="101 bytes, the server takes 100"):
            outlet.deliver(envelope(message=b"x" * 99 + b"\r\n"))
    assert "MAIL FROM:<s@example.org> SIZE=100" in server.heard
    assert server.messages == [b"." + small.message]


@pytest.mark.parametrize("limit", ["9" * 5000, "9" * 19, "0", "-1", "many", "１００"])
def test_a_limit_that_is_none_stops_nothing(script: Any, make_outlet: MakeOutlet, limit: str) -> None:
    with make_outlet(script(EHLO=f"250-here\r\n250 SIZE {limit}").port) as outlet:
        assert outlet.deliver(envelope()).kind == "sent"


@pytest.mark.parametrize(
    ("message", "features", "missing"),
    [
        ("Subject: x\r\n\r\nÄ\r\n", "SIZE", "8BITMIME"),
        ("Message-ID: <1@müller.example>\r\n\r\n", "8BITMIME", "SMTPUTF8"),
    ],
)
def test_what_a_server_cannot_take_from_us_is_no_recipients_fault(
    script: Any, make_outlet: MakeOutlet, message: str, features: str, missing: str
) -> None:
    with make_outlet(script(EHLO=f"250-here\r\n250 {features}").port) as outlet:
        with pytest.raises(ConfigError, match=missing):
            outlet.deliver(envelope(message=message.encode()))
        with pytest.raises(ConfigError):
            outlet.deliver(envelope(sender="jürgen@example.org", message=message.encode()))
        assert outlet.deliver(envelope("jürgen@example.org", message.encode())).kind == "failed"
        assert outlet.deliver(envelope()).kind == "sent"


def test_eight_bits_are_declared(script: Any, make_outlet: MakeOutlet) -> None:
    message = "Subject: x\r\n\r\nÄ\r\n".encode()
    server = script(EHLO="250-here\r\n250 8BITMIME")
    with make_outlet(server.port) as outlet:
        assert outlet.deliver(envelope(message=message)).kind == "sent"
        assert outlet.deliver(envelope()).kind == "sent"
    assert [line for line in server.heard if line.startswith("MAIL")] == [
        "MAIL FROM:<s@example.org> BODY=8BITMIME",
        "MAIL FROM:<s@example.org>",
    ]
    assert server.messages[0] == message


def test_notices_may_have_an_empty_sender(script: Any, make_outlet: MakeOutlet) -> None:
    server = script()
    with make_outlet(server.port) as outlet:
        assert outlet.deliver(envelope(sender="")).kind == "sent"
    assert "MAIL FROM:<>" in server.heard


# The connection


def test_one_connection_carries_many_and_is_reset_after_a_refusal(script: Any, make_outlet: MakeOutlet) -> None:
    server = script(RCPT=["250 fine", "550 no", "250 fine"])
    with make_outlet(server.port) as outlet:
        assert [outlet.deliver(envelope()).kind for _ in range(3)] == ["sent", "failed", "sent"]
    assert server.connections == 1
    verbs = [line.split()[0].upper() for line in server.heard]
    assert " ".join(verbs) == "EHLO MAIL RCPT DATA MAIL RCPT RSET MAIL RCPT DATA QUIT"
    assert server.heard[0].upper() == "EHLO CLIENT.EXAMPLE"


@pytest.mark.parametrize("farewell", ["421 idle too long", "hang up"])
def test_a_connection_that_was_closed_while_idle_is_replaced(
    script: Any, make_outlet: MakeOutlet, farewell: str
) -> None:
    server = script(MAIL=["250 fine", farewell, "250 fine"])
    with make_outlet(server.port) as outlet:
        assert [outlet.deliver(envelope()).kind for _ in range(2)] == ["sent", "sent"]
    assert (server.connections, len(server.messages)) == (2, 2)


def test_a_server_that_never_answers_mail_is_unreachable(script: Any, make_outlet: MakeOutlet) -> None:
    server = script(MAIL="hang up")
    with make_outlet(server.port) as outlet, pytest.raises(Unreachable) as error:
        outlet.deliver(envelope())
    assert "MAIL FROM" in one_line(error)


# What concerns the server


def test_no_server(make_outlet: MakeOutlet, closed_port: int) -> None:
    with pytest.raises(Unreachable) as error, make_outlet(closed_port):
        pass
    assert f"127.0.0.1:{closed_port}" in one_line(error)


def test_a_server_that_goes_away(script: Any, make_outlet: MakeOutlet) -> None:
    server = script()
    with make_outlet(server.port) as outlet:
        assert outlet.deliver(envelope()).kind == "sent"
        server.answers["MAIL"] = "421 shutting down"
        server.answers["greeting"] = "421 shut down"
        with pytest.raises(Unreachable):
            outlet.deliver(envelope())


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ({"greeting": "421 too busy\x07"}, Unreachable),
        ({"greeting": "554-no\r\n554 you are listed"}, Unreachable),
        ({"greeting": "hang up"}, Unreachable),
        ({"greeting": "HTTP/1.1 400 Bad Request"}, Unreachable),
        ({"greeting": "x" * 9000}, Unreachable),
        ({"greeting": "stall"}, Unreachable),
        ({"EHLO": "500 what?", "HELO": "500 what?"}, Unreachable),
        ({"MAIL": "451 disk full"}, Unreachable),
        ({"MAIL": "553 5.7.1 not your address"}, ConfigError),
        ({"MAIL": "530 5.7.0 authentication required"}, ConfigError),
        ({"MAIL": "552 5.3.4 too large"}, ConfigError),
        ({"RCPT": "530 5.7.0 authentication required"}, ConfigError),
    ],
)
def test_no_recipient_is_blamed(script: Any, make_outlet: MakeOutlet, answers: Any, expected: type[QnaError]) -> None:
    server = script(**answers)
    with pytest.raises(expected) as error, make_outlet(server.port, timeout=0.5) as outlet:
        outlet.deliver(envelope())
    assert "127.0.0.1" in one_line(error)
    assert server.messages == []


def test_helo_does_where_ehlo_is_not_known(script: Any, make_outlet: MakeOutlet) -> None:
    with make_outlet(script(EHLO="502 what?").port) as outlet:
        assert outlet.deliver(envelope()).kind == "sent"


@pytest.mark.parametrize("stage", ["RCPT", "DATA"])
@pytest.mark.parametrize(
    "refusal",
    [
        "554 5.7.1 <r@example.org>: Relay access denied",
        "550 relay not permitted",
        "550 5.7.1 blocked IP",
        "554 Service unavailable; Client host [192.0.2.1] blocked using zen.spamhaus.org",
        "553 sorry, that domain isn't in my list of allowed rcpthosts (#5.7.1)",
        "550 192.0.2.1 is on our block list",
        "554-no\r\n554 Your address is BLACKLISTED",
    ],
)
def test_a_server_that_does_not_know_us_uses_up_no_audience(
    script: Any, make_outlet: MakeOutlet, stage: str, refusal: str
) -> None:
    fine = "354 go on" if stage == "DATA" else "250 fine"
    with make_outlet(script(**{stage: [refusal, refusal, fine, refusal]}).port) as outlet:
        kinds = [outlet.deliver(envelope()).kind for _ in range(4)]
    assert kinds == ["later", "later", "sent", "failed"]


@pytest.mark.parametrize("stage", ["RCPT", "DATA"])
def test_a_server_that_closes_each_connection_uses_up_no_audience(
    script: Any, make_outlet: MakeOutlet, stage: str
) -> None:
    fine, enough = "354 go on" if stage == "DATA" else "250 fine", "421 4.7.0 enough"
    server = script(**{stage: [enough, fine, enough, enough, enough]})
    with make_outlet(server.port) as outlet:
        kinds = [outlet.deliver(envelope()).kind for _ in range(3)]
        assert kinds == ["later", "sent", "later"]
        with pytest.raises(Unreachable) as error:
            outlet.deliver(envelope())
    assert "421 4.7.0 enough" in one_line(error)
    assert server.connections == 3


def test_a_sender_that_is_no_address(script: Any, make_outlet: MakeOutlet) -> None:
    with make_outlet(script().port) as outlet, pytest.raises(ConfigError):
        outlet.deliver(envelope(sender="no address"))


# TLS and login


def test_starttls(
    mailboxes: Any,
    smtp_server: Any,
    make_outlet: MakeOutlet,
    server_context: ssl.SSLContext,
    trusting_context: ssl.SSLContext,
) -> None:
    port = smtp_server(tls_context=server_context, require_starttls=True)
    with make_outlet(port, host="localhost", security="starttls", context=trusting_context) as outlet:
        assert outlet.deliver(envelope()).kind == "sent"
    assert len(mailboxes.received) == 1


def test_tls_from_the_first_byte(
    mailboxes: Any,
    smtp_server: Any,
    make_outlet: MakeOutlet,
    server_context: ssl.SSLContext,
    trusting_context: ssl.SSLContext,
) -> None:
    port = smtp_server(ssl_context=server_context)
    with make_outlet(port, host="localhost", security="tls", context=trusting_context) as outlet:
        assert [outlet.deliver(envelope()).kind for _ in range(3)] == ["sent"] * 3
    assert len(mailboxes.received) == 3


def test_large_messages_pipelined_under_tls(
    mailboxes: Any,
    smtp_server: Any,
    make_outlet: MakeOutlet,
    server_context: ssl.SSLContext,
    trusting_context: ssl.SSLContext,
) -> None:
    """Larger than a TLS record and than what the system buffers: they leave in pieces."""
    mailboxes.features.append("PIPELINING")
    port = smtp_server(ssl_context=server_context)
    letters = [envelope(f"r{number}@example.org", (b"%d" % number * 998 + b"\r\n") * 1_000) for number in range(4)]
    with make_outlet(port, host="localhost", security="tls", context=trusting_context) as outlet:
        assert [outcome.kind for outcome in outlet.deliver_each(iter(letters))] == ["sent"] * 4
    assert [message for _, _, message in mailboxes.received] == [letter.message for letter in letters]


@pytest.mark.parametrize("security", ["starttls", "tls"])
def test_a_certificate_that_nobody_vouches_for(
    smtp_server: Any, make_outlet: MakeOutlet, server_context: ssl.SSLContext, security: str
) -> None:
    port = smtp_server(**{"tls_context" if security == "starttls" else "ssl_context": server_context})
    with pytest.raises(ConfigError) as error, make_outlet(port, host="localhost", security=security):
        pass
    assert "certificate" in one_line(error)


def test_a_certificate_for_another_name(
    smtp_server: Any, make_outlet: MakeOutlet, server_context: ssl.SSLContext, trusting_context: ssl.SSLContext
) -> None:
    port = smtp_server("127.0.0.2", tls_context=server_context)
    with (
        pytest.raises(ConfigError) as error,
        make_outlet(port, host="127.0.0.2", security="starttls", context=trusting_context),
    ):
        pass
    assert "127.0.0.2" in one_line(error)


def test_no_starttls_means_no_mail(mailboxes: Any, smtp_server: Any, make_outlet: MakeOutlet) -> None:
    with pytest.raises(ConfigError) as error, make_outlet(smtp_server(), security="starttls"):
        pass
    assert "STARTTLS" in one_line(error)
    assert mailboxes.received == []


@pytest.mark.parametrize(("answer", "expected"), [("454 later", Unreachable), ("220 go\r\n250 injected", Unreachable)])
def test_starttls_that_goes_wrong(script: Any, make_outlet: MakeOutlet, answer: str, expected: type[QnaError]) -> None:
    server = script(EHLO="250-here\r\n250 STARTTLS", STARTTLS=answer)
    with pytest.raises(expected), make_outlet(server.port, security="starttls", timeout=0.5):
        pass


@pytest.mark.parametrize(("username", "password"), [("ada", "s3cret"), ("ada", "pässwörd ✓")])
@pytest.mark.parametrize("excluded", [[], ["PLAIN"]], ids=["PLAIN", "LOGIN"])
def test_login(
    mailboxes: Any, smtp_server: Any, make_outlet: MakeOutlet, username: str, password: str, excluded: list[str]
) -> None:
    seen = []

    def check(server: Any, session: Any, outer: Any, mechanism: str, data: LoginPassword) -> AuthResult:
        seen.append((mechanism, data.login.decode(), data.password.decode()))
        return AuthResult(success=True)

    port = smtp_server(authenticator=check, auth_require_tls=False, auth_exclude_mechanism=excluded)
    with make_outlet(port, username=username, password=password) as outlet:
        assert outlet.deliver(envelope()).kind == "sent"
    assert seen == [("LOGIN" if excluded else "PLAIN", username, password)]


def test_a_refused_login(smtp_server: Any, make_outlet: MakeOutlet) -> None:
    port = smtp_server(authenticator=lambda *_: AuthResult(success=False, handled=False), auth_require_tls=False)
    with pytest.raises(ConfigError) as error, make_outlet(port, username="ada", password="s3cret"):
        pass
    assert "ada" in one_line(error)
    assert "s3cret" not in one_line(error)


@pytest.mark.parametrize("offered", ["PLAIN", "LOGIN", "CRAM-MD5", "XOAUTH2"])
@pytest.mark.parametrize("echo", ["{}", "{:.20}", "{:.500}", "s3cret pässword, really?"])
def test_a_server_that_repeats_what_it_was_told_is_not_quoted(
    make_outlet: MakeOutlet, script: Any, offered: str, echo: str
) -> None:
    auth = "xoauth2" if offered == "XOAUTH2" else "password"
    server = script(EHLO=f"250-here\r\n250 AUTH {offered}")
    said: list[str] = []

    def answer(occasion: str) -> str:
        line = server.heard[-1] if server.heard else ""
        if occasion in ("greeting", "EHLO", "QUIT"):
            return str(server.answers[occasion])
        if line in ("AUTH LOGIN", "AUTH CRAM-MD5") or line == base64.b64encode(b"ada").decode():
            return "334 PDE4OTZAeC5leGFtcGxlPg=="
        said.append(line.split()[-1])
        return f'500 5.5.1 Command unrecognized: "{echo.format(said[-1])}"'

    server.answer = answer
    outlet = make_outlet(server.port, username="ada", password="s3cret pässword", auth=auth)
    with pytest.raises(ConfigError) as error, outlet:
        pass
    assert len(said) == 1
    assert said[0][:12] not in one_line(error)
    assert "s3cret" not in one_line(error)
    assert 'unrecognized: "…' in one_line(error)


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ({"EHLO": "250-here\r\n250 AUTH PLAIN", "AUTH": "454 4.7.0 try later"}, Unreachable),
        ({"EHLO": "250-here\r\n250 AUTH PLAIN", "AUTH": "hang up"}, Unreachable),
        ({"EHLO": "250-here\r\n250 AUTH CRAM-MD5", "AUTH": "535 no"}, ConfigError),
        ({"EHLO": "250-here\r\n250 AUTH GSSAPI"}, ConfigError),
        ({"EHLO": "250 here"}, ConfigError),
    ],
)
def test_login_that_goes_wrong(script: Any, make_outlet: MakeOutlet, answers: Any, expected: type[QnaError]) -> None:
    with pytest.raises(expected) as error, make_outlet(script(**answers).port, username="ada", password="s3cret"):
        pass
    one_line(error)


def test_cram_md5(script: Any, make_outlet: MakeOutlet) -> None:
    """The example of RFC 2195 §2."""
    challenge = base64.b64encode(b"<1896.697170952@postoffice.reston.mci.net>").decode()
    answer = base64.b64encode(b"tim b913a602c7eda7a495b4e6e7334d3890").decode()
    server = script(**{"EHLO": "250-here\r\n250 AUTH CRAM-MD5", "AUTH": f"334 {challenge}", answer.upper(): "235 in"})
    with make_outlet(server.port, username="tim", password="tanstaaftanstaaf") as outlet:
        assert outlet.deliver(envelope()).kind == "sent"
    assert server.heard[1:3] == ["AUTH CRAM-MD5", answer]


TOKEN = base64.b64encode(b"user=ada@example.org\x01auth=Bearer t0ken\x01\x01").decode()


def test_login_with_a_token(script: Any, make_outlet: MakeOutlet) -> None:
    server = script(EHLO="250-here\r\n250 AUTH LOGIN PLAIN XOAUTH2", AUTH="235 in")
    with make_outlet(server.port, username="ada@example.org", password="t0ken", auth="xoauth2") as outlet:
        assert outlet.deliver(envelope()).kind == "sent"
    assert server.heard[1] == f"AUTH XOAUTH2 {TOKEN}"


def test_a_refused_token(tape: Any, make_outlet: MakeOutlet) -> None:
    """The reason comes as a challenge, which wants an empty answer before the refusal itself is said."""
    reason = base64.b64encode(b'{"status":"400","scope":"https://mail.example/"}')
    server = tape(
        [
            b"220 here\r\n",
            ("hear", b"EHLO client.example\r\n"),
            b"250-here\r\n250 AUTH XOAUTH2\r\n",
            ("hear", f"AUTH XOAUTH2 {TOKEN}\r\n".encode()),
            b"334 " + reason + b"\r\n",
            ("hear", b"\r\n"),
            b"535 5.7.8 not accepted\r\n",
            ("end",),
        ]
    )
    outlet = make_outlet(server.port, username="ada@example.org", password="t0ken", auth="xoauth2")
    with pytest.raises(ConfigError) as error, outlet:
        pass
    assert '"status":"400"' in one_line(error)
    assert "535 5.7.8 not accepted" in one_line(error)
    assert "t0ken" not in one_line(error)


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ({"EHLO": "250-here\r\n250 AUTH PLAIN"}, ConfigError),
        ({"EHLO": "250-here\r\n250 AUTH XOAUTH2", "AUTH": "535 no"}, ConfigError),
        ({"EHLO": "250-here\r\n250 AUTH XOAUTH2", "AUTH": "454 4.7.0 try later"}, Unreachable),
        ({"EHLO": "250-here\r\n250 AUTH XOAUTH2", "AUTH": "hang up"}, Unreachable),
    ],
)
def test_login_with_a_token_that_goes_wrong(
    script: Any, make_outlet: MakeOutlet, answers: Any, expected: type[QnaError]
) -> None:
    outlet = make_outlet(script(**answers).port, username="ada", password="t0ken", auth="xoauth2")
    with pytest.raises(expected) as error, outlet:
        pass
    assert "t0ken" not in one_line(error)


def test_the_password_is_in_no_representation() -> None:
    assert "s3cret" not in repr(Server(host="x", password="s3cret")) + str(Server(host="x", password="s3cret"))


@pytest.mark.parametrize("security", ["starttls", "tls"])
def test_a_server_that_wants_our_certificate(
    smtp_server: Any,
    make_outlet: MakeOutlet,
    server_context: ssl.SSLContext,
    trusting_context: ssl.SSLContext,
    security: str,
) -> None:
    server_context.verify_mode = ssl.CERT_REQUIRED
    server_context.load_verify_locations(CERTIFICATE)
    port = smtp_server(**{"tls_context" if security == "starttls" else "ssl_context": server_context})
    shown = {"host": "localhost", "security": security, "context": trusting_context}
    with make_outlet(port, certificate_file=CERTIFICATE, **shown) as outlet:
        assert outlet.deliver(envelope()).kind == "sent"


def test_a_server_that_misses_our_certificate(
    smtp_server: Any, make_outlet: MakeOutlet, server_context: ssl.SSLContext, trusting_context: ssl.SSLContext
) -> None:
    server_context.verify_mode = ssl.CERT_REQUIRED
    server_context.load_verify_locations(CERTIFICATE)
    port = smtp_server(tls_context=server_context)
    outlet = make_outlet(port, host="localhost", security="starttls", context=trusting_context)
    with pytest.raises(Unreachable) as error, outlet:
        pass
    one_line(error)


@pytest.mark.parametrize("kind", ["missing", "no certificate", "another's key", "encrypted key", "no key"])
def test_a_certificate_of_ours_that_cannot_be_used(
    tmp_path: Path, make_outlet: MakeOutlet, closed_port: int, kind: str
) -> None:
    """Each is said before anybody is connected to, and none asks for a passphrase."""
    certificate, key = tmp_path / "ours.pem", tmp_path / "ours.key"
    pem = CERTIFICATE.read_text()
    if kind != "missing":
        certificate.write_text("nothing" if kind == "no certificate" else pem[: pem.index("-----BEGIN PRIVATE")])
    other = ec.generate_private_key(ec.SECP256R1())
    locked = BestAvailableEncryption(b"secret") if kind == "encrypted key" else NoEncryption()
    key.write_bytes(other.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, locked))
    keys = {} if kind == "no key" else {"certificate_key_file": key}
    outlet = make_outlet(closed_port, security="tls", certificate_file=certificate, **keys)
    with pytest.raises(ConfigError) as error, outlet:
        pass
    assert str(certificate) in one_line(error)


# Stopping


def test_abort_during_a_stalled_final_reply_is_uncertain_at_once(script: Any, make_outlet: MakeOutlet) -> None:
    server = script(end="stall")
    with make_outlet(server.port) as outlet:
        threading.Thread(target=lambda: (server.stalled.wait(10), outlet.abort())).start()
        started = time.monotonic()
        assert outlet.deliver(envelope()).kind == "uncertain"
        assert outlet.deliver(envelope()).kind == "later"
    assert time.monotonic() - started < 4
    assert len(server.messages) == 1


def test_abort_under_tls(
    smtp_server: Any,
    mailboxes: Any,
    make_outlet: MakeOutlet,
    server_context: ssl.SSLContext,
    trusting_context: ssl.SSLContext,
) -> None:
    arrived = threading.Event()

    async def stall(server: Any, session: Any, envelope: Any) -> str:
        import asyncio

        arrived.set()
        await asyncio.sleep(20)
        return "250 too late"

    mailboxes.handle_DATA = stall
    port = smtp_server(tls_context=server_context)
    with make_outlet(port, host="localhost", security="starttls", context=trusting_context) as outlet:
        threading.Thread(target=lambda: (arrived.wait(10), outlet.abort())).start()
        started = time.monotonic()
        assert outlet.deliver(envelope()).kind == "uncertain"
    assert time.monotonic() - started < 4


def test_abort_before_the_dot_is_later(script: Any, make_outlet: MakeOutlet) -> None:
    server = script(RCPT="stall")
    with make_outlet(server.port) as outlet:
        threading.Thread(target=lambda: (server.stalled.wait(10), outlet.abort())).start()
        assert outlet.deliver(envelope()).kind == "later"


def test_abort_from_a_signal_handler_of_the_same_thread(script: Any, make_outlet: MakeOutlet) -> None:
    server = script(end="stall")
    with make_outlet(server.port) as outlet:
        before = signal.signal(signal.SIGUSR1, lambda *_: outlet.abort())
        try:
            threading.Thread(target=lambda: (server.stalled.wait(10), os.kill(os.getpid(), signal.SIGUSR1))).start()
            started = time.monotonic()
            assert outlet.deliver(envelope()).kind == "uncertain"
        finally:
            signal.signal(signal.SIGUSR1, before)
    assert time.monotonic() - started < 4


def test_abort_while_connecting(make_outlet: MakeOutlet) -> None:
    """A listener whose backlog is full leaves us waiting for the handshake, as a firewall does."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen(0)
        port = listener.getsockname()[1]
        crowd = []
        try:
            for _ in range(8):
                crowd.append(socket.socket())
                crowd[-1].setblocking(False)
                crowd[-1].connect_ex(("127.0.0.1", port))
            outlet = make_outlet(port, timeout=20)
            timer = threading.Timer(0.3, outlet.abort)
            timer.start()
            started = time.monotonic()
            outcome = outlet.deliver(envelope())
            assert outcome.kind == "later"
            assert 0.2 < time.monotonic() - started < 4
            timer.join()
        finally:
            for each in crowd:
                each.close()
