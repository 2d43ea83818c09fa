"""Every key of config.toml, with its type, its default and the sentence that explains it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any, Literal, get_args, get_origin, get_type_hints

from msgspec import Meta, Struct
from msgspec.structs import FieldInfo, replace
from msgspec.structs import fields as struct_fields

from pipeline.config.mail_keys import Dkim as Dkim
from pipeline.config.mail_keys import Lane as Lane
from pipeline.config.mail_keys import Mail as Mail
from pipeline.config.mirror_keys import KEYS_OF_MIRROR as KEYS_OF_MIRROR
from pipeline.config.mirror_keys import Mirror as Mirror
from pipeline.config.section import Name, Section, Span, Text, shaped
from pipeline.config.section import span as span

SAMPLE_ID = "5a3f1c0e-0000-4000-8000-716e61736d70"
"""The publication id of the samples that come with the program; SMTP outlets refuse to mail for it."""


class Publication(Section, frozen=True):
    """What is published, and by whom."""

    id: Annotated[
        str, Meta(description="Made once by `qna init`; every id in feeds and mail hangs on it: never change it.")
    ]
    title: Annotated[Text, Meta(description="The name of the series or the publication.")]
    url: Annotated[
        Text, Meta(description="Where the output folder is served; may change later, ids do not depend on it.")
    ]
    language: Annotated[Text, Meta(description="The language of the publication, as a BCP 47 tag.")] = "en"
    description: Annotated[str, Meta(description="One sentence for the index page and for feed readers.")] = ""
    publisher: Annotated[str, Meta(description="Who publishes; empty means the title.")] = ""
    address: Annotated[str, Meta(description="Postal address that the law wants in every mail, on one line.")] = ""
    timezone: Annotated[
        Text, Meta(description="Zone in which dates are shown, bare dates are read and cron lines are meant.")
    ] = "UTC"
    accent: Annotated[
        str,
        shaped("^#[0-9a-fA-F]{6}$", 'a colour such as "#8a3324"'),
        Meta(description="The one colour; corrected where its contrast would be too low to read."),
    ] = "#8a3324"

    @property
    def base(self) -> str:
        """`url` with exactly one slash at its end."""
        return self.url.rstrip("/") + "/"

    @property
    def name(self) -> str:
        """Who publishes: `publisher`, or the title where that is empty."""
        return self.publisher or self.title


_NOUNS = {
    "folder": ("document", "documents"),
    "wordpress": ("post", "posts"),
    "feed": ("entry", "entries"),
    "page": ("page", "pages"),
}


class Source(Section, frozen=True):
    """A way in; repeat the table for each. What a source holds at its first run is published but not mailed."""

    name: Annotated[Name, Meta(description="Identifies the source for ever: lower-case letters, digits, - and _.")]
    kind: Annotated[
        Literal["folder", "wordpress", "feed", "page"],
        Meta(
            description='"folder" reads files; "wordpress" a site\'s posts; "feed" an RSS, Atom or JSON feed;'
            ' "page" one page, or those that a list page or a sitemap links.'
        ),
    ] = "folder"
    path: Annotated[str, Meta(description="The folder, relative to this file; its sub-folders are read too.")] = ""
    url: Annotated[str, Meta(description="Address of the WordPress site, the feed or the page.")] = ""
    category: Annotated[str, Meta(description="WordPress: only posts of this category, by its slug or name.")] = ""
    tag: Annotated[str, Meta(description="WordPress: only posts with this tag, by its slug or name.")] = ""
    search: Annotated[str, Meta(description="WordPress: only posts in which this is found.")] = ""
    links: Annotated[
        str,
        Meta(
            description="Read not the page itself but those that it, or a sitemap there, links to under addresses"
            ' like this one: "https://example.org/interviews/*".'
        ),
    ] = ""
    every: Annotated[
        Span, Meta(description="On the web: a run looks again only after so long; `qna run --now` looks at once.")
    ] = "10 min"
    rate: Annotated[float, Meta(gt=0, description="On the web: at most so many requests a second to one host.")] = 1.0
    username: Annotated[str, Meta(description="On the web: login, for WordPress with an application password.")] = ""
    header: Annotated[
        str, Meta(description='On the web: instead of a login, the header in which the secret is sent: "X-Api-Key".')
    ] = ""
    password_file: Annotated[
        str,
        Meta(description="A file that holds the password or the secret; or set QNA_NAME_PASSWORD in the environment."),
    ] = ""
    private_hosts: Annotated[
        tuple[str, ...],
        Meta(description='On the web: hosts that may have an address in a private network: ["wiki.lan"].'),
    ] = ()
    series: Annotated[str, Meta(description="Series of the documents that name none.")] = ""
    guest: Annotated[str, Meta(description="Guest of the documents that name none.")] = ""
    hosts: Annotated[
        tuple[str, ...], Meta(description="Names or labels of interviewers, in addition to those of [parse].")
    ] = ()
    boilerplate: Annotated[
        tuple[str, ...], Meta(description="Lines that are dropped, in addition to those of [parse].")
    ] = ()
    drop: Annotated[
        tuple[str, ...], Meta(description="Headings that are dropped, in addition to those of [parse].")
    ] = ()

    @property
    def is_on_the_web(self) -> bool:
        """Whether it is asked over HTTP, rather than looked through on this machine."""
        return self.kind != "folder"

    @property
    def nouns(self) -> tuple[str, str]:
        """What it is full of, one and many."""
        return _NOUNS[self.kind]


_ALWAYS = frozenset({"name", "kind", "series", "guest", "hosts", "boilerplate", "drop"})
_ON_THE_WEB = frozenset({"url", "every", "rate", "username", "header", "password_file", "private_hosts"})
KEYS_OF_KIND: dict[str, frozenset[str]] = {
    "folder": _ALWAYS | {"path"},
    "wordpress": _ALWAYS | _ON_THE_WEB | {"category", "tag", "search"},
    "feed": _ALWAYS | _ON_THE_WEB,
    "page": _ALWAYS | _ON_THE_WEB | {"links"},
}
"""The keys of a [[source]] that mean something to each kind of source."""


class Parse(Section, frozen=True):
    """Help for the parser, where it needs any."""

    hosts: Annotated[
        tuple[str, ...], Meta(description='Names or labels by which the interviewers speak: ["Ada", "Red."].')
    ] = ()
    boilerplate: Annotated[
        tuple[str, ...], Meta(description="Lines that belong to no session and are dropped wherever they stand.")
    ] = ()
    drop: Annotated[
        tuple[str, ...],
        Meta(description='Headings that are dropped with all that stands below them: ["Related", "About us"].'),
    ] = ()


class Site(Section, frozen=True):
    """The web archive."""

    output: Annotated[
        Text, Meta(description="The web root that is generated; files of others in it are left alone.")
    ] = "output"
    pages: Annotated[bool, Meta(description="false publishes feeds and mail only, no pages.")] = True
    pictures: Annotated[
        bool,
        Meta(description="Whether sessions' pictures are copied into the site; else pages and mails link to them."),
    ] = True
    links: Annotated[
        Literal["origin", "own"],
        Meta(
            description='Where entries link: "origin" is the page a session came from, if any; "own" always our page.'
        ),
    ] = "origin"
    mirror: tuple[Mirror, ...] = ()

    @property
    def alone(self) -> Site:
        """The same site, wherever else it is shown."""
        return replace(self, mirror=())


class Feeds(Section, frozen=True):
    """RSS 2.0, Atom 1.0 and JSON Feed 1.1, always the same entries in each."""

    entries: Annotated[int, Meta(ge=1, le=1000, description="How many of the newest sessions a feed holds.")] = 20
    ttl: Annotated[
        int, Meta(ge=1, le=10080, description="Minutes for which a reader's client need not ask a feed again.")
    ] = 60
    hubs: Annotated[
        tuple[str, ...],
        Meta(description='WebSub hubs that are told of news, to push it on: ["https://hub.example.org/"].'),
    ] = ()


class Schedule(Section, frozen=True):
    """When `qna daemon` runs the job; with cron instead, this is not read."""

    run: Annotated[
        Text, Meta(description="A cron line (0 and 7 are Sunday), or @hourly, @daily, @weekly, @monthly.")
    ] = "*/15 * * * *"


class Store(Section, frozen=True):
    """The memory."""

    path: Annotated[
        Text,
        Meta(description="Private folder with the database, the keys and the locks; back it up with `qna backup`."),
    ] = "var"


class Web(Section, frozen=True):
    """Where `qna serve` listens."""

    host: Annotated[Text, Meta(description="Address to listen on; 127.0.0.1 is this machine only.")] = "127.0.0.1"
    port: Annotated[int, Meta(ge=1, le=65535, description="Port to listen on.")] = 8717


class Settings(Struct, frozen=True, kw_only=True):
    """All of config.toml, checked; paths in it are relative to its folder."""

    file: Path
    publication: Publication
    source: tuple[Source, ...] = ()
    parse: Parse = Parse()
    site: Site = Site()
    feeds: Feeds = Feeds()
    mail: Mail = Mail()
    schedule: Schedule = Schedule()
    store: Store = Store()
    web: Web = Web()

    def path(self, written: str) -> Path:
        """A path as written in the config, made absolute."""
        return (self.file.parent / Path(written).expanduser()).absolute()

    @property
    def output(self) -> Path:
        """The web root."""
        return self.path(self.site.output)

    @property
    def var(self) -> Path:
        """The private folder."""
        return self.path(self.store.path)

    @property
    def database(self) -> Path:
        """The SQLite file."""
        return self.var / "qna.db"

    @property
    def overrides(self) -> Path:
        """The editor's own templates, which win over ours file by file."""
        return self.file.parent / "templates"

    def with_store(self, var: Path) -> Settings:
        """The same settings with another private folder."""
        return replace(self, store=replace(self.store, path=str(var)))

    def with_way_out(self, address: str) -> Settings:
        """The same settings with another address to write to in order to leave."""
        return replace(self, mail=replace(self.mail, unsubscribe=address))

    @property
    def is_sample(self) -> bool:
        """Whether this is the publication that comes with the program."""
        return self.publication.id == SAMPLE_ID


