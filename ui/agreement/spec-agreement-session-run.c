/* When the Agreement view measures what: part by part, the newest settings, only while it is on screen. */
#include "agreement/spec-agreement-session-private.h"

#include "agreement/spec-agreement-work.h"
#include "paint/spec-measure-rows.h"
#include "spec/spec-plan.h"

#define REST 250 /* milliseconds without a change, before anything is measured anew */

/* The parts that the measures shown come from; the neighbours always. */
static SpecAgreementParts
get_wanted (SpecAgreementSession *self)
{
  SpecAgreementParts parts = SPEC_AGREEMENT_NNGS;

  for (guint id = 0; id < SPEC_N_MEASURES; id++)
    if ((self->shown & (1u << id)) != 0)
      parts |= spec_measure_id_get_part (id);
  return parts;
}

SpecAgreementParts
spec_agreement_session_get_missing (SpecAgreementSession *self)
{
  return self->dirty & get_wanted (self);
}

static gboolean
on_rest (gpointer data)
{
  SpecAgreementSession *self = data;

  /* The bandwidth of the kernels is still in somebody's hand. */
  if (!spec_session_is_settled (self->session))
    return G_SOURCE_CONTINUE;
  self->timeout = 0;
  spec_agreement_session_start (self);
  return G_SOURCE_REMOVE;
}

/* Something changed: @parts are not what is asked for any more. */
void
spec_agreement_session_invalidate (SpecAgreementSession *self, SpecAgreementParts parts)
{
  self->dirty |= parts;
  g_clear_pointer (&self->error, g_free);
  self->stopped = FALSE;
  if ((self->running & parts) != 0)
    {
      spec_engine_cancel (self->engine);
      self->running = 0;
    }
  g_clear_handle_id (&self->timeout, g_source_remove);
  self->timeout = g_timeout_add (REST, on_rest, self);
  spec_agreement_session_emit_changed (self);
}

/* A new agreement of other embeddings takes nothing over from the one before. */
static gboolean
is_current (SpecAgreementSession *self)
{
  return self->agreement != NULL
         && self->embedding[0] == spec_session_get_embedding (self->session, SPEC_SIDE_X)
         && self->embedding[1] == spec_session_get_embedding (self->session, SPEC_SIDE_Y);
}

static void
take_inputs (SpecAgreementSession *self, SpecEmbedding *x, SpecEmbedding *y)
{
  SpecSamples *samples = spec_session_get_samples (self->session);

  for (guint side = 0; side < 2; side++)
    g_clear_pointer (&self->embedding[side], spec_embedding_unref);
  self->embedding[SPEC_SIDE_X] = spec_embedding_ref (x);
  self->embedding[SPEC_SIDE_Y] = spec_embedding_ref (y);
  g_clear_pointer (&self->samples, spec_samples_unref);
  self->samples = samples != NULL ? spec_samples_ref (samples) : NULL;
}

static void
on_reply (gpointer output, const GError *error, gpointer data)
{
  SpecAgreementSession *self = data;
  SpecAgreementParts done = self->running;

  self->running = 0;
  g_clear_pointer (&self->error, g_free);
  if (output == NULL)
    {
      self->error = g_strdup (error->message);
      self->stopped = TRUE;
      spec_agreement_session_emit_changed (self);
      return;
    }
  g_clear_pointer (&self->agreement, spec_agreement_unref);
  self->agreement = spec_agreement_ref (output);
  self->dirty &= ~done;
  if (self->selected >= (gint64) self->agreement->samples)
    spec_agreement_session_select (self, -1);
  spec_agreement_session_start (self);
  spec_agreement_session_emit_changed (self);
}

/* As in Explore; a bandwidth that was never looked for is the median, as on the command line. */
static void
set_kernels (SpecAgreementSession *self)
{
  const SpecParams *params = spec_session_get_params (self->session);

  self->params.seed = params->seed;
  for (guint side = 0; side < 2; side++)
    {
      double sigma = params->kernel[side].sigma;

      self->params.kernel[side] = (SpecKernel){
        SPEC_KERNEL_GAUSSIAN, sigma > 0 ? SPEC_BANDWIDTH_NUMBER : SPEC_BANDWIDTH_MEDIAN, sigma
      };
    }
}

guint
spec_agreement_session_get_most (SpecAgreementSession *self)
{
  SpecEmbedding *x = spec_session_get_embedding (self->session, SPEC_SIDE_X);
  gsize samples = x != NULL ? spec_embedding_get_samples (x) : 2;

  return (guint) spec_neighbour_pair_fit (samples, SPEC_NEIGHBOUR_PAIR_USUAL, spec_plan_get_allowance ());
}

static void
set_limits (SpecAgreementSession *self, gsize samples)
{
  gsize most = spec_agreement_session_get_most (self), k = MIN (self->k, samples - 1);

  if (!self->chosen)
    self->params.largest_k = spec_neighbour_pair_choose_k (samples, spec_plan_get_allowance ());
  self->params.largest_k = MIN (self->params.largest_k, most);
  if (k != self->k)
    {
      self->k = (guint) k;
      g_object_notify (G_OBJECT (self), "k");
    }
  g_object_notify (G_OBJECT (self), "largest-k");
}

