#include "paint/spec-measure-rows.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "paint/spec-number-text.h"

typedef struct
{
  SpecAgreementParts part;
  const char *name;
  const char *note;
} Measure;

static const Measure measures[SPEC_N_MEASURES] = {
  { SPEC_AGREEMENT_NNGS, N_ ("NNGS"), N_ ("neighbour Jaccard") },
  { SPEC_AGREEMENT_MUTUAL, N_ ("Mutual k-NN"), N_ ("shared, by cosine") },
  { SPEC_AGREEMENT_CKA, N_ ("Linear CKA, debiased"), N_ ("global shape") },
  { SPEC_AGREEMENT_CKA, N_ ("Linear CKA, biased"), N_ ("for comparison only") },
  { SPEC_AGREEMENT_RBF, N_ ("Gaussian CKA"), N_ ("σ from Explore") },
  { SPEC_AGREEMENT_RSA, N_ ("RSA, Spearman"), N_ ("all pairs") },
  { SPEC_AGREEMENT_PROCRUSTES, N_ ("Procrustes similarity"), N_ ("1 − d²/2") },
};

SpecAgreementParts
spec_measure_id_get_part (SpecMeasureId id)
{
  g_return_val_if_fail (id < SPEC_N_MEASURES, 0);

  return measures[id].part;
}

const char *
spec_measure_id_get_name (SpecMeasureId id)
{
  g_return_val_if_fail (id < SPEC_N_MEASURES, "");

  return gettext (measures[id].name);
}

static const SpecAgreementLevel *
find_level (const SpecAgreement *agreement, gsize k)
{
  for (gsize i = 0; i < agreement->level_count; i++)
    if (agreement->levels[i].k == k)
      return &agreement->levels[i];
  return NULL;
}

/* 1 - d^2 / 2 = |X'Y|_* of clouds of unit norm: 1 for the same shape. */
static double
get_similarity (double distance)
{
  return 1 - distance * distance / 2;
}

static void
set_values (SpecMeasureRow *row, const SpecAgreement *agreement, const SpecAgreementLevel *level)
{
  const SpecAgreementLevel unknown = { 0, NAN, NAN, NAN, NAN, NAN };
  const SpecAgreementLevel *at = level != NULL ? level : &unknown;
  const double values[SPEC_N_MEASURES][2] = {
    [SPEC_MEASURE_NNGS] = { at->nngs, at->nngs_chance },
    [SPEC_MEASURE_MUTUAL] = { at->mutual, at->mutual_chance },
    [SPEC_MEASURE_CKA_DEBIASED] = { agreement->cka_linear_debiased, NAN },
    [SPEC_MEASURE_CKA] = { agreement->cka_linear, agreement->cka_linear_chance },
    [SPEC_MEASURE_RBF] = { agreement->cka_rbf_debiased, NAN },
    [SPEC_MEASURE_RSA] = { agreement->rsa, NAN },
    [SPEC_MEASURE_PROCRUSTES]
    = { get_similarity (agreement->procrustes), get_similarity (agreement->procrustes_chance) },
  };

  row->value = values[row->id][0];
  row->chance = values[row->id][1];
}

/* Not within a letter, which may take several bytes. */
static void
copy_words (char words[SPEC_MEASURE_WORDS], const char *text)
{
  gsize length = strlen (text);

  if (length >= SPEC_MEASURE_WORDS)
    length = (gsize) (g_utf8_find_prev_char (text, text + SPEC_MEASURE_WORDS) - text);
  memcpy (words, text, length);
  words[length] = '\0';
}

static void
set_words (SpecMeasureRow *row, const SpecAgreement *agreement, gsize k)
{
  gboolean by_k = row->id == SPEC_MEASURE_NNGS || row->id == SPEC_MEASURE_MUTUAL;
  gboolean quadratic = row->id == SPEC_MEASURE_RBF || row->id == SPEC_MEASURE_RSA;
  g_autofree char *count = spec_number_text_count (quadratic ? agreement->samples_used : k, SPEC_NUMBER_PLAIN);

  g_autofree char *title = g_strdup_printf (_ ("%s, k = %s"), spec_measure_id_get_name (row->id), count);
  g_autofree char *note
      = g_strdup_printf (ngettext ("%s sample", "%s samples", agreement->samples_used), count);

  copy_words (row->title, by_k ? title : spec_measure_id_get_name (row->id));
  copy_words (row->note, quadratic && agreement->samples_used < agreement->samples ? note : gettext (measures[row->id].note));
}

guint
spec_measure_rows_fill (const SpecAgreement *agreement, gsize k, guint shown, SpecMeasureRow *rows)
{
  const SpecAgreementLevel *level = find_level (agreement, k);
  guint count = 0;

  for (guint id = 0; id < SPEC_N_MEASURES; id++)
    {
      SpecMeasureRow *row = &rows[count];

      if ((shown & (1u << id)) == 0)
        continue;
      row->id = id;
      set_words (row, agreement, k);
      set_values (row, agreement, level);
      count++;
    }
  return count;
}

static void
append_number (GString *text, double value)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append_c (text, '\t');
  if (isfinite (value))
    g_string_append (text, g_ascii_dtostr (digits, sizeof digits, value));
}

char *
spec_measure_rows_dup_text (const SpecMeasureRow *rows, guint count)
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "%s\t%s\t%s\n", _ ("Measure"), _ ("Value"), _ ("Unrelated data"));
  for (guint i = 0; i < count; i++)
    {
      g_string_append (text, rows[i].title);
      append_number (text, rows[i].value);
      append_number (text, isnan (rows[i].chance) ? 0 : rows[i].chance);
      g_string_append_c (text, '\n');
    }
  return g_string_free (text, FALSE);
}
