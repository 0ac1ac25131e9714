/* What the files of SpecDocument share. */
#pragma once

#include "model/spec-session-project.h"
#include "project/spec-document.h"

G_BEGIN_DECLS

#define SPEC_AUTOSAVE_SECONDS 5

struct _SpecDocument
{
  GObject parent_instance;

  /* owned */
  SpecSession *session;
  char *path;              /* (nullable) */
  char *original;          /* (nullable): the text of the file, for members that are not known */
  GCancellable *opening;   /* (nullable) */
  gboolean saving;
  gboolean save_again;
  char *save_again_path;   /* (nullable) */
  SpecAutosave *autosave;  /* (nullable): until there is something unsaved */
  SpecSetting *autosaved;  /* (nullable): what it holds */
  gboolean autosaving;
  guint timer;
};

/* spec-document-open.c, spec-document-save.c, spec-document-autosave.c */
void spec_document_take_path (SpecDocument *document, const char *path, const char *original);
/** Emits "failed"; @message names the file, in the person's language. */
void spec_document_emit_failed (SpecDocument *document, const char *message);
/** Notifies "busy": an opening or a saving has begun or ended. */
void spec_document_notify_busy (SpecDocument *document);

/** Returns: (transfer full) (nullable): the session as a project, with what is not known of the file. */
SpecProject *spec_document_make_project (SpecDocument *document);

/** Starts or stops keeping unsaved work. */
void spec_document_watch (SpecDocument *document);

G_END_DECLS
