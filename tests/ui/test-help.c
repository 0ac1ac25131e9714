/* The user guide: its markup, its pages, its links and pictures, its search, its window. */
#include <string.h>

#include "help/spec-help-book.h"
#include "help/spec-help-text.h"
#include "help/spec-help-view.h"
#include "help/spec-help-window.h"

static void
append_span (SpecHelpStyle style, const char *text, gsize length, const char *target, gpointer data)
{
  g_string_append_printf (data, "%d:%.*s%s%s|", style, (int) length, text, target != NULL ? ">" : "", target != NULL ? target : "");
}

static void
test_text (void)
{
  const char *page = "# Title\n\nOne\ntwo.\n\n- first\n  goes on\n- second\n1. third\n\n    as  typed\n    more\n\n## Heading\n\n![What it shows](a.png)\n";
  const SpecHelpBlock expected[] = {
    { SPEC_HELP_TITLE, (char *) "Title", NULL },         { SPEC_HELP_PARAGRAPH, (char *) "One two.", NULL },
    { SPEC_HELP_ITEM, (char *) "first goes on", (char *) "•" }, { SPEC_HELP_ITEM, (char *) "second", (char *) "•" },
    { SPEC_HELP_ITEM, (char *) "third", (char *) "1." },  { SPEC_HELP_TYPED, (char *) "as  typed\nmore", NULL },
    { SPEC_HELP_HEADING, (char *) "Heading", NULL },     { SPEC_HELP_PICTURE, (char *) "What it shows", (char *) "a.png" },
  };
  g_autoptr (GPtrArray) blocks = spec_help_text_parse (page);
  g_autoptr (GString) spans = g_string_new (NULL);

  g_assert_cmpuint (blocks->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < blocks->len; i++)
    {
      const SpecHelpBlock *block = blocks->pdata[i];

      g_assert_cmpint (block->kind, ==, expected[i].kind);
      g_assert_cmpstr (block->text, ==, expected[i].text);
      g_assert_cmpstr (block->target, ==, expected[i].target);
    }
  spec_help_text_each_span ("a **b** `c` [d e](f) 2*3 [open", append_span, spans);
  g_assert_cmpstr (spans->str, ==, "0:a |1:b|0: |2:c|0: |3:d e>f|0: 2|0:*|0:3 |0:[|0:open|");
}

/* A link leads to a page there is. */
static void
check_span (SpecHelpStyle style, const char *text, gsize length, const char *target, gpointer data)
{
  g_assert_cmpuint (length, >, 0);
  if (style == SPEC_HELP_LINK && !g_strv_contains (spec_help_book_get_pages (), target))
    g_error ("%s: a link to the page “%s”, which does not exist", (const char *) data, target);
}

static void
check_page (const char *name)
{
  g_autofree char *text = spec_help_book_load (name), *title = spec_help_book_dup_title (name);
  g_autoptr (GPtrArray) blocks = NULL;

  g_assert_nonnull (text);
  g_assert_true (g_utf8_validate (text, -1, NULL));
  g_assert_cmpstr (title, !=, name);
  blocks = spec_help_text_parse (text);
  g_assert_cmpuint (blocks->len, >, 4);
  for (guint i = 0; i < blocks->len; i++)
    {
      const SpecHelpBlock *block = blocks->pdata[i];
      g_autofree char *path = g_strconcat ("/io/github/spec_explorer/SpecExplorer/help/figures/", block->target, NULL);

      if (block->kind != SPEC_HELP_TYPED)
        spec_help_text_each_span (block->text, check_span, (gpointer) name);
      if (block->kind == SPEC_HELP_PICTURE && !g_resources_get_info (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL, NULL, NULL))
        g_error ("%s: there is no picture %s", name, block->target);
    }
}

/* In each language that has pages of its own, and with the English ones where it has none. */
static void
test_pages (void)
{
  static const char *const languages[] = { "en", "de", "es", "fr", "zh_CN", "xx" };
  const char *const *pages = spec_help_book_get_pages ();

  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      g_setenv ("LANGUAGE", languages[i], TRUE);
      for (guint j = 0; pages[j] != NULL; j++)
        check_page (pages[j]);
    }
  g_setenv ("LANGUAGE", "en", TRUE);
  g_assert_null (spec_help_book_load ("nowhere"));
}

static void
note_link (SpecHelpStyle style, const char *text, gsize length, const char *target, gpointer data)
{
  if (style == SPEC_HELP_LINK)
    g_string_append_printf (data, " %s", target);
}

