#include "side/spec-drop-role.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  SpecSession *session;
  SpecRole role;
  GtkWidget *card; /* borrowed: it owns the controller that owns this */
  GtkWidget *hint; /* borrowed: a child of the card */
  char *before;    /* (nullable): what the hint said before the file came */
} Drop;

static void
free_drop (gpointer data, GClosure *closure)
{
  Drop *drop = data;

  g_object_unref (drop->session);
  g_free (drop->before);
  g_free (drop);
}

static const char *
get_hint (SpecRole role)
{
  switch (role)
    {
    case SPEC_ROLE_X:
      return _ ("Release to open as X");
    case SPEC_ROLE_Y:
      return _ ("Release to open as Y");
    case SPEC_ROLE_SAMPLES:
    case SPEC_ROLE_LABELS:
    default:
      return _ ("Release to open as images");
    }
}

static GdkDragAction
on_enter (GtkDropTarget *target, double x, double y, Drop *drop)
{
  if (drop->before == NULL)
    drop->before = g_strdup (gtk_label_get_text (GTK_LABEL (drop->hint)));
  gtk_label_set_text (GTK_LABEL (drop->hint), get_hint (drop->role));
  gtk_widget_add_css_class (drop->card, "drop");
  return GDK_ACTION_COPY;
}

static void
on_leave (GtkDropTarget *target, Drop *drop)
{
  if (drop->before != NULL)
    gtk_label_set_text (GTK_LABEL (drop->hint), drop->before);
  g_clear_pointer (&drop->before, g_free);
  gtk_widget_remove_css_class (drop->card, "drop");
}

static gboolean
on_drop (GtkDropTarget *target, const GValue *value, double x, double y, Drop *drop)
{
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);

  on_leave (target, drop);
  for (GSList *file = g_value_get_boxed (value); file != NULL; file = file->next)
    {
      char *path = g_file_get_path (file->data);

      if (path != NULL)
        g_ptr_array_add (paths, path);
    }
  if (paths->len == 1)
    spec_session_open (drop->session, drop->role, paths->pdata[0]);
  else if (paths->len > 1)
    {
      g_ptr_array_add (paths, NULL);
      spec_session_open_files (drop->session, (const char *const *) paths->pdata);
    }
  return paths->len > 0;
}

void
spec_drop_role_add (GtkWidget *card, SpecSession *session, SpecRole role, GtkWidget *hint)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);
  Drop *drop = g_new (Drop, 1);

  *drop = (Drop){ g_object_ref (session), role, card, hint, NULL };
  g_signal_connect_data (target, "drop", G_CALLBACK (on_drop), drop, free_drop, 0);
  g_signal_connect (target, "enter", G_CALLBACK (on_enter), drop);
  g_signal_connect (target, "leave", G_CALLBACK (on_leave), drop);
  gtk_widget_add_controller (card, GTK_EVENT_CONTROLLER (target));
}
