<!DOCTYPE html>
<html <?php language_attributes(); ?>>
<head><meta charset="<?php bloginfo( 'charset' ); ?>"><title><?php wp_title( '–', true, 'right' ); bloginfo( 'name' ); ?></title><?php wp_head(); ?></head>
<body <?php body_class(); ?>>
<header><a href="<?php echo esc_url( home_url( '/' ) ); ?>"><?php bloginfo( 'name' ); ?></a></header>
<main>
<?php while ( have_posts() ) { the_post(); ?>
<article id="post-<?php the_ID(); ?>" <?php post_class(); ?>>
<h1><a href="<?php the_permalink(); ?>"><?php the_title(); ?></a></h1>
<p><time datetime="<?php echo get_the_date( 'c' ); ?>"><?php echo get_the_date(); ?></time> <?php the_author(); ?></p>
<div class="entry-content"><?php the_content(); ?></div>
</article>
<?php } ?>
</main>
<?php wp_footer(); ?>
</body>
</html>
