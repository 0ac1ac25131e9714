/* A program run with one call to the system failing or with its life cut short at it, and what it left of a folder. */
#pragma once

#include <gio/gio.h>

typedef struct
{
  guint at;     /* which call, from 1; 0: none */
  int code;     /* errno; 0: the process is killed */
  gboolean lasts; /* it fails from then on */
  int reads;    /* 1: calls that read are meant; 2: reads are short, none fails */
} Fault;

typedef struct
{
  gboolean happened; /* else the program was through before */
  gboolean killed;
  int status;
  char *message; /* what it wrote to stderr */
} FaultyRun;

/** Runs @arguments (NULL-terminated); calls that concern files below @folder count. Returns what came of it. */
FaultyRun faulty_run (const char *const *arguments, const char *folder, const Fault *fault);

void faulty_run_clear (FaultyRun *run);

/** Returns: (transfer full): names and contents of all below @path as text; "none" where it is not there. Two are equal where nothing
 * changed. @names_only: without contents of .json, .pdf: they hold times */
char *folder_describe (const char *path, gboolean names_only);
