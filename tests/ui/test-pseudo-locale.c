/* The whole window in a made-up language: what is not in its brackets was never given to translators, and longer words still fit. */
#include <glib/gstdio.h>
#include <gtk/gtk.h>

#include "layout-check.h"
#include "pseudo-language.h"
#include "session-fixture.h"
#include "widget-probe.h"
#include "window/spec-style.h"
#include "window/spec-window.h"

#define ROWS 300
#define WIDTH 1440
#define HEIGHT 900

typedef struct
{
  SessionFixture files; /* its session is the window's */
  const char *reason;   /* (nullable): why there is no such language here */
  char *folder;
  SpecStyle *style;
  SpecWindow *window;
} Fixture;

static gboolean
is_letter (char letter)
{
  return g_ascii_isalpha (letter);
}

/* Names that are the same in all languages, and units. */
static gboolean
is_known (const char *word)
{
  static const char *const words[]
      = { "spec", "explorer", "npy", "SPEC", "diff", "CKA", "RSA", "NNGS", "SNE", "PCA", "UMAP", "MB", "kB", "GB", "RFF", "Ctrl",
          "AMI", "NMI", "NN", "Alt", "Shift", "PDF", "SVG", "PNG",
          "None", /* of GTK's drop-downs */
          "nan",  /* of a label that is hidden until there is a number */
          NULL };

  return g_strv_contains (words, word);
}

/* Returns: whether a word in no brackets is in @text. */
static gboolean
is_untranslated (const char *text)
{
  g_autofree char *rest = pseudo_language_dup_rest (text);
  char *end;

  for (char *start = rest; *start != '\0'; start = end)
    {
      g_autofree char *word = NULL;

      for (end = start; is_letter (*end); end++)
        ;
      word = g_strndup (start, end - start);
      if (end - start >= 2 && !is_known (word))
        return TRUE;
      end += end == start;
    }

  return FALSE;
}

static guint
judge_text (GtkWidget *widget, const char *text, const char *what)
{
  if (text == NULL || g_path_is_absolute (text) || !is_untranslated (text))
    return 0;
  g_test_message ("%s of %s in %s: “%s”", what, G_OBJECT_TYPE_NAME (widget),
                  G_OBJECT_TYPE_NAME (gtk_widget_get_parent (widget)), text);

  return 1;
}

static gboolean
is_of_gtk (GtkWidget *widget)
{
  return GTK_IS_WINDOW_CONTROLS (widget) || GTK_IS_SEARCH_ENTRY (widget) || GTK_IS_EMOJI_CHOOSER (widget)
         || gtk_widget_has_css_class (widget, "kbd");
}

/* All there is, shown or not yet. */
static guint
count_untranslated (GtkWidget *widget)
{
  guint count = 0;

  if (is_of_gtk (widget))
    return 0;
  if (GTK_IS_LABEL (widget))
    count += judge_text (widget, gtk_label_get_text (GTK_LABEL (widget)), "text");
  else if (GTK_IS_TEXT (widget))
    count += judge_text (widget, gtk_text_get_placeholder_text (GTK_TEXT (widget)), "hint");
  if (!GTK_IS_POPOVER (gtk_widget_get_parent (widget)))
    count += judge_text (widget, gtk_widget_get_tooltip_text (widget), "tooltip");
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    count += count_untranslated (child);

  return count;
}

static guint
judge (GtkWidget *widget, const char *what, int width, int height)
{
  guint untranslated = count_untranslated (widget), faults;

  widget_probe_draw (widget);
  faults = layout_check_at_rest (widget, width, height);
  g_test_message ("%s: %u untranslated, %u faults", what, untranslated, faults);

  return untranslated + faults;
}

static gboolean
skip (Fixture *fixture)
{
  if (fixture->reason != NULL)
    g_test_skip (fixture->reason);

  return fixture->reason != NULL;
}

static void
show_view (Fixture *fixture, const char *view)
{
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.view", "s", view);
  widget_probe_draw (GTK_WIDGET (fixture->window));
}

static void
test_start (gconstpointer data)
{
  Fixture *fixture = (Fixture *) data;

  if (skip (fixture))
    return;
  g_assert_cmpuint (judge (GTK_WIDGET (fixture->window), "start", WIDTH, HEIGHT), ==, 0);
}

static void
test_views (gconstpointer data)
{
  static const char *const views[] = { "explore", "map", "agreement", "align" };
  Fixture *fixture = (Fixture *) data;
  guint wrong = 0;

  if (skip (fixture))
    return;
  session_fixture_compare_pair (&fixture->files, ROWS);
  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    {
      show_view (fixture, views[i]);
      wrong += judge (GTK_WIDGET (fixture->window), views[i], WIDTH, HEIGHT);
    }
  g_assert_cmpuint (wrong, ==, 0);
}

