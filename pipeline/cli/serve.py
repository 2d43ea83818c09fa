"""`qna serve`: the web root on this machine, for looking."""

from __future__ import annotations

import click

from pipeline.cli.main import settings_of
from pipeline.cli.summary import where_to_look


@click.command()
@click.option("--host", metavar="ADDRESS", help="Default: [web] host.")
@click.option("--port", type=click.IntRange(1, 65535), help="Default: [web] port.")
@click.pass_context
def serve(ctx: click.Context, host: str | None, port: int | None) -> None:
    """Serve the web root until interrupted."""
    from pipeline.web.public import serve as serve_site

    settings = settings_of(ctx)
    host, port = host or settings.web.host, port or settings.web.port
    click.echo(f"Serving {settings.output} at http://{host}:{port}/ (Ctrl-C stops)")
    for line in where_to_look(settings):
        if line.startswith(("Feed", "Pages")):
            click.echo(line)
    serve_site(settings.output, host, port)
