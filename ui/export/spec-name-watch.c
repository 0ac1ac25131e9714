#include "export/spec-name-watch.h"

struct _SpecNameWatch
{
  /* owned */
  GListModel *modes;
  GPtrArray *items; /* those whose names are watched */

  /* borrowed */
  SpecNameWatchFunc changed;
  gpointer data;
};

static void
on_name (SpecNameWatch *watch)
{
  watch->changed (watch->data);
}

static void
forget_items (SpecNameWatch *watch)
{
  for (guint i = 0; i < watch->items->len; i++)
    g_signal_handlers_disconnect_by_data (g_ptr_array_index (watch->items, i), watch);
  g_ptr_array_set_size (watch->items, 0);
}

static void
watch_items (SpecNameWatch *watch)
{
  forget_items (watch);
  for (guint i = 0; i < g_list_model_get_n_items (watch->modes); i++)
    {
      gpointer item = g_list_model_get_item (watch->modes, i);

      g_signal_connect_swapped (item, "notify::name", G_CALLBACK (on_name), watch);
      g_ptr_array_add (watch->items, item);
    }
}

static void
on_items (SpecNameWatch *watch)
{
  watch_items (watch);
  watch->changed (watch->data);
}

SpecNameWatch *
spec_name_watch_new (GListModel *modes, SpecNameWatchFunc changed, gpointer data)
{
  SpecNameWatch *watch = g_new0 (SpecNameWatch, 1);

  watch->modes = g_object_ref (modes);
  watch->items = g_ptr_array_new_with_free_func (g_object_unref);
  watch->changed = changed;
  watch->data = data;
  g_signal_connect_swapped (modes, "items-changed", G_CALLBACK (on_items), watch);
  watch_items (watch);
  return watch;
}

void
spec_name_watch_free (SpecNameWatch *watch)
{
  g_signal_handlers_disconnect_by_data (watch->modes, watch);
  forget_items (watch);
  g_ptr_array_unref (watch->items);
  g_object_unref (watch->modes);
  g_free (watch);
}
