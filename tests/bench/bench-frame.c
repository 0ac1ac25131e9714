/* How long it takes from a move of the bandwidth's slider to the frame that shows the preview at the new place, on a display:
 * bench-frame X Y STEPS EIGENVALUES, of each spectrum; the window itself shows 50. */
#include <math.h>
#include <stdlib.h>

#include "../ui/widget-probe.h"
#include "bench-report.h"
#include "model/spec-session-private.h"
#include "window/spec-style.h"
#include "window/spec-window.h"

#define REACH 0.5     /* of ln sigma to either side */
#define TURN 0.15     /* radians a step */
#define PAUSE 40      /* ms between two steps */
#define SIDE "slider-x"

typedef struct
{
  SpecWindow *window;
  SpecSession *session;
  double sigma;     /* that the frame waited for shows */
  gboolean answer;  /* its result is there */
  gboolean painted; /* and on the screen */
  gint64 answered;  /* when that result came */
  gint64 begun;     /* the frame being made */
  double length;    /* of the frame that shows it, ms */
} Bench;

/* What one step takes, ms. */
typedef struct
{
  double whole;
  double answer; /* of it: until the result is there */
  double frame;  /* of it: the frame that shows the result, from the clock's tick */
} Step;

static void
on_result (Bench *bench)
{
  SpecResult *result = spec_session_get_result (bench->session);
  const SpecParams *params;

  if (result == NULL)
    return;
  params = spec_problem_get_params (spec_result_get_problem (result));
  if (bench->answer || fabs (params->kernel[SPEC_SIDE_X].sigma / bench->sigma - 1) >= 1e-9)
    return;
  bench->answer = TRUE;
  bench->answered = g_get_monotonic_time ();
}

static void
on_tick (GdkFrameClock *frames, gpointer data)
{
  ((Bench *) data)->begun = g_get_monotonic_time ();
}

static void
on_painted (GdkFrameClock *frames, gpointer data)
{
  Bench *bench = data;

  bench->painted = bench->painted || bench->answer;
  bench->length = bench_seconds_since (bench->begun) * 1000;
}

static gboolean
on_time (gpointer data)
{
  *(gboolean *) data = TRUE;

  return G_SOURCE_REMOVE;
}

static void
wait_a_while (guint milliseconds)
{
  gboolean over = FALSE;

  g_timeout_add (milliseconds, on_time, &over);
  while (!over)
    g_main_context_iteration (NULL, TRUE);
}

static GtkAdjustment *
find_slider (SpecWindow *window)
{
  GtkWidget *scale;

  for (guint i = 0; (scale = widget_probe_find (GTK_WIDGET (window), GTK_TYPE_SCALE, i)) != NULL; i++)
    if (g_str_equal (gtk_widget_get_name (scale), SIDE))
      return gtk_range_get_adjustment (GTK_RANGE (scale));
  g_error ("the window has no %s", SIDE);
}

static Step
step (Bench *bench, GtkAdjustment *slider, double value)
{
  gint64 begun = g_get_monotonic_time ();

  bench->answer = bench->painted = FALSE;
  bench->sigma = exp (value);
  gtk_adjustment_set_value (slider, value);
  while (!bench->painted)
    g_main_context_iteration (NULL, TRUE);

  return (Step) { bench_seconds_since (begun) * 1000, (double) (bench->answered - begun) / 1000, bench->length };
}

static void
open_window (Bench *bench, const char *x, const char *y, guint eigenvalues)
{
  SpecParams params = SPEC_PARAMS_DEFAULT;
  SpecStyle *style = spec_style_new (gdk_display_get_default ()); /* for as long as the program runs */

  g_assert_nonnull (style);
  bench->window = spec_window_new (NULL);
  bench->session = spec_window_get_session (bench->window);
  gtk_window_present (GTK_WINDOW (bench->window));
  g_signal_connect_swapped (bench->session, "notify::result", G_CALLBACK (on_result), bench);
  g_signal_connect (gtk_widget_get_frame_clock (GTK_WIDGET (bench->window)), "before-paint", G_CALLBACK (on_tick), bench);
  g_signal_connect (gtk_widget_get_frame_clock (GTK_WIDGET (bench->window)), "after-paint", G_CALLBACK (on_painted), bench);
  params.spectrum = eigenvalues;
  spec_session_apply_params (bench->session, &params);
  spec_session_open (bench->session, SPEC_ROLE_X, x);
  spec_session_open (bench->session, SPEC_ROLE_Y, y);
  spec_session_compare (bench->session);
  while (spec_session_get_state (bench->session) < SPEC_STATE_EXACT)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (spec_session_get_state (bench->session), <=, SPEC_STATE_APPROXIMATE);
}

int
main (int argc, char **argv)
{
  Bench bench = { .sigma = 1 };
  gsize steps;
  g_autofree double *whole = NULL, *answers = NULL, *frames = NULL;
  GtkAdjustment *slider;
  double middle;

  if (argc != 5)
    g_error ("expected X Y STEPS EIGENVALUES");
  gtk_init ();
  steps = g_ascii_strtoull (argv[3], NULL, 10);
  whole = g_new (double, steps);
  answers = g_new (double, steps);
  frames = g_new (double, steps);
  open_window (&bench, argv[1], argv[2], (guint) g_ascii_strtoull (argv[4], NULL, 10));
  slider = find_slider (bench.window);
  middle = gtk_adjustment_get_value (slider);

  spec_session_begin_drag (bench.session); /* as the slider does when it is pressed */
  step (&bench, slider, middle + 0.01);    /* from the full answer to the first preview */
  for (gsize k = 0; k < steps; k++)
    {
      wait_a_while (PAUSE);
      Step now = step (&bench, slider, middle + REACH * sin (TURN * (double) (k + 1)));

      whole[k] = now.whole;
      answers[k] = now.answer;
      frames[k] = now.frame;
    }
  bench_report_times ("frame", whole, steps);
  bench_report_times ("answer", answers, steps);
  bench_report_times ("painting", frames, steps);

  gtk_window_destroy (GTK_WINDOW (bench.window)); /* with all that still computes for it */
  return 0;
}
