/* The window's project: opening and saving it, the title, what happens on closing. */
#include "window/spec-window-private.h"

#include <glib/gi18n-lib.h>

#include "project/spec-close-question.h"
#include "project/spec-recent-projects.h"

/* Milliseconds in which most projects are open. */
#define VEILED 500

static gboolean
spec_window_is_modified (SpecWindow *window)
{
  gboolean modified;

  g_object_get (window->session, "modified", &modified, NULL);

  return modified;
}

/* Nothing was opened in it yet. */
static gboolean
spec_window_is_empty (SpecWindow *window)
{
  for (guint role = SPEC_ROLE_X; role <= SPEC_ROLE_LABELS; role++)
    if (spec_session_is_loading (window->session, role))
      return FALSE;

  return spec_session_get_embedding (window->session, SPEC_SIDE_X) == NULL
         && spec_session_get_embedding (window->session, SPEC_SIDE_Y) == NULL && !spec_document_get_busy (window->document);
}

void
spec_window_unveil (SpecWindow *window)
{
  g_clear_handle_id (&window->veil, g_source_remove);
  gtk_widget_set_visible (GTK_WIDGET (window->stack), TRUE);
}

static gboolean
on_veiled_long (gpointer data)
{
  SpecWindow *window = data;

  window->veil = 0;
  spec_window_unveil (window);

  return G_SOURCE_REMOVE;
}

/* A window that opens with a project does not lay out, paint and fade the start page first. */
static void
veil (SpecWindow *window)
{
  if (gtk_widget_get_width (GTK_WIDGET (window->stack)) > 0 || window->veil != 0)
    return;

  gtk_window_set_focus (GTK_WINDOW (window), NULL); /* see spec_window_show_side() of what is hidden with the focus in it */
  gtk_widget_set_visible (GTK_WIDGET (window->stack), FALSE);
  window->veil = g_timeout_add (VEILED, on_veiled_long, window);
}

void
spec_window_open_project (SpecWindow *window, const char *path)
{
  g_return_if_fail (SPEC_IS_WINDOW (window));
  g_return_if_fail (path != NULL);

  if (!spec_window_is_empty (window))
    {
      window = spec_window_new (gtk_window_get_application (GTK_WINDOW (window)));
      gtk_window_present (GTK_WINDOW (window));
    }
  veil (window);
  spec_document_open (window->document, path, NULL);
}

void
spec_window_open_paths (SpecWindow *window, const char *const *paths)
{
  g_autoptr (GPtrArray) others = g_ptr_array_new ();

  g_return_if_fail (SPEC_IS_WINDOW (window));
  g_return_if_fail (paths != NULL);

  for (guint i = 0; paths[i] != NULL; i++)
    {
      g_autofree char *lower = g_ascii_strdown (paths[i], -1);

      if (g_str_has_suffix (lower, SPEC_PROJECT_ENDING))
        spec_window_open_project (window, paths[i]);
      else
        g_ptr_array_add (others, (gpointer) paths[i]);
    }
  if (others->len == 0)
    return;
  g_ptr_array_add (others, NULL);
  spec_session_open_files (window->session, (const char *const *) others->pdata);
}

void
spec_window_update_title (SpecWindow *window)
{
  g_autofree char *title = NULL;
  gboolean comparing, modified;

  g_object_get (window->session, "comparing", &comparing, "modified", &modified, NULL);
  title = comparing ? spec_document_dup_title (window->document) : g_strdup ("spec-explorer");
  gtk_window_set_title (GTK_WINDOW (window), title);
  /* The title itself is seen in the list of windows only: the names of the views stand in its place. */
  gtk_widget_set_visible (window->unsaved_button, comparing && modified);
}

/* --- saving --- */

static void
on_save_chosen (GtkNativeDialog *chooser, int response, SpecWindow *window)
{
  g_autoptr (GFile) file = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser)) : NULL;
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (path != NULL)
    {
      g_autofree char *whole
          = g_str_has_suffix (path, SPEC_PROJECT_ENDING) ? g_strdup (path) : g_strconcat (path, SPEC_PROJECT_ENDING, NULL);

      spec_window_remember_folder (window, chooser);
      spec_document_save (window->document, whole);
    }
  else
    {
      window->closing = FALSE;
    }
  g_clear_object (&window->chooser);
}

