/* Rows of a form over the properties of SpecAlignSession: a name on the left, a control on the right. */
#pragma once

#include <gtk/gtk.h>

#include "align/spec-align-session.h"

G_BEGIN_DECLS

typedef enum
{
  SPEC_ALIGN_FORM_NUMBER,
  SPEC_ALIGN_FORM_PERCENT, /* a share, shown and typed as "20 %" */
} SpecAlignFormKind;

typedef struct
{
  const char *property;
  const char *label, *tooltip; /* marked, not yet translated */
  double low, high, step, page;
  guint digits;
  SpecAlignFormKind kind;
} SpecAlignFormRow;

/** Returns: an empty GtkGrid. */
GtkWidget *spec_align_form_new (void);

/** Returns: the label of the row. */
GtkWidget *spec_align_form_add_number (GtkWidget *form, SpecAlignSession *session, const SpecAlignFormRow *row);

/** @names: (array zero-terminated=1): by the values of @property, an int. Returns: the drop-down */
GtkWidget *spec_align_form_add_choice (GtkWidget *form, SpecAlignSession *session, const char *property,
                                       const char *label, const char *tooltip, const char *const *names);

/** A row that says what cannot be chosen. */
void spec_align_form_add_fact (GtkWidget *form, const char *label, const char *text);

G_END_DECLS
