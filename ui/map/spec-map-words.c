#include "map/spec-map-words.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <math.h>

const char *
spec_map_words_get_method (SpecProjectionMethod method)
{
  static const char *const names[] = { "PCA", "t-SNE", "UMAP" };

  return names[method];
}

char *
spec_map_words_dup_samples (SpecMapSession *map)
{
  const SpecMapLayout *layout = spec_map_session_get_layout (map);

  if (layout->count == 0)
    return NULL;
  /* Translators: how many samples are on the map, of how many: 5,000 of 9,469 */
  return g_strdup_printf (_ ("%'zu of %'zu"), layout->count, spec_map_layout_get_total (layout));
}

static void
append_method (GString *text, const SpecProjectionParams *params)
{
  g_string_append (text, spec_map_words_get_method (params->method));
  if (params->method == SPEC_PROJECTION_TSNE)
    g_string_append_printf (text, _ (", perplexity %g"), params->perplexity);
  else if (params->method == SPEC_PROJECTION_UMAP)
    g_string_append_printf (text, ngettext (", %u neighbour", ", %u neighbours", params->neighbours), params->neighbours);
  if (params->method != SPEC_PROJECTION_PCA)
    g_string_append_printf (text, _ (", seed %" PRIu64), params->seed);
}

char *
spec_map_words_dup_settings (SpecMapSession *map)
{
  const SpecMapLayout *layout = spec_map_session_get_layout (map);
  GString *text;

  if (layout->maps[0] == NULL)
    return NULL;
  text = g_string_new (NULL);
  append_method (text, spec_projection_get_params (layout->maps[0]));
  if (spec_projection_was_stopped (layout->maps[0]) || spec_projection_was_stopped (layout->maps[1]))
    g_string_append_printf (text, _ ("  ·  stopped at step %u"),
                            MIN (spec_projection_get_steps (layout->maps[0]), spec_projection_get_steps (layout->maps[1])));
  /* Translators: how long both maps took */
  g_string_append_printf (text, layout->seconds < 10 ? _ ("  ·  %.1f s") : _ ("  ·  %.0f s"),
                          layout->seconds);
  return g_string_free (text, FALSE);
}

char *
spec_map_words_dup_progress (SpecMapSession *map)
{
  const SpecMapLayout *layout = spec_map_session_get_layout (map);
  const SpecProjectionParams *params = spec_map_session_get_params (map);
  double percent = 100 * spec_map_session_get_fraction (map);

  if (layout->maps[0] != NULL || layout->count == 0 || layout->step == 0 || params->method == SPEC_PROJECTION_PCA)
    return g_strdup_printf (_ ("Preparing, %.0f %%"), percent);
  if (layout->step >= params->steps)
    return g_strdup_printf (_ ("Trustworthiness, %.0f %%"), percent);
  return g_strdup_printf (_ ("Step %u of %u, %.0f %%"), layout->step, params->steps, percent);
}

static void
append_number (GString *text, const char *name, double value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  if (!isnan (value))
    g_string_append_printf (text, " %s=%s", name, g_ascii_formatd (buffer, sizeof buffer, "%.6g", value));
}

static void
append_params (GString *text, SpecMapSession *map)
{
  const SpecMapLayout *layout = spec_map_session_get_layout (map);
  const SpecProjectionParams *params = spec_projection_get_params (layout->maps[0]);

  g_string_append_printf (text, "# map: method=%s samples=%zu", spec_projection_method_get_name (params->method),
                          layout->count);
  if (params->method == SPEC_PROJECTION_TSNE)
    append_number (text, "perplexity", params->perplexity);
  if (params->method == SPEC_PROJECTION_UMAP)
    {
      g_string_append_printf (text, " neighbours=%u", params->neighbours);
      append_number (text, "min-dist", params->min_dist);
    }
  if (params->method != SPEC_PROJECTION_PCA)
    g_string_append_printf (text, " steps=%u", spec_projection_get_steps (layout->maps[0]));
  g_string_append_printf (text, " seed=%" PRIu64, params->seed);
  for (guint side = 0; side < 2; side++)
    {
      g_string_append_printf (text, " metric-%c=%s", side == 0 ? 'x' : 'y',
                              spec_metric_get_name (spec_map_layout_get_metric (layout, side)));
      append_number (text, side == 0 ? "trustworthiness-x" : "trustworthiness-y",
                     spec_projection_get_trustworthiness (layout->maps[side]));
    }
}

char *
spec_map_words_dup_parameters (SpecMapSession *map)
{
  g_autofree char *command = spec_session_dup_command (spec_map_session_get_session (map));
  GString *text = g_string_new (command);

  if (spec_map_session_get_layout (map)->maps[0] != NULL)
    {
      g_string_append_c (text, '\n');
      append_params (text, map);
    }
  return g_string_free (text, FALSE);
}

char *
spec_map_words_dup_quality (SpecMapSession *map, SpecSide side)
{
  SpecProjection *projection = spec_map_session_get_layout (map)->maps[side];
  double trustworthiness = projection == NULL ? NAN : spec_projection_get_trustworthiness (projection);
  double explained = projection == NULL ? NAN : spec_projection_get_explained (projection);

  if (!isnan (trustworthiness) && !isnan (explained))
    return g_strdup_printf (_ ("trustworthiness %.2f, %.0f %% of the variance"), trustworthiness, 100 * explained);
  return isnan (trustworthiness) ? NULL : g_strdup_printf (_ ("trustworthiness %.2f"), trustworthiness);
}

char *
spec_map_words_dup_brief_quality (SpecMapSession *map, SpecSide side)
{
  SpecProjection *projection = spec_map_session_get_layout (map)->maps[side];
  double trustworthiness = projection == NULL ? NAN : spec_projection_get_trustworthiness (projection);

  /* Translators: short for trustworthiness */
  return isnan (trustworthiness) ? NULL : g_strdup_printf (_ ("trust. %.2f"), trustworthiness);
}

char *
spec_map_words_dup_label (SpecMapDisplay *display, SpecSide side)
{
  SpecMapSession *map = spec_map_display_get_map (display);
  const SpecMapLayout *layout = spec_map_session_get_layout (map);
  const char *name = spec_session_get_name (spec_map_display_get_session (display), side);
  SpecProjectionMethod method = layout->maps[side] != NULL ? spec_projection_get_params (layout->maps[side])->method
                                                           : spec_map_session_get_params (map)->method;

  if (layout->count == 0)
    return g_strdup_printf (_ ("Map of %s, not made yet"), name);
  /* Translators: Map of CLIP: t-SNE of 1,713 samples */
  return g_strdup_printf (ngettext ("Map of %s: %s of %'zu sample", "Map of %s: %s of %'zu samples", layout->count), name, spec_map_words_get_method (method), layout->count);
}

char *
spec_map_words_dup_description (SpecMapDisplay *display, SpecSide side)
{
  GString *text = g_string_new (NULL);
  g_autofree char *quality = spec_map_words_dup_quality (spec_map_display_get_map (display), side);
  gsize count, selected = spec_selection_get_count (
                   spec_session_get_selection (spec_map_display_get_session (display)));
  const SpecMapEntry *entries = spec_map_display_get_entries (display, &count);

  for (gsize i = 0; i < count; i++)
    g_string_append_printf (text, ngettext ("%s: %'u point. ", "%s: %'u points. ", entries[i].count), entries[i].name,
                            entries[i].count);
  if (selected > 0)
    g_string_append_printf (text, ngettext ("%'zu sample selected. ", "%'zu samples selected. ", selected), selected);
  if (quality != NULL)
    g_string_append (text, quality);
  return g_string_free (text, FALSE);
}
