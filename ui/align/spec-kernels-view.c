#include "align/spec-kernels-view.h"

#include <glib/gi18n-lib.h>

#include "align/spec-align-words.h"
#include "align/spec-kernels-layout.h"
#include "clusters/spec-thumb.h"
#include "paint/spec-heat-painter.h"
#include "plots/spec-widget-style.h"

#define HEADING_GAP 14
#define SQUARES 3
#define THUMB_SIZE 44
#define THUMB_LEAST 32 /* below that a name alone says more */
#define LEAST_SIDE 130
#define NATURAL_SIDE 300
#define RADIUS 6

struct _SpecKernelsView
{
  GtkWidget parent_instance;

  /* children */
  GtkWidget *headings[SQUARES]; /* chip and title */
  GtkWidget *thumbs[SPEC_ALIGN_ORDER_GROUPS], *names[SPEC_ALIGN_ORDER_GROUPS]; /* of the groups */

  /* owned */
  SpecAlignSession *session;
  GskRenderNode *node; /* NULL: to be painted */

  SpecKernelsLayout layout;
  SpecPlotStyle style;
};

G_DEFINE_FINAL_TYPE (SpecKernelsView, spec_kernels_view, GTK_TYPE_WIDGET)

static void
forget (SpecKernelsView *self)
{
  g_clear_pointer (&self->node, gsk_render_node_unref);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static const float *
get_square (const SpecAlignKernels *kernels, guint index)
{
  const float *const squares[] = { kernels->before, kernels->after, kernels->other };

  return squares[index];
}

/* A place that is empty as yet. */
static void
paint_empty (SpecKernelsView *self, cairo_t *cr, const char *text)
{
  const SpecPalette *palette = spec_plot_style_get_palette (&self->style);
  double side = self->layout.side, width = 1.1 * spec_plot_style_measure (&self->style, text, FALSE);
  SpecPlotStyle fitting = self->style;

  fitting.font_size *= MIN (1, side / width);
  spec_palette_set_source (cr, palette->tile);
  cairo_rectangle (cr, 0, 0, side, side);
  cairo_fill (cr);
  spec_plot_style_paint_text (&fitting, cr, text, FALSE, palette->dim, side / 2, side / 2, SPEC_PLOT_ALIGN_MIDDLE);
}

static void
paint (SpecKernelsView *self, cairo_t *cr)
{
  const SpecAlignKernels *kernels = spec_align_session_get_kernels (self->session);
  gsize count = kernels != NULL ? kernels->order->count : 0;
  SpecHeatRange range;

  spec_heat_range_init (&range);
  for (guint i = 0; count > 0 && i < SQUARES; i++)
    if (get_square (kernels, i) != NULL)
      spec_heat_range_include (&range, get_square (kernels, i), count * count);
  for (guint i = 0; i < SQUARES; i++)
    {
      const float *values = count > 0 ? get_square (kernels, i) : NULL;

      cairo_save (cr);
      cairo_translate (cr, self->layout.left[i], self->layout.top);
      if (values != NULL)
        spec_heat_paint (&range, cr, values, count, self->layout.side, RADIUS);
      else
        paint_empty (self, cr, i == 1 ? _ ("comes with training") : _ ("no groups to show"));
      cairo_restore (cr);
    }
  cairo_translate (cr, self->layout.bar, self->layout.top);
  spec_heat_paint_bar (&range, &self->style, cr, SPEC_KERNELS_BAR_WIDTH, self->layout.side);
}

static void
spec_kernels_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  SpecKernelsView *self = SPEC_KERNELS_VIEW (widget);
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (widget), gtk_widget_get_height (widget));

  if (self->node == NULL)
    {
      GtkSnapshot *own = gtk_snapshot_new ();
      cairo_t *cr = gtk_snapshot_append_cairo (own, &bounds);

      spec_widget_style_init (&self->style, widget);
      paint (self, cr);
      cairo_destroy (cr);
      self->node = gtk_snapshot_free_to_node (own);
    }
  if (self->node != NULL)
    gtk_snapshot_append_node (snapshot, self->node);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    gtk_widget_snapshot_child (widget, child, snapshot);
}

static int
get_heading_height (SpecKernelsView *self)
{
  int most = 0, natural;

  for (guint i = 0; i < SQUARES; i++)
    {
      gtk_widget_measure (self->headings[i], GTK_ORIENTATION_VERTICAL, -1, NULL, &natural, NULL, NULL);
      most = MAX (most, natural);
    }
  return most + 6;
}

static int
get_names_width (SpecKernelsView *self)
{
  int most = 0, natural;

  for (guint i = 0; i < SPEC_ALIGN_ORDER_GROUPS; i++)
    if (gtk_widget_get_visible (self->names[i]))
      {
        gtk_widget_measure (self->names[i], GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
        most = MAX (most, natural);
      }

  return most;
}

static void
place (GtkWidget *child, int x, int y, int width, int height)
{
  GtkAllocation place = { x, y, width, height };
  int least, least_height;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  place.width = MAX (width, least);
  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, place.width, &least_height, NULL, NULL, NULL);
  place.height = MAX (height, least_height);
  gtk_widget_size_allocate (child, &place, -1);
}

