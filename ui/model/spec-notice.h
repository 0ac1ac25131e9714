/* Something the info bar says: a warning (work goes on) or an error (nothing was changed), with at most two things to do. */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define SPEC_TYPE_NOTICE (spec_notice_get_type ())
G_DECLARE_FINAL_TYPE (SpecNotice, spec_notice, SPEC, NOTICE, GObject)

typedef enum
{
  SPEC_NOTICE_INFO,
  SPEC_NOTICE_WARNING,
  SPEC_NOTICE_ERROR,
} SpecNoticeLevel;

/**
 * spec_notice_new:
 * @id: what it is about: a newer notice of the same id replaces the older one ("open-x", "order", "solve" …)
 * @title: the bold part
 * @text: (nullable): the rest
 */
SpecNotice *spec_notice_new (const char *id, SpecNoticeLevel level, const char *title, const char *text);

/** Adds a button: @action is a detailed GAction name of the window, such as "win.balance" or "win.open-role(1)". */
void spec_notice_add_button (SpecNotice *notice, const char *label, const char *action);

/** Returns: what it is about, see spec_notice_new(); the key under which the session remembers that it was closed */
const char *spec_notice_get_id (SpecNotice *notice);
/** As made; the text may be NULL, both strings are already in the person's language. */
SpecNoticeLevel spec_notice_get_level (SpecNotice *notice);
const char *spec_notice_get_title (SpecNotice *notice);
const char *spec_notice_get_text (SpecNotice *notice);
/** Returns: how many things there are to do about it, 0 to 2; the first is the one suggested */
guint spec_notice_get_n_buttons (SpecNotice *notice);
/** @index: below spec_notice_get_n_buttons(). Returns: (transfer none): words with a mnemonic, a detailed action name */
const char *spec_notice_get_button_label (SpecNotice *notice, guint index);
const char *spec_notice_get_button_action (SpecNotice *notice, guint index);

G_END_DECLS
