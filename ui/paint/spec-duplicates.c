#include "paint/spec-duplicates.h"

#include <math.h>
#include <string.h>

#include "paint/spec-picture.h"

#define SIDE 32
#define PART 4 /* pixels a side of each of the 8 × 8 parts */
#define CHANNELS 3
#define MOST_SQUARE (8.0 * 8.0)
#define MOST_PART 24
#define LOOK 10 /* times as many as wanted are looked at */

/* What one sample is compared by. */
typedef struct
{
  guint32 row;
  guint64 values[2]; /* by SpecSide: of its row */
  const char *text;  /* (nullable) */
  gboolean pictured;
  guint8 pixels[SIDE * SIDE * CHANNELS];
} Look;

/* FNV-1a over the bytes of a row: sixty-four bits for X and as many for Y are not equal by chance. */
static guint64
hash_row (SpecEmbedding *embedding, guint32 row)
{
  gsize size = spec_embedding_get_dimensions (embedding) * sizeof (float);
  g_autofree float *values = g_malloc (size);
  const guint8 *bytes = (const guint8 *) values;
  guint64 hash = G_GUINT64_CONSTANT (14695981039346656037);

  spec_embedding_gather_rows (embedding, &row, 1, values);
  for (gsize i = 0; i < size; i++)
    hash = (hash ^ bytes[i]) * G_GUINT64_CONSTANT (1099511628211);
  return hash;
}

/* Draws @surface over all of a small square on white, whatever its size is. */
static void
take_pixels (Look *look, cairo_surface_t *surface)
{
  cairo_surface_t *square = cairo_image_surface_create (CAIRO_FORMAT_RGB24, SIDE, SIDE);
  cairo_t *cr = cairo_create (square);
  const guint8 *data;

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, (double) SIDE / cairo_image_surface_get_width (surface), (double) SIDE / cairo_image_surface_get_height (surface));
  cairo_set_source_surface (cr, surface, 0, 0);
  cairo_pattern_set_extend (cairo_get_source (cr), CAIRO_EXTEND_PAD);
  cairo_paint (cr);
  cairo_destroy (cr);
  cairo_surface_flush (square);
  data = cairo_image_surface_get_data (square);
  for (guint i = 0; data != NULL && i < SIDE * SIDE; i++)
    {
      guint32 pixel = ((const guint32 *) (gconstpointer) (data + i / SIDE * (gsize) cairo_image_surface_get_stride (square)))[i % SIDE];

      for (guint channel = 0; channel < CHANNELS; channel++)
        look->pixels[i * CHANNELS + channel] = (guint8) (pixel >> (8 * channel));
    }
  look->pictured = data != NULL;
  cairo_surface_destroy (square);
}

static Look *
look_at (SpecProblem *problem, SpecSamples *samples, guint32 row, GCancellable *cancellable)
{
  Look *look = g_new0 (Look, 1);
  const char *path = samples != NULL ? spec_samples_get_path (samples, row) : NULL;
  cairo_surface_t *surface;

  look->row = row;
  for (guint side = 0; side < 2; side++)
    look->values[side] = hash_row (spec_problem_get_embedding (problem, side), row);
  if (samples != NULL && spec_samples_get_kind (samples) == SPEC_SAMPLES_TEXTS)
    look->text = spec_samples_get_text (samples, row);
  surface = path != NULL ? spec_picture_load (path, SIDE, SIDE, SPEC_FIT_COVER, cancellable, NULL) : NULL;
  if (surface != NULL)
    take_pixels (look, surface);
  g_clear_pointer (&surface, cairo_surface_destroy);
  return look;
}

/* Returns: whether the mean of one part in one colour differs by too much. */
static gboolean
differs_in_part (const Look *a, const Look *b, guint part, guint channel)
{
  guint across = part % (SIDE / PART) * PART, down = part / (SIDE / PART) * PART;
  int sum = 0;

  for (guint i = 0; i < PART * PART; i++)
    {
      guint place = ((down + i / PART) * SIDE + across + i % PART) * CHANNELS + channel;

      sum += a->pixels[place] - b->pixels[place];
    }
  return ABS (sum) > MOST_PART * PART * PART;
}

static gboolean
is_same_picture (const Look *a, const Look *b)
{
  double squares = 0;

  for (guint i = 0; i < G_N_ELEMENTS (a->pixels); i++)
    squares += (a->pixels[i] - b->pixels[i]) * (a->pixels[i] - b->pixels[i]);
  if (squares > MOST_SQUARE * G_N_ELEMENTS (a->pixels))
    return FALSE;
  for (guint i = 0; i < SIDE * SIDE / (PART * PART) * CHANNELS; i++)
    if (differs_in_part (a, b, i / CHANNELS, i % CHANNELS))
      return FALSE;
  return TRUE;
}

static gboolean
is_same (const Look *a, const Look *b)
{
  if (a->values[0] == b->values[0] && a->values[1] == b->values[1])
    return TRUE;
  if (a->text != NULL && g_strcmp0 (a->text, b->text) == 0)
    return TRUE;
  return a->pictured && b->pictured && is_same_picture (a, b);
}

static const Look *
find_same (GPtrArray *shown, const Look *look)
{
  for (guint i = 0; i < shown->len; i++)
    if (is_same (shown->pdata[i], look))
      return shown->pdata[i];
  return NULL;
}

GArray *
spec_duplicates_fold (SpecResult *result, SpecSamples *samples, const guint32 *rows, gsize n_rows, gsize firm, gsize wanted,
                      GCancellable *cancellable, GArray **folded)
{
  g_autoptr (GPtrArray) shown = g_ptr_array_new_with_free_func (g_free);
  GArray *places = g_array_new (FALSE, FALSE, sizeof (guint));

  *folded = g_array_new (FALSE, FALSE, sizeof (SpecFoldedSample));
  for (guint i = 0; i < MIN (n_rows, LOOK * wanted) && shown->len < wanted && !g_cancellable_is_cancelled (cancellable); i++)
    {
      g_autofree Look *look = look_at (spec_result_get_problem (result), samples, rows[i], cancellable);
      const Look *same = i < firm ? NULL : find_same (shown, look);

      if (same != NULL)
        {
          SpecFoldedSample fold = { look->row, same->row };

          g_array_append_val (*folded, fold);
          continue;
        }
      g_array_append_val (places, i);
      g_ptr_array_add (shown, g_steal_pointer (&look));
    }
  return places;
}
