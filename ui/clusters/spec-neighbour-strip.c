#include "clusters/spec-neighbour-strip.h"

#include "clusters/spec-neighbour-tile.h"

#define GAP 8
#define MOST SPEC_NEIGHBOUR_STRIP_MOST

struct _SpecNeighbourStrip
{
  GtkWidget parent_instance;

  /* children */
  GtkWidget *tiles[MOST]; /* NULL: not needed so far */

  guint filled; /* tiles that hold a neighbour */
  guint shown;  /* those there is room for */
  guint total;  /* neighbours there are */
  guint idle;
};

static guint shown_signal, chosen_signal;

G_DEFINE_FINAL_TYPE (SpecNeighbourStrip, spec_neighbour_strip, GTK_TYPE_WIDGET)

/* All are as wide as the widest: ranks have one digit or two. */
static void
measure_tile (SpecNeighbourStrip *self, int *width, int *height)
{
  int own;

  *width = SPEC_NEIGHBOUR_TILE_SIDE;
  *height = SPEC_NEIGHBOUR_TILE_SIDE + 16;
  if (self->tiles[0] == NULL)
    return;
  for (guint i = 0; i < MAX (self->filled, 1); i++)
    {
      gtk_widget_measure (self->tiles[i], GTK_ORIENTATION_HORIZONTAL, -1, &own, NULL, NULL, NULL);
      *width = MAX (*width, own);
    }
  gtk_widget_measure (self->tiles[0], GTK_ORIENTATION_VERTICAL, *width, height, NULL, NULL, NULL);
}

static void
spec_neighbour_strip_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                              int *minimum_baseline, int *natural_baseline)
{
  int width, height;

  measure_tile (SPEC_NEIGHBOUR_STRIP (widget), &width, &height);
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 2 * width + GAP : height;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 8 * width + 7 * GAP : 2 * height;
}

/* Never within an allocation. */
static gboolean
tell_shown (gpointer data)
{
  SpecNeighbourStrip *self = data;

  self->idle = 0;
  g_signal_emit (self, shown_signal, 0);
  return G_SOURCE_REMOVE;
}

static void
spec_neighbour_strip_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  SpecNeighbourStrip *self = SPEC_NEIGHBOUR_STRIP (widget);
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  guint before = self->shown;
  int tile_width, tile_height, columns, rows, step;

  measure_tile (self, &tile_width, &tile_height);
  columns = MAX (1, (width + GAP) / (tile_width + GAP));
  rows = MAX (1, height / tile_height);
  step = columns > 1 ? MIN ((width - tile_width) / (columns - 1), tile_width + 2 * GAP) : 0; /* what is left is shared */
  self->shown = MIN ((guint) (columns * rows), self->filled);
  for (guint i = 0; i < MOST && self->tiles[i] != NULL; i++)
    {
      int x = (int) (i % (guint) columns) * step, y = (int) (i / (guint) columns) * tile_height;
      GtkAllocation place;
      int unused;

      gtk_widget_set_child_visible (self->tiles[i], i < self->shown);
      if (i >= self->shown)
        continue;
      gtk_widget_measure (self->tiles[i], GTK_ORIENTATION_HORIZONTAL, -1, &unused, NULL, NULL, NULL);
      place = (GtkAllocation){ x, y, tile_width, tile_height };
      if (mirrored)
        place.x = width - x - tile_width;
      gtk_widget_size_allocate (self->tiles[i], &place, -1);
    }
  if (before != self->shown && self->idle == 0)
    self->idle = g_idle_add (tell_shown, self);
}

static void
on_clicked (SpecNeighbourStrip *self, SpecNeighbourTile *tile)
{
  g_signal_emit (self, chosen_signal, 0, (guint) spec_neighbour_tile_get_row (tile));
}

static GtkWidget *
ensure_tile (SpecNeighbourStrip *self, guint index)
{
  if (self->tiles[index] == NULL)
    {
      self->tiles[index] = spec_neighbour_tile_new ();
      g_signal_connect_object (self->tiles[index], "clicked", G_CALLBACK (on_clicked), self, G_CONNECT_SWAPPED);
      gtk_widget_set_parent (self->tiles[index], GTK_WIDGET (self));
    }
  return self->tiles[index];
}

void
spec_neighbour_strip_set (SpecNeighbourStrip *self, SpecSamples *samples, const guint32 *rows, const double *values,
                          const gboolean *shared, guint count, guint total)
{
  g_return_if_fail (count <= MOST);

  for (guint i = 0; i < count; i++)
    spec_neighbour_tile_set (SPEC_NEIGHBOUR_TILE (ensure_tile (self, i)), samples, rows[i], i + 1, values[i], shared[i]);
  self->filled = count;
  self->total = total;
  self->shown = MIN (self->shown, self->filled);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  if (self->idle == 0)
    self->idle = g_idle_add (tell_shown, self);
}

guint
spec_neighbour_strip_get_shown (SpecNeighbourStrip *self, guint *total)
{
  *total = self->total;
  return self->shown;
}

static void
spec_neighbour_strip_dispose (GObject *object)
{
  SpecNeighbourStrip *self = SPEC_NEIGHBOUR_STRIP (object);

  g_clear_handle_id (&self->idle, g_source_remove);
  for (guint i = 0; i < MOST; i++)
    g_clear_pointer (&self->tiles[i], gtk_widget_unparent);
  G_OBJECT_CLASS (spec_neighbour_strip_parent_class)->dispose (object);
}

static void
spec_neighbour_strip_class_init (SpecNeighbourStripClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = spec_neighbour_strip_dispose;
  shown_signal
      = g_signal_new ("shown", SPEC_TYPE_NEIGHBOUR_STRIP, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  chosen_signal = g_signal_new ("chosen", SPEC_TYPE_NEIGHBOUR_STRIP, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  widget_class->measure = spec_neighbour_strip_measure;
  widget_class->size_allocate = spec_neighbour_strip_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "neighbourstrip");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
spec_neighbour_strip_init (SpecNeighbourStrip *self)
{
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

GtkWidget *
spec_neighbour_strip_new (void)
{
  return g_object_new (SPEC_TYPE_NEIGHBOUR_STRIP, NULL);
}
