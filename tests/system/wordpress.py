"""A real WordPress on loopback, with a MariaDB of its own, for the tests of the WordPress source.

Debian's `micro-httpd wordpress mariadb-server-core php php-cgi php-cli libfaketime` do, without recommendations (the
first is there only because WordPress asks for a web server, and would bring Apache). Nothing of them is configured or
left running: `php -S` serves, the database lives in a folder of the test and listens on a socket only, and what
WordPress would send to others (mails, pings, update checks) is written to a file instead.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from tests.ports import free_port, is_open

HERE = Path(__file__).parent / "php"
INSTALLED = Path("/usr/share/wordpress")
NEEDED = ("php", "mariadbd", "mariadb-install-db")
FAKETIME = next(Path("/usr/lib").glob("*/faketime/libfaketime.so.1"), None)
PASSWORD = "correct horse battery staple"

DATABASE = (  # small and without a thought of power cuts
    "--innodb-log-file-size=4M",
    "--innodb-buffer-pool-size=32M",
    "--innodb-flush-method=nosync",
    "--innodb-flush-log-at-trx-commit=0",
    "--innodb-doublewrite=0",
    "--skip-log-bin",
    "--skip-name-resolve",
)
PHP = (
    "-d", "opcache.enable_cli=0", "-d", "display_errors=stderr", "-d", "error_reporting=E_ERROR|E_PARSE",
    "-d", "sendmail_path=/bin/false", "-d", "memory_limit=512M", "-d", "max_execution_time=0", "-d", "hard_timeout=0",
)  # fmt: skip


def missing() -> str:
    """Why no WordPress can be started here; empty where it can."""
    lacking = [name for name in NEEDED if shutil.which(name) is None]
    if not (INSTALLED / "wp-load.php").is_file():
        lacking.append("wordpress")
    if FAKETIME is None:
        lacking.append("libfaketime")
    return f"not installed: {', '.join(lacking)}" if lacking else ""


class WordPress:
    """A running site in Vienna's time zone. Its clock goes on from where it is set (PHP waits for one that stands)."""

    def __init__(self, folder: Path, database: Path, port: int, now: datetime) -> None:
        self.folder = folder
        self.port = port
        self._clock = folder / "clock"
        self.now = now
        self.environ = {
            **os.environ,
            "TZ": "UTC",
            "LD_PRELOAD": str(FAKETIME),
            "FAKETIME_TIMESTAMP_FILE": str(self._clock),
            "FAKETIME_NO_CACHE": "1",
            "FAKETIME_DONT_FAKE_MONOTONIC": "1",
            "NO_FAKE_STAT": "1",
            "WORDPRESS_FOLDER": str(folder),
            "WORDPRESS_SOCKET": str(database),
            "WORDPRESS_ADDRESS": self.address,
            "PHP_CLI_SERVER_WORKERS": "2",
        }

    @property
    def address(self) -> str:
        """Where it is served, with a slash at the end."""
        return f"http://127.0.0.1:{self.port}/"

    @property
    def now(self) -> datetime:
        """The time on its clock."""
        return datetime.now(UTC) + timedelta(seconds=int(self._clock.read_text("ascii")))

    @now.setter
    def now(self, now: datetime) -> None:
        new = self._clock.with_suffix(".new")
        new.write_text(f"{-((datetime.now(UTC) - now) // timedelta(seconds=1)):+d}\n", "ascii")
        new.replace(self._clock)

    def wp(self, php: str, **values: Any) -> str:
        """Run `php` inside; `values` are its variables. Returns what it printed."""
        command = ["php", *PHP, str(HERE / "run.php"), json.dumps(values)]
        environ = self.environ | {"FAKETIME_NO_CACHE": "0"}  # the clock is not set while it runs
        done = subprocess.run(command, input=php, capture_output=True, text=True, env=environ, timeout=120)
        assert done.returncode == 0, done.stdout + done.stderr
        assert not done.stderr, done.stderr
        return done.stdout

    def requests(self) -> list[str]:
        """What was asked for since the last time, as `GET 200 /path?query`."""
        log = self.folder / "requests.log"
        lines = log.read_text("utf-8").splitlines() if log.exists() else []
        log.unlink(missing_ok=True)
        return lines

    def attempts(self) -> list[str]:
        """The addresses that WordPress would have asked, had it been allowed to."""
        log = self.folder / "attempts.log"
        return log.read_text("utf-8").splitlines() if log.exists() else []

    def clear(self) -> None:
        """Forget all posts and what was done to the site, as if it had just been installed."""
        (self.folder / "https").unlink(missing_ok=True)
        self.wp(CLEAR, address=self.address.rstrip("/"))
        for name in ("requests.log", "attempts.log", "mails.log"):
            (self.folder / name).unlink(missing_ok=True)

    def add(self, posts: Sequence[dict[str, Any]]) -> list[int]:
        """Add posts, in one go; returns their numbers.

        A post has `title` and `content`, and may have `date` (local, "2026-06-03 12:00:00"; it is then also the time
        of its last change), `slug`, `status`, `password`, `excerpt`, `categories` and `tags` (names; made when they
        are new), `author` (login; made likewise), `image` (file name of a featured picture).
        """
        numbers: list[int] = json.loads(self.wp(ADD, posts=list(posts)))
        return numbers

    def edit(self, number: int, **fields: str) -> None:
        """Change fields of a post as the editor would: `post_content`, `post_title`, `post_name`, `post_status` …"""
        self.wp("wp_update_post(wp_slash(['ID' => $number] + $fields));", number=number, fields=fields)

    def trash(self, number: int) -> None:
        """Put a post into the bin."""
        self.wp("wp_trash_post($number);", number=number)

    def delete(self, number: int) -> None:
        """Delete a post for ever."""
        self.wp("wp_delete_post($number, true);", number=number)

    def cron(self) -> None:
        """Do what is due, as a page view would set off; scheduled posts are published so."""
        self.wp(CRON)

    def move_to_https(self, *, touch: bool = False) -> None:
        """Put the site behind TLS, so far as its readers can tell: its addresses change, in options, guids and texts.

        It goes on answering at `address`, as it would behind a server that ends TLS. `touch`: the tool that replaced
        the addresses saved every post anew, which moves all their times of change.
        """
        (self.folder / "https").touch()
        self.wp(HTTPS, old=self.address.rstrip("/"), new=self.address.rstrip("/").replace("http:", "https:"))
        if touch:
            self.wp(TOUCH)

    def close_api(self, closed: bool = True) -> None:
        """Answer visitors of the REST API with 401, as some plugins do; or open it again."""
        self.wp("update_option('api_closed', $closed);", closed=int(closed))

    def application_password(self) -> str:
        """A password by which programs may log in as `admin`."""
        return self.wp("echo WP_Application_Passwords::create_new_application_password(1, ['name' => 'qna'])[0];")


