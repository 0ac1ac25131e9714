/* How sure the numbers are, in one word with a sign: Exact, Preview, Approximate … (UI.md section 6). */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SPEC_TYPE_BADGE (spec_badge_get_type ())
G_DECLARE_FINAL_TYPE (SpecBadge, spec_badge, SPEC, BADGE, GtkWidget)

/** The look: filled and solid for what is final, hollow and dashed for what will still move. */
typedef enum
{
  SPEC_BADGE_NONE, /* hidden: there is no answer to speak of */
  SPEC_BADGE_PREVIEW,
  SPEC_BADGE_EXACT,
  SPEC_BADGE_APPROXIMATE,
  SPEC_BADGE_RUNNING, /* training: the answer grows */
  SPEC_BADGE_OUT_OF_DATE,
  SPEC_BADGE_FAILED
} SpecBadgeKind;

/** Returns: a floating widget, hidden until it has a word */
GtkWidget *spec_badge_new (void);

/** @text: the word, for the screen ("Exact"); unused with SPEC_BADGE_NONE */
void spec_badge_set (SpecBadge *badge, SpecBadgeKind kind, const char *text);

G_END_DECLS
