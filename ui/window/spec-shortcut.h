/* One line of the shortcuts window: what a key does. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  const char *title; /* not yet translated */
  const char *keys;  /* as GTK writes accelerators, several with spaces between, a row of them as "<Alt>1...4"; NULL: a heading */
} SpecShortcut;

/** Returns: (transfer none): all lines in the order they are shown, each group after its heading; @n: how many. */
const SpecShortcut *spec_shortcut_get_all (gsize *n);

/** Returns: (transfer full) (array zero-terminated=1): each key of @shortcut by itself as people write it ("Ctrl+S", "Alt+1 … Alt+4"). */
char **spec_shortcut_dup_labels (const SpecShortcut *shortcut);

G_END_DECLS
