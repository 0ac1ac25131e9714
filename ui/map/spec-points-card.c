#include "map/spec-points-card.h"

#include <glib/gi18n-lib.h>

#include "widgets/spec-form.h"
#include "widgets/spec-wrapping-check.h"

#define LEAST_RADIUS 1.6
#define LARGEST_RADIUS 7.0

static void
on_color (GtkDropDown *color, GParamSpec *pspec, SpecMapDisplay *display)
{
  spec_map_display_set_color (display, gtk_drop_down_get_selected (color));
}

static void
on_size (GtkRange *size, SpecMapDisplay *display)
{
  spec_map_display_set_radius (display, gtk_range_get_value (size));
}

static void
on_others (GtkCheckButton *check, SpecMapDisplay *display)
{
  spec_map_display_set_others (display, gtk_check_button_get_active (check));
}

static void
on_turned (GtkCheckButton *check, SpecMapDisplay *display)
{
  spec_map_display_set_turned (display, gtk_check_button_get_active (check));
}

/* Without labels there is one thing to colour by. */
static void
update_color (GtkWidget *color)
{
  SpecMapDisplay *display = g_object_get_data (G_OBJECT (color), "spec-display");
  SpecSamples *samples = spec_session_get_samples (spec_map_display_get_session (display));
  gboolean labels = samples != NULL && spec_samples_get_label_count (samples) > 0;

  gtk_widget_set_sensitive (color, labels);
  if (!labels)
    gtk_drop_down_set_selected (GTK_DROP_DOWN (color), SPEC_MAP_COLOR_CLUSTERS);
}

static GtkWidget *
make_color (SpecMapDisplay *display)
{
  const char *const names[] = { _ ("Clusters"), _ ("Labels"), NULL };
  GtkWidget *color = gtk_drop_down_new_from_strings (names);

  g_object_set_data_full (G_OBJECT (color), "spec-display", g_object_ref (display), g_object_unref);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (color), spec_map_display_get_color (display));
  g_signal_connect (color, "notify::selected", G_CALLBACK (on_color), display);
  g_signal_connect_object (spec_map_display_get_session (display), "notify::samples", G_CALLBACK (update_color), color,
                           G_CONNECT_SWAPPED);
  update_color (color);
  return color;
}

static GtkWidget *
make_size (SpecMapDisplay *display)
{
  GtkWidget *size = gtk_scale_new_with_range (GTK_ORIENTATION_HORIZONTAL, LEAST_RADIUS, LARGEST_RADIUS, 0.2);

  gtk_scale_set_draw_value (GTK_SCALE (size), FALSE);
  gtk_range_set_value (GTK_RANGE (size), spec_map_display_get_radius (display));
  g_signal_connect (size, "value-changed", G_CALLBACK (on_size), display);
  return size;
}

static GtkWidget *
make_check (const char *text, gboolean active, GCallback changed, SpecMapDisplay *display)
{
  GtkWidget *check = spec_wrapping_check_new (text);

  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), active);
  gtk_widget_add_css_class (check, "caption");
  g_signal_connect (check, "toggled", changed, display);
  return check;
}

GtkWidget *
spec_points_card_new (SpecMapDisplay *display)
{
  GtkWidget *card = spec_form_make_card (_ ("Points"));
  GtkWidget *form = spec_form_new ("comparison-form");
  GtkWidget *turned;

  spec_form_append (form, _ ("_Colour by"), _ ("Labels need a file of labels: Open Labels… in the main menu"),
                    make_color (display));
  spec_form_append (form, _ ("Si_ze"), NULL, make_size (display));
  gtk_box_append (GTK_BOX (card), form);
  gtk_box_append (GTK_BOX (card), make_check (_ ("_Keep other points, in grey"), spec_map_display_get_others (display),
                                              G_CALLBACK (on_others), display));
  turned = make_check (_ ("T_urn Y to match X (Procrustes)"), spec_map_display_get_turned (display), G_CALLBACK (on_turned),
                       display);
  gtk_widget_set_tooltip_text (turned, _ ("Maps have no up and no left: turns, mirrors and scales that of Y to lie over that of X. "
                                          "Nothing else changes."));
  gtk_box_append (GTK_BOX (card), turned);
  g_object_set_data_full (G_OBJECT (card), "spec-display", g_object_ref (display), g_object_unref);
  return card;
}
