/* Thumbnails, on a display: how long the first screen of a cluster takes from its selection to the frame that shows all of it, and how
 * long the frames are while all samples are scrolled through. bench-thumbs [IMAGES]: with a list of 1,713 images, or with as many
 * JPEG files of 400 × 534 made here. */
#include <stdlib.h>
#include <time.h>

#include "../paint/picture-files.h"
#include "bench-pictures.h"
#include "clusters/spec-cluster-detail.h"
#include "clusters/spec-thumb-cache.h"
#include "../ui/session-fixture.h"
#include "window/spec-style.h"

#define ROWS 1713
#define CLUSTERS 6
#define STILL_FRAMES 5
#define SCROLL 60   /* pixels a frame: all samples in half a minute */

typedef struct
{
  SessionFixture base;
  GtkWidget *window;
  GtkAdjustment *adjustment;
  gint64 begun;     /* of the frame being made */
  gint64 worked;    /* processor time of the main thread at the end of the frame before */
  gint64 last;      /* end of the one before */
  guint waiting;    /* thumbs on the screen without a picture, at the last look */
  guint shown;      /* thumbs on the screen */
  gboolean painted; /* the last look was at what a frame shows */
  GArray *lengths;  /* of frames, ms: from the clock's tick to painted */
  GArray *gaps;     /* from frame to frame, ms */
  GArray *works;    /* processor time of the main thread for a frame and all since the one before, ms */
} Bench;

static double
to_ms (gint64 time)
{
  return (double) time / 1000;
}

/* Says more than the clock where others use the machine too. */
static gint64
get_work (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return time.tv_sec * G_USEC_PER_SEC + time.tv_nsec / 1000;
}

static void
on_before_paint (GdkFrameClock *frames, gpointer data)
{
  ((Bench *) data)->begun = g_get_monotonic_time ();
}

static void
on_after_paint (GdkFrameClock *frames, gpointer data)
{
  Bench *bench = data;
  gint64 now = g_get_monotonic_time ();
  double length = to_ms (now - bench->begun), gap = to_ms (now - bench->last), work = to_ms (get_work () - bench->worked);

  if (bench->last != 0)
    {
      g_array_append_val (bench->lengths, length);
      g_array_append_val (bench->gaps, gap);
      g_array_append_val (bench->works, work);
    }
  bench->last = now;
  bench->waiting = bench->shown = 0;
  bench_pictures_look (bench->window, bench->window, &bench->shown, &bench->waiting);
  bench->worked = get_work ();
  bench->painted = TRUE;
}

static void
iterate_to_frame (Bench *bench)
{
  gtk_widget_queue_draw (bench->window);
  bench->painted = FALSE;
  while (!bench->painted)
    g_main_context_iteration (NULL, TRUE);
}

/* Returns: when the frame was painted after which nothing changed any more. */
static gint64
wait_for_screen (Bench *bench)
{
  gint64 painted = 0;
  int still = 0;

  while (still < STILL_FRAMES)
    {
      iterate_to_frame (bench);
      still = bench->shown > 0 && bench->waiting == 0 ? still + 1 : 0;
      if (still == 1)
        painted = bench->last;
    }
  return painted;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  double first = *(const double *) a, second = *(const double *) b;

  return (first > second) - (first < second);
}

static double
get_quantile (GArray *times, double share)
{
  g_array_sort (times, compare);
  return g_array_index (times, double, MIN ((guint) (share * times->len), times->len - 1));
}

static void
print_times (const char *what, GArray *times)
{
  g_print ("  %-36s median %5.1f ms, 95th percentile %5.1f ms\n", what, get_quantile (times, 0.5), get_quantile (times, 0.95));
}

