#include "plots/spec-plot-view.h"

#include "plots/spec-widget-style.h"

typedef struct
{
  /* owned */
  gpointer plot;       /* NULL: to be computed for the data and size of now */
  GskRenderNode *node; /* the plot, painted; NULL: to be painted */
  GtkWidget *tip;      /* NULL: not needed so far */

  gboolean marked;
  int width, height;           /* the plot was computed for */
  double pointer_x, pointer_y; /* where the pointer was last */
  SpecPlotStyle style;
} SpecPlotViewPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (SpecPlotView, spec_plot_view, GTK_TYPE_WIDGET)

static SpecPlotViewPrivate *
get_private (gpointer view)
{
  return spec_plot_view_get_instance_private (view);
}

static void
drop_plot (SpecPlotView *self)
{
  SpecPlotViewPrivate *priv = get_private (self);

  if (priv->plot != NULL && SPEC_PLOT_VIEW_GET_CLASS (self)->free_plot != NULL)
    SPEC_PLOT_VIEW_GET_CLASS (self)->free_plot (priv->plot);
  priv->plot = NULL;
  g_clear_pointer (&priv->node, gsk_render_node_unref);
  priv->marked = FALSE;
}

static void
spec_plot_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  SpecPlotView *self = SPEC_PLOT_VIEW (widget);
  SpecPlotViewPrivate *priv = get_private (self);
  SpecPlotViewClass *class = SPEC_PLOT_VIEW_GET_CLASS (self);
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (widget), gtk_widget_get_height (widget));
  gpointer plot = spec_plot_view_get_plot (self);

  if (priv->node == NULL)
    priv->node = spec_plot_node_new (widget, class->paint_plot, plot);
  gtk_snapshot_append_node (snapshot, priv->node);
  if (priv->marked && class->paint_mark != NULL)
    {
      cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &bounds);

      class->paint_mark (self, plot, cr);
      cairo_destroy (cr);
    }
  if (priv->tip != NULL)
    gtk_widget_snapshot_child (widget, priv->tip, snapshot);
}

static void
spec_plot_view_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                        int *minimum_baseline, int *natural_baseline)
{
  SpecPlotViewClass *class = SPEC_PLOT_VIEW_GET_CLASS (widget);

  *minimum = class->minimum[orientation];
  *natural = class->natural[orientation];
}

static void
spec_plot_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  SpecPlotViewPrivate *priv = get_private (widget);

  if (width != priv->width || height != priv->height)
    drop_plot (SPEC_PLOT_VIEW (widget));
  priv->width = width;
  priv->height = height;
  if (priv->tip != NULL)
    spec_value_tip_allocate (SPEC_VALUE_TIP (priv->tip), width, height);
}

static void
spec_plot_view_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  SpecPlotViewPrivate *priv = get_private (widget);

  GTK_WIDGET_CLASS (spec_plot_view_parent_class)->css_changed (widget, change);
  if (!spec_widget_style_is_current (&priv->style, widget))
    spec_plot_view_forget (SPEC_PLOT_VIEW (widget));
}

static void
spec_plot_view_dispose (GObject *object)
{
  SpecPlotViewPrivate *priv = get_private (object);

  drop_plot (SPEC_PLOT_VIEW (object));
  g_clear_pointer (&priv->tip, gtk_widget_unparent);
  G_OBJECT_CLASS (spec_plot_view_parent_class)->dispose (object);
}

static void
spec_plot_view_class_init (SpecPlotViewClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = spec_plot_view_dispose;
  widget_class->snapshot = spec_plot_view_snapshot;
  widget_class->measure = spec_plot_view_measure;
  widget_class->size_allocate = spec_plot_view_size_allocate;
  widget_class->css_changed = spec_plot_view_css_changed;
  gtk_widget_class_set_css_name (widget_class, "plot");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
spec_plot_view_init (SpecPlotView *self)
{
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  g_signal_connect (self, "notify::scale-factor", G_CALLBACK (spec_plot_view_forget), NULL);
}

gpointer
spec_plot_view_get_plot (SpecPlotView *self)
{
  SpecPlotViewPrivate *priv = get_private (self);
  GtkWidget *widget = GTK_WIDGET (self);

  g_return_val_if_fail (SPEC_IS_PLOT_VIEW (self), NULL);

  if (priv->plot == NULL)
    {
      spec_widget_style_init (&priv->style, widget);
      priv->plot = SPEC_PLOT_VIEW_GET_CLASS (self)->make_plot (self, &priv->style, gtk_widget_get_width (widget),
                                                               gtk_widget_get_height (widget));
    }
  return priv->plot;
}

void
spec_plot_view_forget (SpecPlotView *self)
{
  g_return_if_fail (SPEC_IS_PLOT_VIEW (self));

  drop_plot (self);
  spec_value_tip_hide (SPEC_VALUE_TIP (get_private (self)->tip));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
spec_plot_view_mark (SpecPlotView *self)
{
  g_return_if_fail (SPEC_IS_PLOT_VIEW (self));

  get_private (self)->marked = TRUE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
spec_plot_view_unmark (SpecPlotView *self)
{
  SpecPlotViewPrivate *priv = get_private (self);

  g_return_if_fail (SPEC_IS_PLOT_VIEW (self));

  spec_value_tip_hide (SPEC_VALUE_TIP (priv->tip));
  if (!priv->marked)
    return;
  priv->marked = FALSE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

gboolean
spec_plot_view_is_marked (SpecPlotView *self)
{
  g_return_val_if_fail (SPEC_IS_PLOT_VIEW (self), FALSE);

  return get_private (self)->marked;
}

SpecValueTip *
spec_plot_view_get_tip (SpecPlotView *self)
{
  SpecPlotViewPrivate *priv = get_private (self);

  g_return_val_if_fail (SPEC_IS_PLOT_VIEW (self), NULL);

  if (priv->tip == NULL)
    priv->tip = spec_value_tip_new (GTK_WIDGET (self));
  return SPEC_VALUE_TIP (priv->tip);
}

gboolean
spec_plot_view_has_moved (SpecPlotView *self, double x, double y)
{
  SpecPlotViewPrivate *priv = get_private (self);
  gboolean moved;

  g_return_val_if_fail (SPEC_IS_PLOT_VIEW (self), FALSE);

  moved = x != priv->pointer_x || y != priv->pointer_y;
  priv->pointer_x = x;
  priv->pointer_y = y;
  return moved;
}
