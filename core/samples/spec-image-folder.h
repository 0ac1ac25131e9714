/* The images of a folder and its subfolders. Private to core/samples. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/** Whether a file of this name is taken for an image, by its ending. */
gboolean spec_image_folder_is_image_name (const char *name);

/** Returns: (transfer full): paths relative to @folder in natural order, at least one; or NULL. */
char **spec_image_folder_list (const char *folder, GCancellable *cancellable, GError **error);

G_END_DECLS
