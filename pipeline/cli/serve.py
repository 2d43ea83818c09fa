"""`qna serve`: the web root over HTTP."""

from __future__ import annotations

import click

from pipeline.cli.main import settings_of


@click.command()
@click.option("--host", metavar="ADDRESS", help="Default: [web] host.")
@click.option("--port", type=click.IntRange(1, 65535), help="Default: [web] port.")
@click.pass_context
def serve(ctx: click.Context, host: str | None, port: int | None) -> None:
    """Serve the web root until interrupted."""
    from pipeline.web.public import Site
    from pipeline.web.root import Root
    from pipeline.web.saying import Policy
    from pipeline.web.server import address
    from pipeline.web.server import serve as serve_site

    settings = settings_of(ctx)
    host, port = host or settings.web.host, port or settings.web.port
    here = address(host, port)

    def started() -> None:
        click.echo(f"Serving {settings.output} at {here} (Ctrl-C stops)")
        if not (settings.output / "atom.xml").exists():
            click.echo("Nothing has been published yet; `qna run` does that.")
        elif settings.publication.base != here:
            click.echo(f"Links in it lead to [publication] url, {settings.publication.base}")

    policy = Policy(settings.publication.base, settings.feeds.hubs, settings.feeds.ttl * 60)
    serve_site(Site(Root(settings.output, policy)), host, port, started)
