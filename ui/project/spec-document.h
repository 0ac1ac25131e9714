/* A window's project: the file a session is saved in, opened from, and kept from being lost. Main thread; files are read and written on
 * other threads. */
#pragma once

#include "model/spec-session.h"
#include "project/spec-autosave.h"

G_BEGIN_DECLS

#define SPEC_TYPE_DOCUMENT (spec_document_get_type ())
G_DECLARE_FINAL_TYPE (SpecDocument, spec_document, SPEC, DOCUMENT, GObject)

/* Properties: "path" (string, nullable, R): the project file; "busy" (boolean, R): it is being read or written.
 *
 * Signals: "opened"; "saved" (string path); "failed" (string message); "moved" (string path, string missing): the project at path names a
 * file that is not there: to be opened again with the folder in which its files are now. */

/** Returns: (transfer full): one without a path that holds a share of @session; what is not saved is kept every so often */
SpecDocument *spec_document_new (SpecSession *session);

/** Returns: (nullable): property "path"; NULL until it was saved or opened */
const char *spec_document_get_path (SpecDocument *document);

/** Returns: (transfer full): what a title calls it: "figure1", or the names of X and Y; with a dot in front when it is not saved. */
char *spec_document_dup_title (SpecDocument *document);

/** @root: (nullable): the folder in which its files are now, where they were moved */
void spec_document_open (SpecDocument *document, const char *path, const char *root);

/** @path: (nullable): NULL saves where it was. A save that is asked for during another comes after it. */
void spec_document_save (SpecDocument *document, const char *path);

/** Returns: property "busy": closing the window now would lose what is being written */
gboolean spec_document_get_busy (SpecDocument *document);

/** Opens work that was lost. @autosave: (transfer full): */
void spec_document_recover (SpecDocument *document, SpecAutosave *autosave);

/** Forgets what was kept of unsaved work: it is not wanted. */
void spec_document_discard (SpecDocument *document);

/** Keeps unsaved work now, not at the next interval. */
void spec_document_autosave (SpecDocument *document);

G_END_DECLS