void
spec_window_save_as (SpecWindow *window)
{
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (_ ("Save Project"), GTK_WINDOW (window),
                                                               GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"), NULL);
  const char *path = spec_document_get_path (window->document);
  g_autofree char *name = NULL;

  if (path != NULL)
    {
      name = g_filename_display_basename (path);
    }
  else
    {
      name = g_strdup_printf ("%s-%s" SPEC_PROJECT_ENDING, spec_session_get_name (window->session, SPEC_SIDE_X),
                              spec_session_get_name (window->session, SPEC_SIDE_Y));
      g_strdelimit (name, "/\\:", '-');
    }
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  spec_window_show_chooser (window, chooser, G_CALLBACK (on_save_chosen));
}

void
spec_window_save (SpecWindow *window)
{
  if (spec_document_get_path (window->document) == NULL)
    spec_window_save_as (window);
  else
    spec_document_save (window->document, NULL);
}

static void
on_saved (SpecDocument *document, const char *path, SpecWindow *window)
{
  g_autofree char *name = g_filename_display_basename (path), *text = g_strdup_printf (_ ("Saved %s"), name);

  spec_session_remove_notice (window->session, "project");
  spec_recent_projects_add (path);
  if (window->closing && !spec_window_is_modified (window))
    {
      gtk_window_destroy (GTK_WINDOW (window));
      return;
    }
  window->closing = FALSE;
  spec_toast_show (window->toast, text);
}

static void
on_failed (SpecDocument *document, const char *message, SpecWindow *window)
{
  SpecNotice *notice = spec_notice_new ("project", SPEC_NOTICE_ERROR, message, NULL);
  gboolean comparing;

  g_object_get (window->session, "comparing", &comparing, NULL);
  window->closing = FALSE;
  if (comparing)
    spec_notice_add_button (notice, _ ("Save As…"), "win.save-as");
  spec_session_add_notice (window->session, notice);
}

/* --- opening --- */

static void
on_opened (SpecDocument *document, SpecWindow *window)
{
  const char *path = spec_document_get_path (document);
  g_autofree char *view = NULL;

  spec_session_remove_notice (window->session, "project");
  spec_session_remove_notice (window->session, "recovery");
  g_object_get (window->session, "view", &view, NULL);
  if (view != NULL)
    spec_window_show_view (window, view);
  if (path != NULL)
    spec_recent_projects_add (path);
}

static void
on_root_chosen (GtkNativeDialog *chooser, int response, SpecWindow *window)
{
  g_autoptr (GFile) file = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser)) : NULL;
  g_autofree char *root = file != NULL ? g_file_get_path (file) : NULL;

  if (root != NULL)
    spec_document_open (window->document, g_object_get_data (G_OBJECT (chooser), "project"), root);
  g_clear_object (&window->chooser);
}

/* Asked for once: where one file is now tells where the others are. */
static void
on_moved (SpecDocument *document, const char *path, const char *missing, SpecWindow *window)
{
  g_autofree char *name = g_filename_display_basename (missing), *title = NULL;
  GtkFileChooserNative *chooser;

  title = g_strdup_printf (_ ("“%s” Was Moved: Choose the Folder It Is In"), name);
  chooser = gtk_file_chooser_native_new (title, GTK_WINDOW (window), GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, _ ("_Look Here"), NULL);
  g_object_set_data_full (G_OBJECT (chooser), "project", g_strdup (path), g_free);
  spec_window_show_chooser (window, chooser, G_CALLBACK (on_root_chosen));
}

/* --- lost work --- */