/* Every menu of every view, opened. */
static guint
judge_menus (GtkWidget *widget)
{
  guint wrong = 0;

  if (!gtk_widget_get_mapped (widget) || !gtk_widget_is_sensitive (widget))
    return 0;
  if (GTK_IS_MENU_BUTTON (widget))
    {
      GtkPopover *popover;

      gtk_menu_button_popup (GTK_MENU_BUTTON (widget));
      widget_probe_draw (GTK_WIDGET (gtk_widget_get_root (widget)));
      popover = gtk_menu_button_get_popover (GTK_MENU_BUTTON (widget));
      if (popover != NULL && gtk_widget_get_mapped (GTK_WIDGET (popover)))
        wrong += judge (GTK_WIDGET (popover), "a menu", WIDTH, HEIGHT);
      gtk_menu_button_popdown (GTK_MENU_BUTTON (widget));
      return wrong;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    wrong += judge_menus (child);

  return wrong;
}

static void
test_menus (gconstpointer data)
{
  static const char *const views[] = { "explore", "map", "agreement", "align" };
  Fixture *fixture = (Fixture *) data;
  guint wrong = 0;

  if (skip (fixture))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    {
      show_view (fixture, views[i]);
      wrong += judge_menus (GTK_WIDGET (fixture->window));
    }
  g_assert_cmpuint (wrong, ==, 0);
}

static guint
judge_dialog (Fixture *fixture, const char *action)
{
  GtkWindow *dialog;
  guint wrong;

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), action, NULL);
  dialog = widget_probe_find_dialog (GTK_WINDOW (fixture->window));
  g_assert_nonnull (dialog);
  while (!gtk_widget_get_mapped (GTK_WIDGET (dialog)))
    g_main_context_iteration (NULL, TRUE);
  widget_probe_draw (GTK_WIDGET (dialog));
  wrong = judge (GTK_WIDGET (dialog), action, WIDTH, HEIGHT);
  gtk_window_destroy (dialog);
  widget_probe_settle ();

  return wrong;
}

static void
test_dialogs (gconstpointer data)
{
  Fixture *fixture = (Fixture *) data;

  if (skip (fixture))
    return;
  if (!session_fixture_has_result (&fixture->files))
    session_fixture_compare_pair (&fixture->files, ROWS);
  g_assert_cmpuint (judge_dialog (fixture, "win.export") + judge_dialog (fixture, "win.preferences") + judge_dialog (fixture, "win.shortcuts"),
                    ==, 0);
}

static void
set_up (Fixture *fixture)
{
  session_fixture_set_up (&fixture->files, NULL);
  g_object_set (gtk_settings_get_default (), "gtk-font-name", "Cantarell 11", "gtk-enable-animations", FALSE, NULL);
  fixture->style = spec_style_new (gdk_display_get_default ());
  fixture->window = spec_window_new (NULL);
  session_fixture_take_session (&fixture->files, g_object_ref (spec_window_get_session (fixture->window)));
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), WIDTH, HEIGHT);
  gtk_window_present (GTK_WINDOW (fixture->window));
  widget_probe_draw (GTK_WIDGET (fixture->window));
}

static void
tear_down (Fixture *fixture)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  widget_probe_settle ();
  g_clear_object (&fixture->style);
  session_fixture_tear_down (&fixture->files, NULL);
}

static void
remove_folder (const char *folder)
{
  g_autofree char *command = g_strdup_printf ("rm -rf '%s'", folder);

  g_spawn_command_line_sync (command, NULL, NULL, NULL, NULL);
}

int
main (int argc, char **argv)
{
  Fixture fixture = { .folder = g_dir_make_tmp ("spec-pseudo-XXXXXX", NULL) };
  int failed;

  g_test_init (&argc, &argv, NULL);
  fixture.reason = pseudo_language_use (fixture.folder);
  gtk_init ();
  set_up (&fixture);

  g_test_add_data_func ("/pseudo-locale/start", &fixture, test_start);
  g_test_add_data_func ("/pseudo-locale/views", &fixture, test_views);
  g_test_add_data_func ("/pseudo-locale/menus", &fixture, test_menus);
  g_test_add_data_func ("/pseudo-locale/dialogs", &fixture, test_dialogs);
  failed = g_test_run ();
  tear_down (&fixture);
  remove_folder (fixture.folder);
  g_free (fixture.folder);

  return failed;
}
