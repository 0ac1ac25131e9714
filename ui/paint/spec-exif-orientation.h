/* Which way up a JPEG file was taken. */
#pragma once

#include <glib.h>
#include <stdio.h>

G_BEGIN_DECLS

/**
 * spec_exif_orientation_read:
 * @file: at its start; left anywhere
 *
 * Returns: 1 (upright, or not said, or not a JPEG file) to 8, as EXIF tag 0x0112 counts
 */
int spec_exif_orientation_read (FILE *file);

G_END_DECLS
