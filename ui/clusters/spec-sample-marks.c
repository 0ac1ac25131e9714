#include "clusters/spec-sample-marks.h"

#include "clusters/spec-label-order.h"

struct _SpecSampleMarks
{
  GObject parent_instance;

  /* owned */
  SpecSession *session;
  GArray *pinned; /* guint32, in their order */
  GHashTable *labels; /* (nullable): label → its place + 1 */
  SpecSamples *labelled; /* (nullable): those the labels were counted of */
  GCancellable *cancellable; /* (nullable): of the counting */
};

static guint changed_signal;

G_DEFINE_FINAL_TYPE (SpecSampleMarks, spec_sample_marks, G_TYPE_OBJECT)

static void
update (SpecSampleMarks *self)
{
  SpecModeItem *mode = spec_session_get_selected (self->session);
  const SpecClusterNote *note = NULL;

  if (mode != NULL)
    note = spec_curation_find_note (spec_session_get_curation (self->session), spec_mode_item_get_result (mode),
                                    spec_mode_item_get_direction (mode), spec_mode_item_get_index (mode));
  g_array_set_size (self->pinned, 0);
  if (note != NULL)
    g_array_append_vals (self->pinned, note->pinned, (guint) note->n_pinned);
  g_signal_emit (self, changed_signal, 0);
}

static void
on_counted (GObject *source, GAsyncResult *result, gpointer data)
{
  SpecSampleMarks *self = SPEC_SAMPLE_MARKS (source);
  GHashTable *labels = spec_label_order_count_finish (result);

  if (labels == NULL || self->cancellable != g_task_get_cancellable (G_TASK (result)))
    {
      g_clear_pointer (&labels, g_hash_table_unref);
      return;
    }
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->labels, g_hash_table_unref);
  self->labels = labels;
  g_signal_emit (self, changed_signal, 0);
}

static void
stop_counting (SpecSampleMarks *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
update_labels (SpecSampleMarks *self)
{
  SpecSamples *samples = spec_session_get_samples (self->session);

  if (samples == self->labelled)
    return;
  stop_counting (self);
  g_clear_pointer (&self->labels, g_hash_table_unref);
  g_clear_pointer (&self->labelled, spec_samples_unref);
  if (samples == NULL)
    return;
  self->labelled = spec_samples_ref (samples);
  if (spec_samples_get_label_count (samples) == 0)
    return;
  self->cancellable = g_cancellable_new ();
  spec_label_order_count_async (self, samples, self->cancellable, on_counted);
}

static void
spec_sample_marks_dispose (GObject *object)
{
  SpecSampleMarks *self = SPEC_SAMPLE_MARKS (object);

  stop_counting (self);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (spec_sample_marks_parent_class)->dispose (object);
}

static void
spec_sample_marks_finalize (GObject *object)
{
  SpecSampleMarks *self = SPEC_SAMPLE_MARKS (object);

  g_clear_pointer (&self->labels, g_hash_table_unref);
  g_clear_pointer (&self->labelled, spec_samples_unref);
  g_array_unref (self->pinned);
  G_OBJECT_CLASS (spec_sample_marks_parent_class)->finalize (object);
}

static void
spec_sample_marks_class_init (SpecSampleMarksClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = spec_sample_marks_dispose;
  G_OBJECT_CLASS (klass)->finalize = spec_sample_marks_finalize;
  changed_signal = g_signal_new ("changed", SPEC_TYPE_SAMPLE_MARKS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
spec_sample_marks_init (SpecSampleMarks *self)
{
  self->pinned = g_array_new (FALSE, FALSE, sizeof (guint32));
}

SpecSampleMarks *
spec_sample_marks_new (SpecSession *session)
{
  SpecSampleMarks *self = g_object_new (SPEC_TYPE_SAMPLE_MARKS, NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (session, "notify::curation", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::selected", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::samples", G_CALLBACK (update_labels), self, G_CONNECT_SWAPPED);
  update (self);
  update_labels (self);
  return self;
}

gboolean
spec_sample_marks_is_excluded (SpecSampleMarks *self, guint32 row)
{
  return self->session != NULL && spec_curation_is_excluded (spec_session_get_curation (self->session), row);
}

guint
spec_sample_marks_get_pin (SpecSampleMarks *self, guint32 row)
{
  for (guint i = 0; i < self->pinned->len; i++)
    if (g_array_index (self->pinned, guint32, i) == row)
      return i + 1;
  return 0;
}

int
spec_sample_marks_get_label_order (SpecSampleMarks *self, const char *label)
{
  return self->labels == NULL || label == NULL ? -1 : GPOINTER_TO_INT (g_hash_table_lookup (self->labels, label)) - 1;
}

void
spec_sample_marks_exclude (SpecSampleMarks *self, const guint32 *rows, gsize n_rows, gboolean excluded)
{
  g_autoptr (SpecCuration) changed
      = spec_curation_with_excluded (spec_session_get_curation (self->session), rows, n_rows, excluded);

  spec_session_set_curation (self->session, changed);
}

static void
set_pinned (SpecSampleMarks *self, GArray *pinned)
{
  SpecModeItem *mode = spec_session_get_selected (self->session);
  g_autoptr (SpecCuration) changed = NULL;

  if (mode == NULL)
    return;
  changed = spec_curation_with_pinned (spec_session_get_curation (self->session), spec_mode_item_get_result (mode),
                                       spec_mode_item_get_direction (mode), spec_mode_item_get_index (mode),
                                       (const guint32 *) (gpointer) pinned->data, pinned->len);
  spec_session_set_curation (self->session, changed);
}

void
spec_sample_marks_pin (SpecSampleMarks *self, const guint32 *rows, gsize n_rows, gboolean pinned)
{
  g_autoptr (GArray) all = g_array_copy (self->pinned);

  for (gsize i = 0; i < n_rows; i++)
    {
      guint place = spec_sample_marks_get_pin (self, rows[i]);

      if (pinned && place == 0)
        g_array_append_val (all, rows[i]);
      for (guint k = 0; !pinned && place > 0 && k < all->len; k++)
        if (g_array_index (all, guint32, k) == rows[i])
          g_array_remove_index (all, k);
    }
  set_pinned (self, all);
}

void
spec_sample_marks_move_pin (SpecSampleMarks *self, guint32 row, int step)
{
  g_autoptr (GArray) all = g_array_copy (self->pinned);
  int from = (int) spec_sample_marks_get_pin (self, row) - 1, to = CLAMP (from + step, 0, (int) all->len - 1);

  if (from < 0 || to == from)
    return;
  g_array_remove_index (all, (guint) from);
  g_array_insert_val (all, (guint) to, row);
  set_pinned (self, all);
}