/* Returns: (transfer full): a line for each block of @page: what it is, what is typed or shown, where it leads. */
static char *
dup_outline (const char *page)
{
  g_autofree char *text = spec_help_book_load (page);
  g_autoptr (GPtrArray) blocks = spec_help_text_parse (text);
  GString *outline = g_string_new (NULL);

  for (guint i = 0; i < blocks->len; i++)
    {
      const SpecHelpBlock *block = blocks->pdata[i];

      g_string_append_printf (outline, "%d %s", block->kind, block->target != NULL ? block->target : "");
      if (block->kind == SPEC_HELP_TYPED)
        g_string_append (outline, block->text);
      else
        spec_help_text_each_span (block->text, note_link, outline);
      g_string_append_c (outline, '\n');
    }

  return g_string_free (outline, FALSE);
}

/* A translated guide is whole: every page is its own and has the paragraphs, pictures, links and commands of the English one. */
static void
test_translations (void)
{
  static const char *const languages[] = { "de", "es", "fr", "zh_CN" };
  const char *const *pages = spec_help_book_get_pages ();

  for (guint i = 0; pages[i] != NULL; i++)
    {
      g_autofree char *english = NULL, *expected = NULL;

      g_setenv ("LANGUAGE", "en", TRUE);
      english = spec_help_book_load (pages[i]);
      expected = dup_outline (pages[i]);
      for (guint j = 0; j < G_N_ELEMENTS (languages); j++)
        {
          g_autofree char *text = NULL, *outline = NULL;

          g_setenv ("LANGUAGE", languages[j], TRUE);
          text = spec_help_book_load (pages[i]);
          outline = dup_outline (pages[i]);
          g_assert_cmpstr (text, !=, english);
          g_assert_cmpstr (outline, ==, expected);
        }
    }
  g_setenv ("LANGUAGE", "en", TRUE);
}

static void
test_search (void)
{
  g_assert_cmpuint (spec_help_book_count ("method", "memory"), >=, 2);
  g_assert_cmpuint (spec_help_book_count ("method", "MEMORY"), ==, spec_help_book_count ("method", "memory"));
  g_assert_cmpuint (spec_help_book_count ("method", "**"), ==, 0); /* markup is not read */
  g_assert_cmpuint (spec_help_book_count ("method", ""), ==, 0);
}

static void
test_view (void)
{
  SpecHelpView *view = SPEC_HELP_VIEW (g_object_ref_sink (spec_help_view_new ()));
  g_autofree char *text = NULL;

  spec_help_view_show (view, "method");
  text = spec_help_view_dup_text (view);
  g_assert_true (g_str_has_prefix (text, "Exact or RFF\n"));
  g_assert_null (strstr (text, "**"));
  g_assert_cmpuint (spec_help_view_mark (view, "memory"), ==, spec_help_book_count ("method", "memory"));
  g_assert_cmpuint (spec_help_view_mark (view, ""), ==, 0);
  g_object_unref (view);
}

static GtkWidget *
find_kind (GtkWidget *widget, GType type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_kind (child, type);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static void
test_window (void)
{
  SpecHelpWindow *window = SPEC_HELP_WINDOW (spec_help_window_new (NULL));
  GtkWidget *view = find_kind (GTK_WIDGET (window), SPEC_TYPE_HELP_VIEW), *entry = find_kind (GTK_WIDGET (window), GTK_TYPE_SEARCH_ENTRY);

  g_assert_cmpstr (spec_help_window_get_page (window), ==, "what");
  spec_help_window_show_page (window, "align");
  g_assert_cmpstr (spec_help_window_get_page (window), ==, "align");
  spec_help_window_show_page (window, "nowhere");
  g_assert_cmpstr (spec_help_window_get_page (window), ==, "align");
  g_signal_emit_by_name (view, "link", "figure");
  g_assert_cmpstr (spec_help_window_get_page (window), ==, "figure");
  gtk_editable_set_text (GTK_EDITABLE (entry), "trustworthiness");
  g_signal_emit_by_name (entry, "search-changed");
  g_assert_cmpstr (spec_help_window_get_page (window), ==, "map");
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add_func ("/help/text", test_text);
  g_test_add_func ("/help/pages", test_pages);
  g_test_add_func ("/help/translations", test_translations);
  g_test_add_func ("/help/search", test_search);
  g_test_add_func ("/help/view", test_view);
  g_test_add_func ("/help/window", test_window);
  return g_test_run ();
}
