#include "side/spec-bandwidth-view.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "paint/spec-bandwidth-painter.h"
#include "paint/spec-number-text.h"
#include "paint/spec-sparkline-painter.h"
#include "plots/spec-widget-style.h"

#define HEIGHT 35
#define BARS 29 /* of it, for bars and curves alike: the line meets the first bar's height where sigma is; above are the marks */

typedef struct
{
  SpecBandwidthModel *model; /* owned */
  SpecSigmaControl *sigma;   /* owned */
  SpecSide side;
  GArray *drawn; /* owned: double: all that the last drawing was of */
} Source;

static void
free_source (gpointer data)
{
  Source *source = data;

  g_object_unref (source->model);
  g_object_unref (source->sigma);
  g_array_unref (source->drawn);
  g_free (source);
}

/* Returns: whether there is a slider for the map to lie under. */
static gboolean
find_frame (const Source *source, GtkWidget *area, SpecBandwidthFrame *frame)
{
  *frame = (SpecBandwidthFrame) { .top = gtk_widget_get_height (area) - BARS, .bottom = gtk_widget_get_height (area) };

  return spec_sigma_control_find_track (source->sigma, area, &frame->low, &frame->high, &frame->left, &frame->right);
}

static void
draw_map (const Source *source, const SpecPlotStyle *style, cairo_t *cr, const SpecBandwidthFrame *frame)
{
  SpecBandwidthMap *map = spec_bandwidth_model_get_map (source->model, source->side);

  if (map != NULL)
    spec_bandwidth_paint_curves (style, cr, source->side, map, frame);
}

static void
draw_marks (const Source *source, const SpecPlotStyle *style, cairo_t *cr, const SpecBandwidthFrame *frame)
{
  SpecSession *session = spec_bandwidth_model_get_session (source->model);
  SpecBandwidthFrame whole = *frame;
  double suggestion[2];

  if (spec_bandwidth_model_get_map (source->model, source->side) == NULL)
    return;
  whole.top = 0.5;
  if (spec_bandwidth_model_get_suggestion (source->model, suggestion))
    spec_bandwidth_paint_suggested (style, cr, source->side, &whole, suggestion[source->side]);
  spec_bandwidth_paint_sigma (style, cr, &whole, spec_session_get_params (session)->kernel[source->side].sigma);
}

static void
draw_spectrum (const Source *source, const SpecPlotStyle *style, cairo_t *cr, int width, int height)
{
  SpecSession *session = spec_bandwidth_model_get_session (source->model);
  SpecResult *result = spec_session_get_result (session);
  gsize count;

  if (result == NULL)
    return;
  const double *values = spec_result_get_spectrum (result, source->side, &count);
  cairo_save (cr);
  cairo_translate (cr, 0, height - BARS);
  spec_sparkline_paint (style, cr, source->side, values, count, spec_session_get_params (session)->modes, width, BARS);
  cairo_restore (cr);
}

/* Returns: (transfer full): double: what the drawing follows from, but its size and style. */
static GArray *
list_causes (const Source *source)
{
  SpecSession *session = spec_bandwidth_model_get_session (source->model);
  SpecBandwidthMap *map = spec_bandwidth_model_get_map (source->model, source->side);
  SpecResult *result = spec_session_get_result (session);
  const SpecParams *params = spec_session_get_params (session);
  double suggestion[2] = { NAN, NAN }, head[4];
  GArray *causes = g_array_new (FALSE, FALSE, sizeof (double));
  gsize count = 0;
  const double *values = result != NULL ? spec_result_get_spectrum (result, source->side, &count) : NULL;

  spec_bandwidth_model_get_suggestion (source->model, suggestion);
  head[0] = (double) GPOINTER_TO_SIZE (map);
  head[1] = suggestion[source->side];
  head[2] = params->kernel[source->side].sigma;
  head[3] = params->modes;
  g_array_append_vals (causes, head, G_N_ELEMENTS (head));
  g_array_append_vals (causes, values, (guint) count);

  return causes;
}

