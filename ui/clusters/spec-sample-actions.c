#include "clusters/spec-sample-actions.h"

#include <glib/gi18n-lib.h>

#include "clusters/spec-mark-actions.h"
#include "clusters/spec-picture-texture.h"
#include "paint/spec-picture.h"
#include "widgets/spec-desktop-bus.h"
#include "widgets/spec-menu-sections.h"

#define FOCUS_DATA "spec-focus" /* of a menu: what had the focus before */
#define FULL_SIZE 8192 /* of a picture put on the clipboard, at most */

char *
spec_sample_actions_list_paths (GPtrArray *samples)
{
  g_autoptr (GString) lines = g_string_new (NULL);

  for (guint i = 0; i < samples->len; i++)
    {
      SpecSampleItem *item = samples->pdata[i];
      const char *line = spec_sample_item_get_path (item);

      if (line == NULL)
        line = spec_sample_item_get_text (item);
      if (i > 0)
        g_string_append_c (lines, '\n');
      if (line != NULL)
        g_string_append (lines, line);
      else
        g_string_append_printf (lines, "%u", spec_sample_item_get_index (item));
    }
  return g_string_free (g_steal_pointer (&lines), FALSE);
}

GdkContentProvider *
spec_sample_actions_make_files (GPtrArray *samples)
{
  g_autofree char *text = spec_sample_actions_list_paths (samples);
  g_autoslist (GFile) files = NULL;
  GdkFileList *list;
  GdkContentProvider *parts[2] = { NULL, NULL };

  for (guint i = samples->len; i > 0; i--)
    {
      const char *path = spec_sample_item_get_path (samples->pdata[i - 1]);

      if (path != NULL)
        files = g_slist_prepend (files, g_file_new_for_path (path));
    }
  parts[0] = gdk_content_provider_new_typed (G_TYPE_STRING, text);
  if (files == NULL)
    return parts[0];
  list = gdk_file_list_new_from_list (files);
  parts[1] = parts[0];
  parts[0] = gdk_content_provider_new_typed (GDK_TYPE_FILE_LIST, list);
  g_boxed_free (GDK_TYPE_FILE_LIST, list);
  return gdk_content_provider_new_union (parts, 2);
}

static void
load_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  cairo_surface_t *surface = spec_picture_load (data, FULL_SIZE, FULL_SIZE, SPEC_FIT_CONTAIN, cancellable, &error);

  if (surface == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, surface, (GDestroyNotify) cairo_surface_destroy);
}

/* One picture was copied: its pixels join its path, unless something else was copied meanwhile. */
static void
on_loaded (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GdkContentProvider) files = data;
  GdkClipboard *clipboard = GDK_CLIPBOARD (source);
  cairo_surface_t *surface = g_task_propagate_pointer (G_TASK (result), NULL);
  g_autoptr (GdkTexture) texture = NULL;
  g_autoptr (GdkContentProvider) both = NULL;

  if (surface == NULL || gdk_clipboard_get_content (clipboard) != files)
    {
      g_clear_pointer (&surface, cairo_surface_destroy);
      return;
    }
  texture = spec_picture_texture_new (surface);
  {
    GdkContentProvider *parts[] = { g_object_ref (files), gdk_content_provider_new_typed (GDK_TYPE_TEXTURE, texture) };

    both = gdk_content_provider_new_union (parts, 2);
  }
  gdk_clipboard_set_content (clipboard, both);
}

static void
copy (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_autoptr (GPtrArray) chosen = spec_sample_grid_get_selected (SPEC_SAMPLE_GRID (widget));
  GdkClipboard *clipboard = gtk_widget_get_clipboard (widget);
  g_autoptr (GdkContentProvider) content = NULL;
  const char *path;

  if (chosen->len == 0)
    return;
  content = spec_sample_actions_make_files (chosen);
  gdk_clipboard_set_content (clipboard, content);
  path = chosen->len == 1 ? spec_sample_item_get_path (chosen->pdata[0]) : NULL;
  if (path != NULL)
    {
      g_autoptr (GTask) task = g_task_new (clipboard, NULL, on_loaded, g_steal_pointer (&content));

      g_task_set_task_data (task, g_strdup (path), g_free);
      g_task_run_in_thread (task, load_in_thread);
    }
}

static void
copy_path (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_autoptr (GPtrArray) chosen = spec_sample_grid_get_selected (SPEC_SAMPLE_GRID (widget));
  g_autofree char *text = spec_sample_actions_list_paths (chosen);

  if (chosen->len > 0)
    gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
}

