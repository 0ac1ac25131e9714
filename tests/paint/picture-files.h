/* Picture files for the tests: written here, byte by byte where no library writes them. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** A directory that is removed with all in it by picture_files_remove(). */
char *picture_files_make_folder (void);
void picture_files_remove (const char *folder);

/** Writes @width x @height with the left half red (220, 30, 30), the right half blue (30, 30, 220), as gdk-pixbuf's @type. */
char *picture_files_write_halves (const char *folder, const char *name, const char *type, int width, int height);

/** Writes a PNG from raw scan lines (each with its filter byte): @color and @depth are those of its header. */
char *picture_files_write_png (const char *folder, const char *name, guint32 width, guint32 height, guint8 depth, guint8 color,
                               const guint8 *lines, gsize size);

/** Puts an EXIF segment with @orientation into the JPEG file @path. */
void picture_files_set_orientation (const char *path, guint8 orientation);

/** Keeps the first @share of the file, 0 to 1. */
void picture_files_cut (const char *path, double share);

G_END_DECLS
