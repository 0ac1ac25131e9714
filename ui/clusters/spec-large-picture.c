#include "clusters/spec-large-picture.h"

#include "clusters/spec-picture-texture.h"
#include "paint/spec-picture.h"

typedef struct
{
  char *path;
  int width;
  int height;
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  g_free (request->path);
  g_free (request);
}

static void
load_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Request *request = data;
  GError *error = NULL;
  cairo_surface_t *surface
      = spec_picture_load (request->path, request->width, request->height, SPEC_FIT_CONTAIN, cancellable, &error);

  if (surface == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, spec_picture_texture_new (surface), g_object_unref);
}

/* As many pixels as the screen has: larger can never be seen here. */
static Request *
request_new (GtkWidget *widget, const char *path)
{
  GtkNative *native = gtk_widget_get_native (widget);
  GdkSurface *surface = native == NULL ? NULL : gtk_native_get_surface (native);
  GdkMonitor *monitor = surface == NULL ? NULL : gdk_display_get_monitor_at_surface (gtk_widget_get_display (widget), surface);
  GdkRectangle area = { 0, 0, 1920, 1080 };
  Request *request = g_new (Request, 1);
  int scale = gtk_widget_get_scale_factor (widget);

  if (monitor != NULL)
    gdk_monitor_get_geometry (monitor, &area);
  *request = (Request){ g_strdup (path), MAX (area.width, 1) * scale, MAX (area.height, 1) * scale };

  return request;
}

GTask *
spec_large_picture_load (GtkWidget *widget, const char *path, GCancellable *cancellable, GAsyncReadyCallback callback)
{
  GTask *task = g_task_new (widget, cancellable, callback, NULL);

  g_task_set_task_data (task, request_new (widget, path), request_free);
  g_task_run_in_thread (task, load_in_thread);

  return task;
}