/* Begins with other embeddings: nothing known stays. */
static void
start_over (SpecAgreementSession *self, SpecEmbedding *x, SpecEmbedding *y)
{
  gboolean same_rows
      = self->agreement != NULL && self->agreement->samples == spec_embedding_get_samples (x);

  g_clear_pointer (&self->agreement, spec_agreement_unref);
  take_inputs (self, x, y);
  self->dirty = SPEC_AGREEMENT_ALL;
  self->anew = FALSE;
  set_limits (self, spec_embedding_get_samples (x));
  if (!same_rows)
    spec_agreement_session_select (self, -1);
}

void
spec_agreement_session_start (SpecAgreementSession *self)
{
  SpecEmbedding *x = spec_session_get_embedding (self->session, SPEC_SIDE_X);
  SpecEmbedding *y = spec_session_get_embedding (self->session, SPEC_SIDE_Y);
  SpecAgreementParts missing;

  if (!self->visible || self->stopped || self->running != 0 || self->timeout != 0
      || !spec_session_is_ready (self->session))
    return;
  if (self->anew || self->embedding[0] != x || self->embedding[1] != y)
    start_over (self, x, y);
  missing = spec_agreement_session_get_missing (self);
  if (missing == 0)
    return;
  set_kernels (self);
  self->running = missing & -missing; /* the first of them */
  spec_agreement_work_submit (
      spec_agreement_work_new (x, y, self->agreement, &self->params, self->k, self->running), self->engine, on_reply,
      self);
  spec_agreement_session_emit_changed (self);
}

static void
on_progress (SpecAgreementSession *self, int stage, double fraction)
{
  SpecAgreementParts wanted = get_wanted (self);
  guint parts = 0, left = 0;

  for (guint part = 0; part < SPEC_AGREEMENT_N_PARTS; part++)
    {
      parts += (wanted & (1u << part)) != 0;
      left += (wanted & self->dirty & (1u << part)) != 0;
    }
  spec_agreement_session_emit_progress (self, spec_stage_get_name (stage),
                                        ((double) (parts - left) + fraction) / MAX (parts, 1));
}

static void
on_inputs (SpecAgreementSession *self)
{
  if (self->running != 0)
    spec_engine_cancel (self->engine);
  self->running = 0;
  spec_agreement_session_invalidate (self, SPEC_AGREEMENT_ALL);
}

/* Other names for the same rows. */
static void
on_samples (SpecAgreementSession *self)
{
  SpecSamples *samples = spec_session_get_samples (self->session);

  if (!is_current (self))
    return;
  g_clear_pointer (&self->samples, spec_samples_unref);
  self->samples = samples != NULL ? spec_samples_ref (samples) : NULL;
  spec_agreement_session_emit_changed (self);
}

static void
on_sigma (SpecAgreementSession *self)
{
  spec_agreement_session_invalidate (self, SPEC_AGREEMENT_RBF);
}

/* All that is random: the rows of a subsample, the band, the order of the rows for Procrustes. */
static void
on_seed (SpecAgreementSession *self)
{
  self->anew = TRUE; /* even the neighbours: they come with their band */
  spec_agreement_session_invalidate (self, SPEC_AGREEMENT_ALL);
}

/* One sample selected elsewhere is the one shown here. */
static void
on_selection (SpecAgreementSession *self)
{
  SpecSelection *selection = spec_session_get_selection (self->session);
  gsize count;
  g_autofree guint32 *rows = spec_selection_list (selection, &count);

  if (count != 1 || rows[0] == self->selected || self->agreement == NULL || rows[0] >= self->agreement->samples)
    return;
  self->selected = rows[0];
  spec_agreement_session_emit_selected (self);
}

void
spec_agreement_session_follow (SpecAgreementSession *self)
{
  const char *const inputs[] = { "notify::x", "notify::y" };
  const char *const sigmas[] = { "notify::sigma-x", "notify::sigma-y" };

  for (guint side = 0; side < 2; side++)
    {
      g_signal_connect_object (self->session, inputs[side], G_CALLBACK (on_inputs), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (self->session, sigmas[side], G_CALLBACK (on_sigma), self, G_CONNECT_SWAPPED);
    }
  g_signal_connect_object (self->engine, "progress", G_CALLBACK (on_progress), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "notify::samples", G_CALLBACK (on_samples), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "notify::seed", G_CALLBACK (on_seed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (spec_session_get_selection (self->session), "changed", G_CALLBACK (on_selection), self,
                           G_CONNECT_SWAPPED);
}

void
spec_agreement_session_drop_unwanted (SpecAgreementSession *self)
{
  if ((self->running & ~get_wanted (self)) == 0)
    return;
  spec_engine_cancel (self->engine);
  self->running = 0;
}
