#include "export/spec-montage-view.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "export/spec-export-pictures.h"
#include "paint/spec-montage-painter.h"

#define SCREEN_DPI 96.0
#define MARGIN 24   /* around the sheet */
#define FITTING 2.0 /* pixels a point, at most, when the sheet is fitted */
#define STEP 1.25
#define LEAST 0.2 /* pixels a point */
#define MOST 8.0
#define CHECK 8 /* squares under a transparent figure */

struct _SpecMontageView
{
  GtkWidget parent;

  /* owned */
  SpecMontage *montage;
  SpecMontageStyle style;
  SpecMontageLayout *layout;
  SpecExportPictures *pictures;
  double zoom; /* pixels a point; 0: fitted */
  guint idle;
};

enum
{
  PROP_PERCENT = 1,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (SpecMontageView, spec_montage_view, GTK_TYPE_WIDGET)

/* Pixels a point as it is shown now. */
static double
get_scale (SpecMontageView *view)
{
  double width = gtk_widget_get_width (GTK_WIDGET (view)) - 2 * MARGIN;
  double height = gtk_widget_get_height (GTK_WIDGET (view)) - 2 * MARGIN;

  if (view->zoom > 0)
    return view->zoom;
  if (view->layout == NULL || width <= 0 || height <= 0)
    return SCREEN_DPI / 72;
  return CLAMP (MIN (width / view->layout->width, height / view->layout->height), LEAST, FITTING);
}

double
spec_montage_view_get_percent (SpecMontageView *view)
{
  return get_scale (view) * 72 / SCREEN_DPI * 100;
}

/* After layout and allocation have settled: pictures fit for this size, and the percentage. */
static gboolean
settle (gpointer data)
{
  SpecMontageView *view = data;
  double dpi;

  view->idle = 0;
  if (view->layout != NULL && gtk_widget_get_width (GTK_WIDGET (view)) > 0)
    {
      dpi = get_scale (view) * 72 * gtk_widget_get_scale_factor (GTK_WIDGET (view));
      spec_export_pictures_request (view->pictures, view->montage, view->layout, view->style.fit,
                                    MIN (dpi, view->style.dpi)); /* no sharper than it will be printed */
    }
  g_object_notify_by_pspec (G_OBJECT (view), props[PROP_PERCENT]);
  return G_SOURCE_REMOVE;
}

static void
queue_settle (SpecMontageView *view)
{
  if (view->idle == 0)
    view->idle = g_idle_add (settle, view);
}

static void
spec_montage_view_measure (GtkWidget *widget,
                           GtkOrientation orientation,
                           int for_size,
                           int *minimum,
                           int *natural,
                           int *minimum_baseline,
                           int *natural_baseline)
{
  SpecMontageView *view = SPEC_MONTAGE_VIEW (widget);
  double points = 0;

  if (view->layout != NULL)
    points = orientation == GTK_ORIENTATION_HORIZONTAL ? view->layout->width : view->layout->height;
  *minimum = view->zoom > 0 ? (int)ceil (points * view->zoom) + 2 * MARGIN : 2 * MARGIN;
  *natural = MAX (*minimum, 2 * MARGIN);
}

static void
spec_montage_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  queue_settle (SPEC_MONTAGE_VIEW (widget));
}

static void
paint_checks (cairo_t *cr, double width, double height)
{
  cairo_set_source_rgb (cr, 0.93, 0.93, 0.93);
  for (int row = 0; row * CHECK < height; row++)
    for (int column = row % 2; column * CHECK < width; column += 2)
      cairo_rectangle (cr, column * CHECK, row * CHECK, CHECK, CHECK);
  cairo_fill (cr);
}

static void
paint_montage (SpecMontageView *view, GtkSnapshot *snapshot, double scale, const graphene_rect_t *sheet)
{
  SpecMontagePainting painting = { view->montage, &view->style, view->layout, spec_export_pictures_get (view->pictures),
                                   spec_palette_get (SPEC_THEME_PAPER) };
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, sheet);

  cairo_rectangle (cr, sheet->origin.x, sheet->origin.y, sheet->size.width, sheet->size.height);
  cairo_clip (cr);
  cairo_translate (cr, sheet->origin.x, sheet->origin.y);
  if (view->style.transparent)
    paint_checks (cr, sheet->size.width, sheet->size.height);
  cairo_scale (cr, scale, scale);
  spec_montage_paint (&painting, cr);
  cairo_destroy (cr);
}

