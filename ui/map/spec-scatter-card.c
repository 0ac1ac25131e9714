#include "map/spec-scatter-card.h"

#include <glib/gi18n-lib.h>

#include "map/spec-map-export.h"
#include "map/spec-map-tables.h"
#include "map/spec-map-words.h"
#include "plots/spec-heading-row.h"
#include "plots/spec-plot-card.h"
#include "plots/spec-plot-menu.h"
#include "widgets/spec-text-scale.h"
#include "widgets/spec-tooltip.h"

#define ZOOM 1.4
#define MOST_NAME_CHARS 28
#define LEAST_NAME_CHARS 16 /* before remarks give way */
#define LEAST_LARGE_CHARS 10 /* the same, of a large text */

/* What the heading gains with its width, by the ranks of SpecHeadingRow. */
enum
{
  RANK_LEAST, /* letter, name, buttons */
  RANK_BRIEF, /* the quality in few letters */
  RANK_QUALITY,
  RANK_REMARK
};

struct _SpecScatterCard
{
  GtkBox parent_instance;

  /* borrowed */
  GtkWidget *view, *name, *remark, *quality, *brief;

  /* owned */
  SpecMapDisplay *display;

  SpecSide side;
};

G_DEFINE_FINAL_TYPE (SpecScatterCard, spec_scatter_card, GTK_TYPE_BOX)

static void
update (SpecScatterCard *self)
{
  SpecMapSession *map = spec_map_display_get_map (self->display);
  const char *name = spec_session_get_name (spec_map_display_get_session (self->display), self->side);
  g_autofree char *quality = spec_map_words_dup_quality (map, self->side);
  g_autofree char *brief = spec_map_words_dup_brief_quality (map, self->side);
  glong least = spec_text_scale_get (GTK_WIDGET (self)) < SPEC_TEXT_SCALE_LARGE ? LEAST_NAME_CHARS : LEAST_LARGE_CHARS;

  gtk_label_set_text (GTK_LABEL (self->name), name);
  gtk_label_set_width_chars (GTK_LABEL (self->name), (int) MIN (g_utf8_strlen (name, -1), least));
  spec_tooltip_set (self->name, name);
  gtk_label_set_text (GTK_LABEL (self->quality), quality != NULL ? quality : "");
  gtk_label_set_text (GTK_LABEL (self->brief), brief != NULL ? brief : "");
  if (spec_map_session_is_stale (map))
    gtk_widget_add_css_class (self->name, "dim");
  else
    gtk_widget_remove_css_class (self->name, "dim");
}

static void
on_table (GSimpleAction *action, GVariant *value, gpointer data)
{
  SpecScatterCard *self = data;

  spec_plot_menu_present (GTK_WIDGET (self), GTK_WINDOW (spec_map_tables_new (self->display)));
}

static void
on_save (GSimpleAction *action, GVariant *value, gpointer data)
{
  SpecScatterCard *self = data;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  spec_map_export_ask (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, self->display);
}

static void
on_zoom (GSimpleAction *action, GVariant *value, gpointer data)
{
  SpecScatterView *view = SPEC_SCATTER_VIEW (((SpecScatterCard *) data)->view);
  int way = g_variant_get_int32 (value);

  if (way == 0)
    spec_scatter_view_reset (view);
  else
    spec_scatter_view_zoom (view, way > 0 ? ZOOM : 1 / ZOOM);
}

static const GActionEntry actions[] = { { "table", on_table }, { "save", on_save }, { "zoom", on_zoom, "i" } };

static GtkWidget *
make_button (const char *icon, const char *tooltip, int way)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "compact");
  gtk_widget_add_css_class (button, "image-button");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "plot.zoom");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "i", way);
  return button;
}

static GtkWidget *
make_caption (void)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dim");
  return label;
}

