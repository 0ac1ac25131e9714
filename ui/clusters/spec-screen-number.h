/* Numbers as the screen shows them: the locale's separators and a real minus. */
#pragma once

#include <glib.h>

#include "samples/spec-samples.h"

G_BEGIN_DECLS

typedef enum
{
  SPEC_SIGN_MINUS, /* "0.0411", "−0.0021": scores */
  SPEC_SIGN_BOTH,  /* "+0.0304", "−0.0338": eigenvalues */
} SpecSign;

/** Returns: (transfer full): @value with four decimals. */
char *spec_screen_number_format (double value, SpecSign sign);

/** Returns: (transfer full): "288 images", "1,288 texts", "1 sample". */
char *spec_screen_number_count (const SpecSamples *samples, guint count);

G_END_DECLS