static void
spec_montage_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  SpecMontageView *view = SPEC_MONTAGE_VIEW (widget);
  const GdkRGBA white = { 1, 1, 1, 1 }, shade = { 0, 0, 0, 0.18 };
  double scale = get_scale (view), width, height;
  graphene_rect_t sheet;
  GskRoundedRect outline;

  if (view->layout == NULL || view->montage->clusters->len == 0)
    return;
  width = round (view->layout->width * scale);
  height = round (view->layout->height * scale);
  graphene_rect_init (&sheet, (float)MAX (floor ((gtk_widget_get_width (widget) - width) / 2), 0),
                      (float)MAX (floor ((gtk_widget_get_height (widget) - height) / 2), 0), (float)width,
                      (float)height);
  gsk_rounded_rect_init_from_rect (&outline, &sheet, 0);
  gtk_snapshot_append_outset_shadow (snapshot, &outline, &shade, 0, 1, 1, 4);
  gtk_snapshot_append_color (snapshot, &white, &sheet);
  paint_montage (view, snapshot, scale, &sheet);
}

static void
spec_montage_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_double (value, spec_montage_view_get_percent (SPEC_MONTAGE_VIEW (object)));
}

static void
spec_montage_view_dispose (GObject *object)
{
  SpecMontageView *view = SPEC_MONTAGE_VIEW (object);

  g_clear_handle_id (&view->idle, g_source_remove);
  if (view->pictures != NULL)
    spec_export_pictures_cancel (view->pictures);
  g_clear_object (&view->pictures);
  g_clear_pointer (&view->montage, spec_montage_unref);
  g_clear_pointer (&view->layout, spec_montage_layout_free);
  G_OBJECT_CLASS (spec_montage_view_parent_class)->dispose (object);
}

static void
spec_montage_view_class_init (SpecMontageViewClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->get_property = spec_montage_view_get_property;
  object_class->dispose = spec_montage_view_dispose;
  widget_class->measure = spec_montage_view_measure;
  widget_class->size_allocate = spec_montage_view_size_allocate;
  widget_class->snapshot = spec_montage_view_snapshot;
  props[PROP_PERCENT]
      = g_param_spec_double ("percent", NULL, NULL, 0, G_MAXDOUBLE, 100, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_widget_class_set_css_name (widget_class, "montageview");
}

static void
spec_montage_view_init (SpecMontageView *view)
{
  view->pictures = spec_export_pictures_new ();
  g_signal_connect_object (view->pictures, "arrived", G_CALLBACK (gtk_widget_queue_draw), view, G_CONNECT_SWAPPED);
  gtk_widget_set_overflow (GTK_WIDGET (view), GTK_OVERFLOW_HIDDEN);
}

GtkWidget *
spec_montage_view_new (void)
{
  return g_object_new (SPEC_TYPE_MONTAGE_VIEW, NULL);
}

/* What a screen reader says of it. */
static void
describe (SpecMontageView *view)
{
  g_autofree char *label = NULL;

  if (view->montage == NULL)
    return;
  label = g_strdup_printf (
      ngettext ("Montage of %u cluster, %s and %s", "Montage of %u clusters, %s and %s", view->montage->clusters->len),
      view->montage->clusters->len, view->montage->name[SPEC_SIDE_X], view->montage->name[SPEC_SIDE_Y]);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, _ ("The figure as it will be saved"), -1);
}

void
spec_montage_view_set (SpecMontageView *view, SpecMontage *montage, const SpecMontageStyle *style)
{
  if (montage != NULL)
    spec_montage_ref (montage);
  g_clear_pointer (&view->montage, spec_montage_unref);
  g_clear_pointer (&view->layout, spec_montage_layout_free);
  view->montage = montage;
  view->style = *style;
  if (montage != NULL)
    view->layout = spec_montage_layout_new (montage, style);
  describe (view);
  gtk_widget_queue_resize (GTK_WIDGET (view));
  gtk_widget_queue_draw (GTK_WIDGET (view));
  queue_settle (view);
}

const SpecMontageLayout *
spec_montage_view_get_layout (SpecMontageView *view)
{
  return view->layout;
}

static void
set_zoom (SpecMontageView *view, double zoom)
{
  view->zoom = zoom;
  gtk_widget_queue_resize (GTK_WIDGET (view));
  gtk_widget_queue_draw (GTK_WIDGET (view));
  queue_settle (view);
}

void
spec_montage_view_zoom (SpecMontageView *view, int direction)
{
  set_zoom (view, CLAMP (get_scale (view) * (direction > 0 ? STEP : 1 / STEP), LEAST, MOST));
}

void
spec_montage_view_zoom_fit (SpecMontageView *view)
{
  set_zoom (view, 0);
}