ADD = """
require_once ABSPATH . 'wp-admin/includes/taxonomy.php';
require_once ABSPATH . 'wp-admin/includes/image.php';
global $wpdb;
$wpdb->query('START TRANSACTION');
wp_defer_term_counting(true);
remove_action('post_updated', 'wp_save_post_revision');
add_filter('wp_insert_post_data', function ($data) {
    if ($data['post_date'] < current_time('mysql') && $data['post_status'] !== 'future') {
        $data['post_modified'] = $data['post_date'];
        $data['post_modified_gmt'] = $data['post_date_gmt'];
    }
    return $data;
});
$numbers = [];
foreach ($posts as $post) {
    $author = 1;
    if (isset($post['author'])) {
        $author = username_exists($post['author']) ?: wp_insert_user([
            'user_login' => $post['author'], 'user_pass' => wp_generate_password(),
            'display_name' => $post['author_name'] ?? ucwords($post['author']), 'role' => 'author']);
    }
    $fields = wp_slash([
        'post_title' => $post['title'], 'post_content' => $post['content'], 'post_author' => $author,
        'post_date' => $post['date'] ?? current_time('mysql'), 'edit_date' => true,
        'post_name' => $post['slug'] ?? '', 'post_password' => $post['password'] ?? '',
        'post_excerpt' => $post['excerpt'] ?? '', 'tags_input' => $post['tags'] ?? [],
        'post_category' => array_map('wp_create_category', $post['categories'] ?? [])]);
    $number = wp_insert_post($fields + ['post_status' => 'draft']); // an editor's first save: the guid is ?p=NUMBER
    $number = wp_update_post(['ID' => $number, 'post_status' => $post['status'] ?? 'publish'] + $fields, true);
    if (is_wp_error($number)) { fwrite(STDERR, $number->get_error_message()); exit(1); }
    if (isset($post['image'])) {
        $file = wp_upload_bits($post['image'], null, base64_decode(
            'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='));
        $picture = wp_insert_attachment(['post_mime_type' => 'image/png', 'post_title' => $post['image']],
            $file['file'], $number);
        wp_update_attachment_metadata($picture, wp_generate_attachment_metadata($picture, $file['file']));
        set_post_thumbnail($number, $picture);
    }
    $numbers[] = $number;
}
wp_defer_term_counting(false);
$wpdb->query('COMMIT');
echo json_encode($numbers);
"""

CRON = """
define('DOING_CRON', true);
foreach (wp_get_ready_cron_jobs() as $time => $hooks) {
    foreach ($hooks as $hook => $jobs) {
        foreach ($jobs as $job) {
            wp_unschedule_event($time, $hook, $job['args']);
            do_action_ref_array($hook, $job['args']);
        }
    }
}
"""

TOUCH = """
global $wpdb;
$wpdb->query($wpdb->prepare("UPDATE $wpdb->posts SET post_modified = %s, post_modified_gmt = %s",
    current_time('mysql'), current_time('mysql', 1)));
"""

