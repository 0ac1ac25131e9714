/* The two embeddings of the demo, each a function of a picture's pixels and nothing else.
 *
 * X reads the print: it looks for white letters with a dark edge, brings them to one height, and describes their
 * strokes by histograms of gradient orientation in small cells (after Dalal and Triggs, CVPR 2005). It does not see
 * colour or the thing.
 *
 * Y sees colour and texture: soft histograms of hue, strength and lightness over the picture and its regions, and of
 * the orientation of local gradients at two scales. It cannot read. */
#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

/** Dimensions of X. */
#define SPEC_DEMO_PRINT_DIM 768

/** Dimensions of Y. */
#define SPEC_DEMO_COLOR_DIM 202

/** @features: (out caller-allocates): SPEC_DEMO_PRINT_DIM values; all zero where nothing is printed */
void spec_demo_features_print (cairo_surface_t *surface, float *features);

/** @features: (out caller-allocates): SPEC_DEMO_COLOR_DIM values */
void spec_demo_features_color (cairo_surface_t *surface, float *features);

G_END_DECLS
