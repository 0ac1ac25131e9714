/* How files come into a window: chosen, or dropped on it. */
#include "window/spec-window-private.h"

#include <glib/gi18n-lib.h>

#include "start/spec-array-window.h"

static GPtrArray *
list_paths (GListModel *files)
{
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (files, i);
      char *path = g_file_get_path (file);

      if (path != NULL)
        g_ptr_array_add (paths, path);
    }
  g_ptr_array_add (paths, NULL);

  return paths;
}

/* Where the next chooser starts: in the folder of the last choice, else beside the X or Y that is open; not in the cache, where only
 * the demo lies. NULL: where GTK starts by itself. */
static GFile *
find_folder (SpecWindow *window)
{
  for (SpecSide side = SPEC_SIDE_X; side <= SPEC_SIDE_Y && window->folder == NULL; side++)
    {
      SpecEmbedding *embedding = spec_session_get_embedding (window->session, side);
      g_autoptr (GFile) file = embedding != NULL ? g_file_new_for_path (spec_embedding_get_path (embedding)) : NULL;
      g_autoptr (GFile) cache = g_file_new_for_path (g_get_user_cache_dir ());

      if (file != NULL && !g_file_has_prefix (file, cache))
        return g_file_get_parent (file);
    }
  return window->folder != NULL ? g_object_ref (window->folder) : NULL;
}

void
spec_window_remember_folder (SpecWindow *window, GtkNativeDialog *chooser)
{
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));

  g_clear_object (&window->folder);
  if (file != NULL)
    window->folder = g_file_get_parent (file);
}

/* Shows one chooser at a time; @respond is given it when files were chosen. */
void
spec_window_show_chooser (SpecWindow *window, GtkFileChooserNative *chooser, GCallback respond)
{
  g_autoptr (GFile) folder = find_folder (window);

  if (folder != NULL)
    gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (chooser), folder, NULL);
  g_clear_object (&window->chooser);
  window->chooser = chooser;
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect (chooser, "response", respond, window);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static void
on_files_chosen (GtkNativeDialog *chooser, int response, SpecWindow *window)
{
  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GListModel) files = gtk_file_chooser_get_files (GTK_FILE_CHOOSER (chooser));
      g_autoptr (GPtrArray) paths = list_paths (files);

      spec_window_remember_folder (window, chooser);
      spec_window_open_paths (window, (const char *const *) paths->pdata);
    }
  g_clear_object (&window->chooser);
}

void
spec_window_choose_files (SpecWindow *window)
{
  GtkFileChooserNative *chooser
      = gtk_file_chooser_native_new (_ ("Open X, Y and Images, or a Project"), GTK_WINDOW (window), GTK_FILE_CHOOSER_ACTION_OPEN, NULL, NULL);

  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (chooser), TRUE);
  spec_window_show_chooser (window, chooser, G_CALLBACK (on_files_chosen));
}

static void
on_role_chosen (GtkNativeDialog *chooser, int response, SpecWindow *window)
{
  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
      g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;
      int role = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (chooser), "role"));

      spec_window_remember_folder (window, chooser);
      if (path != NULL)
        spec_session_open (window->session, role, path);
    }
  g_clear_object (&window->chooser);
}

void
spec_window_choose_role (SpecWindow *window, SpecRole role, gboolean folder)
{
  const char *const titles[] = { N_ ("First Embedding, X"), N_ ("Second Embedding, Y"), N_ ("Images"), N_ ("Labels") };
  GtkFileChooserNative *chooser
      = gtk_file_chooser_native_new (_ (titles[role]), GTK_WINDOW (window),
                                     folder ? GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER : GTK_FILE_CHOOSER_ACTION_OPEN, NULL,
                                     NULL);

  g_object_set_data (G_OBJECT (chooser), "role", GINT_TO_POINTER (role));
  spec_window_show_chooser (window, chooser, G_CALLBACK (on_role_chosen));
}

static void
on_image_folder_chosen (GtkNativeDialog *chooser, int response, SpecWindow *window)
{
  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
      g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

      if (path != NULL)
        spec_session_find_images (window->session, path);
    }
  g_clear_object (&window->chooser);
}

void
spec_window_choose_image_folder (SpecWindow *window)
{
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (_ ("Folder the Paths Start In"), GTK_WINDOW (window),
                                                               GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, NULL, NULL);

  spec_window_show_chooser (window, chooser, G_CALLBACK (on_image_folder_chosen));
}

static gboolean
on_drop (GtkDropTarget *target, const GValue *value, double x, double y, SpecWindow *window)
{
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);

  gtk_widget_remove_css_class (GTK_WIDGET (window->overlay), "drop");
  for (GSList *link = g_value_get_boxed (value); link != NULL; link = link->next)
    {
      char *path = g_file_get_path (link->data);

      if (path != NULL)
        g_ptr_array_add (paths, path);
    }
  if (paths->len == 0)
    return FALSE;

  g_ptr_array_add (paths, NULL);
  spec_window_open_paths (window, (const char *const *) paths->pdata);

  return TRUE;
}

/* On the start page the card of the file asks; beside the work a small window does, where a file holds several arrays. */
static void
on_choose_array (SpecSession *session, int role, const char *path, SpecWindow *window)
{
  gboolean comparing;

  g_object_get (session, "comparing", &comparing, NULL);
  if (comparing)
    spec_array_window_offer (GTK_WINDOW (window), session, role, path);
}

static GdkDragAction
on_enter (GtkDropTarget *target, double x, double y, SpecWindow *window)
{
  gtk_widget_add_css_class (GTK_WIDGET (window->overlay), "drop");

  return GDK_ACTION_COPY;
}

static void
on_leave (GtkDropTarget *target, SpecWindow *window)
{
  gtk_widget_remove_css_class (GTK_WIDGET (window->overlay), "drop");
}

void
spec_window_add_drop_target (SpecWindow *window)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect_object (window->session, "choose-array", G_CALLBACK (on_choose_array), window, 0);
  g_signal_connect (target, "drop", G_CALLBACK (on_drop), window);
  g_signal_connect (target, "enter", G_CALLBACK (on_enter), window);
  g_signal_connect (target, "leave", G_CALLBACK (on_leave), window);
  gtk_widget_add_controller (GTK_WIDGET (window->overlay), GTK_EVENT_CONTROLLER (target));
}
