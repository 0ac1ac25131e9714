#include "align/spec-change-card.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "align/spec-align-save.h"
#include "align/spec-align-words.h"
#include "align/spec-change-measure.h"
#include "align/spec-drawing.h"
#include "plots/spec-number-table.h"
#include "plots/spec-plot-card.h"
#include "plots/spec-plot-menu.h"
#include "widgets/spec-tooltip.h"

#define SPEC_TYPE_CHANGE_CARD (spec_change_card_get_type ())
G_DECLARE_FINAL_TYPE (SpecChangeCard, spec_change_card, SPEC, CHANGE_CARD, GtkBox)

struct _SpecChangeCard
{
  GtkBox parent_instance;

  /* borrowed */
  GtkWidget *title;
  GtkWidget *spec_diff, *nngs, *accuracy;
  GtkWidget *drawing;

  /* owned */
  SpecAlignSession *session;
};

G_DEFINE_FINAL_TYPE (SpecChangeCard, spec_change_card, GTK_TYPE_BOX)

static void
add_rows (SpecNumberTable *table, const SpecAlignment *alignment, gboolean final, SpecDirection direction)
{
  gsize count = MAX (alignment->before.counts[direction], final ? alignment->after.counts[direction] : 0);
  int sign = direction == SPEC_DIRECTION_POSITIVE ? 1 : -1;

  for (gsize i = 0; i < count; i++)
    spec_number_table_add_row (
        table, (double[]){ sign * ((int) i + 1),
                           i < alignment->before.counts[direction] ? alignment->before.values[direction][i] : NAN,
                           final && i < alignment->after.counts[direction] ? alignment->after.values[direction][i] : NAN });
}

static void
on_table (GSimpleAction *action, GVariant *value, gpointer data)
{
  SpecChangeCard *self = data;
  const SpecAlignment *alignment = spec_align_session_get_alignment (self->session);
  const SpecNumberColumn columns[] = { { _ ("Eigenvalue"), 0, SPEC_NUMBER_SIGNED },
                                       { _ ("Before"), 6, SPEC_NUMBER_SIGNED },
                                       { _ ("After"), 6, SPEC_NUMBER_SIGNED } };
  SpecNumberTable *table;

  if (alignment == NULL || alignment->history->len == 0)
    return;
  table = spec_number_table_new (_ ("Difference spectrum"), gtk_label_get_label (GTK_LABEL (self->title)), columns,
                                 G_N_ELEMENTS (columns));
  for (guint direction = 0; direction < 2; direction++)
    add_rows (table, alignment, spec_align_words_is_final (self->session), direction);
  spec_plot_menu_present (GTK_WIDGET (self), GTK_WINDOW (table));
}

static void
on_save (GSimpleAction *action, GVariant *value, gpointer data)
{
  SpecChangeCard *self = data;

  spec_align_save_figure (GTK_WIDGET (self), self->session, SPEC_ALIGN_FIGURE_SPECTRUM);
}

static const GActionEntry actions[] = { { "table", on_table }, { "save", on_save } };

static void
draw (const SpecPlotStyle *style, cairo_t *cr, double width, double height, gpointer data)
{
  SpecChangeCard *self = data;
  const SpecAlignment *alignment = spec_align_session_get_alignment (self->session);
  const SpecAlignReview nothing = { 0 };
  SpecChangeSpectrum before, after;

  spec_align_words_get_spectrum (alignment != NULL ? &alignment->before : &nothing, &before);
  spec_align_words_get_spectrum (alignment != NULL ? &alignment->after : &nothing, &after);
  spec_change_paint (&before, spec_align_words_is_final (self->session) ? &after : NULL, style, cr, width, height);
}

/* Returns: (transfer full) (nullable): NULL for what is not a number. */
static char *
dup_number (double value, int decimals)
{
  return isnan (value) ? NULL : spec_number_text_fixed (value, decimals, SPEC_NUMBER_PLAIN);
}

