/* Which samples are selected: one set of rows, which Explore, Map and Agreement show and change. Main thread only. */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define SPEC_TYPE_SELECTION (spec_selection_get_type ())
G_DECLARE_FINAL_TYPE (SpecSelection, spec_selection, SPEC, SELECTION, GObject)

/**
 * spec_selection_new:
 * An empty set that can hold nothing until spec_selection_set_total() has said how many rows there are.
 *
 * Signal "changed": after each call that changed the set, once, and after no other.
 */
SpecSelection *spec_selection_new (void);

/** Sets how many rows there are. Another number means other samples: the set becomes empty. */
void spec_selection_set_total (SpecSelection *selection, gsize total);

/** Returns: how many rows there are to select from */
gsize spec_selection_get_total (SpecSelection *selection);

/** Returns: how many rows are selected. */
gsize spec_selection_get_count (SpecSelection *selection);

/** Returns: whether @row, 0-based, is selected; FALSE for a row that does not exist. */
gboolean spec_selection_contains (SpecSelection *selection, guint32 row);

/**
 * spec_selection_list:
 * @count: (out): how many
 * Returns: (transfer full) (array length=count): the selected rows in ascending order
 */
guint32 *spec_selection_list (SpecSelection *selection, gsize *count);

/** The functions below take @rows (array length=count) in any order and more than once; rows that do not exist are left
 * out. */

/** Selects @rows and no others. */
void spec_selection_replace (SpecSelection *selection, const guint32 *rows, gsize count);

/** Selects @rows too. */
void spec_selection_add (SpecSelection *selection, const guint32 *rows, gsize count);

/** Selects @rows no more. */
void spec_selection_remove (SpecSelection *selection, const guint32 *rows, gsize count);

/** Takes @removed out and puts @added in, as one change. */
void spec_selection_exchange (SpecSelection *selection, const guint32 *removed, gsize n_removed, const guint32 *added,
                              gsize n_added);

/** Selects nothing; heard of only if something was selected. */
void spec_selection_clear (SpecSelection *selection);

G_END_DECLS
