#include "bench-pictures.h"

#include <math.h>
#include <unistd.h>

#include "clusters/spec-thumb.h"

#define PICTURES 48 /* different ones; the files are links to them */

static void
write_picture (const char *path, guint seed)
{
  g_autoptr (GdkPixbuf) pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, 400, 534);
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  guint8 *pixels = gdk_pixbuf_get_pixels (pixbuf);
  double wide = g_rand_double_range (random, 10, 60), high = g_rand_double_range (random, 10, 60);

  for (int y = 0; y < 534; y++)
    for (int x = 0; x < 400 * 3; x++)
      pixels[y * gdk_pixbuf_get_rowstride (pixbuf) + x]
          = (guint8) (120 + 90 * sin (x / wide + x % 3) * cos (y / high) + g_rand_int_range (random, -16, 16));
  g_assert_true (gdk_pixbuf_save (pixbuf, path, "jpeg", NULL, "quality", "88", NULL));
}

char *
bench_pictures_write (const char *folder, guint rows)
{
  g_autoptr (GString) list = g_string_new (NULL);
  char *path = g_build_filename (folder, "images.txt", NULL);

  for (guint i = 0; i < rows; i++)
    {
      g_autofree char *name = g_strdup_printf ("%04u.jpg", i), *file = g_build_filename (folder, name, NULL);
      g_autofree char *first_name = g_strdup_printf ("%04u.jpg", i % PICTURES);
      g_autofree char *first = g_build_filename (folder, first_name, NULL);

      if (i < PICTURES)
        write_picture (file, i);
      else
        g_assert_cmpint (link (first, file), ==, 0);
      g_string_append_printf (list, "%s\n", name);
    }
  g_assert_true (g_file_set_contents (path, list->str, -1, NULL));
  return path;
}

void
bench_pictures_look (GtkWidget *widget, GtkWidget *window, guint *shown, guint *waiting)
{
  if (SPEC_IS_THUMB (widget))
    {
      double x, y;
      gboolean inside = gtk_widget_get_mapped (widget) && gtk_widget_translate_coordinates (widget, window, 0, 0, &x, &y)
                        && y + gtk_widget_get_height (widget) > 0 && y < gtk_widget_get_height (window)
                        && gtk_widget_get_width (widget) > 0;

      *shown += inside;
      *waiting += inside && !spec_thumb_is_settled (SPEC_THUMB (widget));
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    bench_pictures_look (child, window, shown, waiting);
}
