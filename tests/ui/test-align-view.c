/* Align as widgets: the form sets, the buttons do, what runs locks the form, the layout holds in every size. */
#include <math.h>

#include <glib/gstdio.h>
#include <gtk/gtk.h>

#include "align/spec-align-bar.h"
#include "align/spec-align-panel.h"
#include "align/spec-align-save.h"
#include "align/spec-align-view.h"
#include "align/spec-drawing.h"
#include "align/spec-kernels-layout.h"
#include "align/spec-kernels-view.h"
#include "session-fixture.h"
#include "widget-probe.h"
#include "widgets/spec-view-bar.h"

typedef struct
{
  SessionFixture fixture;
  SpecAlignSession *align;
  GtkWidget *window, *panel, *view, *bar;
} Place;

static void
set_up (Place *place, gconstpointer data)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0), *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  session_fixture_set_up (&place->fixture, data);
  session_fixture_compare_pair (&place->fixture, 240);
  place->align = spec_align_session_new (place->fixture.session);
  g_object_set (place->align, "steps", 12, "batch", 64, NULL);
  place->panel = spec_align_panel_new (place->align);
  place->view = spec_align_view_new (place->align);
  place->bar = spec_align_bar_new (place->align);
  gtk_widget_set_hexpand (column, TRUE);
  gtk_box_append (GTK_BOX (column), place->bar);
  gtk_box_append (GTK_BOX (column), place->view);
  gtk_box_append (GTK_BOX (row), place->panel);
  gtk_box_append (GTK_BOX (row), column);
  place->window = widget_probe_show (row, 1280, 800);
}

static void
tear_down (Place *place, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (place->window));
  widget_probe_settle ();
  g_assert_finalize_object (g_steal_pointer (&place->align));
  session_fixture_tear_down (&place->fixture, data);
}

static GtkWidget *
find_button (GtkWidget *root, const char *text)
{
  GtkWidget *label = widget_probe_find_label (root, text);

  g_assert_nonnull (label);
  return gtk_widget_get_ancestor (label, GTK_TYPE_BUTTON);
}

static void
train (Place *place)
{
  GtkWidget *start = find_button (place->panel, "Start Training");

  g_assert_true (gtk_widget_get_sensitive (start));
  g_signal_emit_by_name (start, "clicked");
  g_assert_true (spec_align_session_is_running (place->align));
  g_assert_false (gtk_widget_get_sensitive (start));
  while (spec_align_session_is_running (place->align))
    g_main_context_iteration (NULL, TRUE);
  widget_probe_settle ();
}

/* The side is as wide as the others: 304, and 272 in a narrow window. */
static void
test_width (Place *place, gconstpointer data)
{
  int least;

  gtk_widget_set_size_request (place->panel, -1, -1);
  gtk_widget_measure (place->panel, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  g_assert_cmpint (least, <=, 304);
  gtk_widget_measure (place->panel, GTK_ORIENTATION_HORIZONTAL, 700, &least, NULL, NULL, NULL);
  g_assert_cmpint (least, <=, 304); /* as a scrolled window asks */
}

static void
test_form (Place *place, gconstpointer data)
{
  GtkWidget *spin = widget_probe_find (place->panel, GTK_TYPE_SPIN_BUTTON, 4); /* held out */
  GtkWidget *side = widget_probe_find (place->panel, GTK_TYPE_DROP_DOWN, 0);
  SpecAlignParams params = spec_align_session_get_params (place->align);

  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (spin)), ==, "20 %");
  g_assert_cmpfloat (params.holdout, ==, 0.2);
  gtk_editable_set_text (GTK_EDITABLE (spin), "35%");
  gtk_spin_button_update (GTK_SPIN_BUTTON (spin));
  g_assert_cmpfloat (spec_align_session_get_params (place->align).holdout, ==, 0.35);
  g_assert_nonnull (widget_probe_find_label (place->panel, "Adapter for X"));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (side), SPEC_SIDE_Y);
  g_assert_cmpint (spec_align_session_get_params (place->align).side, ==, SPEC_SIDE_Y);
  g_assert_nonnull (widget_probe_find_label (place->panel, "Adapter for Y"));
  g_assert_nonnull (widget_probe_find_label (place->panel, "Stay close to Y"));
  g_assert_nonnull (widget_probe_find_label (place->view, "Save Aligned Y…"));
}

static void
test_train (Place *place, gconstpointer data)
{
  GtkWidget *save = find_button (place->view, "Save Adapter…");

  g_assert_false (gtk_widget_get_sensitive (save));
  g_assert_nonnull (widget_probe_find_label (place->bar, "not trained yet"));
  g_assert_nonnull (widget_probe_find_label (place->bar, "Gaussian kernels  ·  192 samples to learn, 48 held out"));
  train (place);
  g_assert_true (gtk_widget_get_sensitive (save));
  g_assert_nonnull (widget_probe_find_label (place->bar, "Trained"));
  g_assert_nonnull (widget_probe_find_label (place->bar, "best step "));
  g_assert_nonnull (widget_probe_find_label (place->view, "best: step "));
  g_object_set (place->align, "seed", (guint64) 3, NULL);
  g_assert_nonnull (widget_probe_find_label (place->bar, "Out of date"));
}