static GtkWidget *
make_quality (void)
{
  GtkWidget *label = make_caption ();

  gtk_widget_set_tooltip_text (label, _ ("Trustworthiness: how far neighbours on the map are neighbours in the embedding; 1 where "
                                         "the 12 nearest on the map are the 12 nearest there (Venna and Kaski 2001)"));
  return label;
}

static GtkWidget *
create_heading (SpecScatterCard *self)
{
  GtkWidget *heading = spec_heading_row_new (8);
  SpecHeadingRow *row = SPEC_HEADING_ROW (heading);
  GtkWidget *chip = gtk_label_new (self->side == SPEC_SIDE_X ? "X" : "Y");
  GtkWidget *gap = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (heading, "card-title");
  gtk_widget_add_css_class (heading, "plot-heading");
  gtk_widget_add_css_class (chip, "chip");
  gtk_widget_add_css_class (chip, self->side == SPEC_SIDE_X ? "x" : "y");
  gtk_widget_set_valign (chip, GTK_ALIGN_CENTER);
  self->name = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->name), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (self->name), MOST_NAME_CHARS);
  gtk_widget_add_css_class (self->name, "bold");
  self->remark = make_caption ();
  self->quality = make_quality ();
  self->brief = make_quality ();
  gtk_widget_set_hexpand (gap, TRUE);
  spec_heading_row_append (row, chip, RANK_LEAST);
  spec_heading_row_append (row, self->name, RANK_LEAST);
  spec_heading_row_append (row, self->remark, RANK_REMARK);
  spec_heading_row_append_between (row, self->brief, RANK_BRIEF, RANK_BRIEF);
  spec_heading_row_append (row, self->quality, RANK_QUALITY);
  spec_heading_row_append (row, gap, RANK_LEAST);
  spec_heading_row_append (row, make_button ("spec-minus-symbolic", _ ("Smaller (Ctrl+minus)"), -1), RANK_LEAST);
  spec_heading_row_append (row, make_button ("spec-plus-symbolic", _ ("Larger (Ctrl+plus)"), 1), RANK_LEAST);
  spec_heading_row_append (row, make_button ("spec-reset-symbolic", _ ("Show all (Ctrl+0)"), 0), RANK_LEAST);
  spec_heading_row_append (row, spec_plot_menu_new (NULL), RANK_LEAST);
  return heading;
}

static void
spec_scatter_card_dispose (GObject *object)
{
  g_clear_object (&SPEC_SCATTER_CARD (object)->display);
  G_OBJECT_CLASS (spec_scatter_card_parent_class)->dispose (object);
}

static void
spec_scatter_card_class_init (SpecScatterCardClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = spec_scatter_card_dispose;
}

static void
spec_scatter_card_init (SpecScatterCard *self)
{
  spec_plot_card_init (GTK_BOX (self), actions, G_N_ELEMENTS (actions));
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

GtkWidget *
spec_scatter_card_new (SpecMapDisplay *display, SpecSide side)
{
  static const char *const watched[] = { "notify::x", "notify::y" };
  SpecScatterCard *self = g_object_new (SPEC_TYPE_SCATTER_CARD, NULL);
  SpecMapSession *map = spec_map_display_get_map (display);

  self->display = g_object_ref (display);
  self->side = side;
  self->view = spec_scatter_view_new (display, side);
  gtk_widget_set_vexpand (self->view, TRUE);
  gtk_box_append (GTK_BOX (self), create_heading (self));
  gtk_box_append (GTK_BOX (self), self->view);
  g_signal_connect_object (map, "layout", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (map, "state", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  for (guint i = 0; i < G_N_ELEMENTS (watched); i++)
    g_signal_connect_object (spec_map_display_get_session (display), watched[i], G_CALLBACK (update), self,
                             G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}

SpecScatterView *
spec_scatter_card_get_view (SpecScatterCard *self)
{
  return SPEC_SCATTER_VIEW (self->view);
}

void
spec_scatter_card_set_remark (SpecScatterCard *self, const char *remark)
{
  gtk_label_set_text (GTK_LABEL (self->remark), remark != NULL ? remark : "");
}