static void
update_spec_diff (SpecChangeCard *self)
{
  double before = spec_align_words_get_before (self->session), after = spec_align_words_get_after (self->session);
  g_autofree char *one = dup_number (before, 4), *two = dup_number (after, 4), *remark = NULL, *percent = NULL;

  if (before > 0 && !isnan (after))
    {
      percent = spec_number_text_fixed (100 * (after - before) / before, 0, SPEC_NUMBER_SIGNED);
      remark = g_strdup_printf (_ ("%s %%"), percent);
    }
  spec_change_measure_set (SPEC_CHANGE_MEASURE (self->spec_diff), one, two, spec_align_words_is_final (self->session),
                           remark);
}

static void
update_nngs (SpecChangeCard *self)
{
  const SpecAlignment *alignment = spec_align_session_get_alignment (self->session);
  gboolean known = alignment != NULL && alignment->history->len > 0, final = spec_align_words_is_final (self->session);
  g_autofree char *name
      = g_strdup_printf (_ ("NNGS, k = %zu"), known ? alignment->before.k : (gsize) SPEC_ALIGN_REVIEW_NEIGHBOURS);
  g_autofree char *before = known ? dup_number (alignment->before.nngs, 3) : NULL,
                  *after = final ? dup_number (alignment->after.nngs, 3) : NULL,
                  *remark = final ? spec_number_text_fixed (alignment->after.nngs - alignment->before.nngs, 3,
                                                            SPEC_NUMBER_SIGNED)
                                  : NULL;

  spec_change_measure_set_name (SPEC_CHANGE_MEASURE (self->nngs), name);
  spec_change_measure_set (SPEC_CHANGE_MEASURE (self->nngs), before, after, final, remark);
}

static char *
dup_percent (double share)
{
  g_autofree char *number = spec_number_text_fixed (100 * share, 1, SPEC_NUMBER_PLAIN);

  return g_strdup_printf (_ ("%s %%"), number);
}

/* Of all rows, as `align` tells it: neighbours are sought among all. */
static void
update_accuracy (SpecChangeCard *self)
{
  const SpecAlignAccuracy *accuracy = spec_align_session_get_accuracy (self->session);
  const SpecAlignTask *task = spec_align_session_get_task (self->session);
  SpecSamples *samples = task != NULL ? task->samples
                                      : spec_session_get_samples (spec_align_session_get_session (self->session));
  g_autofree char *before = NULL, *after = NULL, *other = NULL, *remark = NULL;

  gtk_widget_set_visible (self->accuracy, samples != NULL && spec_samples_get_label_count (samples) > 0);
  if (accuracy != NULL)
    {
      before = dup_percent (accuracy->before);
      after = dup_percent (accuracy->after);
      other = dup_percent (accuracy->other);
      remark = task->params.side == SPEC_SIDE_X ? g_strdup_printf (_ ("of all; Y alone: %s"), other)
                                                : g_strdup_printf (_ ("of all; X alone: %s"), other);
    }
  spec_change_measure_set (SPEC_CHANGE_MEASURE (self->accuracy), before, after, accuracy != NULL, remark);
}

static void
update (SpecChangeCard *self)
{
  const SpecAlignment *alignment = spec_align_session_get_alignment (self->session);
  g_autofree char *description = NULL;

  gtk_label_set_label (GTK_LABEL (self->title), spec_align_words_count_held (self->session) > 0
                                                    ? _ ("Before and after, held-out images")
                                                    : _ ("Before and after, all images"));
  update_spec_diff (self);
  update_nngs (self);
  update_accuracy (self);
  if (alignment != NULL && alignment->history->len > 0)
    description = g_strdup_printf (_ ("Before: +%.4f … %.4f. After: +%.4f … %.4f."),
                                   alignment->before.values[SPEC_DIRECTION_POSITIVE][0],
                                   alignment->before.values[SPEC_DIRECTION_NEGATIVE][0],
                                   alignment->after.values[SPEC_DIRECTION_POSITIVE][0],
                                   alignment->after.values[SPEC_DIRECTION_NEGATIVE][0]);
  spec_drawing_update (SPEC_DRAWING (self->drawing), description != NULL ? description : _ ("Nothing is trained yet."));
}

