<?php
// Runs the PHP of standard input inside WordPress; the first argument is a JSON object of the variables that it finds.
define( 'ABSPATH', getenv( 'WORDPRESS_FOLDER' ) . '/site/' );
if ( getenv( 'WORDPRESS_INSTALLING' ) ) {
	define( 'WP_INSTALLING', true );
}
require ABSPATH . 'wp-load.php';
extract( json_decode( $argv[1], true, 512, JSON_THROW_ON_ERROR ) );
eval( stream_get_contents( STDIN ) );
