/* The worst of the session's notices, with what to do about it; the others behind "2 more". */
#pragma once

#include <gtk/gtk.h>

#include "model/spec-session.h"

G_BEGIN_DECLS

#define SPEC_TYPE_NOTICE_BAR (spec_notice_bar_get_type ())
G_DECLARE_FINAL_TYPE (SpecNoticeBar, spec_notice_bar, SPEC, NOTICE_BAR, GtkWidget)

GtkWidget *spec_notice_bar_new (SpecSession *session);

G_END_DECLS
