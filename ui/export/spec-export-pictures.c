#include "export/spec-export-pictures.h"

#include <math.h>

#define THREADS 2
#define GATHER_MS 40 /* pictures that arrive close together are painted together */

struct _SpecExportPictures
{
  GObject parent;

  /* owned */
  SpecMontagePictures *pictures;
  GHashTable *pixels;        /* sample index → size at which it arrived, in pixels */
  SpecSamples *source;       /* (nullable): whose pictures these are */
  GCancellable *cancellable; /* of the jobs that wait or run */
  GThreadPool *pool;
  SpecFit fit;
  guint timeout;
};

G_DEFINE_FINAL_TYPE (SpecExportPictures, spec_export_pictures, G_TYPE_OBJECT)

/* One picture; goes to the pool and comes back to the main thread. */
typedef struct
{
  SpecExportPictures *owner;
  guint32 index;
  char *path;
  int pixels;
  SpecFit fit;
  GCancellable *cancellable;
  cairo_surface_t *surface;
} Job;

static void
free_job (gpointer data)
{
  Job *job = data;

  g_clear_pointer (&job->surface, cairo_surface_destroy);
  g_object_unref (job->cancellable);
  g_object_unref (job->owner);
  g_free (job->path);
  g_free (job);
}

static gboolean
emit_arrived (gpointer data)
{
  SpecExportPictures *pictures = data;

  pictures->timeout = 0;
  g_signal_emit_by_name (pictures, "arrived");
  return G_SOURCE_REMOVE;
}

static gboolean
receive (gpointer data)
{
  Job *job = data;
  SpecExportPictures *pictures = job->owner;

  if (g_cancellable_is_cancelled (job->cancellable))
    return G_SOURCE_REMOVE;
  spec_montage_pictures_insert (pictures->pictures, job->index, job->surface);
  g_hash_table_insert (pictures->pixels, GUINT_TO_POINTER (job->index), GINT_TO_POINTER (job->pixels));
  if (pictures->timeout == 0)
    pictures->timeout = g_timeout_add (GATHER_MS, emit_arrived, pictures);
  return G_SOURCE_REMOVE;
}

static void
decode (gpointer data, gpointer unused)
{
  Job *job = data;

  if (!g_cancellable_is_cancelled (job->cancellable))
    job->surface = spec_picture_load (job->path, job->pixels, job->pixels, job->fit, job->cancellable, NULL);
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, receive, job, free_job);
}

void
spec_export_pictures_cancel (SpecExportPictures *pictures)
{
  g_cancellable_cancel (pictures->cancellable);
  g_clear_handle_id (&pictures->timeout, g_source_remove);
}

static void
spec_export_pictures_finalize (GObject *object)
{
  SpecExportPictures *pictures = SPEC_EXPORT_PICTURES (object);

  g_clear_handle_id (&pictures->timeout, g_source_remove);
  g_thread_pool_free (pictures->pool, TRUE, FALSE); /* jobs hold a reference: none is left */
  spec_montage_pictures_free (pictures->pictures);
  g_hash_table_unref (pictures->pixels);
  g_clear_pointer (&pictures->source, spec_samples_unref);
  g_object_unref (pictures->cancellable);
  G_OBJECT_CLASS (spec_export_pictures_parent_class)->finalize (object);
}

static void
spec_export_pictures_class_init (SpecExportPicturesClass *class)
{
  G_OBJECT_CLASS (class)->finalize = spec_export_pictures_finalize;
  g_signal_new ("arrived", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
spec_export_pictures_init (SpecExportPictures *pictures)
{
  pictures->pictures = spec_montage_pictures_new ();
  pictures->pixels = g_hash_table_new (NULL, NULL);
  pictures->cancellable = g_cancellable_new ();
  pictures->pool = g_thread_pool_new (decode, NULL, THREADS, FALSE, NULL);
}

SpecExportPictures *
spec_export_pictures_new (void)
{
  return g_object_new (SPEC_TYPE_EXPORT_PICTURES, NULL);
}

/* Pictures of other files, or cut otherwise, are of no use. */
static void
forget_others (SpecExportPictures *pictures, SpecMontage *montage, SpecFit fit)
{
  if (pictures->source == montage->source && pictures->fit == fit)
    return;
  g_clear_pointer (&pictures->source, spec_samples_unref);
  pictures->source = montage->source != NULL ? spec_samples_ref (montage->source) : NULL;
  pictures->fit = fit;
  spec_montage_pictures_free (pictures->pictures);
  pictures->pictures = spec_montage_pictures_new ();
  g_hash_table_remove_all (pictures->pixels);
}

/* What was asked for but has not come will not come any more: it is asked for again where it is still needed. */
static void
renew_cancellable (SpecExportPictures *pictures)
{
  g_cancellable_cancel (pictures->cancellable);
  g_object_unref (pictures->cancellable);
  pictures->cancellable = g_cancellable_new ();
}

static void
request_one (SpecExportPictures *pictures, const SpecMontageSample *sample, int pixels)
{
  gpointer known = g_hash_table_lookup (pictures->pixels, GUINT_TO_POINTER (sample->index));
  Job *job;

  if (sample->path == NULL || GPOINTER_TO_INT (known) * 10 >= pixels * 9) /* a tenth too coarse is not seen */
    return;
  job = g_new0 (Job, 1);
  job->owner = g_object_ref (pictures);
  job->index = sample->index;
  job->path = g_strdup (sample->path);
  job->pixels = pixels;
  job->fit = pictures->fit;
  job->cancellable = g_object_ref (pictures->cancellable);
  g_thread_pool_push (pictures->pool, job, NULL);
}

void
spec_export_pictures_request (
    SpecExportPictures *pictures, SpecMontage *montage, const SpecMontageLayout *layout, SpecFit fit, double dpi)
{
  forget_others (pictures, montage, fit);
  renew_cancellable (pictures);
  for (guint i = 0; i < layout->boxes->len; i++)
    {
      const SpecMontageBox *box = spec_montage_layout_get_box (layout, i);

      if (box->part == SPEC_MONTAGE_PICTURE)
        request_one (pictures, &spec_montage_get_cluster (montage, box->cluster)->samples[box->sample],
                     MAX ((int)ceil (box->width * dpi / 72), 1));
    }
}

const SpecMontagePictures *
spec_export_pictures_get (SpecExportPictures *pictures)
{
  return pictures->pictures;
}