/* Each group stands beside the middle of its rows: its picture, as large as there is room for, and its name. */
static void
place_group (SpecKernelsView *self, guint index, int top, int room)
{
  int name_height, size = 0, width = self->layout.groups;

  gtk_widget_measure (self->names[index], GTK_ORIENTATION_VERTICAL, -1, &name_height, NULL, NULL, NULL);
  gtk_widget_set_child_visible (self->thumbs[index], room - name_height - 4 >= THUMB_LEAST);
  if (gtk_widget_get_visible (self->thumbs[index]) && room - name_height - 4 >= THUMB_LEAST)
    {
      size = MIN (room - name_height - 4, THUMB_SIZE);
      top += (room - size - name_height - 2) / 2;
      place (self->thumbs[index], width - size, top, size, size);
      top += size + 2;
    }
  else
    top += (room - name_height) / 2;
  place (self->names[index], 0, top, width, name_height);
}

static void
place_groups (SpecKernelsView *self)
{
  const SpecAlignKernels *kernels = spec_align_session_get_kernels (self->session);
  const SpecAlignOrder *order = kernels != NULL ? kernels->order : NULL;

  for (guint i = 0; order != NULL && i < order->group_count; i++)
    {
      double cell = self->layout.side / (double) order->count;

      place_group (self, i, self->layout.top + (int) (cell * (double) order->groups[i].first),
                   (int) (cell * (double) order->groups[i].count));
    }
}

static void
spec_kernels_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  SpecKernelsView *self = SPEC_KERNELS_VIEW (widget);
  int heading = get_heading_height (self);

  spec_kernels_layout_init (&self->layout, width, height, heading, get_names_width (self));
  g_clear_pointer (&self->node, gsk_render_node_unref);
  for (guint i = 0; i < SQUARES; i++)
    /* As wide as its square; of a small one, with most of the gap after it. */
    place (self->headings[i], self->layout.left[i], 0, self->layout.left[1] - self->layout.left[0] - HEADING_GAP, heading - 6);
  place_groups (self);
}

static void
spec_kernels_view_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                           int *minimum_baseline, int *natural_baseline)
{
  int heading = get_heading_height (SPEC_KERNELS_VIEW (widget));

  *minimum = orientation == GTK_ORIENTATION_VERTICAL ? LEAST_SIDE + heading : 3 * LEAST_SIDE + 170;
  *natural = orientation == GTK_ORIENTATION_VERTICAL ? NATURAL_SIDE + heading : 3 * NATURAL_SIDE + 200;
}

static void
describe (SpecKernelsView *self)
{
  const SpecAlignKernels *kernels = spec_align_session_get_kernels (self->session);
  g_autoptr (GString) text = g_string_new (NULL);

  if (kernels == NULL || kernels->order->count == 0)
    g_string_append (text, _ ("Nothing to show yet."));
  else if (kernels->after == NULL)
    g_string_append_printf (text, _ ("Mean similarity inside groups: %.2f, target %.2f."),
                            spec_align_words_get_mean (kernels->order, kernels->before),
                            spec_align_words_get_mean (kernels->order, kernels->other));
  else
    g_string_append_printf (text, _ ("Mean similarity inside groups: before %.2f, after %.2f, target %.2f."),
                            spec_align_words_get_mean (kernels->order, kernels->before),
                            spec_align_words_get_mean (kernels->order, kernels->after),
                            spec_align_words_get_mean (kernels->order, kernels->other));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text->str, -1);
}

static void
update_heading (SpecKernelsView *self, guint index, SpecSide side)
{
  GtkWidget *chip = gtk_widget_get_first_child (self->headings[index]), *label = gtk_widget_get_next_sibling (chip);
  const char *name = spec_align_session_get_name (self->session, side);
  const char *classes[] = { "chip", side == SPEC_SIDE_X ? "x" : "y", NULL };
  g_autofree char *text = index == 0   ? g_strdup_printf (_ ("Before: %s"), name)
                          : index == 1 ? g_strdup_printf (_ ("After: %s"), name)
                                       : g_strdup_printf (_ ("Target: %s"), name);

  gtk_label_set_label (GTK_LABEL (chip), side == SPEC_SIDE_X ? "X" : "Y");
  gtk_widget_set_css_classes (chip, classes);
  gtk_label_set_label (GTK_LABEL (label), text);
  gtk_widget_set_tooltip_text (label, text);
}

static void
update_step (SpecKernelsView *self)
{
  const SpecAlignment *alignment = spec_align_session_get_alignment (self->session);
  g_autofree char *text = alignment != NULL && alignment->history->len > 0
                              ? g_strdup_printf (_ ("step %'u"), alignment->best_step)
                              : g_strdup ("");

  gtk_label_set_label (GTK_LABEL (gtk_widget_get_last_child (self->headings[1])), text);
}

