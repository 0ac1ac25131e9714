/* Pictures as people have them, for what is measured with thumbnails. */
#pragma once

#include <gtk/gtk.h>

/* Writes @rows JPEG files of 400 × 534 into @folder (links to a few different ones) and a list of them. Returns: (transfer full): the
 * list's path. */
char *bench_pictures_write (const char *folder, guint rows);

/* Counts in @shown the thumbnails below @widget that lie within @window, and in @waiting those that still wait for their pictures. */
void bench_pictures_look (GtkWidget *widget, GtkWidget *window, guint *shown, guint *waiting);
