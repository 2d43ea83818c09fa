<?php
// A must-use plugin: what WordPress would send to others is written down instead; the REST API can be closed.
remove_action( 'init', 'wp_schedule_update_checks' );
remove_action( 'init', 'wp_schedule_https_detection' );
add_filter(
	'pre_http_request',
	function ( $answer, $arguments, $url ) {
		file_put_contents( getenv( 'WORDPRESS_FOLDER' ) . '/attempts.log', "$url\n", FILE_APPEND | LOCK_EX );
		return new WP_Error( 'fence', 'nothing leaves this machine' );
	},
	10,
	3
);
add_filter(
	'pre_wp_mail',
	function ( $done, $mail ) {
		file_put_contents( getenv( 'WORDPRESS_FOLDER' ) . '/mails.log', json_encode( $mail ) . "\n", FILE_APPEND | LOCK_EX );
		return true;
	},
	10,
	2
);
add_filter( // as the plugins do that "disable the REST API" for visitors
	'rest_authentication_errors',
	function ( $result ) {
		if ( get_option( 'api_closed' ) && ! is_user_logged_in() ) {
			return new WP_Error( 'rest_not_logged_in', 'You are not currently logged in.', array( 'status' => 401 ) );
		}
		return $result;
	},
	99
);