/* @group: (nullable): none in this place */
static void
update_group (SpecKernelsView *self, guint index, const SpecAlignOrder *order)
{
  SpecSamples *samples = spec_session_get_samples (spec_align_session_get_session (self->session));
  gboolean shown = order != NULL && index < order->group_count;
  guint32 row = shown ? order->rows[order->groups[index].first] : 0;
  gboolean pictured = shown && samples != NULL && row < spec_samples_get_count (samples)
                      && spec_samples_get_kind (samples) == SPEC_SAMPLES_IMAGES;

  gtk_widget_set_visible (self->thumbs[index], pictured);
  gtk_widget_set_visible (self->names[index], shown);
  spec_thumb_set_path (SPEC_THUMB (self->thumbs[index]), pictured ? spec_samples_get_path (samples, row) : NULL, TRUE);
  if (!shown)
    return;
  gtk_label_set_label (GTK_LABEL (self->names[index]), order->groups[index].name);
  gtk_widget_set_tooltip_text (self->names[index], order->groups[index].name);
}

static void
update (SpecKernelsView *self)
{
  const SpecAlignKernels *kernels = spec_align_session_get_kernels (self->session);
  const SpecAlignTask *task = spec_align_session_get_task (self->session);
  SpecSide moves = task != NULL ? task->params.side : spec_align_session_get_params (self->session).side;

  for (guint i = 0; i < SQUARES; i++)
    update_heading (self, i, i < 2 ? moves : 1 - moves);
  update_step (self);
  for (guint i = 0; i < SPEC_ALIGN_ORDER_GROUPS; i++)
    update_group (self, i, kernels != NULL ? kernels->order : NULL);
  describe (self);
  forget (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
spec_kernels_view_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (spec_kernels_view_parent_class)->css_changed (widget, change);
  if (!spec_widget_style_is_current (&SPEC_KERNELS_VIEW (widget)->style, widget))
    forget (SPEC_KERNELS_VIEW (widget));
}

static void
spec_kernels_view_dispose (GObject *object)
{
  SpecKernelsView *self = SPEC_KERNELS_VIEW (object);

  g_clear_pointer (&self->node, gsk_render_node_unref);
  for (guint i = 0; i < SQUARES; i++)
    g_clear_pointer (&self->headings[i], gtk_widget_unparent);
  for (guint i = 0; i < SPEC_ALIGN_ORDER_GROUPS; i++)
    {
      g_clear_pointer (&self->thumbs[i], gtk_widget_unparent);
      g_clear_pointer (&self->names[i], gtk_widget_unparent);
    }
  g_clear_object (&self->session);

  G_OBJECT_CLASS (spec_kernels_view_parent_class)->dispose (object);
}

static void
spec_kernels_view_class_init (SpecKernelsViewClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = spec_kernels_view_dispose;
  widget_class->snapshot = spec_kernels_view_snapshot;
  widget_class->measure = spec_kernels_view_measure;
  widget_class->size_allocate = spec_kernels_view_size_allocate;
  widget_class->css_changed = spec_kernels_view_css_changed;
  gtk_widget_class_set_css_name (widget_class, "plot");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

/* Chip, title and, at the end, the step. */
static GtkWidget *
create_heading (GtkWidget *parent)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 7);
  GtkWidget *title = gtk_label_new (NULL), *step = gtk_label_new (NULL), *chip = gtk_label_new (NULL);

  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END); /* what is done to X is said first */
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_widget_add_css_class (title, "bold");
  gtk_widget_add_css_class (step, "caption");
  gtk_widget_add_css_class (step, "dim");
  gtk_widget_set_valign (chip, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), chip);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), step);
  gtk_widget_set_parent (box, parent);
  return box;
}

static GtkWidget *
create_name (GtkWidget *parent)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_set_parent (label, parent);
  return label;
}

static void
spec_kernels_view_init (SpecKernelsView *self)
{
  for (guint i = 0; i < SQUARES; i++)
    self->headings[i] = create_heading (GTK_WIDGET (self));
  for (guint i = 0; i < SPEC_ALIGN_ORDER_GROUPS; i++)
    {
      self->thumbs[i] = spec_thumb_new (THUMB_SIZE);
      gtk_widget_set_parent (self->thumbs[i], GTK_WIDGET (self));
      self->names[i] = create_name (GTK_WIDGET (self));
    }
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Kernels before, after, and of the target"), -1);
}

GtkWidget *
spec_kernels_view_new (SpecAlignSession *session)
{
  static const char *const signals[] = { "changed", "settings-changed" };
  SpecKernelsView *self = g_object_new (SPEC_TYPE_KERNELS_VIEW, NULL);

  self->session = g_object_ref (session);
  for (guint i = 0; i < G_N_ELEMENTS (signals); i++)
    g_signal_connect_object (session, signals[i], G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}
