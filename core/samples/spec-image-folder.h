/* The images of a folder and its subfolders. Private to core/samples. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/** Returns: (transfer full): paths relative to @folder in natural order, at least one; or NULL. */
char **spec_image_folder_list (const char *folder, GCancellable *cancellable, GError **error);

G_END_DECLS
