/* One run of a command that compares two embeddings and writes a folder: what it has in its hands, and the frame around its work. */
#pragma once

#include "base/spec-progress.h"
#include "samples/spec-samples.h"
#include "spec-file-options.h"
#include "spec-terminal-progress.h"

G_BEGIN_DECLS

/** Filled in by spec_run_write(), while it lasts. */
typedef struct
{
  const SpecFileOptions *files; /* borrowed */
  gint64 begun;                 /* monotonic */

  GCancellable *cancellable;
  SpecTerminalProgress *terminal;
  const SpecProgress *progress; /* the terminal's */
  SpecEmbedding *embedding[2];  /* by SpecSide; see spec_run_load_embeddings() */
  GThread *digest[2];           /* reads their files for the checksum that results record */
  SpecSamples *samples;         /* see spec_run_load_samples() */
  GPtrArray *warnings;          /* of char *; told at the end: progress may be rewriting a line now */
} SpecRun;

/** The work itself: writes the results into @folder, which becomes the result folder once this is done. */
typedef gboolean (*SpecRunFill) (gpointer job, const char *folder, GError **error);

/** Prints what has come out, on one line or a few. */
typedef void (*SpecRunSummary) (gconstpointer job);

/**
 * spec_run_write:
 * @run: (out caller-allocates)
 * @job: for @fill and @summary, which find @run there
 *
 * Watches for signals, shows progress, fills a new folder, and puts it where @files says once all has gone well; then tells the
 * warnings and the summary, and clears @run. Returns: what the program ends with; an error has been printed.
 */
SpecExit spec_run_write (SpecRun *run, const SpecFileOptions *files, SpecRunFill fill, SpecRunSummary summary, gpointer job);

/** Loads X and Y, those of the project if there is one, and gives them their names. */
gboolean spec_run_load_embeddings (SpecRun *run, GError **error);

/** Loads the samples, as many as there are rows: those of the project, the list of images or texts, or else numbers; and their labels. */
gboolean spec_run_load_samples (SpecRun *run, GError **error);

/** Warns where the names of a file's rows are in another order than the samples. */
void spec_run_warn_of_order (SpecRun *run);

/** Adds to the warnings. @message: (transfer full) */
void spec_run_warn (SpecRun *run, char *message);

/** Returns: seconds since the monotonic time @moment. */
double spec_run_get_seconds_since (gint64 moment);

G_END_DECLS
