#include "map/spec-map-display.h"

#include "map/spec-layout-turn.h"
#include "map/spec-map-kinds.h"
#include "paint/spec-scatter-looks.h"

struct _SpecMapDisplay
{
  GObject parent_instance;

  /* owned */
  SpecMapSession *map;
  SpecSession *session;
  GHashTable *ticked; /* tags */
  GArray *entries;    /* (nullable): SpecMapEntry; NULL: to be found anew, with the kinds */
  GPtrArray *shown;   /* modes that the entries point to */
  gint16 *kinds;
  guint8 *chosen;     /* (nullable): to be found anew */
  float *turned_places; /* (nullable): of Y */
  char *failure;        /* (nullable): that some kinds could not be found; to be told */

  const SpecMapLayout *layout; /* of map */
  guint edition;               /* of the layout that the kinds are of */
  SpecMapColor color;
  double radius;
  gboolean others;
  gboolean turned;
  gssize hovered;
};

enum
{
  SIGNAL_CHANGED,
  SIGNAL_HOVERED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SpecMapDisplay, spec_map_display, G_TYPE_OBJECT)

static void
emit_changed (SpecMapDisplay *display)
{
  g_signal_emit (display, signals[SIGNAL_CHANGED], 0);
}

static void
forget_kinds (SpecMapDisplay *display)
{
  g_clear_pointer (&display->entries, g_array_unref);
  g_clear_pointer (&display->kinds, g_free);
  g_ptr_array_set_size (display->shown, 0);
}

static void
on_kinds_changed (SpecMapDisplay *display)
{
  forget_kinds (display);
  emit_changed (display);
}

static void
on_layout (SpecMapDisplay *display)
{
  if (display->edition != display->layout->edition)
    {
      forget_kinds (display);
      g_clear_pointer (&display->chosen, g_free);
    }
  display->edition = display->layout->edition;
  g_clear_pointer (&display->turned_places, g_free);
  if (display->hovered >= (gssize) display->layout->count)
    spec_map_display_set_hovered (display, -1);
  emit_changed (display);
}

static void
on_selection (SpecMapDisplay *display)
{
  g_clear_pointer (&display->chosen, g_free);
  emit_changed (display);
}

static void
spec_map_display_dispose (GObject *object)
{
  SpecMapDisplay *display = SPEC_MAP_DISPLAY (object);

  forget_kinds (display);
  g_clear_pointer (&display->chosen, g_free);
  g_clear_pointer (&display->turned_places, g_free);
  g_clear_object (&display->map);
  g_clear_object (&display->session);
  G_OBJECT_CLASS (spec_map_display_parent_class)->dispose (object);
}

static void
spec_map_display_finalize (GObject *object)
{
  g_hash_table_unref (SPEC_MAP_DISPLAY (object)->ticked);
  g_ptr_array_unref (SPEC_MAP_DISPLAY (object)->shown);
  g_free (SPEC_MAP_DISPLAY (object)->failure);
  G_OBJECT_CLASS (spec_map_display_parent_class)->finalize (object);
}

