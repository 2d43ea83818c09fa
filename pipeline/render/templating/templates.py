"""The Jinja environment: the editor's overrides first, the packaged templates second, mistakes told with their line."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import jinja2
from jinja2.environment import TemplateModule
from jinja2.runtime import Context, LoopContext, Macro
from jinja2.sandbox import ImmutableSandboxedEnvironment

from pipeline.config.keys import Publication
from pipeline.errors import TemplateError
from pipeline.model.collection import Collection
from pipeline.model.entry import Entry
from pipeline.model.listing import Asked, Listing
from pipeline.model.session import Contact, Passage, Person, Session, Turn
from pipeline.render.templating.compiling import Compiled, Generator, printable, printed
from pipeline.render.templating.in_force import ADVICE, in_force, packaged
from pipeline.render.view import ShownPassage, ShownTurn
from pipeline.render.words.vocabulary import Words

_NOUNS = frozenset(
    {
        *(Asked, Collection, Contact, Entry, Listing, Passage, Person, Publication, Session, ShownPassage, ShownTurn),
        *(Turn, Words, LoopContext, TemplateModule),
    }
)
"""Ours, and what Jinja itself gives to templates."""
_ABSENT = object()


class _Environment(ImmutableSandboxedEnvironment):
    """Sandboxed, for templates are passed around and a look should not be able to read the keys."""

    code_generator_class = Generator
    printed = staticmethod(printed)

    def getattr(self, obj: Any, attribute: str) -> Any:
        """An attribute of a noun, or a value of a dict, without the sandbox's questions: that is most of a page's time.

        What they are for (methods that change something, ways into Python's own workings) our nouns do not have.
        """
        kind = type(obj)
        if kind in _NOUNS:
            if attribute[0] != "_" and (value := getattr(obj, attribute, _ABSENT)) is not _ABSENT:
                return value
        elif kind is dict and attribute in obj:
            return obj[attribute]
        return super().getattr(obj, attribute)

    def call(__self, __context: Context, __obj: Any, *args: Any, **kwargs: Any) -> Any:
        """What a template calls; its own macros without the sandbox's questions."""
        if type(__obj) is not Macro:
            return super().call(__context, __obj, *args, **kwargs)
        kwargs.pop("_block_vars", None)
        kwargs.pop("_loop_vars", None)
        return __obj(__context.eval_ctx, *args, **kwargs)


class Templates:
    """All templates in force."""

    def __init__(
        self, overrides: Path | None, filters: Mapping[str, Callable[..., Any]], compiled: Path | None = None
    ) -> None:
        """`overrides` is the editor's folder, which may be missing; `filters` are known in every template.

        `compiled` is a private folder for compiled templates; None compiles them in every process.
        """
        self._overrides = overrides
        self._folders = [folder for folder in (overrides, packaged()) if folder is not None]
        self._environment = _Environment(
            loader=jinja2.FileSystemLoader(self._folders),
            autoescape=lambda name: name is None or name.endswith(".html"),
            undefined=jinja2.StrictUndefined,
            finalize=printable,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            auto_reload=False,
            cache_size=-1,
            bytecode_cache=Compiled(compiled),
        )
        self._environment.filters.update(filters)

    def render(self, name: str, **facts: Any) -> str:
        """The template `name` ("mail/session.html") with `facts`. Raises TemplateError for the editor's mistakes."""
        with self._mistakes_told(name):
            rendered = self._environment.get_template(name).render(**facts)
        if not rendered.strip() and self._overridden(name):
            raise TemplateError(f"{self._shown(name)}: it makes nothing at all; {ADVICE}")
        return rendered

    def check(self) -> None:
        """Read every template in force. Raises TemplateError for the first that cannot be read or understood."""
        for name in sorted(in_force(self._overrides)):
            with self._mistakes_told(name):
                self._environment.get_template(name)

    @contextmanager
    def _mistakes_told(self, name: str) -> Iterator[None]:
        try:
            yield
        except Exception as error:
            told = self._told(error, name)
            if told is None:
                raise  # a built-in template cannot be the editor's mistake
            raise TemplateError(told) from error

    def _told(self, error: Exception, asked: str) -> str | None:
        """What to say of `error`, which rendering `asked` met; None where no override has part in it."""
        if isinstance(error, jinja2.TemplateSyntaxError):
            name, line = error.name or asked, error.lineno
        elif isinstance(error, UnicodeDecodeError | OSError) and not isinstance(error, jinja2.TemplateNotFound):
            name, line = asked, 1
        else:
            place = self._place(error)
            if place is None:
                return None
            name, line = place
        if not self._overridden(name):
            return None
        return f"{self._shown(name)}:{line}: {_what(error)}; {ADVICE}"

    def _place(self, error: Exception) -> tuple[str, int] | None:
        """The innermost override on the way to `error`, and its line (Jinja makes tracebacks speak of templates)."""
        if self._overrides is None:
            return None
        for frame in reversed(traceback.extract_tb(error.__traceback__)):
            path = Path(frame.filename)
            if path.is_relative_to(self._overrides):
                return path.relative_to(self._overrides).as_posix(), frame.lineno or 1
        return None

    def _overridden(self, name: str) -> bool:
        return self._overrides is not None and (self._overrides / name).exists()

    def _shown(self, name: str) -> str:
        folder = self._overrides.name if self._overrides is not None else "templates"
        return f"{folder}/{name}"


def _what(error: Exception) -> str:
    if isinstance(error, jinja2.TemplateNotFound):
        return f"it includes {error.name}, which does not exist"
    if isinstance(error, UnicodeDecodeError):
        return "it is not encoded as UTF-8"
    if isinstance(error, OSError):
        return f"it cannot be read ({error.strerror})"
    said = error.message if isinstance(error, jinja2.TemplateError) else str(error)
    return " ".join((said or type(error).__name__).split())
