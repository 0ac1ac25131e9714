/* The worst of the session's notices, with what to do about it; the others behind "2 more". */
#pragma once

#include <gtk/gtk.h>

#include "model/spec-session.h"

G_BEGIN_DECLS

#define SPEC_TYPE_NOTICE_BAR (spec_notice_bar_get_type ())
G_DECLARE_FINAL_TYPE (SpecNoticeBar, spec_notice_bar, SPEC, NOTICE_BAR, GtkWidget)

/**
 * spec_notice_bar_new:
 * @with_files: whether it also says what is wrong with a file; the cards of the start page do that themselves
 */
GtkWidget *spec_notice_bar_new (SpecSession *session, gboolean with_files);

G_END_DECLS
