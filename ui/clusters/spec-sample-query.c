#include "clusters/spec-sample-query.h"

#include <string.h>

struct _SpecSampleQuery
{
  char **words; /* folded */
  char *label;  /* (nullable): folded, the whole of it; then there are no words */
};

/* One form for all ways to write it. A path may be no UTF-8 at all. */
static char *
fold (const char *text)
{
  g_autofree char *valid = NULL, *normal = NULL;

  if (g_str_is_ascii (text))
    return g_ascii_strdown (text, -1);
  valid = g_utf8_make_valid (text, -1);
  normal = g_utf8_normalize (valid, -1, G_NORMALIZE_ALL_COMPOSE);
  return g_utf8_casefold (normal, -1);
}

SpecSampleQuery *
spec_sample_query_new (const char *text)
{
  g_autofree char *folded = fold (text);
  g_auto (GStrv) parts = g_strsplit_set (folded, " \t\n", -1);
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  SpecSampleQuery *query;

  for (guint i = 0; parts[i] != NULL; i++)
    if (*parts[i] != '\0')
      g_strv_builder_add (words, parts[i]);
  query = g_new0 (SpecSampleQuery, 1);
  if (*folded == '=' && folded[1] != '\0')
    query->label = g_strdup (folded + 1);
  query->words = g_strv_builder_end (words);
  if (query->words[0] == NULL)
    g_clear_pointer (&query, spec_sample_query_free);
  return query;
}

void
spec_sample_query_free (SpecSampleQuery *query)
{
  g_strfreev (query->words);
  g_free (query->label);
  g_free (query);
}

static gboolean
has_label (const SpecSampleQuery *query, const char *label)
{
  g_autofree char *folded = label != NULL ? fold (label) : NULL;

  return g_strcmp0 (folded, query->label) == 0;
}

gboolean
spec_sample_query_matches (const SpecSampleQuery *query, const SpecSamples *samples, gsize row)
{
  const char *parts[] = { spec_samples_get_label (samples, row), spec_samples_get_listed_path (samples, row),
                          spec_samples_get_text (samples, row) };
  char *folded[G_N_ELEMENTS (parts)];
  gboolean all = TRUE;

  if (query->label != NULL)
    return has_label (query, parts[0]);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    folded[i] = parts[i] != NULL ? fold (parts[i]) : NULL;
  for (guint k = 0; all && query->words[k] != NULL; k++)
    {
      gboolean found = FALSE;

      for (guint i = 0; !found && i < G_N_ELEMENTS (parts); i++)
        found = folded[i] != NULL && strstr (folded[i], query->words[k]) != NULL;
      all = found;
    }
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    g_free (folded[i]);
  return all;
}

gboolean
spec_sample_query_parse_row (const char *text, guint32 *row)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));
  guint64 number;

  if (*stripped != '#' || !g_ascii_string_to_unsigned (stripped + 1, 10, 0, G_MAXUINT32, &number, NULL))
    return FALSE;
  *row = (guint32) number;
  return TRUE;
}
