/* The bar under the header: how sure the numbers are, what they are of, and how far the work is. Each view has one. */
#pragma once

#include "widgets/spec-badge.h"

G_BEGIN_DECLS

#define SPEC_TYPE_VIEW_BAR (spec_view_bar_get_type ())
G_DECLARE_FINAL_TYPE (SpecViewBar, spec_view_bar, SPEC, VIEW_BAR, GtkWidget)

/**
 * spec_view_bar_new:
 * @stop: what the button beside the progress says: "Cancel", or "Stop" where what is done is kept
 *
 * Signal "cancel": the button was pressed, or Escape in the window while the work shows its progress.
 */
GtkWidget *spec_view_bar_new (const char *stop);

/** @text: the word, in the person's language; as of spec_badge_set() */
void spec_view_bar_set_badge (SpecViewBar *bar, SpecBadgeKind kind, const char *text);

/**
 * spec_view_bar_set_texts:
 * @samples: (nullable): what the numbers are of, "all 1,713 samples"; is never shortened
 * @settings: (nullable): Pango markup; with what they were made; makes room in a narrow window
 */
void spec_view_bar_set_texts (SpecViewBar *bar, const char *samples, const char *settings);

/** @note: (nullable): a remark after the settings, "Refinement cancelled" */
void spec_view_bar_set_note (SpecViewBar *bar, const char *note);

/** Whether something runs. Its progress shows after a fifth of a second: for less it would only flicker. */
void spec_view_bar_set_busy (SpecViewBar *bar, gboolean busy);

/** @stage: "Reading X, 41 %"; @fraction: 0 to 1 */
void spec_view_bar_set_progress (SpecViewBar *bar, const char *stage, double fraction);

/** Property "showing": whether progress shows, so that what stands at the end can make room. */
gboolean spec_view_bar_is_showing (SpecViewBar *bar);

/** Puts a widget at the end of the bar; a button of class "folds" shows its icon alone in a narrow window. */
void spec_view_bar_append (SpecViewBar *bar, GtkWidget *widget);

/** A button as the bar has them: icon, text, and (nullable) the action it activates. */
GtkWidget *spec_view_bar_make_button (const char *icon, const char *text, const char *action);

/** Emits "cancel" when progress shows. Returns: whether it did */
gboolean spec_view_bar_cancel (SpecViewBar *bar);

G_END_DECLS
