/* A picture to paint on in tests, with a margin around the box that must stay as it was. */
#pragma once

#include <cairo.h>
#include <glib.h>

#include "paint/spec-palette.h"

#define SPEC_TEST_MARGIN 10

/** Returns: a white image of @width x @height with the margin around it; @cr has its origin inside the margin. */
cairo_surface_t *spec_test_surface_new (int width, int height, cairo_t **cr);

/** Returns: 0xRRGGBB at a place measured as the painter measures. */
guint32 spec_test_surface_get_pixel (cairo_surface_t *surface, double x, double y);

/** Returns: whether a pixel has this colour, give or take rounding. */
gboolean spec_test_surface_has_color (cairo_surface_t *surface, double x, double y, SpecColor color);

/** Fails when a pixel of the margin is not white. */
void spec_test_surface_assert_margin (cairo_surface_t *surface);

/** Returns: how many pixels are not white. */
guint spec_test_surface_count_painted (cairo_surface_t *surface);

/** Returns: the SHA-256 of the pixels. */
char *spec_test_surface_dup_checksum (cairo_surface_t *surface);

/** Writes the picture where the environment variable SPEC_TEST_PICTURES says, to be looked at. */
void spec_test_surface_keep (cairo_surface_t *surface, const char *name);