/* What was decoded for one cluster is there for the next: only screens of which most was not there yet count. */
static void
measure_selection (Bench *bench, guint index, gboolean opposite)
{
  GListModel *modes = spec_session_get_modes (bench->base.session);
  g_autoptr (SpecModeItem) mode = g_list_model_get_item (modes, index);
  SpecThumbCache *cache = spec_thumb_cache_find (bench->window);
  guint before = spec_thumb_cache_get_started (cache);
  gint64 start = g_get_monotonic_time ();
  gint64 painted;

  g_object_set (bench->base.session, "opposite", opposite, NULL);
  spec_session_select (bench->base.session, mode);
  painted = wait_for_screen (bench);
  if (spec_thumb_cache_get_started (cache) - before > bench->shown / 2)
    g_print ("first screen of cluster %u%s: %u pictures, %u decoded, painted after %.0f ms\n", index + 1, opposite ? ", other end" : "",
             bench->shown, spec_thumb_cache_get_started (cache) - before, to_ms (painted - start));
}

static void
measure_scrolling (Bench *bench)
{
  SpecThumbCache *cache = spec_thumb_cache_find (bench->window);
  double end = gtk_adjustment_get_upper (bench->adjustment) - gtk_adjustment_get_page_size (bench->adjustment);
  clock_t begun = clock ();
  gint64 start = g_get_monotonic_time ();
  guint64 shown = 0, waiting = 0;

  g_array_set_size (bench->lengths, 0);
  g_array_set_size (bench->gaps, 0);
  g_array_set_size (bench->works, 0);
  for (double at = 0; at < end; at += SCROLL)
    {
      gtk_adjustment_set_value (bench->adjustment, at);
      iterate_to_frame (bench);
      shown += bench->shown;
      waiting += bench->waiting;
    }
  g_print ("scrolling through %d: %u frames in %.1f s (%.1f s of processor time), pictures there when painted %.1f %%, cache %.1f MiB\n",
           ROWS, bench->lengths->len, to_ms (g_get_monotonic_time () - start) / 1000, (double) (clock () - begun) / CLOCKS_PER_SEC,
           100.0 * (double) (shown - waiting) / (double) MAX (shown, 1), (double) spec_thumb_cache_get_bytes (cache) / (1 << 20));
  print_times ("frame", bench->lengths);
  print_times ("from frame to frame", bench->gaps);
  print_times ("processor time of the main thread", bench->works);
}

static GtkWidget *
find (GtkWidget *widget, GType type)
{
  GtkWidget *found = g_type_is_a (G_OBJECT_TYPE (widget), type) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find (child, type);
  return found;
}

static void
open_window (Bench *bench)
{
  GdkFrameClock *frames;
  GtkWidget *view;

  bench->window = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (bench->window), spec_cluster_detail_new (bench->base.session));
  gtk_window_set_default_size (GTK_WINDOW (bench->window), 1040, 860);
  gtk_window_present (GTK_WINDOW (bench->window));
  frames = gtk_widget_get_frame_clock (bench->window);
  g_signal_connect (frames, "before-paint", G_CALLBACK (on_before_paint), bench);
  g_signal_connect (frames, "after-paint", G_CALLBACK (on_after_paint), bench);
  wait_for_screen (bench);
  view = find (bench->window, GTK_TYPE_GRID_VIEW);
  bench->adjustment
      = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (gtk_widget_get_ancestor (view, GTK_TYPE_SCROLLED_WINDOW)));
}

int
main (int argc, char **argv)
{
  Bench bench = { 0 };
  g_autofree char *list = NULL;

  gtk_init ();
  spec_style_new (gdk_display_get_default ());
  session_fixture_set_up (&bench.base, NULL);
  bench.lengths = g_array_new (FALSE, FALSE, sizeof (double));
  bench.gaps = g_array_new (FALSE, FALSE, sizeof (double));
  bench.works = g_array_new (FALSE, FALSE, sizeof (double));
  list = argc > 1 ? g_strdup (argv[1]) : bench_pictures_write (bench.base.folder, ROWS);
  session_fixture_compare_pair (&bench.base, ROWS);
  spec_session_open (bench.base.session, SPEC_ROLE_SAMPLES, list);
  session_fixture_wait (&bench.base, session_fixture_has_list);
  open_window (&bench);
  for (guint i = 0; i < 2 * CLUSTERS; i++)
    measure_selection (&bench, i % CLUSTERS, i < CLUSTERS);
  measure_scrolling (&bench);
  gtk_window_destroy (GTK_WINDOW (bench.window));
  picture_files_remove (bench.base.folder);
  return 0;
}
