#include "paint/spec-montage-pictures.h"

#include <math.h>

#include "paint/spec-picture-jpeg.h"

#define THREADS 4

struct _SpecMontagePictures
{
  GHashTable *table; /* sample index → cairo_surface_t, or NULL: missing */
};

/* One picture to decode; made, then owned by the pool, then by who waits. */
typedef struct
{
  guint32 index;
  const char *path; /* the samples' own */
  int pixels;
  SpecFit fit;
  gboolean compress;
  GCancellable *cancellable;
  GAsyncQueue *done;
  cairo_surface_t *surface;
} Job;

static void
destroy_surface (gpointer data)
{
  if (data != NULL)
    cairo_surface_destroy (data);
}

SpecMontagePictures *
spec_montage_pictures_new (void)
{
  SpecMontagePictures *pictures = g_new0 (SpecMontagePictures, 1);

  pictures->table = g_hash_table_new_full (NULL, NULL, NULL, destroy_surface);
  return pictures;
}

void
spec_montage_pictures_free (SpecMontagePictures *pictures)
{
  g_hash_table_unref (pictures->table);
  g_free (pictures);
}

void
spec_montage_pictures_insert (SpecMontagePictures *pictures, guint32 index, cairo_surface_t *surface)
{
  g_hash_table_insert (pictures->table, GUINT_TO_POINTER (index),
                       surface != NULL ? cairo_surface_reference (surface) : NULL);
}

SpecMontagePictureState
spec_montage_pictures_get (const SpecMontagePictures *pictures, guint32 index, cairo_surface_t **surface)
{
  gpointer found = NULL;

  if (!g_hash_table_lookup_extended (pictures->table, GUINT_TO_POINTER (index), NULL, &found))
    return SPEC_MONTAGE_PENDING;
  if (found == NULL)
    return SPEC_MONTAGE_MISSING;
  if (surface != NULL)
    *surface = found;
  return SPEC_MONTAGE_READY;
}

static void
decode (gpointer data, gpointer unused)
{
  Job *job = data;

  job->surface = spec_picture_load (job->path, job->pixels, job->pixels, job->fit, job->cancellable, NULL);
  if (job->surface != NULL && job->compress)
    spec_picture_attach_jpeg (job->surface, 95);
  g_async_queue_push (job->done, job);
}

/* Asks for the picture in @box unless it is there already. Returns: (nullable): the job. */
static Job *
make_job (SpecMontagePictures *pictures, const SpecMontage *montage, const SpecMontageBox *box, double dpi)
{
  const SpecMontageSample *sample;
  Job *job;

  if (box->part != SPEC_MONTAGE_PICTURE)
    return NULL;
  sample = &spec_montage_get_cluster (montage, box->cluster)->samples[box->sample];
  if (g_hash_table_contains (pictures->table, GUINT_TO_POINTER (sample->index)))
    return NULL;
  spec_montage_pictures_insert (pictures, sample->index, NULL); /* a sample shown twice is decoded once */
  if (sample->path == NULL)
    return NULL;
  job = g_new0 (Job, 1);
  job->index = sample->index;
  job->path = sample->path;
  job->pixels = MAX ((int)ceil (box->width * dpi / 72 - 1e-6), 1);
  return job;
}

gboolean
spec_montage_pictures_load (SpecMontagePictures *pictures,
                            const SpecMontage *montage,
                            const SpecMontageLayout *layout,
                            SpecFit fit,
                            double dpi,
                            gboolean compress,
                            GCancellable *cancellable,
                            GError **error)
{
  GThreadPool *pool = g_thread_pool_new (decode, NULL, MIN (THREADS, (int)g_get_num_processors ()), FALSE, NULL);
  g_autoptr (GAsyncQueue) done = g_async_queue_new ();
  guint waiting = 0;

  for (guint i = 0; i < layout->boxes->len; i++)
    {
      Job *job = make_job (pictures, montage, spec_montage_layout_get_box (layout, i), dpi);

      if (job == NULL)
        continue;
      job->fit = fit;
      job->compress = compress;
      job->cancellable = cancellable;
      job->done = done;
      g_thread_pool_push (pool, job, NULL);
      waiting++;
    }
  for (; waiting > 0; waiting--)
    {
      Job *job = g_async_queue_pop (done);

      spec_montage_pictures_insert (pictures, job->index, job->surface);
      g_clear_pointer (&job->surface, cairo_surface_destroy);
      g_free (job);
    }
  g_thread_pool_free (pool, FALSE, TRUE);
  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}
