#include "clusters/spec-thumb-viewport.h"

struct _SpecThumbViewport
{
  GObject parent_instance;

  /* borrowed */
  GtkWidget *scrolled; /* owns this object */

  /* owned */
  GHashTable *watched; /* GtkWidget (borrowed) → SpecThumbViewportFunc */
  guint idle;
  guint tick; /* the scrolled window's own */
};

typedef struct
{
  GtkWidget *widget;
  SpecThumbViewportFunc func;
  float distance; /* from the top of what is seen; what is not seen lies farther than anything seen */
} Place;

G_DEFINE_FINAL_TYPE (SpecThumbViewport, spec_thumb_viewport, G_TYPE_OBJECT)

static void
spec_thumb_viewport_init (SpecThumbViewport *self)
{
  self->watched = g_hash_table_new (NULL, NULL);
}

static void
spec_thumb_viewport_finalize (GObject *object)
{
  SpecThumbViewport *self = SPEC_THUMB_VIEWPORT (object);

  g_clear_handle_id (&self->idle, g_source_remove);
  g_hash_table_unref (self->watched);
  G_OBJECT_CLASS (spec_thumb_viewport_parent_class)->finalize (object);
}

static void
spec_thumb_viewport_class_init (SpecThumbViewportClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = spec_thumb_viewport_finalize;
}

/* Near is what is seen and half a page before and after it, so that a slow scroll meets no placeholders. */
static gboolean
find_place (SpecThumbViewport *self, GtkWidget *widget, Place *place)
{
  float height = (float) gtk_widget_get_height (self->scrolled);
  graphene_rect_t bounds;
  float top, bottom;

  if (!gtk_widget_get_mapped (widget) || !gtk_widget_compute_bounds (widget, self->scrolled, &bounds))
    return FALSE;
  top = bounds.origin.y;
  bottom = top + bounds.size.height;
  if (bottom < -height / 2 || top > height * 3 / 2)
    return FALSE;
  place->distance = bottom < 0 ? 2 * height - bottom : MAX (top, 0) + bounds.origin.x / 65536;
  return TRUE;
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
  float first = ((const Place *) a)->distance;
  float second = ((const Place *) b)->distance;

  return first < second ? 1 : first > second ? -1 : 0;
}

static gboolean
look (gpointer data)
{
  SpecThumbViewport *self = data;
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (Place));
  g_autoptr (GPtrArray) far = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer widget, func;

  self->idle = 0;
  g_hash_table_iter_init (&iter, self->watched);
  while (g_hash_table_iter_next (&iter, &widget, &func))
    {
      Place place = { widget, (SpecThumbViewportFunc) func, 0 };

      if (find_place (self, widget, &place))
        g_array_append_val (places, place);
      else
        g_ptr_array_add (far, widget);
    }
  for (guint i = 0; i < far->len; i++)
    ((SpecThumbViewportFunc) g_hash_table_lookup (self->watched, far->pdata[i])) (far->pdata[i], FALSE);
  g_array_sort (places, compare_places);
  for (guint i = 0; i < places->len; i++)
    {
      Place *place = &g_array_index (places, Place, i);

      place->func (place->widget, TRUE);
    }
  return G_SOURCE_REMOVE;
}

void
spec_thumb_viewport_queue (SpecThumbViewport *self)
{
  if (self->idle == 0)
    self->idle = g_idle_add_full (GDK_PRIORITY_REDRAW + 5, look, self, NULL); /* when the layout is done */
}

static gboolean
on_tick (GtkWidget *scrolled, GdkFrameClock *clock, gpointer data)
{
  SpecThumbViewport *self = data;

  self->tick = 0;
  spec_thumb_viewport_queue (self);
  return G_SOURCE_REMOVE;
}

/* What is scrolled lies elsewhere only after the next frame's layout: looked at before, a jump would find the old places. */
static void
on_scrolled (SpecThumbViewport *self)
{
  if (self->tick == 0)
    self->tick = gtk_widget_add_tick_callback (self->scrolled, on_tick, self, NULL);
}

static void
watch_adjustment (SpecThumbViewport *self, GtkAdjustment *adjustment)
{
  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (on_scrolled), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (adjustment, "changed", G_CALLBACK (spec_thumb_viewport_queue), self, G_CONNECT_SWAPPED);
}

SpecThumbViewport *
spec_thumb_viewport_find (GtkWidget *widget)
{
  GtkWidget *scrolled = gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLED_WINDOW);
  SpecThumbViewport *self;

  if (scrolled == NULL)
    return NULL;
  self = g_object_get_data (G_OBJECT (scrolled), "spec-thumb-viewport");
  if (self == NULL)
    {
      self = g_object_new (SPEC_TYPE_THUMB_VIEWPORT, NULL);
      self->scrolled = scrolled;
      watch_adjustment (self, gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled)));
      g_object_set_data_full (G_OBJECT (scrolled), "spec-thumb-viewport", self, g_object_unref);
    }
  return self;
}

void
spec_thumb_viewport_add (SpecThumbViewport *self, GtkWidget *widget, SpecThumbViewportFunc func)
{
  g_hash_table_insert (self->watched, widget, (gpointer) func);
  spec_thumb_viewport_queue (self);
}

void
spec_thumb_viewport_remove (SpecThumbViewport *self, GtkWidget *widget)
{
  g_hash_table_remove (self->watched, widget);
}