CLEAR = """
global $wpdb;
foreach (['posts', 'postmeta', 'term_relationships'] as $table) {
    $wpdb->query('TRUNCATE ' . $wpdb->$table);
}
update_option('home', $address);
update_option('siteurl', $address);
update_option('permalink_structure', '/%postname%/');
update_option('cron', ['version' => 2]);
delete_option('api_closed');
"""

HTTPS = """
global $wpdb;
update_option('home', $new);
update_option('siteurl', $new);
foreach (['guid', 'post_content', 'post_excerpt'] as $column) {
    $wpdb->query($wpdb->prepare("UPDATE $wpdb->posts SET $column = REPLACE($column, %s, %s)", $old, $new));
}
"""

INSTALL = """
require_once ABSPATH . 'wp-admin/includes/upgrade.php';
wp_install('The Harbour Gazette', 'admin', 'admin@harbour.example', true, '', $password);
update_option('siteurl', $address);
update_option('home', $address);
update_option('blogdescription', 'News and conversations from the waterfront');
update_option('timezone_string', 'Europe/Vienna');
update_option('default_pingback_flag', '');
update_option('ping_sites', '');
switch_theme('plain');
update_option('permalink_structure', '/%postname%/');
global $wp_rewrite;
$wp_rewrite->init();
flush_rewrite_rules(false);
foreach (get_posts(['post_type' => 'any', 'post_status' => 'any', 'numberposts' => -1]) as $post) {
    wp_delete_post($post->ID, true);
}
"""


@contextmanager
def started(folder: Path, now: datetime | None = None) -> Iterator[WordPress]:
    """A fresh site in `folder`, without posts, whose clock starts at `now`, or shows the time; stopped at the end."""
    folder.mkdir(parents=True)
    with ExitStack() as stack:
        # A socket's path has at most 107 bytes, which a test's folder may exceed.
        short = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="wp-")))
        database = short / "db"
        stack.enter_context(_database(folder / "db", database))
        _lay_out(folder / "site")
        site = WordPress(folder, database, free_port(), now or datetime.now(UTC))
        _install(site)
        stack.enter_context(_served(site))
        yield site


@contextmanager
def _database(data: Path, listening: Path) -> Iterator[None]:
    """An empty MariaDB database named `wordpress`, behind a socket."""
    alike = ["--no-defaults", f"--datadir={data}", *DATABASE]
    if os.geteuid() == 0:
        alike.append("--user=root")
    subprocess.run(
        ["mariadb-install-db", *alike, "--auth-root-authentication-method=normal", "--skip-test-db"],
        check=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    create = data.with_suffix(".sql")
    create.write_text("CREATE DATABASE IF NOT EXISTS wordpress CHARACTER SET utf8mb4;\n", "utf-8")
    command = ["mariadbd", *alike, f"--socket={listening}", f"--init-file={create}", "--skip-networking"]
    with (
        data.with_suffix(".log").open("w") as log,
        subprocess.Popen(command, stdout=log, stderr=log) as process,
    ):
        try:
            _wait(lambda: listening.exists(), process, data.with_suffix(".log"))
            yield
        finally:
            process.kill()  # nothing in it is wanted any more


def _lay_out(site: Path) -> None:
    """The folder of a WordPress: Debian's code by links, configuration, plugin and theme ours."""
    content = site / "wp-content"
    for part in ("mu-plugins", "plugins", "uploads", "themes/plain"):
        (content / part).mkdir(parents=True)
    for part in ("wp-admin", "wp-includes", "wp-load.php", "wp-settings.php"):
        (site / part).symlink_to(INSTALLED / part)
    (site / "wp-config.php").symlink_to(HERE / "config.php")
    shutil.copy(HERE / "plugin.php", content / "mu-plugins")
    shutil.copy(HERE / "theme.php", content / "themes/plain/index.php")
    (content / "themes/plain/style.css").write_text("/*\nTheme Name: Plain\n*/\n", "utf-8")


def _install(site: WordPress) -> None:
    site.environ["WORDPRESS_INSTALLING"] = "1"
    site.wp(INSTALL, password=PASSWORD, address=site.address.rstrip("/"))
    del site.environ["WORDPRESS_INSTALLING"]
    (site.folder / "attempts.log").unlink(missing_ok=True)  # it asked itself for a page before it was there


@contextmanager
def _served(site: WordPress) -> Iterator[None]:
    log = site.folder / "php.log"
    command = ["php", *PHP, "-q", "-S", f"127.0.0.1:{site.port}", str(HERE / "router.php")]
    with log.open("w") as file:
        process = subprocess.Popen(command, stdout=file, stderr=file, env=site.environ, start_new_session=True)
    try:
        _wait(lambda: is_open(site.port), process, log)
        yield
    finally:
        os.killpg(process.pid, signal.SIGKILL)  # its workers too
        process.wait()


def _wait(is_ready: Callable[[], bool], process: subprocess.Popen[bytes], log: Path) -> None:
    for _ in range(600):
        if is_ready():
            return
        assert process.poll() is None, log.read_text("utf-8")
        time.sleep(0.02)
    raise AssertionError(f"not up after 12 s: {log.read_text('utf-8')}")
