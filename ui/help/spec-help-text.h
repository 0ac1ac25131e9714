/* The pages of the user guide: short texts with little markup, read without a toolkit.
 *
 * A page is paragraphs between empty lines. "# " begins its title, "## " a heading, "- " and "1. " an item of a list, four spaces a line
 * shown as typed, "![TEXT](NAME)" alone a picture. Within a text: **strong**, `as typed`, [text](PAGE). */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** What a block is. */
typedef enum
{
  SPEC_HELP_TITLE,
  SPEC_HELP_HEADING,
  SPEC_HELP_PARAGRAPH,
  SPEC_HELP_ITEM,
  SPEC_HELP_TYPED,
  SPEC_HELP_PICTURE,
} SpecHelpKind;

/** One block; members are its own. */
typedef struct
{
  SpecHelpKind kind;
  char *text;   /* with its inline markup; of a picture: what it shows */
  char *target; /* (nullable): of an item its mark, "•" or "1."; of a picture its name */
} SpecHelpBlock;

/** How a piece of a text is set. */
typedef enum
{
  SPEC_HELP_PLAIN,
  SPEC_HELP_STRONG,
  SPEC_HELP_CODE,
  SPEC_HELP_LINK,
} SpecHelpStyle;

/** @text: @length bytes; @target: (nullable): the page of a link. Both only until it returns. */
typedef void (*SpecHelpSpanFunc) (SpecHelpStyle style, const char *text, gsize length, const char *target, gpointer data);

/** Returns: (transfer full): SpecHelpBlock of @page, in order */
GPtrArray *spec_help_text_parse (const char *page);

/** Calls @func with each piece of @text, in order. */
void spec_help_text_each_span (const char *text, SpecHelpSpanFunc func, gpointer data);

G_END_DECLS