/* With all its numbers the view fits beside the side of a window of 1024. */
static void
test_narrow (Place *place, gconstpointer data)
{
  int least;

  train (place);
  gtk_widget_measure (place->view, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  g_assert_cmpint (least, <=, 680);
  gtk_widget_measure (place->bar, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  g_assert_cmpint (least, <=, 680);
}

/* The numbers on the card are those of the run. */
static void
test_numbers (Place *place, gconstpointer data)
{
  const SpecAlignment *alignment;
  g_autofree char *before = NULL, *after = NULL, *nngs = NULL;

  train (place);
  alignment = spec_align_session_get_alignment (place->align);
  before = g_strdup_printf ("%.4f", alignment->holdout_before);
  after = g_strdup_printf ("%.4f", alignment->holdout_after);
  nngs = g_strdup_printf ("%.3f", alignment->after.nngs);
  g_assert_nonnull (widget_probe_find_label (place->view, before));
  g_assert_nonnull (widget_probe_find_label (place->view, after));
  g_assert_nonnull (widget_probe_find_label (place->view, nngs));
}

static void
test_escape (Place *place, gconstpointer data)
{
  g_object_set (place->align, "steps", 100000, "holdout", 0.0, NULL); /* nothing ends it early */
  spec_align_session_start (place->align);
  while (!spec_view_bar_is_showing (SPEC_VIEW_BAR (place->bar)))
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (spec_view_bar_cancel (SPEC_VIEW_BAR (place->bar)));
  while (spec_align_session_is_running (place->align))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (spec_align_session_get_state (place->align), ==, SPEC_ALIGN_DONE);
}

static void
test_accessible (Place *place, gconstpointer data)
{
  for (guint i = 0; i < 2; i++)
    {
      GtkWidget *drawing = widget_probe_find (place->view, SPEC_TYPE_DRAWING, i);

      g_assert_cmpint (gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (drawing)), ==, GTK_ACCESSIBLE_ROLE_IMG);
      g_assert_true (gtk_widget_get_focusable (drawing));
      gtk_test_accessible_assert_property (drawing, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "Nothing is trained yet.");
    }
  train (place);
  g_assert_true (gtk_test_accessible_has_property (
      GTK_ACCESSIBLE (widget_probe_find (place->view, SPEC_TYPE_KERNELS_VIEW, 0)), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION));
}

static void
test_figures (Place *place, gconstpointer data)
{
  static const char *const names[] = { "curve.pdf", "spectrum.svg", "kernels.png" };

  train (place);
  while (spec_align_session_get_kernels (place->align) == NULL
         || spec_align_session_get_kernels (place->align)->after == NULL)
    g_main_context_iteration (NULL, TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (place->fixture.folder, names[i], NULL), *bytes = NULL;
      g_autoptr (GError) error = NULL;
      gsize length;

      g_assert_true (spec_align_save_write_figure (place->align, i, path, &error));
      g_assert_no_error (error);
      g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
      g_assert_cmpuint (length, >, 1000);
    }
}

static void
test_layout (void)
{
  for (int width = 420; width < 1600; width += 37)
    for (int height = 100; height < 600; height += 53)
      {
        SpecKernelsLayout layout;

        spec_kernels_layout_init (&layout, width, height, 26, width % 300); /* names short and long */
        g_assert_cmpint (layout.side, >, 0);
        g_assert_cmpint (layout.top + layout.side, <=, height);
        g_assert_cmpint (layout.left[0], >=, layout.groups);
        for (int i = 1; i < 3; i++)
          g_assert_cmpint (layout.left[i], >, layout.left[i - 1] + layout.side);
        g_assert_cmpint (layout.bar, >, layout.left[2] + layout.side);
        g_assert_cmpint (layout.bar + SPEC_KERNELS_BAR_ROOM, <=, width + 12);
      }
}

#define ADD(name, function) g_test_add (name, Place, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add_func ("/align-view/layout", test_layout);
  ADD ("/align-view/width", test_width);
  ADD ("/align-view/form", test_form);
  ADD ("/align-view/train", test_train);
  ADD ("/align-view/narrow", test_narrow);
  ADD ("/align-view/numbers", test_numbers);
  ADD ("/align-view/escape", test_escape);
  ADD ("/align-view/accessible", test_accessible);
  ADD ("/align-view/figures", test_figures);
  return g_test_run ();
}
