/* "Save as …": asks for a file name and tells it. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** Called at most once, with the file that was chosen; one that exists is to be replaced. */
typedef void (*SpecSaveDialogFunc) (const char *path, gpointer data);

/**
 * spec_save_dialog_ask:
 * @widget: (nullable): in, or itself, the window that waits meanwhile
 * @title: in the person's language
 * @name: that is proposed, with its ending
 * @data: (transfer full): for @func; freed by @free_data when the dialog has closed, whether a file was chosen or not
 *
 * Returns at once.
 */
void spec_save_dialog_ask (GtkWidget *widget, const char *title, const char *name, SpecSaveDialogFunc func, gpointer data,
                           GDestroyNotify free_data);

G_END_DECLS
