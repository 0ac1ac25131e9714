/* An option of a command: what it is called, where its value goes, and how that is read from the word after it. Never by the locale. */
#pragma once

#include "spec/spec-params.h"

G_BEGIN_DECLS

typedef struct _SpecOption SpecOption;

/** Reads @text into the value of @option. Errors name the option, what was expected and what was found. */
typedef gboolean (*SpecOptionReader) (const SpecOption *option, const char *text, GError **error);

struct _SpecOption
{
  const char *name;
  char letter;             /* 0: none */
  SpecOptionReader read;   /* NULL: a flag, of which no word follows and whose value is a gboolean */
  gpointer value;          /* borrowed; what is not given stays as it is */
  const char *help;        /* untranslated */
  const char *placeholder; /* of the word, in --help */
  double lowest, highest;  /* of a number or a count */
};

/** The readers, by the kind of value. */
gboolean spec_option_read_file (const SpecOption *option, const char *text, GError **error);   /* char *, owned; of any encoding */
gboolean spec_option_read_text (const SpecOption *option, const char *text, GError **error);   /* char *, owned; UTF-8 */
gboolean spec_option_read_number (const SpecOption *option, const char *text, GError **error); /* double */
gboolean spec_option_read_count (const SpecOption *option, const char *text, GError **error);  /* guint */
gboolean spec_option_read_size (const SpecOption *option, const char *text, GError **error);   /* gsize */
gboolean spec_option_read_seed (const SpecOption *option, const char *text, GError **error);   /* guint64 */
gboolean spec_option_read_bytes (const SpecOption *option, const char *text, GError **error);  /* guint64; with K, M, G or T (of 1024) */
gboolean spec_option_read_inches (const SpecOption *option, const char *text, GError **error); /* double; with or without "in" */
gboolean spec_option_read_kernel (const SpecOption *option, const char *text, GError **error); /* SpecKernel: its kind */
gboolean spec_option_read_kernels (const SpecOption *option, const char *text, GError **error); /* SpecKernel[2]: the kind of both */
gboolean spec_option_read_sigma (const SpecOption *option, const char *text, GError **error); /* SpecKernel: number or "median" */
gboolean spec_option_read_sigma_or_balance (const SpecOption *option, const char *text, GError **error); /* … or "balance" */
gboolean spec_option_read_method (const SpecOption *option, const char *text, GError **error); /* SpecMethod */
gboolean spec_option_read_formats (const SpecOption *option, const char *text, GError **error); /* guint: bits of SpecFigureFormat */

/** Sets the error "--NAME: expected EXPECTED, found “FOUND”". Returns: FALSE */
gboolean spec_option_fail (const SpecOption *option, const char *expected, const char *found, GError **error);

G_END_DECLS
