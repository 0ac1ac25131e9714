/* Tells when the list of clusters or the name of one of them changes. Main thread only. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _SpecNameWatch SpecNameWatch;

typedef void (*SpecNameWatchFunc) (gpointer data);

/** @modes: SpecModeItem; kept until spec_name_watch_free() */
SpecNameWatch *spec_name_watch_new (GListModel *modes, SpecNameWatchFunc changed, gpointer data);

/** @watch: (transfer full): not NULL; its function is not called any more. */
void spec_name_watch_free (SpecNameWatch *watch);

G_END_DECLS
