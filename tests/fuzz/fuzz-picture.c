/* Any bytes as a picture file, through every decoder there is, in this process: nothing is there to catch it. */
#include <stdio.h>

#include "fuzz-input.h"
#include "paint/spec-picture-decode.h"

#define WIDTH 48
#define HEIGHT 32

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  FILE *file = size > 0 ? fmemopen ((void *) data, size, "rb") : NULL;
  g_autoptr (GError) error = NULL;
  cairo_surface_t *surface;

  if (file == NULL)
    return 0;
  g_log_set_always_fatal (G_LOG_FATAL_MASK); /* libraries warn of what is wrong with a file */
  surface = spec_picture_decode (file, "input", WIDTH, HEIGHT, size % 2 == 0 ? SPEC_FIT_COVER : SPEC_FIT_CONTAIN, SPEC_DECODERS_ALL,
                                 NULL, &error);
  g_assert_true ((surface == NULL) == (error != NULL));
  if (surface != NULL)
    {
      g_assert_cmpint (cairo_image_surface_get_width (surface), <=, WIDTH);
      g_assert_cmpint (cairo_image_surface_get_height (surface), <=, HEIGHT);
      cairo_surface_destroy (surface);
    }
  fclose (file);
  return 0;
}
