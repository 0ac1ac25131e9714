#include "align/spec-align-report.h"

#include <errno.h>
#include <math.h>

#include <json-glib/json-glib.h>

#include "report/spec-json-member.h"
#include "report/spec-npy-writer.h"
#include "report/spec-report-inputs.h"
#include "report/spec-report.h"

static double
get_sigma (const SpecKernel *kernel)
{
  return kernel->kind == SPEC_KERNEL_GAUSSIAN ? kernel->sigma : NAN;
}

static void
add_parameters (JsonObject *root, const SpecAlignParams *params)
{
  const SpecKernel *kernel = params->comparison.kernel;
  JsonObject *object = json_object_new ();

  spec_json_member_set_text (object, "side", params->side == SPEC_SIDE_X ? "x" : "y");
  spec_json_member_set_text (object, "kernel", spec_kernel_kind_get_name (kernel[SPEC_SIDE_X].kind));
  spec_json_member_set_number (object, "sigma_x", get_sigma (&kernel[SPEC_SIDE_X]));
  spec_json_member_set_number (object, "sigma_y", get_sigma (&kernel[SPEC_SIDE_Y]));
  json_object_set_int_member (object, "steps", params->steps);
  json_object_set_int_member (object, "batch", params->batch);
  spec_json_member_set_number (object, "rate", params->rate);
  spec_json_member_set_number (object, "fidelity", params->fidelity);
  spec_json_member_set_number (object, "holdout", params->holdout);
  json_object_set_int_member (object, "seed", (gint64) params->comparison.seed);
  json_object_set_object_member (root, "parameters", object);
}

static void
add_history (JsonObject *root, const GArray *history)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < history->len; i++)
    {
      const SpecAlignStep *step = &g_array_index (history, SpecAlignStep, i);
      JsonObject *object = json_object_new ();

      json_object_set_int_member (object, "step", step->step);
      spec_json_member_set_number (object, "loss", step->loss);
      spec_json_member_set_number (object, "spec_diff", step->spec_diff);
      if (isfinite (step->holdout))
        json_object_set_double_member (object, "holdout", step->holdout);
      json_array_add_object_element (array, object);
    }
  json_object_set_array_member (root, "history", array);
}

/* Under the names x_before, x_after, y; or x, y_before, y_after where Y is the side adapted. */
static void
add_accuracy (JsonObject *root, SpecSide side, const SpecAlignAccuracy *accuracy)
{
  JsonObject *object = json_object_new ();
  gboolean x = side == SPEC_SIDE_X;

  spec_json_member_set_number (object, x ? "x_before" : "y_before", accuracy->before);
  spec_json_member_set_number (object, x ? "x_after" : "y_after", accuracy->after);
  spec_json_member_set_number (object, x ? "y" : "x", accuracy->other);
  json_object_set_object_member (root, "nearest_neighbour_accuracy", object);
}

static JsonArray *
build_spectrum (const SpecAlignReview *review)
{
  JsonArray *array = json_array_new ();

  for (gsize i = 0; i < review->counts[SPEC_DIRECTION_POSITIVE]; i++)
    json_array_add_double_element (array, review->values[SPEC_DIRECTION_POSITIVE][i]);
  for (gsize i = review->counts[SPEC_DIRECTION_NEGATIVE]; i > 0; i--)
    json_array_add_double_element (array, review->values[SPEC_DIRECTION_NEGATIVE][i - 1]);
  return array;
}

/* Of the held-out samples, or of all where none are held out. Spectra fall from the largest to the smallest value. */
static void
add_review (JsonObject *root, const SpecAlignReview *before, const SpecAlignReview *after)
{
  JsonObject *object = json_object_new ();

  json_object_set_int_member (object, "samples", (gint64) before->samples);
  json_object_set_int_member (object, "k", (gint64) before->k);
  spec_json_member_set_number (object, "nngs_before", before->nngs);
  spec_json_member_set_number (object, "nngs_after", after->nngs);
  json_object_set_array_member (object, "spectrum_before", build_spectrum (before));
  json_object_set_array_member (object, "spectrum_after", build_spectrum (after));
  json_object_set_object_member (root, "review", object);
}

static JsonNode *
build (const SpecAlignment *alignment,
       SpecEmbedding *x,
       SpecEmbedding *y,
       const SpecAlignAccuracy *accuracy,
       double seconds,
       GCancellable *cancellable,
       GError **error)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *root = json_object_new ();

  json_node_take_object (node, root);
  spec_json_member_set_text (root, "program", "spec-explorer");
  spec_json_member_set_text (root, "version", SPEC_VERSION);
  if (!spec_report_add_inputs (root, x, y, NULL, cancellable, error))
    return NULL;
  add_parameters (root, &alignment->params);
  spec_json_member_set_number (root, "spec_diff_before", alignment->spec_diff_before);
  spec_json_member_set_number (root, "spec_diff_after", alignment->spec_diff_after);
  json_object_set_int_member (root, "holdout_samples", (gint64) alignment->holdout_count);
  spec_json_member_set_number (root, "holdout_before", alignment->holdout_before);
  spec_json_member_set_number (root, "holdout_after", alignment->holdout_after);
  add_review (root, &alignment->before, &alignment->after);
  json_object_set_int_member (root, "best_step", alignment->best_step);
  json_object_set_boolean_member (root, "stopped_early", alignment->stopped_early);
  if (accuracy != NULL)
    add_accuracy (root, alignment->params.side, accuracy);
  add_history (root, alignment->history);
  spec_json_member_set_number (root, "seconds", seconds);
  return g_steal_pointer (&node);
}

static gboolean
write_arrays (const SpecAlignment *alignment, const char *folder, GError **error)
{
  gsize n = spec_embedding_get_samples (alignment->aligned), d = alignment->dimensions;
  g_autofree char *aligned = g_build_filename (folder, "aligned.npy", NULL),
                  *adapter = g_build_filename (folder, "adapter.npy", NULL);
  g_autofree float *rows = g_try_malloc_n (n, d * sizeof (float));

  if (rows == NULL)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, "%s: %s", aligned, g_strerror (ENOMEM));
      return FALSE;
    }
  spec_embedding_read_rows (alignment->aligned, 0, n, rows);
  return spec_npy_write_floats (aligned, rows, n, d, error)
         && spec_npy_write_floats (adapter, alignment->adapter, d, d, error);
}

gboolean
spec_align_report_write (const SpecAlignment *alignment,
                         SpecEmbedding *x,
                         SpecEmbedding *y,
                         const SpecAlignAccuracy *accuracy,
                         double seconds,
                         const char *folder,
                         GCancellable *cancellable,
                         GError **error)
{
  g_autoptr (JsonNode) root = build (alignment, x, y, accuracy, seconds, cancellable, error);
  g_autofree char *path = g_build_filename (folder, "align.json", NULL);

  return root != NULL && write_arrays (alignment, folder, error) && spec_report_write_json (root, path, error);
}
