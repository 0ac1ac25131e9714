#include "widgets/spec-save-dialog.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  SpecSaveDialogFunc func;
  gpointer data;
  GDestroyNotify free_data;
} Request;

static void
request_free (gpointer data, GClosure *closure)
{
  Request *request = data;

  request->free_data (request->data);
  g_free (request);
}

static void
on_response (GtkNativeDialog *dialog, int response, gpointer data)
{
  Request *request = data;
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (response == GTK_RESPONSE_ACCEPT && path != NULL)
    request->func (path, request->data);
  gtk_native_dialog_hide (dialog);
  g_object_unref (dialog);
}

void
spec_save_dialog_ask (GtkWidget *widget, const char *title, const char *name, SpecSaveDialogFunc func, gpointer data,
                      GDestroyNotify free_data)
{
  GtkRoot *root = widget != NULL ? gtk_widget_get_root (widget) : NULL;
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (title, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                                                               GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"), NULL);
  Request *request = g_new (Request, 1);

  *request = (Request) { func, data, free_data };
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect_data (chooser, "response", G_CALLBACK (on_response), request, request_free, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}
