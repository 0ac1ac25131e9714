/* What is wrong in a window that has been laid out: text cut off, text over text, something beyond its frame. */
#pragma once

#include <gtk/gtk.h>

/* Everything mapped below @root, except what a scrolled window has out of sight. Each fault is told with g_test_message().
 * A label cut with "…" is one, unless it tells a file (with a "_" in the tests) and more than a few letters are left, or has several
 * lines and shows the beginning of a text. Returns: how many. */
guint layout_check_count_faults (GtkWidget *root);

/* What is wrong once all has come to rest: views fill themselves over several frames. Returns: how many faults stay, one more where the
 * window does not fit a screen of this size. */
guint layout_check_at_rest (GtkWidget *root, int width, int height);

/* Whether no more is asked for than a screen of this size; where it is, the branch that asks is told. */
gboolean layout_check_fits (GtkWidget *root, int width, int height);
