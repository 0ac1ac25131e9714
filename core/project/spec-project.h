/* A project: which files are compared, how, what a person noted of the clusters, and what was on screen. It holds paths and settings,
 * no features. The file NAME.specx is JSON; members this program does not know are kept when it is written again. */
#pragma once

#include <gio/gio.h>

#include "project/spec-curation.h"
#include "spec/spec-params.h"

G_BEGIN_DECLS

#define SPEC_PROJECT_MIME_TYPE "application/x-spec-explorer-project"
#define SPEC_PROJECT_ENDING ".specx"

/** The newest layout of the file that is known here; a newer one is refused. */
#define SPEC_PROJECT_FORMAT 1

/** A file or folder the project needs. Paths are absolute. */
typedef struct
{
  char *path;   /* (nullable): none */
  char *sha256; /* (nullable): of the file when the project was saved; NULL for a folder, or where it is not known yet */
} SpecProjectFile;

/** What is needed of an embedding beside its file. */
typedef struct
{
  char *array; /* (nullable): its name within the file */
  char *name;  /* (nullable): how figures call it */
} SpecProjectArray;

/** What was on screen. */
typedef struct
{
  char *view;              /* (nullable): "explore", "map" … */
  SpecDirection direction; /* of the selected cluster */
  guint mode;              /* its number from 1; 0: none */
  gboolean opposite;       /* its least typical samples are shown */
  double zoom;             /* pixels of a tile; 0: as it comes */
  gboolean linear;         /* the axis of the spectra; else logarithmic */
} SpecProjectView;

/** The figures that compute writes for it: as its options of these names. */
typedef struct
{
  char *formats; /* (nullable): "pdf,png"; NULL: no montages */
  guint columns;
  guint dpi;
  double width; /* inches */
} SpecProjectFigures;

/** A pair of bandwidths that was looked at. */
typedef struct
{
  double sigma[2]; /* by SpecSide */
} SpecSigmaPair;

typedef enum
{
  SPEC_PROJECT_X,
  SPEC_PROJECT_Y,
  SPEC_PROJECT_SAMPLES, /* the list or folder */
  SPEC_PROJECT_LABELS,
  SPEC_PROJECT_ROOT,    /* where the list's relative paths start; where it is not the list's folder */
  SPEC_PROJECT_N_FILES,
} SpecProjectRole;

/** Filled by who makes it; strings and arrays are its own. */
typedef struct
{
  SpecProjectFile file[SPEC_PROJECT_N_FILES];
  SpecProjectArray array[2]; /* by SpecSide */
  gboolean skip_first;       /* the first line of the list is a heading */
  int row_names;             /* the SpecSide whose row names take the place of the list's lines; -1: neither */
  SpecParams params;         /* memory and threads are of the machine: not kept */
  SpecCuration *curation;
  SpecProjectView view;
  SpecProjectFigures figures;
  GArray *sigmas; /* SpecSigmaPair, the latest last */
  char *exports;  /* (nullable): the JSON of a list of figures exported from the window: spec-saved-figure.h */
  char *original; /* (nullable): the text it was read from, for what is not known here */
} SpecProject;

/** Returns: (transfer full): one without files, with the default parameters. */
SpecProject *spec_project_new (void);
/** @project: (nullable) (transfer full): with paths, notes and the JSON members it did not know */
void spec_project_free (SpecProject *project);

/**
 * spec_project_load:
 *
 * Reads a project. Its files are looked for where they are relative to @path, then where they were; what is found nowhere keeps its
 * old path: see spec_project_find_missing(). Errors: "FILE: member: expected …, found …", or that a newer program wrote it.
 */
SpecProject *spec_project_load (const char *path, GError **error);

/** Writes the project so that @path is the old file or the new one, never half of it. Relative paths start at @path. */
gboolean spec_project_save (const SpecProject *project, const char *path, GError **error);

/** Returns: (transfer full): the text of the file as it is written at @path. */
char *spec_project_dup_text (const SpecProject *project, const char *path, GError **error);

/** Returns: (nullable) (transfer none): the first file of the project that is not there. */
const char *spec_project_find_missing (const SpecProject *project);

/**
 * spec_project_rebase:
 * @root: the folder in which the files are now, at any depth of their old paths
 *
 * Looks for what is missing below @root: /old/a/b.npy is taken for ROOT/old/a/b.npy, ROOT/a/b.npy or ROOT/b.npy, whichever is there.
 * Returns: whether nothing is missing any more
 */
gboolean spec_project_rebase (SpecProject *project, const char *root);

/** Fills in the SHA-256 of every file that is read. Not for the main thread. */
gboolean spec_project_add_digests (SpecProject *project, GCancellable *cancellable, GError **error);

/** Returns: (transfer full): the files whose SHA-256 is another than when the project was saved. Not for the main thread. */
GPtrArray *spec_project_list_changed (const SpecProject *project, GCancellable *cancellable);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpecProject, spec_project_free)

G_END_DECLS
