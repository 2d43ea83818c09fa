<?php
// The wp-config.php of a WordPress for tests: all it needs comes by environment, nothing of it may leave this machine.
$_SERVER['HTTP_HOST'] ??= parse_url( getenv( 'WORDPRESS_ADDRESS' ), PHP_URL_HOST );
define( 'DB_NAME', 'wordpress' );
define( 'DB_USER', 'root' );
define( 'DB_PASSWORD', '' );
define( 'DB_HOST', 'localhost:' . getenv( 'WORDPRESS_SOCKET' ) );
define( 'DB_CHARSET', 'utf8mb4' );
define( 'WP_CONTENT_DIR', ABSPATH . 'wp-content' );
define( 'WP_ENVIRONMENT_TYPE', 'local' ); // else application passwords are refused without TLS
define( 'DISABLE_WP_CRON', true ); // no page view runs it: the test does
define( 'WP_HTTP_BLOCK_EXTERNAL', true );
define( 'AUTOMATIC_UPDATER_DISABLED', true );
define( 'WP_DEBUG', false );
foreach ( array( 'AUTH', 'SECURE_AUTH', 'LOGGED_IN', 'NONCE' ) as $name ) {
	define( $name . '_KEY', $name );
	define( $name . '_SALT', $name );
}
$table_prefix = 'wp_';
require_once ABSPATH . 'wp-settings.php';
