#include "start/spec-samples-shape.h"

#include <glib/gi18n-lib.h>

static char *
dup_count (SpecSamples *samples)
{
  gsize count = spec_samples_get_count (samples);

  if (spec_samples_get_kind (samples) == SPEC_SAMPLES_TEXTS)
    return g_strdup_printf (ngettext ("%'zu text", "%'zu texts", count), count);

  return g_strdup_printf (ngettext ("%'zu image", "%'zu images", count), count);
}

char *
spec_samples_shape_new (SpecSamples *samples)
{
  gsize labels = spec_samples_get_label_count (samples);
  g_autofree char *counted = dup_count (samples);
  g_autofree char *labelled = g_strdup_printf (ngettext ("%'zu label", "%'zu labels", labels), labels);

  return labels > 0 ? g_strdup_printf ("%s · %s", counted, labelled) : g_steal_pointer (&counted);
}
