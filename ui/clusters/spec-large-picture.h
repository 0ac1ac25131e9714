/* One picture as large as the screen, decoded beside the main thread. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * spec_large_picture_load:
 * @widget: on whose screen it will be; the source of @callback
 *
 * Returns: (transfer full): a task that has begun; g_task_propagate_pointer() gives a GdkTexture
 */
GTask *spec_large_picture_load (GtkWidget *widget, const char *path, GCancellable *cancellable, GAsyncReadyCallback callback);

G_END_DECLS