SECTIONS: dict[str, type[Struct]] = {
    "publication": Publication,
    "source": Source,
    "parse": Parse,
    "site": Site,
    "site.mirror": Mirror,
    "feeds": Feeds,
    "mail": Mail,
    "mail.lane": Lane,
    "mail.dkim": Dkim,
    "schedule": Schedule,
    "store": Store,
    "web": Web,
}
"""Name in the file → what it holds; those of `REPEATED` are arrays of tables."""

REPEATED = frozenset({"source", "site.mirror", "mail.lane", "mail.dkim"})
KEYS_OF = {"source": KEYS_OF_KIND, "site.mirror": KEYS_OF_MIRROR}
"""Name in the file → kind → the keys that mean something to tables of that kind."""


def fields(name: str) -> list[FieldInfo]:
    """The keys of a section, without the tables below it, which are sections of their own."""
    return [each for each in struct_fields(SECTIONS[name]) if f"{name}.{each.encode_name}" not in SECTIONS]


def type_hints(kind: type[Struct]) -> dict[str, Any]:
    """Key → its type with all that is said of it."""
    return get_type_hints(kind, include_extras=True)


def sentence(hint: Any) -> str:
    """The sentence that explains a key, from its type hint."""
    said = get_args(hint)[1:] if get_origin(hint) is Annotated else ()
    return next((each.description for each in said if isinstance(each, Meta) and each.description), "")
