#include "plots/spec-spectra-card.h"

#include <glib/gi18n-lib.h>

#include "plots/spec-heading-row.h"
#include "plots/spec-narrow.h"
#include "plots/spec-plot-badge.h"
#include "plots/spec-plot-card.h"
#include "plots/spec-plot-legend.h"
#include "plots/spec-plot-menu.h"
#include "plots/spec-plot-title.h"
#include "plots/spec-result-tables.h"
#include "plots/spec-spectra-view.h"

enum
{
  RANK_SCALE = 1,
  RANK_BADGE,
  RANK_NAMES, /* instead of letters */
};

#define SPEC_TYPE_SPECTRA_CARD (spec_spectra_card_get_type ())
G_DECLARE_FINAL_TYPE (SpecSpectraCard, spec_spectra_card, SPEC, SPECTRA_CARD, GtkBox)

struct _SpecSpectraCard
{
  GtkBox parent_instance;

  /* borrowed */
  GtkWidget *scale, *view;

  /* owned */
  SpecSession *session;
};

G_DEFINE_FINAL_TYPE (SpecSpectraCard, spec_spectra_card, GTK_TYPE_BOX)

static void
on_scale (GSimpleAction *action, GVariant *value, gpointer data)
{
  SpecSpectraCard *self = data;
  gboolean logarithmic = g_str_equal (g_variant_get_string (value, NULL), "log");

  g_simple_action_set_state (action, value);
  spec_spectra_view_set_logarithmic (SPEC_SPECTRA_VIEW (self->view), logarithmic);
  g_object_set (self->session, "linear", !logarithmic, NULL);
}

static void
on_table (GSimpleAction *action, GVariant *value, gpointer data)
{
  SpecSpectraCard *self = data;

  spec_plot_menu_present (GTK_WIDGET (self), GTK_WINDOW (spec_result_tables_new_spectra (self->session)));
}

static void
on_save (GSimpleAction *action, GVariant *value, gpointer data)
{
  SpecSpectraCard *self = data;

  spec_plot_menu_save (GTK_WIDGET (self), self->session);
}

static const GActionEntry actions[] = {
  { "scale", NULL, "s", "'log'", on_scale },
  { "table", on_table },
  { "save", on_save },
};

/* A narrow window has the scale in the menu only. */
static void
on_narrow (GtkWidget *widget, gboolean narrow)
{
  gtk_widget_set_visible (SPEC_SPECTRA_CARD (widget)->scale, !narrow);
}

static GtkWidget *
create_scale_button (const char *label, const char *scale)
{
  GtkWidget *button = gtk_toggle_button_new_with_label (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "plot.scale");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", scale);
  gtk_widget_add_css_class (button, "compact");
  return button;
}

static GtkWidget *
create_menu (void)
{
  g_autoptr (GMenu) section = g_menu_new ();

  g_menu_append (section, _ ("_Log Axes"), "plot.scale::log");
  g_menu_append (section, _ ("L_inear Axes"), "plot.scale::linear");
  return spec_plot_menu_new (G_MENU_MODEL (section));
}

/* An empty child between the title with its badge and the rest takes the room that remains. */
static GtkWidget *
create_heading (SpecSpectraCard *self)
{
  GtkWidget *heading = spec_heading_row_new (7);
  SpecHeadingRow *row = SPEC_HEADING_ROW (heading);
  GtkWidget *gap = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_set_hexpand (gap, TRUE);
  self->scale = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_add_css_class (self->scale, "linked");
  gtk_widget_set_valign (self->scale, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (self->scale), create_scale_button (_ ("Log"), "log"));
  gtk_box_append (GTK_BOX (self->scale), create_scale_button (_ ("Linear"), "linear"));
  gtk_widget_add_css_class (heading, "card-title");
  gtk_widget_add_css_class (heading, "plot-heading");
  spec_heading_row_append (row, spec_plot_title_new (self->session, _ ("Spectra")), 0);
  spec_heading_row_append (row, spec_plot_badge_new (self->session), RANK_BADGE);
  spec_heading_row_append (row, gap, 0);
  for (SpecSide side = SPEC_SIDE_X; side <= SPEC_SIDE_Y; side++)
    {
      spec_heading_row_append_between (row, spec_plot_legend_new (self->session, side, TRUE), 0, RANK_NAMES - 1);
      spec_heading_row_append (row, spec_plot_legend_new (self->session, side, FALSE), RANK_NAMES);
    }
  spec_heading_row_append (row, self->scale, RANK_SCALE);
  spec_heading_row_append (row, create_menu (), 0);
  return heading;
}

/* A project keeps which axes they are. */
static void
follow_linear (SpecSpectraCard *self)
{
  gboolean linear;

  g_object_get (self->session, "linear", &linear, NULL);
  gtk_widget_activate_action (GTK_WIDGET (self), "plot.scale", "s", linear ? "linear" : "log");
}

static void
spec_spectra_card_dispose (GObject *object)
{
  g_clear_object (&SPEC_SPECTRA_CARD (object)->session);
  G_OBJECT_CLASS (spec_spectra_card_parent_class)->dispose (object);
}

static void
spec_spectra_card_class_init (SpecSpectraCardClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = spec_spectra_card_dispose;
}

static void
spec_spectra_card_init (SpecSpectraCard *self)
{
  spec_plot_card_init (GTK_BOX (self), actions, G_N_ELEMENTS (actions));
}

GtkWidget *
spec_spectra_card_new (SpecSession *session)
{
  SpecSpectraCard *self = g_object_new (SPEC_TYPE_SPECTRA_CARD, NULL);

  self->session = g_object_ref (session);
  self->view = spec_spectra_view_new (session);
  gtk_widget_set_vexpand (self->view, TRUE);
  gtk_box_append (GTK_BOX (self), create_heading (self));
  gtk_box_append (GTK_BOX (self), self->view);
  spec_narrow_watch (GTK_WIDGET (self), "narrow", on_narrow);
  g_signal_connect_object (session, "notify::linear", G_CALLBACK (follow_linear), self, G_CONNECT_SWAPPED);
  follow_linear (self);
  return GTK_WIDGET (self);
}
