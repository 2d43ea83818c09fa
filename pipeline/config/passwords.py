"""Where the password of each table that logs in comes from, and that no server is ever sent another one's."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.config.checking_mail import Mistake
from pipeline.config.keys import Settings


@dataclass(frozen=True, slots=True)
class Login:
    """A table of the config that logs in somewhere."""

    section: str
    index: int
    name: str
    password_file: str
    """As written in the config; empty where the password is in the environment."""

    @property
    def place(self) -> str:
        """What to call the table in a message."""
        return f"[[{self.section}]] {self.name}"


def logins(settings: Settings) -> Iterator[Login]:
    """Every table that logs in, in the order of the file's sections."""
    for index, source in enumerate(settings.source):
        if source.is_on_the_web and (source.username or source.header):
            yield Login("source", index, source.name, source.password_file)
    for index, mirror in enumerate(settings.site.mirror):
        if mirror.access_key:
            yield Login("site.mirror", index, mirror.name, mirror.password_file)
    for index, lane in enumerate(settings.mail.lane):
        if lane.outlet == "smtp" and lane.username:
            yield Login("mail.lane", index, lane.name, lane.password_file)


def variable_of(name: str) -> str:
    """The environment variable for the password of a table of that name."""
    return f"QNA_{name.upper().replace('-', '_')}_PASSWORD"


def is_shared(settings: Settings, variable: str) -> bool:
    """Whether several tables would take their password from that variable; each of them has a file instead."""
    return sum(variable_of(login.name) == variable for login in logins(settings)) > 1


def check_passwords(settings: Settings, mistake: Mistake) -> None:
    """Tell `mistake` of tables that could only get their passwords from one variable."""
    earlier: dict[str, Login] = {}
    for login in logins(settings):
        variable = variable_of(login.name)
        other = earlier.setdefault(variable, login)
        if other.place != login.place and not (other.password_file and login.password_file):
            mistake(
                login.section,
                login.index,
                "name",
                f"{variable} would be the password of {other.place}, too, and go to both servers;"
                " give each a password_file, or one of them another name",
            )