/* A bandwidth that moves changes the drawing of its own side alone. */
static void
update (GtkWidget *area)
{
  Source *source = g_object_get_data (G_OBJECT (area), "spec-source");
  g_autoptr (GArray) causes = list_causes (source);

  if (causes->len == source->drawn->len && memcmp (causes->data, source->drawn->data, causes->len * sizeof (double)) == 0)
    return;
  g_array_unref (source->drawn);
  source->drawn = g_steal_pointer (&causes);
  gtk_widget_queue_draw (area);
}

static void
draw (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer data)
{
  const Source *source = data;
  SpecPlotStyle style;
  SpecBandwidthFrame frame;
  gboolean framed = find_frame (source, GTK_WIDGET (area), &frame);

  spec_widget_style_init (&style, GTK_WIDGET (area));
  if (framed)
    draw_map (source, &style, cr, &frame);
  draw_spectrum (source, &style, cr, width, height);
  if (framed)
    draw_marks (source, &style, cr, &frame);
}

/* Returns: (transfer full): what the map says at a bandwidth. */
static char *
describe (const SpecBandwidthMap *map, double sigma)
{
  SpecBandwidthPoint point;

  spec_bandwidth_map_look_up (map, sigma, &point);
  g_autofree char *number = spec_number_text_significant (point.sigma, 3, SPEC_NUMBER_PLAIN);
  g_autofree char *leading = spec_number_text_fixed (point.leading, 4, SPEC_NUMBER_PLAIN);
  g_autofree char *separation = spec_number_text_fixed (point.separation, 4, SPEC_NUMBER_PLAIN);
  g_autofree char *modes = spec_number_text_fixed (point.effective_modes, 1, SPEC_NUMBER_PLAIN);
  g_autofree char *samples = spec_number_text_count (spec_bandwidth_map_get_samples (map), SPEC_NUMBER_PLAIN);

  return g_strdup_printf (_ ("At σ %s: λ₁ %s (line), eigenvalues %s apart after the first %u (shaded), "
                             "effective modes %s. On %s samples."),
                          number, leading, separation, point.rank, modes, samples);
}

static gboolean
on_query_tooltip (GtkWidget *area, int x, int y, gboolean keyboard, GtkTooltip *tooltip, const Source *source)
{
  SpecBandwidthMap *map = spec_bandwidth_model_get_map (source->model, source->side);
  SpecBandwidthFrame frame;
  g_autofree char *text = NULL;

  if (map == NULL || keyboard || !find_frame (source, area, &frame))
    return FALSE;
  text = describe (map, spec_bandwidth_frame_find (&frame, x));
  gtk_tooltip_set_text (tooltip, text);

  return TRUE;
}

GtkWidget *
spec_bandwidth_view_new (SpecBandwidthModel *model, SpecSide side, SpecSigmaControl *sigma)
{
  /* The curves repeat what numbers and the suggestion say: nothing for a screen reader. */
  GtkWidget *area = g_object_new (GTK_TYPE_DRAWING_AREA, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  SpecSession *session = spec_bandwidth_model_get_session (model);
  Source *source = g_new (Source, 1);

  *source = (Source) { g_object_ref (model), g_object_ref (sigma), side, g_array_new (FALSE, FALSE, sizeof (double)) };
  g_object_set_data (G_OBJECT (area), "spec-source", source); /* the draw function's */
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (area), HEIGHT);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (area), draw, source, free_source);
  gtk_widget_add_css_class (area, "sparkline");
  gtk_widget_set_has_tooltip (area, TRUE);
  g_signal_connect (area, "query-tooltip", G_CALLBACK (on_query_tooltip), source);
  g_signal_connect_object (session, "notify::result", G_CALLBACK (update), area, G_CONNECT_SWAPPED);
  g_signal_connect_object (model, "changed", G_CALLBACK (update), area, G_CONNECT_SWAPPED);

  return area;
}
