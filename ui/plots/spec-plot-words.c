#include "plots/spec-plot-words.h"

#include <glib/gi18n-lib.h>

#include "paint/spec-number-text.h"
#include "paint/spec-plot-result.h"

#define LISTED 5 /* eigenvalues read out one by one */

static const char *
get_state_word (SpecSession *session, SpecResult *result)
{
  if (spec_session_get_state (session) == SPEC_STATE_OUT_OF_DATE)
    return _ ("out of date");
  if (spec_problem_is_preview (spec_result_get_problem (result)))
    return _ ("preview");
  return spec_plot_result_is_solid (result) ? _ ("exact") : _ ("approximate");
}

static void
append_spectrum (GString *text, SpecSession *session, SpecResult *result, SpecSide side)
{
  gsize count;
  const double *values = spec_result_get_spectrum (result, side, &count);
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;

  if (count == 0)
    return;
  first = spec_number_text_fixed (values[0], 4, SPEC_NUMBER_PLAIN);
  last = spec_number_text_fixed (values[count - 1], 4, SPEC_NUMBER_PLAIN);
  g_string_append_c (text, ' ');
  /* Translators: the name of an embedding, a number, the largest, the smallest */
  g_string_append_printf (text,
                          ngettext ("%s: %u eigenvalue from %s to %s.", "%s: %u eigenvalues from %s to %s.", count),
                          spec_session_get_name (session, side), (guint) count, first, last);
}

char *
spec_plot_words_dup_spectra (SpecSession *session)
{
  SpecResult *result = spec_session_get_result (session);
  GString *text;

  if (result == NULL)
    return g_strdup (_ ("Spectra: nothing is computed yet."));
  text = g_string_new (NULL);
  g_string_append_printf (text, _ ("Spectra, %s."), get_state_word (session, result));
  append_spectrum (text, session, result, SPEC_SIDE_X);
  append_spectrum (text, session, result, SPEC_SIDE_Y);
  return g_string_free (text, FALSE);
}

static void
append_direction (GString *text, SpecSession *session, SpecResult *result, SpecDirection direction)
{
  gsize count = spec_result_get_mode_count (result, direction);
  SpecSide side = direction == SPEC_DIRECTION_POSITIVE ? SPEC_SIDE_X : SPEC_SIDE_Y;

  g_string_append_c (text, ' ');
  g_string_append_printf (text, ngettext ("%u cluster %s groups", "%u clusters %s groups", count), (guint) count,
                          spec_session_get_name (session, side));
  for (gsize i = 0; i < MIN (count, LISTED); i++)
    {
      g_autofree char *value
          = spec_number_text_fixed (spec_result_get_mode (result, direction, i)->eigenvalue, 4, SPEC_NUMBER_PLAIN);

      g_string_append_printf (text, "%s %s", i == 0 ? ":" : ",", value);
    }
  g_string_append (text, count > LISTED ? " …" : ".");
}

static void
append_weak (GString *text, const SpecEvidence *evidence)
{
  guint weak = 0;

  if (evidence == NULL || evidence->halves == 0)
    return;
  for (guint direction = 0; direction < 2; direction++)
    for (gsize i = 0; i < evidence->mode_count[direction]; i++)
      weak += evidence->modes[direction][i].sampling.weak;
  g_string_append_c (text, ' ');
  g_string_append_printf (text, ngettext ("%u lies within the sampling error.", "%u lie within the sampling error.", weak), weak);
}

char *
spec_plot_words_dup_difference (SpecSession *session)
{
  SpecResult *result = spec_session_get_result (session);
  SpecModeItem *selected = spec_session_get_selected (session);
  GString *text;

  if (result == NULL)
    return g_strdup (_ ("Spectrum of the difference: nothing is computed yet."));
  text = g_string_new (NULL);
  g_string_append_printf (text, _ ("Spectrum of the difference, %s."), get_state_word (session, result));
  append_direction (text, session, result, SPEC_DIRECTION_POSITIVE);
  append_direction (text, session, result, SPEC_DIRECTION_NEGATIVE);
  append_weak (text, spec_session_get_evidence (session, result));
  if (selected != NULL)
    {
      g_autofree char *tag = spec_mode_item_dup_tag (selected);

      g_string_append_c (text, ' ');
      g_string_append_printf (text, _ ("Selected %s."), tag);
    }
  return g_string_free (text, FALSE);
}
