/* How long it takes from the start of the program to the first frame that shows the last exact answer of a saved project, and to the
 * one that shows the last of its pictures: bench-reopen [PROJECT.specx] [COUNT]; without a project one of 1,713 random rows and as many
 * JPEG files is made. */
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "base/spec-random.h"
#include "bench-pictures.h"
#include "model/spec-session.h"
#include "project/spec-document.h"
#include "report/spec-npy-writer.h"
#include "widgets/spec-desktop-bus.h"
#include "window/spec-software.h"
#include "window/spec-style.h"
#include "window/spec-window.h"

#define ROWS 1713
#define COLUMNS 512
#define STILL 1000 /* ms without another picture: it was the last */

typedef struct
{
  SpecWindow *window;
  gint64 started;
  gboolean there;    /* the answer is */
  gboolean answered; /* and painted, after */
  double answer;     /* ms */
  guint waiting;     /* pictures at the last look: those out of sight wait for ever */
  double last;       /* ms: when one came */
  clock_t work;      /* till then */
} Show;

static double
get_ms (const Show *show)
{
  return (double) (g_get_monotonic_time () - show->started) / 1000;
}

static void
on_painted (GdkFrameClock *frames, gpointer data)
{
  Show *show = data;
  guint shown = 0, waiting = 0;

  if (!show->there)
    return;
  if (!show->answered)
    show->answer = get_ms (show);
  show->answered = TRUE;
  bench_pictures_look (GTK_WIDGET (show->window), GTK_WIDGET (show->window), &shown, &waiting);
  if (waiting != show->waiting || show->work == 0)
    {
      show->waiting = waiting;
      show->last = get_ms (show);
      show->work = clock ();
    }
  if (get_ms (show) < show->last + STILL)
    return;
  /* The processor's time tells more where others use the machine too. */
  g_print ("%.0f ms, the last of %u pictures after %.0f ms, %.0f ms of processor time\n", show->answer, shown - waiting, show->last,
           (double) show->work / CLOCKS_PER_SEC * 1000);
  fflush (stdout);
  _exit (0); /* no exit handler under what still computes */
}

/* Pictures may settle without a frame of their own. */
static gboolean
on_tick (GtkWidget *widget, GdkFrameClock *frames, gpointer data)
{
  return G_SOURCE_CONTINUE;
}

static void
on_state (Show *show)
{
  show->there = show->there || spec_session_get_state (spec_window_get_session (show->window)) == SPEC_STATE_EXACT;
}

static void
show (const char *path, gint64 started)
{
  Show shown = { .started = started };

  spec_software_spare_gl ();
  spec_desktop_bus_spare ();
  gtk_init ();
  spec_style_new (gdk_display_get_default ());
  shown.window = spec_window_new (NULL);
  g_signal_connect_swapped (spec_window_get_session (shown.window), "notify::state", G_CALLBACK (on_state), &shown);
  gtk_window_present (GTK_WINDOW (shown.window));
  g_signal_connect (gtk_widget_get_frame_clock (GTK_WIDGET (shown.window)), "after-paint", G_CALLBACK (on_painted),
                    &shown);
  gtk_widget_add_tick_callback (GTK_WIDGET (shown.window), on_tick, NULL, NULL);
  spec_window_open_project (shown.window, path);
  while (TRUE) /* on_painted() ends it */
    g_main_context_iteration (NULL, TRUE);
}

static char *
write_rows (const char *folder, const char *name, guint64 seed)
{
  GRand *random = spec_random_new (seed, SPEC_STREAM_ROWS);
  g_autofree float *rows = g_new (float, ROWS *COLUMNS);
  char *path = g_build_filename (folder, name, NULL);

  spec_random_fill_normal (random, rows, ROWS * COLUMNS);
  for (gsize i = 0; i < ROWS; i++)
    rows[i * COLUMNS + i * seed % 7] += 20;
  g_assert_true (spec_npy_write_floats (path, rows, ROWS, COLUMNS, NULL));
  g_rand_free (random);

  return path;
}

static char *
make_project (void)
{
  g_autofree char *folder = g_dir_make_tmp ("spec-reopen-XXXXXX", NULL);
  g_autofree char *x = write_rows (folder, "x.npy", 3), *y = write_rows (folder, "y.npy", 5);
  g_autofree char *list = bench_pictures_write (folder, ROWS);
  char *path = g_build_filename (folder, "random.specx", NULL);
  g_autoptr (SpecSession) session = spec_session_new ();
  g_autoptr (SpecDocument) document = spec_document_new (session);

  spec_session_open (session, SPEC_ROLE_X, x);
  spec_session_open (session, SPEC_ROLE_Y, y);
  spec_session_open (session, SPEC_ROLE_SAMPLES, list);
  spec_session_compare (session);
  while (spec_session_get_state (session) != SPEC_STATE_EXACT)
    g_main_context_iteration (NULL, TRUE);
  spec_document_save (document, path);
  while (spec_document_get_busy (document))
    g_main_context_iteration (NULL, TRUE);

  return path;
}

int
main (int argc, char **argv)
{
  g_autofree char *made = NULL;
  const char *path = argc > 1 ? argv[1] : (made = make_project ());
  int count = argc > 2 ? atoi (argv[2]) : 5;

  if (argc > 3)
    show (path, g_ascii_strtoll (argv[3], NULL, 10));
  for (int i = 0; i < count; i++)
    {
      g_autofree char *now = g_strdup_printf ("%" G_GINT64_FORMAT, g_get_monotonic_time ());
      const char *const arguments[] = { argv[0], path, "1", now, NULL };

      g_autofree char *out = NULL;

      g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_DEFAULT, NULL, NULL, &out, NULL, NULL, NULL);
      g_print ("%s", out);
    }

  return 0;
}
