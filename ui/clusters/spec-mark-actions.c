#include "clusters/spec-mark-actions.h"

#include <glib/gi18n-lib.h>

static guint32 *
list_rows (GPtrArray *chosen)
{
  guint32 *rows = g_new (guint32, chosen->len + 1);

  for (guint i = 0; i < chosen->len; i++)
    rows[i] = spec_sample_item_get_index (chosen->pdata[i]);
  return rows;
}

static gboolean
is_all_excluded (SpecSampleMarks *marks, GPtrArray *chosen)
{
  for (guint i = 0; i < chosen->len; i++)
    if (!spec_sample_marks_is_excluded (marks, spec_sample_item_get_index (chosen->pdata[i])))
      return FALSE;
  return TRUE;
}

static gboolean
is_all_pinned (SpecSampleMarks *marks, GPtrArray *chosen)
{
  for (guint i = 0; i < chosen->len; i++)
    if (spec_sample_marks_get_pin (marks, spec_sample_item_get_index (chosen->pdata[i])) == 0)
      return FALSE;
  return TRUE;
}

static void
exclude_or_pin (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SpecSampleMarks *marks = spec_sample_grid_get_marks (SPEC_SAMPLE_GRID (widget));
  g_autoptr (GPtrArray) chosen = spec_sample_grid_get_selected (SPEC_SAMPLE_GRID (widget));
  g_autofree guint32 *rows = list_rows (chosen);

  if (marks == NULL || chosen->len == 0)
    return;
  if (g_str_equal (action, "samples.pin"))
    spec_sample_marks_pin (marks, rows, chosen->len, !is_all_pinned (marks, chosen));
  else
    spec_sample_marks_exclude (marks, rows, chosen->len, !is_all_excluded (marks, chosen));
}

static void
move_pin (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SpecSampleMarks *marks = spec_sample_grid_get_marks (SPEC_SAMPLE_GRID (widget));
  g_autoptr (GPtrArray) chosen = spec_sample_grid_get_selected (SPEC_SAMPLE_GRID (widget));

  if (marks != NULL && chosen->len == 1)
    spec_sample_marks_move_pin (marks, spec_sample_item_get_index (chosen->pdata[0]),
                                g_str_equal (action, "samples.pin-earlier") ? -1 : 1);
}

void
spec_mark_actions_install (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "samples.exclude", NULL, exclude_or_pin);
  gtk_widget_class_install_action (widget_class, "samples.pin", NULL, exclude_or_pin);
  gtk_widget_class_install_action (widget_class, "samples.pin-earlier", NULL, move_pin);
  gtk_widget_class_install_action (widget_class, "samples.pin-later", NULL, move_pin);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Delete, 0, "samples.exclude", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "samples.exclude", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_d, GDK_CONTROL_MASK, "samples.pin", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_bracketleft, GDK_CONTROL_MASK, "samples.pin-earlier", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_bracketright, GDK_CONTROL_MASK, "samples.pin-later", NULL);
}

GMenuModel *
spec_mark_actions_make_menu (SpecSampleGrid *grid, GPtrArray *chosen)
{
  SpecSampleMarks *marks = spec_sample_grid_get_marks (grid);
  GMenu *menu;
  gboolean pinned;

  if (marks == NULL)
    return NULL;
  menu = g_menu_new ();
  pinned = is_all_pinned (marks, chosen);
  g_menu_append (menu, pinned ? _ ("Unpin") : _ ("Pin First in Montages"), "samples.pin");
  if (pinned && chosen->len == 1)
    {
      g_menu_append (menu, _ ("Pin Earlier"), "samples.pin-earlier");
      g_menu_append (menu, _ ("Pin Later"), "samples.pin-later");
    }
  g_menu_append (menu, is_all_excluded (marks, chosen) ? _ ("Include in Montages") : _ ("Exclude from Montages"),
                 "samples.exclude");
  return G_MENU_MODEL (menu);
}
