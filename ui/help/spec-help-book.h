/* The user guide: its pages in their order, in the language of the person where there is one, else in English. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** The names of the pages, "what" first, the last NULL. */
const char *const *spec_help_book_get_pages (void);

/** The text of the page @name, see SpecHelpBlock for its form.
 *
 * Returns: (transfer full) (nullable): NULL where there is no such page */
char *spec_help_book_load (const char *name);

/** Returns: (transfer full): the title of the page @name, or @name itself where it has none */
char *spec_help_book_dup_title (const char *name);

/** Counts where the page @name has @needle in what is read of it, whatever the case. */
guint spec_help_book_count (const char *name, const char *needle);

G_END_DECLS
