#include "clusters/spec-screen-number.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define SMALLEST 0.00005 /* below it four decimals are 0.0000, and a zero has no sign */

char *
spec_screen_number_format (double value, SpecSign sign)
{
  g_autofree char *digits = g_strdup_printf ("%.4f", fabs (value));
  const char *mark = "";

  if (value <= -SMALLEST)
    mark = "\u2212";
  else if (value >= SMALLEST && sign == SPEC_SIGN_BOTH)
    mark = "+";
  return g_strconcat (mark, digits, NULL);
}

char *
spec_screen_number_count (const SpecSamples *samples, guint count)
{
  switch (samples == NULL ? SPEC_SAMPLES_NUMBERED : spec_samples_get_kind (samples))
    {
    case SPEC_SAMPLES_IMAGES:
      return g_strdup_printf (ngettext ("%'u image", "%'u images", count), count);
    case SPEC_SAMPLES_TEXTS:
      return g_strdup_printf (ngettext ("%'u text", "%'u texts", count), count);
    case SPEC_SAMPLES_NUMBERED:
    default:
      return g_strdup_printf (ngettext ("%'u sample", "%'u samples", count), count);
    }
}
