"""nginx, as docs/servers/nginx.conf sets it up, keeps the contract of every server of a web root."""

from __future__ import annotations

import os
import pwd
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.ports import free_port
from tests.web import contract
from tests.web.contract import BASE, HUB, MAX_AGE, Case, check, each_case
from tests.web.served import make_site, running

pytestmark = pytest.mark.system

CONFIG = Path(__file__).parents[2] / "docs" / "servers" / "nginx.conf"
MODULE = Path("/usr/lib/nginx/modules/ngx_http_brotli_static_module.so")
FRAME = """
user {user};
daemon off;
worker_processes 1;
pid {folder}/nginx.pid;
error_log stderr crit;
load_module {module};
events {{ worker_connections 256; }}
http {{
    access_log off;
    client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;
    include {folder}/site.conf;
}}
"""


@pytest.fixture(scope="module")
def port(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    assert shutil.which("nginx"), "install nginx"
    assert MODULE.exists(), "install libnginx-mod-http-brotli-static"
    folder = tmp_path_factory.mktemp("nginx")
    root = make_site(folder)
    port = free_port()
    user = pwd.getpwuid(os.geteuid()).pw_name  # else root's nginx has workers that may not look into pytest's folders
    text = CONFIG.read_text("utf-8")
    ours = {
        "listen 80;": f"listen 127.0.0.1:{port};",
        "root /srv/qna/output;": f"root {root};",
        "max-age=3600": f"max-age={MAX_AGE}",
        "https://hub.example/": HUB,
        "https://example.org$uri": f"{BASE.rstrip('/')}$uri",
    }
    for theirs, mine in ours.items():
        assert text.count(theirs) == 1, theirs
        text = text.replace(theirs, mine)
    (folder / "site.conf").write_text(text, "utf-8")
    (folder / "nginx.conf").write_text(FRAME.format(folder=folder, module=MODULE, user=user), "utf-8")
    with running(["nginx", "-c", str(folder / "nginx.conf"), "-p", str(folder)], port):
        yield port


@each_case
def test_request(case: Case, port: int) -> None:
    check(case, port)


@pytest.mark.parametrize("name", [name for name in vars(contract) if name.startswith("check_")])
def test_at_large(name: str, port: int) -> None:
    getattr(contract, name)(port)
