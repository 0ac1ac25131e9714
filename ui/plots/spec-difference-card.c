#include "plots/spec-difference-card.h"

#include <glib/gi18n-lib.h>

#include "plots/spec-difference-view.h"
#include "plots/spec-heading-row.h"
#include "plots/spec-plot-badge.h"
#include "plots/spec-plot-card.h"
#include "plots/spec-plot-menu.h"
#include "plots/spec-plot-title.h"
#include "plots/spec-result-tables.h"
#include "widgets/spec-tooltip.h"

#define LEAST_CHARS 7   /* of a name alone */
#define LONGEST_NAME 16 /* characters */

/* What the heading gains with its width, by the ranks of SpecHeadingRow. */
enum
{
  RANK_LEAST, /* a short title, the names */
  RANK_TITLE,
  RANK_BADGE,
  RANK_SENTENCES /* "above: NAME groups" */
};

#define SPEC_TYPE_DIFFERENCE_CARD (spec_difference_card_get_type ())
G_DECLARE_FINAL_TYPE (SpecDifferenceCard, spec_difference_card, SPEC, DIFFERENCE_CARD, GtkBox)

struct _SpecDifferenceCard
{
  GtkBox parent_instance;

  /* borrowed */
  GtkWidget *names[2];     /* by SpecSide: the short legends */
  GtkWidget *sentences[2]; /* by SpecSide: the long ones */

  /* owned */
  SpecSession *session;
};

G_DEFINE_FINAL_TYPE (SpecDifferenceCard, spec_difference_card, GTK_TYPE_BOX)

static void
on_table (GSimpleAction *action, GVariant *value, gpointer data)
{
  SpecDifferenceCard *self = data;

  spec_plot_menu_present (GTK_WIDGET (self), GTK_WINDOW (spec_result_tables_new_difference (self->session)));
}

static void
on_save (GSimpleAction *action, GVariant *value, gpointer data)
{
  SpecDifferenceCard *self = data;

  spec_plot_menu_save (GTK_WIDGET (self), self->session);
}

static const GActionEntry actions[] = { { "table", on_table }, { "save", on_save } };

/* Two long names would not fit beside the title: the letters of the cards on the left say it shorter. */
static const char *
get_short_name (SpecDifferenceCard *self, SpecSide side)
{
  gboolean fits = TRUE;

  for (guint i = 0; i < 2; i++)
    fits &= g_utf8_strlen (spec_session_get_name (self->session, i), -1) <= LONGEST_NAME;
  if (fits)
    return spec_session_get_name (self->session, side);
  return side == SPEC_SIDE_X ? "X" : "Y";
}

/* UI.md section 4: with eta not 1 the negative side is not the comparison the other way round. */
static char *
dup_tooltip (SpecDifferenceCard *self, SpecSide side, const char *name)
{
  double eta = spec_session_get_params (self->session)->eta;

  if (side == SPEC_SIDE_X || eta == 1)
    return g_strdup_printf (_ ("Clusters that %s groups and the other one splits"), name);
  return g_strdup_printf (
      _ ("Clusters that %s groups and the other one splits. With η ≠ 1 this is not the swapped comparison: "
         "for that one, swap X and Y."),
      name);
}

static void
set_legend (GtkWidget *legend, const char *text, const char *tooltip)
{
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_last_child (legend)), text);
  spec_tooltip_set (legend, tooltip);
}

static void
update (SpecDifferenceCard *self)
{
  for (guint side = 0; side < 2; side++)
    {
      const char *brief = get_short_name (self, side);
      g_autofree char *whole = side == SPEC_SIDE_X ? g_strdup_printf (_ ("above: %s groups"), brief)
                                                   : g_strdup_printf (_ ("below: %s groups"), brief);
      g_autofree char *tooltip = dup_tooltip (self, side, spec_session_get_name (self->session, side));
      GtkWidget *name = gtk_widget_get_last_child (self->names[side]);

      set_legend (self->names[side], brief, tooltip);
      set_legend (self->sentences[side], whole, tooltip);
      gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_MIDDLE);
      gtk_label_set_width_chars (GTK_LABEL (name), MIN (g_utf8_strlen (brief, -1), LEAST_CHARS));
    }
}

static GtkWidget *
create_legend (SpecSide side)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 5);
  GtkWidget *icon = gtk_image_new_from_icon_name ("spec-groups-symbolic");
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (box, "caption");
  gtk_widget_add_css_class (box, side == SPEC_SIDE_X ? "cx" : "cy");
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), label);
  return box;
}

/* An empty child between the title with its badge and the rest takes the room that remains. */
static GtkWidget *
create_heading (SpecDifferenceCard *self)
{
  GtkWidget *heading = spec_heading_row_new (12);
  SpecHeadingRow *row = SPEC_HEADING_ROW (heading);
  GtkWidget *gap = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_set_hexpand (gap, TRUE);
  gtk_widget_add_css_class (heading, "card-title");
  gtk_widget_add_css_class (heading, "plot-heading");
  spec_heading_row_append_between (row, spec_plot_title_new (self->session, _ ("Difference")), RANK_LEAST, RANK_LEAST);
  spec_heading_row_append (row, spec_plot_title_new (self->session, _ ("Spectrum of the difference")), RANK_TITLE);
  spec_heading_row_append (row, spec_plot_badge_new (self->session), RANK_BADGE);
  spec_heading_row_append (row, gap, RANK_LEAST);
  for (guint side = 0; side < 2; side++)
    {
      self->names[side] = create_legend (side);
      self->sentences[side] = create_legend (side);
      spec_heading_row_append_between (row, self->names[side], RANK_LEAST, RANK_BADGE);
      spec_heading_row_append (row, self->sentences[side], RANK_SENTENCES);
    }
  spec_heading_row_append (row, spec_plot_menu_new (NULL), RANK_LEAST);
  return heading;
}

static void
spec_difference_card_dispose (GObject *object)
{
  g_clear_object (&SPEC_DIFFERENCE_CARD (object)->session);
  G_OBJECT_CLASS (spec_difference_card_parent_class)->dispose (object);
}

static void
spec_difference_card_class_init (SpecDifferenceCardClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = spec_difference_card_dispose;
}

static void
spec_difference_card_init (SpecDifferenceCard *self)
{
  spec_plot_card_init (GTK_BOX (self), actions, G_N_ELEMENTS (actions));
}

GtkWidget *
spec_difference_card_new (SpecSession *session)
{
  static const char *const signals[] = { "notify::x", "notify::y", "notify::eta" };
  SpecDifferenceCard *self = g_object_new (SPEC_TYPE_DIFFERENCE_CARD, NULL);
  GtkWidget *view = spec_difference_view_new (session);

  self->session = g_object_ref (session);
  gtk_widget_set_vexpand (view, TRUE);
  gtk_box_append (GTK_BOX (self), create_heading (self));
  gtk_box_append (GTK_BOX (self), view);
  for (guint i = 0; i < G_N_ELEMENTS (signals); i++)
    g_signal_connect_object (session, signals[i], G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}
