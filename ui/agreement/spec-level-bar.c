#include "agreement/spec-level-bar.h"

#include <math.h>

#include "paint/spec-palette.h"
#include "plots/spec-widget-style.h"

#define BAR 8
#define MARK 16

struct _SpecLevelBar
{
  GtkWidget parent_instance;

  double value, level;
};

G_DEFINE_FINAL_TYPE (SpecLevelBar, spec_level_bar, GTK_TYPE_WIDGET)

static void
append_round (GtkSnapshot *snapshot, SpecColor color, float x, float y, float width, float height)
{
  GskRoundedRect shape;
  const GdkRGBA rgba = { (float) color.red, (float) color.green, (float) color.blue, 1 };

  gsk_rounded_rect_init_from_rect (&shape, &GRAPHENE_RECT_INIT (x, y, width, height), MIN (width, height) / 2);
  gtk_snapshot_push_rounded_clip (snapshot, &shape);
  gtk_snapshot_append_color (snapshot, &rgba, &shape.bounds);
  gtk_snapshot_pop (snapshot);
}

static void
spec_level_bar_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  SpecLevelBar *self = SPEC_LEVEL_BAR (widget);
  float width = (float) gtk_widget_get_width (widget), top = (float) (gtk_widget_get_height (widget) - BAR) / 2;
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  SpecPlotStyle style;
  const SpecPalette *palette;

  spec_widget_style_init (&style, widget);
  palette = spec_plot_style_get_palette (&style);
  append_round (snapshot, palette->ctl2, 0, top, width, BAR);
  if (isfinite (self->value) && self->value > 0)
    {
      float length = (float) MIN (self->value, 1) * width;

      append_round (snapshot, palette->prim, mirrored ? width - length : 0, top, length, BAR);
    }
  if (isfinite (self->level))
    {
      float x = (float) CLAMP (self->level, 0, 1) * width;

      x = CLAMP ((mirrored ? width - x : x) - 1, 0, width - 2);
      append_round (snapshot, palette->axis, x, (float) (gtk_widget_get_height (widget) - MARK) / 2, 2, MARK);
    }
}

static void
spec_level_bar_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                        int *minimum_baseline, int *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_VERTICAL ? MARK : 40;
  *natural = orientation == GTK_ORIENTATION_VERTICAL ? MARK : 150;
}

static void
spec_level_bar_class_init (SpecLevelBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = spec_level_bar_snapshot;
  widget_class->measure = spec_level_bar_measure;
  gtk_widget_class_set_css_name (widget_class, "levelbar-agreement");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
spec_level_bar_init (SpecLevelBar *self)
{
  self->value = self->level = NAN;
}

GtkWidget *
spec_level_bar_new (void)
{
  return g_object_new (SPEC_TYPE_LEVEL_BAR, NULL);
}

void
spec_level_bar_set (SpecLevelBar *self, double value, double level)
{
  self->value = value;
  self->level = level;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
