/* A folder with two embeddings, and the program run over them from outside. */
#pragma once

#include <gio/gio.h>

#define PLACE_SAMPLES 300

/* One run of the program. */
typedef struct
{
  int status;
  char *out, *err;
} Run;

typedef struct
{
  char *base; /* a folder of its own, removed at the end */
  char *x, *y, *output;
} Place;

void place_set_up (Place *place, gconstpointer data);
void place_tear_down (Place *place, gconstpointer data);

/** Writes @n rows of @d values as .npy; other seeds, other rows. */
void write_cloud (const char *path, gsize n, gsize d, guint64 seed);

/** @arguments: NULL-terminated. Returns: (transfer full): the program running, its output piped, without a display. */
GSubprocess *start_program (const char *const *arguments);

/** @process: (transfer full): waits for its end. */
Run finish_program (GSubprocess *process);

/** Runs the program with the words that follow, up to NULL. */
Run run_program (const char *first, ...);

void run_clear (Run *run);

/** Takes @run. The last line on stderr is the error, and nothing was left beside the inputs. */
void assert_failed (Run run, int status, const char *message, Place *place);

/** Returns: (transfer full): the bytes of the file @name in the result folder. */
char *read_output (Place *place, const char *name, gsize *length);
