#include "align/spec-loss-card.h"

#include <glib/gi18n-lib.h>

#include "align/spec-align-save.h"
#include "align/spec-align-words.h"
#include "align/spec-drawing.h"
#include "plots/spec-number-table.h"
#include "plots/spec-plot-card.h"
#include "plots/spec-plot-menu.h"

#define SPEC_TYPE_LOSS_CARD (spec_loss_card_get_type ())
G_DECLARE_FINAL_TYPE (SpecLossCard, spec_loss_card, SPEC, LOSS_CARD, GtkBox)

struct _SpecLossCard
{
  GtkBox parent_instance;

  /* borrowed */
  GtkWidget *best;
  GtkWidget *drawing;

  /* owned */
  SpecAlignSession *session;
};

G_DEFINE_FINAL_TYPE (SpecLossCard, spec_loss_card, GTK_TYPE_BOX)

static void
on_table (GSimpleAction *action, GVariant *value, gpointer data)
{
  SpecLossCard *self = data;
  const SpecNumberColumn columns[] = { { _ ("Step"), 0, SPEC_NUMBER_PLAIN },
                                       { _ ("Training"), 6, SPEC_NUMBER_PLAIN },
                                       { _ ("Held out"), 6, SPEC_NUMBER_PLAIN } };
  g_autofree char *split = spec_align_words_dup_split (self->session);
  g_autoptr (GArray) points = spec_align_words_dup_points (self->session);
  SpecNumberTable *table
      = spec_number_table_new (_ ("SPEC-diff while training"), split, columns, G_N_ELEMENTS (columns));

  for (guint i = 0; i < points->len; i++)
    {
      const SpecLossPoint *point = &g_array_index (points, SpecLossPoint, i);

      spec_number_table_add_row (table, (double[]){ point->step, point->training, point->holdout });
    }
  spec_plot_menu_present (GTK_WIDGET (self), GTK_WINDOW (table));
}

static void
on_save (GSimpleAction *action, GVariant *value, gpointer data)
{
  SpecLossCard *self = data;

  spec_align_save_figure (GTK_WIDGET (self), self->session, SPEC_ALIGN_FIGURE_CURVE);
}

static const GActionEntry actions[] = { { "table", on_table }, { "save", on_save } };

static void
draw (const SpecPlotStyle *style, cairo_t *cr, double width, double height, gpointer data)
{
  SpecLossCard *self = data;
  g_autoptr (GArray) points = spec_align_words_dup_points (self->session);
  SpecLossData loss;

  spec_align_words_get_loss (self->session, points, &loss);
  spec_loss_paint (&loss, style, cr, width, height);
}

static char *
dup_description (SpecLossCard *self)
{
  g_autofree char *before = NULL, *after = NULL;
  const SpecAlignment *alignment = spec_align_session_get_alignment (self->session);

  if (alignment == NULL || alignment->history->len == 0)
    return g_strdup (_ ("Nothing is trained yet."));
  before = spec_align_words_dup_value (spec_align_words_get_before (self->session));
  after = spec_align_words_dup_value (spec_align_words_get_after (self->session));
  return g_strdup_printf (_ ("%u steps. SPEC-diff before %s, at the best step, %u, %s."), alignment->history->len - 1,
                          before, alignment->best_step, after);
}

static void
update (SpecLossCard *self)
{
  const SpecAlignment *alignment = spec_align_session_get_alignment (self->session);
  gboolean known = alignment != NULL && alignment->history->len > 0;
  g_autofree char *description = dup_description (self), *best = NULL;

  if (known && spec_align_session_is_running (self->session))
    best = g_strdup_printf (_ ("best so far: step %'u"), alignment->best_step);
  else if (known)
    best = g_strdup_printf (_ ("best: step %'u"), alignment->best_step);
  gtk_label_set_label (GTK_LABEL (self->best), best != NULL ? best : "");
  spec_drawing_update (SPEC_DRAWING (self->drawing), description);
}

static GtkWidget *
create_heading (SpecLossCard *self)
{
  GtkWidget *heading = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8), *title = gtk_label_new (_ ("SPEC-diff while training"));

  self->best = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_widget_add_css_class (title, "heading");
  gtk_widget_add_css_class (self->best, "caption");
  gtk_widget_add_css_class (self->best, "dim");
  gtk_widget_add_css_class (heading, "card-title");
  gtk_widget_add_css_class (heading, "plot-heading");
  gtk_box_append (GTK_BOX (heading), title);
  gtk_box_append (GTK_BOX (heading), self->best);
  gtk_box_append (GTK_BOX (heading), spec_plot_menu_new (NULL));
  return heading;
}

static void
spec_loss_card_dispose (GObject *object)
{
  g_clear_object (&SPEC_LOSS_CARD (object)->session);
  G_OBJECT_CLASS (spec_loss_card_parent_class)->dispose (object);
}

static void
spec_loss_card_class_init (SpecLossCardClass *class)
{
  G_OBJECT_CLASS (class)->dispose = spec_loss_card_dispose;
}

static void
spec_loss_card_init (SpecLossCard *self)
{
  spec_plot_card_init (GTK_BOX (self), actions, G_N_ELEMENTS (actions));
}

GtkWidget *
spec_loss_card_new (SpecAlignSession *session)
{
  static const char *const signals[] = { "changed", "settings-changed", "notify::state" };
  SpecLossCard *self = g_object_new (SPEC_TYPE_LOSS_CARD, NULL);

  self->session = g_object_ref (session);
  self->drawing = spec_drawing_new (_ ("SPEC-diff while training"), draw, self);
  spec_drawing_set_size (SPEC_DRAWING (self->drawing), 150, 300, 600);
  gtk_widget_set_vexpand (self->drawing, TRUE);
  gtk_box_append (GTK_BOX (self), create_heading (self));
  gtk_box_append (GTK_BOX (self), self->drawing);
  for (guint i = 0; i < G_N_ELEMENTS (signals); i++)
    g_signal_connect_object (session, signals[i], G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}