static void
open_folder (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_autoptr (GPtrArray) chosen = spec_sample_grid_get_selected (SPEC_SAMPLE_GRID (widget));
  const char *path = chosen->len == 0 ? NULL : spec_sample_item_get_path (chosen->pdata[0]);
  g_autofree char *folder = path == NULL ? NULL : g_path_get_dirname (path);
  g_autofree char *uri = folder == NULL ? NULL : g_filename_to_uri (folder, NULL, NULL);

  if (uri != NULL)
    spec_desktop_bus_show_uri (GTK_WINDOW (gtk_widget_get_root (widget)), uri);
}

static void
popup_menu (GtkWidget *widget, const char *action, GVariant *parameter)
{
  spec_sample_grid_popup_menu (SPEC_SAMPLE_GRID (widget));
}

void
spec_sample_actions_install (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "samples.copy", NULL, copy);
  gtk_widget_class_install_action (widget_class, "samples.copy-path", NULL, copy_path);
  gtk_widget_class_install_action (widget_class, "samples.open-folder", NULL, open_folder);
  gtk_widget_class_install_action (widget_class, "samples.menu", NULL, popup_menu);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, "samples.copy", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Menu, 0, "samples.menu", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, "samples.menu", NULL);
}

static gboolean
unparent_later (gpointer menu)
{
  gtk_widget_unparent (menu);
  return G_SOURCE_REMOVE;
}

/* To the tile that had it: a second key does something to the same picture. */
static void
give_back_focus (GtkWidget *menu)
{
  GtkWidget *focus = g_object_get_data (G_OBJECT (menu), FOCUS_DATA);

  if (focus != NULL && gtk_widget_get_mapped (focus))
    gtk_widget_grab_focus (focus);
}

/* The chosen action runs after the menu has closed: it must still have a parent then. */
static void
on_menu_closed (GtkPopover *menu, gpointer data)
{
  give_back_focus (GTK_WIDGET (menu));
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, unparent_later, g_object_ref (menu), g_object_unref);
}

/* @label: (nullable): */
static void
add_label (GMenu *menu, const char *label)
{
  g_autofree char *title = label == NULL ? NULL : g_strdup_printf (_ ("Show Only “%s”"), label);
  g_autoptr (GMenuItem) item = label == NULL ? NULL : g_menu_item_new (title, NULL);
  g_autoptr (GMenu) section = g_menu_new ();

  if (label == NULL)
    return;
  g_menu_item_set_action_and_target (item, "cluster.find-label", "s", label);
  g_menu_append_item (section, item);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
}

/* What can be done with @chosen, of which at least one is there. */
static GMenuModel *
make_menu (SpecSampleGrid *grid, GPtrArray *chosen)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) copy = g_menu_new ();
  g_autoptr (GMenuModel) marks = spec_mark_actions_make_menu (grid, chosen);
  gboolean file = spec_sample_item_get_path (chosen->pdata[0]) != NULL;

  if (file && chosen->len == 1)
    g_menu_append (copy, _ ("Copy Image"), "samples.copy");
  g_menu_append (copy, file ? ngettext ("Copy Path", "Copy Paths", chosen->len) : _ ("Copy Text"), "samples.copy-path");
  if (file)
    g_menu_append (copy, _ ("Open Containing Folder"), "samples.open-folder");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (copy));
  add_label (menu, spec_sample_item_get_label (chosen->pdata[0]));
  if (marks != NULL)
    g_menu_append_section (menu, NULL, marks);
  return G_MENU_MODEL (menu);
}

void
spec_sample_actions_popup (SpecSampleGrid *grid, int x, int y)
{
  g_autoptr (GPtrArray) chosen = spec_sample_grid_get_selected (grid);
  g_autoptr (GMenuModel) model = NULL;
  GtkWidget *menu, *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (grid)));

  if (chosen->len == 0)
    return;
  model = make_menu (grid, chosen);
  menu = gtk_popover_menu_new_from_model (model);
  spec_menu_sections_empty_with (menu, model);
  if (focus != NULL)
    g_object_set_data_full (G_OBJECT (menu), FOCUS_DATA, g_object_ref (focus), g_object_unref);
  gtk_widget_set_parent (menu, GTK_WIDGET (grid));
  gtk_popover_set_has_arrow (GTK_POPOVER (menu), FALSE);
  gtk_widget_set_halign (menu, GTK_ALIGN_START);
  gtk_popover_set_pointing_to (GTK_POPOVER (menu), &(GdkRectangle){ x, y, 1, 1 });
  g_signal_connect (menu, "closed", G_CALLBACK (on_menu_closed), NULL);
  gtk_popover_popup (GTK_POPOVER (menu));
}
