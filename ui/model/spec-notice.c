#include "model/spec-notice.h"

#define MAX_BUTTONS 2

struct _SpecNotice
{
  GObject parent_instance;

  /* owned */
  char *id;
  SpecNoticeLevel level;
  char *title;
  char *text;
  char *labels[MAX_BUTTONS];
  char *actions[MAX_BUTTONS];
  guint n_buttons;
};

G_DEFINE_FINAL_TYPE (SpecNotice, spec_notice, G_TYPE_OBJECT)

SpecNotice *
spec_notice_new (const char *id, SpecNoticeLevel level, const char *title, const char *text)
{
  SpecNotice *notice;

  g_return_val_if_fail (id != NULL && title != NULL, NULL);

  notice = g_object_new (SPEC_TYPE_NOTICE, NULL);
  notice->id = g_strdup (id);
  notice->level = level;
  notice->title = g_strdup (title);
  notice->text = g_strdup (text);

  return notice;
}

void
spec_notice_add_button (SpecNotice *notice, const char *label, const char *action)
{
  g_return_if_fail (SPEC_IS_NOTICE (notice));
  g_return_if_fail (notice->n_buttons < MAX_BUTTONS);

  notice->labels[notice->n_buttons] = g_strdup (label);
  notice->actions[notice->n_buttons] = g_strdup (action);
  notice->n_buttons++;
}

const char *
spec_notice_get_id (SpecNotice *notice)
{
  g_return_val_if_fail (SPEC_IS_NOTICE (notice), NULL);

  return notice->id;
}

SpecNoticeLevel
spec_notice_get_level (SpecNotice *notice)
{
  g_return_val_if_fail (SPEC_IS_NOTICE (notice), SPEC_NOTICE_INFO);

  return notice->level;
}

const char *
spec_notice_get_title (SpecNotice *notice)
{
  g_return_val_if_fail (SPEC_IS_NOTICE (notice), NULL);

  return notice->title;
}

const char *
spec_notice_get_text (SpecNotice *notice)
{
  g_return_val_if_fail (SPEC_IS_NOTICE (notice), NULL);

  return notice->text;
}

guint
spec_notice_get_n_buttons (SpecNotice *notice)
{
  g_return_val_if_fail (SPEC_IS_NOTICE (notice), 0);

  return notice->n_buttons;
}

const char *
spec_notice_get_button_label (SpecNotice *notice, guint index)
{
  g_return_val_if_fail (SPEC_IS_NOTICE (notice) && index < notice->n_buttons, NULL);

  return notice->labels[index];
}

const char *
spec_notice_get_button_action (SpecNotice *notice, guint index)
{
  g_return_val_if_fail (SPEC_IS_NOTICE (notice) && index < notice->n_buttons, NULL);

  return notice->actions[index];
}

static void
spec_notice_finalize (GObject *object)
{
  SpecNotice *notice = SPEC_NOTICE (object);

  g_free (notice->id);
  g_free (notice->title);
  g_free (notice->text);
  for (guint i = 0; i < notice->n_buttons; i++)
    {
      g_free (notice->labels[i]);
      g_free (notice->actions[i]);
    }

  G_OBJECT_CLASS (spec_notice_parent_class)->finalize (object);
}

static void
spec_notice_class_init (SpecNoticeClass *class)
{
  G_OBJECT_CLASS (class)->finalize = spec_notice_finalize;
}

static void
spec_notice_init (SpecNotice *notice)
{
}
