#include "clusters/spec-nearest-job.h"

#include "agreement/spec-nearest-rows.h"

typedef struct
{
  SpecEmbedding *embedding[2];
  SpecMetric metric[2];
  guint32 row;
} Input;

static void
input_free (gpointer data)
{
  Input *input = data;

  for (guint side = 0; side < 2; side++)
    spec_embedding_unref (input->embedding[side]);
  g_free (input);
}

static gboolean
contains (const guint32 *rows, guint count, guint32 row)
{
  for (guint i = 0; i < count; i++)
    if (rows[i] == row)
      return TRUE;

  return FALSE;
}

static void
find_shared (SpecNearestImages *images)
{
  for (guint side = 0; side < 2; side++)
    for (guint i = 0; i < images->count; i++)
      images->shared[side][i] = contains (images->rows[1 - side], images->count, images->rows[side][i]);
}

static gpointer
find (SpecSolver *solver, gpointer data, GCancellable *cancellable, const SpecProgress *progress, GError **error)
{
  Input *input = data;
  g_autofree SpecNearestImages *images = g_new0 (SpecNearestImages, 1);

  images->count = (guint) MIN (SPEC_NEAREST_MOST, spec_embedding_get_samples (input->embedding[0]) - 1);
  for (guint side = 0; side < 2; side++)
    {
      images->metric[side] = input->metric[side];
      if (!spec_nearest_rows_find (input->embedding[side], input->metric[side], input->row, images->count, images->rows[side],
                                   images->values[side], cancellable, error))
        return NULL;
    }
  find_shared (images);

  return g_steal_pointer (&images);
}

void
spec_nearest_job_submit (SpecEngine *engine, SpecEmbedding *const *embedding, const SpecMetric *metric, guint32 row, SpecEngineReply reply,
                         gpointer data)
{
  Input *input = g_new0 (Input, 1);

  for (guint side = 0; side < 2; side++)
    {
      input->embedding[side] = spec_embedding_ref (embedding[side]);
      input->metric[side] = metric[side];
    }
  input->row = row;
  spec_engine_submit (engine, find, input, input_free, g_free, reply, data);
}
