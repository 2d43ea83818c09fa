<?php
// Takes the place of Apache and its rewrite rules for `php -S`, and writes down what was asked for.
define( 'ABSPATH', getenv( 'WORDPRESS_FOLDER' ) . '/site/' );
$path = parse_url( $_SERVER['REQUEST_URI'], PHP_URL_PATH );
register_shutdown_function(
	function () {
		$line = "{$_SERVER['REQUEST_METHOD']} " . http_response_code() . " {$_SERVER['REQUEST_URI']}\n";
		file_put_contents( getenv( 'WORDPRESS_FOLDER' ) . '/requests.log', $line, FILE_APPEND | LOCK_EX );
	}
);
if ( is_file( getenv( 'WORDPRESS_FOLDER' ) . '/https' ) ) {
	$_SERVER['HTTPS'] = 'on'; // as behind a server that ends TLS
}
if ( preg_match( '#^/wp-content/uploads/[\w./-]+$#', $path ) && is_file( ABSPATH . $path ) ) {
	header( 'Content-Type: ' . mime_content_type( ABSPATH . $path ) );
	readfile( ABSPATH . $path );
	return true;
}
$_SERVER['PHP_SELF'] = $_SERVER['SCRIPT_NAME'] = '/index.php';
$_SERVER['SCRIPT_FILENAME'] = ABSPATH . 'index.php';
define( 'WP_USE_THEMES', true );
require ABSPATH . 'wp-load.php';
wp();
require_once ABSPATH . WPINC . '/template-loader.php';
