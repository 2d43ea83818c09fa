<?php
// SimplePie as a reader: simplepie.php ADDRESS CACHE. Prints its version and [[id, title, text], …] as JSON.
// It is the one that Debian's WordPress brings: Debian's libphp-simplepie is too old for Debian's PHP (1.3.1 calls
// implode() in a way that PHP 8 forbids, and dies of the first date).
error_reporting(E_ERROR); // much in it is deprecated, and not our affair
define('ABSPATH', '/usr/share/wordpress/');
define('WPINC', 'wp-includes');
require ABSPATH . WPINC . '/class-simplepie.php';
$feed = new SimplePie();
$feed->set_cache_location($argv[2]);
$feed->set_cache_duration(-1); // ask each time, with the validators that it keeps
$feed->set_feed_url($argv[1]);
if (!$feed->init()) {
    fwrite(STDERR, $feed->error());
    exit(1);
}
$rows = [];
foreach ($feed->get_items() as $item) {
    $rows[] = [$item->get_id(), html_entity_decode($item->get_title()), $item->get_content()];
}
echo json_encode(['version' => SIMPLEPIE_VERSION, 'rows' => $rows]);