void
spec_window_offer_recovery (SpecWindow *window)
{
  g_autofree char *origin = NULL, *name = NULL, *when = NULL, *text = NULL;
  g_autoptr (GDateTime) time = NULL;
  SpecNotice *notice;

  g_return_if_fail (SPEC_IS_WINDOW (window));

  if (window->lost != NULL)
    return;
  window->lost = spec_autosave_find_lost ();
  if (window->lost == NULL)
    return;

  origin = spec_autosave_dup_origin (window->lost);
  name = origin != NULL ? g_filename_display_basename (origin) : g_strdup (_ ("A project without a name"));
  time = spec_autosave_get_time (window->lost);
  when = time != NULL ? g_date_time_format (time, "%x %H:%M") : g_strdup ("");
  /* Translators: a file, and a date with a time. */
  text = g_strdup_printf (_ ("%s, %s."), name, when);
  notice = spec_notice_new ("recovery", SPEC_NOTICE_WARNING, _ ("Unsaved work was found."), text);
  spec_notice_add_button (notice, _ ("Recover"), "win.recover");
  spec_notice_add_button (notice, _ ("Discard"), "win.discard-recovery");
  spec_session_add_notice (window->session, notice);
}

void
spec_window_recover (SpecWindow *window)
{
  SpecAutosave *lost = g_steal_pointer (&window->lost);

  spec_session_remove_notice (window->session, "recovery");
  if (lost == NULL)
    return;
  if (!spec_window_is_empty (window))
    {
      window = spec_window_new (gtk_window_get_application (GTK_WINDOW (window)));
      gtk_window_present (GTK_WINDOW (window));
    }
  spec_document_recover (window->document, lost);
}

void
spec_window_discard_recovery (SpecWindow *window)
{
  spec_session_remove_notice (window->session, "recovery");
  if (window->lost != NULL)
    spec_autosave_remove (window->lost);
  g_clear_pointer (&window->lost, spec_autosave_free);
}

/* --- what keeps the desktop from logging out --- */

static void
spec_window_end_inhibit (SpecWindow *window)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (window));

  if (application != NULL && window->inhibit != 0)
    gtk_application_uninhibit (application, window->inhibit);
  window->inhibit = 0;
}

static void
spec_window_update_inhibit (SpecWindow *window)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (window));

  if (!spec_window_is_modified (window))
    spec_window_end_inhibit (window);
  else if (application != NULL && window->inhibit == 0)
    window->inhibit
        = gtk_application_inhibit (application, GTK_WINDOW (window), GTK_APPLICATION_INHIBIT_LOGOUT, _ ("A project is not saved."));
}

/* --- closing --- */

static void
on_answer (SpecCloseAnswer answer, gpointer data)
{
  SpecWindow *window = data;

  window->question = NULL;
  switch (answer)
    {
    case SPEC_CLOSE_SAVE:
      window->closing = TRUE;
      spec_window_save (window);
      break;
    case SPEC_CLOSE_DISCARD:
      spec_document_discard (window->document);
      spec_window_end_inhibit (window); /* the program may go on, with other windows */
      gtk_window_destroy (GTK_WINDOW (window));
      break;
    case SPEC_CLOSE_CANCEL:
    default:
      break;
    }
}

static gboolean
on_close_request (SpecWindow *window)
{
  g_autofree char *name = NULL;

  if (!spec_window_is_modified (window))
    {
      spec_document_discard (window->document);
      return GDK_EVENT_PROPAGATE;
    }
  name = spec_document_dup_title (window->document);
  if (window->question == NULL)
    window->question = spec_close_question_ask (GTK_WINDOW (window), g_utf8_offset_to_pointer (name, 2), on_answer, window);
  else
    gtk_window_present (window->question);

  return GDK_EVENT_STOP;
}

static void
on_modified (SpecWindow *window)
{
  spec_window_update_title (window);
  spec_window_update_inhibit (window);
}

void
spec_window_add_project (SpecWindow *window)
{
  window->document = spec_document_new (window->session);
  g_signal_connect_object (window->document, "opened", G_CALLBACK (on_opened), window, 0);
  g_signal_connect_object (window->document, "saved", G_CALLBACK (on_saved), window, 0);
  g_signal_connect_object (window->document, "failed", G_CALLBACK (on_failed), window, 0);
  g_signal_connect_object (window->document, "moved", G_CALLBACK (on_moved), window, 0);
  g_signal_connect_object (window->document, "notify::path", G_CALLBACK (spec_window_update_title), window, G_CONNECT_SWAPPED);
  g_signal_connect_object (window->session, "notify::modified", G_CALLBACK (on_modified), window, G_CONNECT_SWAPPED);
  g_signal_connect (window, "close-request", G_CALLBACK (on_close_request), NULL);
}
