/* One of the three cards of the start page: where X, Y or the images come from. */
#pragma once

#include <gtk/gtk.h>

#include "model/spec-session.h"

G_BEGIN_DECLS

#define SPEC_TYPE_SOURCE_CARD (spec_source_card_get_type ())
G_DECLARE_FINAL_TYPE (SpecSourceCard, spec_source_card, SPEC, SOURCE_CARD, GtkWidget)

/** @role: X, Y or SAMPLES */
GtkWidget *spec_source_card_new (SpecSession *session, SpecRole role);

G_END_DECLS