static GtkWidget *
create_heading (SpecChangeCard *self)
{
  GtkWidget *heading = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  self->title = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->title), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->title), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (self->title, TRUE);
  gtk_widget_add_css_class (self->title, "heading");
  gtk_widget_add_css_class (heading, "card-title");
  gtk_widget_add_css_class (heading, "plot-heading");
  gtk_box_append (GTK_BOX (heading), self->title);
  gtk_box_append (GTK_BOX (heading), spec_plot_menu_new (NULL));
  return heading;
}

static GtkWidget *
create_measures (SpecChangeCard *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  self->spec_diff = spec_change_measure_new (_ ("SPEC-diff"));
  self->nngs = spec_change_measure_new (_ ("NNGS"));
  self->accuracy = spec_change_measure_new (_ ("Label accuracy, 1-NN"));
  gtk_box_set_homogeneous (GTK_BOX (row), TRUE);
  gtk_box_append (GTK_BOX (row), self->spec_diff);
  gtk_box_append (GTK_BOX (row), self->nngs);
  gtk_box_append (GTK_BOX (row), self->accuracy);
  gtk_widget_add_css_class (row, "change-measures");
  spec_tooltip_set (self->accuracy,
                    _ ("How many of all rows have a nearest neighbour with their label, before and after"));
  return row;
}

/* "Difference spectrum     o before  • after" */
static GtkWidget *
create_legend (void)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *title = gtk_label_new (_ ("Difference spectrum"));
  const char *const words[] = { _ ("before"), _ ("after") };

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_widget_add_css_class (title, "bold");
  gtk_box_append (GTK_BOX (row), title);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      GtkWidget *mark = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0), *word = gtk_label_new (words[i]);

      gtk_widget_add_css_class (mark, "legend-mark");
      gtk_widget_add_css_class (mark, i == 0 ? "hollow" : "solid");
      gtk_widget_set_valign (mark, GTK_ALIGN_CENTER);
      if (i == 0)
        gtk_widget_add_css_class (word, "dim");
      gtk_box_append (GTK_BOX (row), mark);
      gtk_box_append (GTK_BOX (row), word);
    }
  gtk_widget_add_css_class (row, "caption");
  gtk_widget_add_css_class (row, "change-legend");
  return row;
}

static void
spec_change_card_dispose (GObject *object)
{
  g_clear_object (&SPEC_CHANGE_CARD (object)->session);
  G_OBJECT_CLASS (spec_change_card_parent_class)->dispose (object);
}

static void
spec_change_card_class_init (SpecChangeCardClass *class)
{
  G_OBJECT_CLASS (class)->dispose = spec_change_card_dispose;
}

static void
spec_change_card_init (SpecChangeCard *self)
{
  spec_plot_card_init (GTK_BOX (self), actions, G_N_ELEMENTS (actions));
  gtk_widget_add_css_class (GTK_WIDGET (self), "change-card");
}

GtkWidget *
spec_change_card_new (SpecAlignSession *session)
{
  static const char *const signals[] = { "changed", "settings-changed", "notify::state" };
  SpecChangeCard *self = g_object_new (SPEC_TYPE_CHANGE_CARD, NULL);

  self->session = g_object_ref (session);
  self->drawing = spec_drawing_new (_ ("Difference spectrum before and after"), draw, self);
  spec_drawing_set_size (SPEC_DRAWING (self->drawing), 100, 170, 400);
  gtk_widget_set_vexpand (self->drawing, TRUE);
  gtk_box_append (GTK_BOX (self), create_heading (self));
  gtk_box_append (GTK_BOX (self), create_measures (self));
  gtk_box_append (GTK_BOX (self), create_legend ());
  gtk_box_append (GTK_BOX (self), self->drawing);
  for (guint i = 0; i < G_N_ELEMENTS (signals); i++)
    g_signal_connect_object (session, signals[i], G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}
