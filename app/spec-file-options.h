/* What the commands that compare two embeddings are given of files: X and Y, their samples, where to write. A plain value whose
 * strings are its own. */
#pragma once

#include "project/spec-project.h"
#include "spec-option-set.h"

G_BEGIN_DECLS

/** What a command has options for, beside -o and --quiet. */
typedef enum
{
  SPEC_FILES_SAMPLES = 1 << 0, /* --images, --image-root, --texts */
  SPEC_FILES_LABELS = 1 << 1,
  SPEC_FILES_NAMES = 1 << 2,   /* --name-x, --name-y */
  SPEC_FILES_PROJECT = 1 << 3, /* a project in the place of X and Y; --root */
} SpecFileKinds;

typedef struct
{
  SpecFileKinds kinds;
  SpecProject *project; /* (nullable): names X, Y and the samples */
  char *root;           /* (nullable): where the files of the project are now */
  char *input[2];   /* by SpecSide: FILE or FILE:ARRAY; NULL with a project */
  char *name[2];    /* (nullable): for figures and tables */
  char *output;     /* the result folder */
  char *images;     /* (nullable): list or folder */
  char *image_root; /* (nullable) */
  char *texts;      /* (nullable) */
  char *labels;     /* (nullable) */
  gboolean quiet;
} SpecFileOptions;

/** Adds the options whose values @files is to hold; it stays borrowed. */
void spec_file_options_add (SpecFileOptions *files, SpecFileKinds kinds, SpecOptionSet *set);

/** Loads the project that @rest may be, from below @root (nullable); nothing where it is none. Returns: whether all went well */
gboolean spec_file_options_load_project (SpecFileOptions *files, const char *root, char **rest, GError **error);

/** Takes X and Y, the two words of @rest unless there is a project, and checks what belongs together. Errors begin with the name of
 * @command. */
gboolean spec_file_options_take (SpecFileOptions *files, const SpecCommand *command, char **rest, GError **error);

/** Frees the strings and the project, not the struct, which is the caller's. */
void spec_file_options_clear (SpecFileOptions *files);

G_END_DECLS
