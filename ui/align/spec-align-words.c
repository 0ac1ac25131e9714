#include "align/spec-align-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "align/spec-align-split.h"
#include "clusters/spec-screen-number.h"
#include "paint/spec-number-text.h"

GArray *
spec_align_words_dup_points (SpecAlignSession *session)
{
  const SpecAlignment *alignment = spec_align_session_get_alignment (session);
  guint count = alignment != NULL ? alignment->history->len : 0;
  GArray *points = g_array_sized_new (FALSE, FALSE, sizeof (SpecLossPoint), MAX (count, 1));

  for (guint i = 0; i < count; i++)
    {
      const SpecAlignStep *step = &g_array_index (alignment->history, SpecAlignStep, i);
      SpecLossPoint point = { step->step, step->spec_diff, step->holdout };

      g_array_append_val (points, point);
    }
  return points;
}

void
spec_align_words_get_loss (SpecAlignSession *session, const GArray *points, SpecLossData *data)
{
  const SpecAlignTask *task = spec_align_session_get_task (session);
  const SpecAlignment *alignment = spec_align_session_get_alignment (session);
  SpecAlignParams params = spec_align_session_get_params (session);

  if (task != NULL)
    params = task->params;
  *data = (SpecLossData){ .points = (const SpecLossPoint *) (gconstpointer) points->data,
                          .count = points->len,
                          .total = params.steps,
                          .before = spec_align_words_get_before (session),
                          .side = params.side,
                          .best_step = alignment != NULL ? alignment->best_step : 0 };
}

void
spec_align_words_get_spectrum (const SpecAlignReview *review, SpecChangeSpectrum *spectrum)
{
  for (guint direction = 0; direction < 2; direction++)
    {
      spectrum->values[direction] = review->values[direction];
      spectrum->counts[direction] = review->counts[direction];
    }
}

double
spec_align_words_get_before (SpecAlignSession *session)
{
  const SpecAlignment *alignment = spec_align_session_get_alignment (session);

  if (alignment == NULL || alignment->history->len == 0)
    return NAN;
  return alignment->holdout_count > 0 ? alignment->holdout_before : alignment->spec_diff_before;
}

gboolean
spec_align_words_is_final (SpecAlignSession *session)
{
  return spec_align_session_get_state (session) == SPEC_ALIGN_DONE;
}

double
spec_align_words_get_after (SpecAlignSession *session)
{
  const SpecAlignment *alignment = spec_align_session_get_alignment (session);

  if (alignment == NULL || alignment->history->len == 0)
    return NAN;
  if (!spec_align_words_is_final (session))
    return alignment->best_step < alignment->history->len
               ? g_array_index (alignment->history, SpecAlignStep, alignment->best_step).holdout
               : NAN;
  return alignment->holdout_count > 0 ? alignment->holdout_after : alignment->spec_diff_after;
}

/* Returns: how many rows the run has, or would have; 0 without embeddings. */
static gsize
count_rows (SpecAlignSession *session, SpecAlignParams *params)
{
  const SpecAlignTask *task = spec_align_session_get_task (session);
  SpecEmbedding *x = spec_session_get_embedding (spec_align_session_get_session (session), SPEC_SIDE_X);

  *params = task != NULL ? task->params : spec_align_session_get_params (session);
  if (task != NULL)
    x = task->embeddings[SPEC_SIDE_X];
  return x != NULL ? spec_embedding_get_samples (x) : 0;
}

gsize
spec_align_words_count_held (SpecAlignSession *session)
{
  SpecAlignParams params;
  gsize rows = count_rows (session, &params);

  return rows >= 2 ? spec_align_split_count_held (&params, rows) : 0;
}

char *
spec_align_words_dup_split (SpecAlignSession *session)
{
  SpecAlignParams params;
  gsize rows = count_rows (session, &params), held = spec_align_words_count_held (session);
  g_autofree char *learned = spec_screen_number_count (
      spec_session_get_samples (spec_align_session_get_session (session)), (guint) (rows - held));
  g_autofree char *out = spec_number_text_count (held, SPEC_NUMBER_PLAIN);

  /* Translators: "1,371 images to learn, 342 held out" */
  return held > 0 ? g_strdup_printf (_ ("%s to learn, %s held out"), learned, out)
                  : g_strdup_printf (_ ("%s to learn, none held out"), learned);
}

char *
spec_align_words_dup_value (double value)
{
  return spec_number_text_fixed (value, 4, SPEC_NUMBER_PLAIN);
}

double
spec_align_words_get_mean (const SpecAlignOrder *order, const float *values)
{
  double sum = 0;
  gsize pairs = 0;

  for (gsize g = 0; g < order->group_count; g++)
    for (gsize i = order->groups[g].first; i < order->groups[g].first + order->groups[g].count; i++)
      for (gsize j = order->groups[g].first; j < i; j++, pairs++)
        sum += values[i * order->count + j];
  return pairs > 0 ? sum / (double) pairs : 0;
}
