#include "agreement/spec-agreement-model.h"

struct _SpecAgreementModel
{
  GObject parent_instance;

  /* owned */
  SpecSamples *samples; /* (nullable) */
  guint32 *order;       /* rows */
  double *jaccards;     /* by position */

  guint count;
};

static void init_list (GListModelInterface *interface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SpecAgreementModel, spec_agreement_model, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, init_list))

static GType
get_item_type (GListModel *list)
{
  return SPEC_TYPE_SAMPLE_ITEM;
}

static guint
get_n_items (GListModel *list)
{
  return SPEC_AGREEMENT_MODEL (list)->count;
}

static gpointer
get_item (GListModel *list, guint position)
{
  SpecAgreementModel *self = SPEC_AGREEMENT_MODEL (list);

  if (position >= self->count)
    return NULL;
  return spec_sample_item_new (self->samples, self->order[position], position + 1, (float) self->jaccards[position]);
}

static void
init_list (GListModelInterface *interface)
{
  interface->get_item_type = get_item_type;
  interface->get_n_items = get_n_items;
  interface->get_item = get_item;
}

/* With m of k neighbours in common the index is m / (2 k - m), so that m tells the order: one bin for each. */
static guint
get_common (double jaccard, gsize k)
{
  return (guint) CLAMP (2 * (double) k * jaccard / (1 + jaccard) + 0.5, 0, (double) k);
}

static void
sort (SpecAgreementModel *self, const SpecAgreement *agreement, const SpecHistogramRange *range, gboolean descending)
{
  gsize k = agreement->levels[agreement->level_count - 1].k;
  g_autofree guint *starts = g_new0 (guint, k + 2);

  for (gsize i = 0; i < agreement->samples; i++)
    {
      guint common = get_common (agreement->jaccards[i], k);

      if (spec_histogram_range_contains (range, agreement->jaccards[i]))
        starts[1 + (descending ? k - common : common)]++;
    }
  for (gsize bin = 1; bin <= k + 1; bin++)
    starts[bin] += starts[bin - 1];
  self->count = starts[k + 1];
  self->order = g_new (guint32, MAX (self->count, 1));
  self->jaccards = g_new (double, MAX (self->count, 1));
  for (gsize i = 0; i < agreement->samples; i++)
    if (spec_histogram_range_contains (range, agreement->jaccards[i]))
      {
        guint common = get_common (agreement->jaccards[i], k);
        guint place = starts[descending ? k - common : common]++;

        self->order[place] = (guint32) i;
        self->jaccards[place] = agreement->jaccards[i];
      }
}

void
spec_agreement_model_show (SpecAgreementModel *self, const SpecAgreement *agreement, SpecSamples *samples,
                           const SpecHistogramRange *range, gboolean descending)
{
  guint before = self->count;

  g_clear_pointer (&self->samples, spec_samples_unref);
  g_clear_pointer (&self->order, g_free);
  g_clear_pointer (&self->jaccards, g_free);
  self->count = 0;
  self->samples = samples != NULL ? spec_samples_ref (samples) : NULL;
  if (agreement != NULL && agreement->jaccards != NULL)
    sort (self, agreement, range, descending);
  g_list_model_items_changed (G_LIST_MODEL (self), 0, before, self->count);
}

guint
spec_agreement_model_find (SpecAgreementModel *self, gint64 row)
{
  for (guint i = 0; i < self->count; i++)
    if (self->order[i] == row)
      return i;
  return G_MAXUINT;
}

static void
spec_agreement_model_finalize (GObject *object)
{
  SpecAgreementModel *self = SPEC_AGREEMENT_MODEL (object);

  g_clear_pointer (&self->samples, spec_samples_unref);
  g_free (self->order);
  g_free (self->jaccards);
  G_OBJECT_CLASS (spec_agreement_model_parent_class)->finalize (object);
}

static void
spec_agreement_model_class_init (SpecAgreementModelClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = spec_agreement_model_finalize;
}

static void
spec_agreement_model_init (SpecAgreementModel *self)
{
}

SpecAgreementModel *
spec_agreement_model_new (void)
{
  return g_object_new (SPEC_TYPE_AGREEMENT_MODEL, NULL);
}