static void
spec_map_display_class_init (SpecMapDisplayClass *class)
{
  static const char *const names[] = { "changed", "hovered" };

  G_OBJECT_CLASS (class)->dispose = spec_map_display_dispose;
  G_OBJECT_CLASS (class)->finalize = spec_map_display_finalize;
  for (guint i = 0; i < N_SIGNALS; i++)
    signals[i] = g_signal_new (names[i], SPEC_TYPE_MAP_DISPLAY, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
spec_map_display_init (SpecMapDisplay *display)
{
  display->ticked = g_hash_table_new (NULL, NULL);
  display->shown = g_ptr_array_new_with_free_func (g_object_unref);
  display->radius = SPEC_SCATTER_RADIUS;
  display->others = TRUE;
  display->hovered = -1;
  g_hash_table_add (display->ticked, GINT_TO_POINTER (1));
  g_hash_table_add (display->ticked, GINT_TO_POINTER (-1));
}

SpecMapDisplay *
spec_map_display_new (SpecMapSession *map)
{
  SpecMapDisplay *display = g_object_new (SPEC_TYPE_MAP_DISPLAY, NULL);
  SpecSession *session = spec_map_session_get_session (map);

  display->map = g_object_ref (map);
  display->layout = spec_map_session_get_layout (map);
  display->session = g_object_ref (session);
  g_signal_connect_object (map, "layout", G_CALLBACK (on_layout), display, G_CONNECT_SWAPPED);
  g_signal_connect_object (spec_session_get_modes (session), "items-changed", G_CALLBACK (on_kinds_changed), display,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::samples", G_CALLBACK (on_kinds_changed), display, G_CONNECT_SWAPPED);
  g_signal_connect_object (spec_session_get_selection (session), "changed", G_CALLBACK (on_selection), display,
                           G_CONNECT_SWAPPED);
  return display;
}

SpecMapSession *
spec_map_display_get_map (SpecMapDisplay *display)
{
  return display->map;
}

SpecSession *
spec_map_display_get_session (SpecMapDisplay *display)
{
  return display->session;
}

SpecMapColor
spec_map_display_get_color (SpecMapDisplay *display)
{
  return display->color;
}

void
spec_map_display_set_color (SpecMapDisplay *display, SpecMapColor color)
{
  if (display->color == color)
    return;
  display->color = color;
  on_kinds_changed (display);
}

double
spec_map_display_get_radius (SpecMapDisplay *display)
{
  return display->radius;
}

void
spec_map_display_set_radius (SpecMapDisplay *display, double radius)
{
  if (display->radius == radius)
    return;
  display->radius = radius;
  emit_changed (display);
}

gboolean
spec_map_display_get_others (SpecMapDisplay *display)
{
  return display->others;
}

void
spec_map_display_set_others (SpecMapDisplay *display, gboolean others)
{
  if (display->others == others)
    return;
  display->others = others;
  emit_changed (display);
}

gboolean
spec_map_display_get_turned (SpecMapDisplay *display)
{
  return display->turned;
}

void
spec_map_display_set_turned (SpecMapDisplay *display, gboolean turned)
{
  if (display->turned == turned)
    return;
  display->turned = turned;
  emit_changed (display);
}

gboolean
spec_map_display_is_ticked (SpecMapDisplay *display, int tag)
{
  return g_hash_table_contains (display->ticked, GINT_TO_POINTER (tag));
}

void
spec_map_display_set_ticked (SpecMapDisplay *display, int tag, gboolean ticked)
{
  if (spec_map_display_is_ticked (display, tag) == ticked)
    return;
  if (ticked)
    g_hash_table_add (display->ticked, GINT_TO_POINTER (tag));
  else
    g_hash_table_remove (display->ticked, GINT_TO_POINTER (tag));
  on_kinds_changed (display);
}

int
spec_map_display_get_tag (SpecModeItem *mode)
{
  int rank = (int) spec_mode_item_get_index (mode) + 1;

  return spec_mode_item_get_direction (mode) == SPEC_DIRECTION_POSITIVE ? rank : -rank;
}

static void
collect_shown (SpecMapDisplay *display)
{
  GListModel *modes = spec_session_get_modes (display->session);

  g_ptr_array_set_size (display->shown, 0);
  for (guint i = 0; i < g_list_model_get_n_items (modes); i++)
    {
      g_autoptr (SpecModeItem) mode = g_list_model_get_item (modes, i);

      if (spec_map_display_is_ticked (display, spec_map_display_get_tag (mode)))
        g_ptr_array_add (display->shown, g_steal_pointer (&mode));
    }
}

static gboolean
on_idle_tell (gpointer data)
{
  SpecMapDisplay *display = data;

  if (display->session != NULL)
    g_signal_emit_by_name (display->session, "message", display->failure);
  g_clear_pointer (&display->failure, g_free);
  return G_SOURCE_REMOVE;
}

/* Kinds are looked for when they are drawn: what a person is told is another widget's to show, and waits until that is over. */
static void
tell_later (SpecMapDisplay *display, const char *message)
{
  if (display->failure == NULL)
    g_idle_add_full (G_PRIORITY_DEFAULT, on_idle_tell, g_object_ref (display), g_object_unref);
  g_free (display->failure);
  display->failure = g_strdup (message);
}

static void
ensure_kinds (SpecMapDisplay *display)
{
  SpecSamples *samples = spec_session_get_samples (display->session);
  g_autoptr (GError) error = NULL;

  if (display->entries != NULL)
    return;
  g_clear_pointer (&display->kinds, g_free);
  if (display->color == SPEC_MAP_COLOR_LABELS && samples != NULL)
    {
      display->kinds
          = spec_map_kinds_of_labels (display->layout, samples, SPEC_SCATTER_LABEL_LOOKS, &display->entries);
      return;
    }
  collect_shown (display);
  display->kinds = spec_map_kinds_of_clusters (display->layout, display->shown, &display->entries, &error);
  if (error != NULL)
    tell_later (display, error->message);
}

static void
ensure_chosen (SpecMapDisplay *display)
{
  SpecSelection *selection = spec_session_get_selection (display->session);
  gsize count = display->layout->count;
  const guint32 *rows = display->layout->rows;

  if (display->chosen != NULL)
    return;
  display->chosen = g_new0 (guint8, MAX (count, 1));
  for (gsize i = 0; i < count; i++)
    display->chosen[i] = spec_selection_contains (selection, rows[i]) ? 1 : 0;
}

const SpecMapEntry *
spec_map_display_get_entries (SpecMapDisplay *display, gsize *count)
{
  ensure_kinds (display);
  *count = display->entries->len;
  return (const SpecMapEntry *) (gpointer) display->entries->data;
}

const float *
spec_map_display_get_places (SpecMapDisplay *display, SpecSide side)
{
  const float *places = display->layout->places[side];
  const float *other = display->layout->places[SPEC_SIDE_X];

  if (side == SPEC_SIDE_X || !display->turned || places == NULL || other == NULL)
    return places;
  if (display->turned_places == NULL)
    display->turned_places = spec_layout_turn (places, other, display->layout->count, NULL);
  return display->turned_places;
}

const gint16 *
spec_map_display_get_kinds (SpecMapDisplay *display)
{
  ensure_kinds (display);
  return display->kinds;
}

const guint8 *
spec_map_display_get_chosen (SpecMapDisplay *display)
{
  ensure_chosen (display);
  return display->chosen;
}

SpecModeItem *
spec_map_display_find_cluster (SpecMapDisplay *display, gsize point)
{
  gsize count;
  const SpecMapEntry *entries = spec_map_display_get_entries (display, &count);
  gint16 kind = display->kinds[point];

  return kind >= 0 ? entries[kind].mode : NULL;
}

gssize
spec_map_display_get_hovered (SpecMapDisplay *display)
{
  return display->hovered;
}

void
spec_map_display_set_hovered (SpecMapDisplay *display, gssize index)
{
  if (display->hovered == index)
    return;
  display->hovered = index;
  g_signal_emit (display, signals[SIGNAL_HOVERED], 0);
}
