#include "help/spec-help-view.h"

#include <pango/pangocairo.h>

#include "help/spec-help-book.h"
#include "help/spec-help-text.h"

#define FIGURES "/io/github/spec_explorer/SpecExplorer/help/figures/"
#define PICTURE_WIDTH 600

struct _SpecHelpView
{
  GtkWidget parent_instance;

  /* children */
  GtkWidget *scroller;
  GtkTextView *text;

  /* borrowed */
  GtkTextBuffer *buffer;
  GtkTextMark *shown; /* the last marked place shown */

  /* owned */
  char *needle;
};

enum
{
  LINK,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SpecHelpView, spec_help_view, GTK_TYPE_WIDGET)

#define LINK_DATA "spec-help-page"

typedef struct
{
  SpecHelpView *view;
  GtkTextIter at;
  const char *tag; /* of the whole block */
} Writing;

static void
write_text (Writing *writing, const char *text, int length, const char *tag)
{
  gtk_text_buffer_insert_with_tags_by_name (writing->view->buffer, &writing->at, text, length, writing->tag, tag, NULL);
}

static void
write_link (Writing *writing, const char *text, int length, const char *target)
{
  GtkTextTag *tag = gtk_text_buffer_create_tag (writing->view->buffer, NULL, NULL);
  int begin = gtk_text_iter_get_offset (&writing->at);
  GtkTextIter start;

  g_object_set_data_full (G_OBJECT (tag), LINK_DATA, g_strdup (target), g_free);
  write_text (writing, text, length, "link");
  gtk_text_buffer_get_iter_at_offset (writing->view->buffer, &start, begin);
  gtk_text_buffer_apply_tag (writing->view->buffer, tag, &start, &writing->at);
}

static void
write_span (SpecHelpStyle style, const char *text, gsize length, const char *target, gpointer data)
{
  static const char *const tags[] = { [SPEC_HELP_STRONG] = "strong", [SPEC_HELP_CODE] = "code" };
  Writing *writing = data;

  if (style == SPEC_HELP_LINK)
    write_link (writing, text, (int) length, target);
  else
    write_text (writing, text, (int) length, style == SPEC_HELP_PLAIN ? NULL : tags[style]);
}

/* What it shows stands below it as text, for those who do not see it too. */
static void
write_picture (Writing *writing, const SpecHelpBlock *block)
{
  GtkTextChildAnchor *anchor = gtk_text_buffer_create_child_anchor (writing->view->buffer, &writing->at);
  g_autofree char *path = g_strconcat (FIGURES, block->target, NULL);
  g_autoptr (GdkTexture) texture = gdk_texture_new_from_resource (path);
  GtkWidget *picture = gtk_picture_new_for_paintable (GDK_PAINTABLE (texture));
  double ratio = gdk_paintable_get_intrinsic_aspect_ratio (GDK_PAINTABLE (texture));

  gtk_widget_set_size_request (picture, PICTURE_WIDTH, (int) (PICTURE_WIDTH / ratio));
  gtk_picture_set_alternative_text (GTK_PICTURE (picture), block->text);
  gtk_widget_add_css_class (picture, "figure");
  gtk_text_view_add_child_at_anchor (writing->view->text, picture, anchor);
  gtk_text_buffer_insert (writing->view->buffer, &writing->at, "\n", 1);
  writing->tag = "caption";
  spec_help_text_each_span (block->text, write_span, writing);
}

static void
write_block (Writing *writing, const SpecHelpBlock *block)
{
  static const char *const tags[] = { [SPEC_HELP_TITLE] = "title", [SPEC_HELP_HEADING] = "heading", [SPEC_HELP_PARAGRAPH] = "text",
                                      [SPEC_HELP_ITEM] = "item",   [SPEC_HELP_TYPED] = "typed" };

  if (block->kind == SPEC_HELP_PICTURE)
    {
      write_picture (writing, block);
    }
  else
    {
      writing->tag = tags[block->kind];
      if (block->kind == SPEC_HELP_ITEM)
        {
          write_text (writing, block->target, -1, NULL);
          write_text (writing, "\t", 1, NULL);
        }
      if (block->kind == SPEC_HELP_TYPED)
        write_text (writing, block->text, -1, NULL);
      else
        spec_help_text_each_span (block->text, write_span, writing);
    }
  gtk_text_buffer_insert_with_tags_by_name (writing->view->buffer, &writing->at, "\n", 1, writing->tag, NULL);
}

void
spec_help_view_show (SpecHelpView *view, const char *name)
{
  g_autofree char *page = NULL;
  g_autoptr (GPtrArray) blocks = NULL;
  Writing writing = { view };

  g_return_if_fail (SPEC_IS_HELP_VIEW (view));

  page = spec_help_book_load (name);
  blocks = spec_help_text_parse (page != NULL ? page : "");
  gtk_text_buffer_set_text (view->buffer, "", 0);
  gtk_text_buffer_get_start_iter (view->buffer, &writing.at);
  for (guint i = 0; i < blocks->len; i++)
    write_block (&writing, blocks->pdata[i]);
  gtk_text_buffer_get_start_iter (view->buffer, &writing.at);
  gtk_text_buffer_place_cursor (view->buffer, &writing.at);
  gtk_text_buffer_move_mark (view->buffer, view->shown, &writing.at);
  gtk_text_view_scroll_to_mark (view->text, view->shown, 0.03, TRUE, 0, 0);
}

/* --- searching --- */

static gboolean
find_next (SpecHelpView *view, const GtkTextIter *from, GtkTextIter *begin, GtkTextIter *end)
{
  return gtk_text_iter_forward_search (from, view->needle, GTK_TEXT_SEARCH_CASE_INSENSITIVE | GTK_TEXT_SEARCH_TEXT_ONLY, begin, end,
                                       NULL);
}

guint
spec_help_view_mark (SpecHelpView *view, const char *needle)
{
  GtkTextIter from, end, begin;
  guint count = 0;

  g_return_val_if_fail (SPEC_IS_HELP_VIEW (view), 0);
  g_return_val_if_fail (needle != NULL, 0);

  g_free (view->needle);
  view->needle = g_strdup (needle);
  gtk_text_buffer_get_bounds (view->buffer, &from, &end);
  gtk_text_buffer_remove_tag_by_name (view->buffer, "found", &from, &end);
  gtk_text_buffer_move_mark (view->buffer, view->shown, &from);
  while (*needle != '\0' && find_next (view, &from, &begin, &end))
    {
      gtk_text_buffer_apply_tag_by_name (view->buffer, "found", &begin, &end);
      from = end;
      count++;
    }

  return count;
}

void
spec_help_view_next (SpecHelpView *view)
{
  GtkTextIter from, begin, end;

  g_return_if_fail (SPEC_IS_HELP_VIEW (view));

  if (view->needle == NULL || *view->needle == '\0')
    return;
  gtk_text_buffer_get_iter_at_mark (view->buffer, &from, view->shown);
  if (!find_next (view, &from, &begin, &end))
    {
      gtk_text_buffer_get_start_iter (view->buffer, &from);
      if (!find_next (view, &from, &begin, &end))
        return;
    }
  gtk_text_buffer_move_mark (view->buffer, view->shown, &end);
  gtk_text_buffer_select_range (view->buffer, &begin, &end);
  gtk_text_view_scroll_to_mark (view->text, view->shown, 0.1, TRUE, 0, 0.3);
}

char *
spec_help_view_dup_text (SpecHelpView *view)
{
  GtkTextIter begin, end;

  g_return_val_if_fail (SPEC_IS_HELP_VIEW (view), NULL);

  gtk_text_buffer_get_bounds (view->buffer, &begin, &end);

  return gtk_text_buffer_get_text (view->buffer, &begin, &end, FALSE);
}

/* --- links --- */

/* Returns: (nullable): the page that the link at @iter leads to. */
static const char *
find_link (const GtkTextIter *iter)
{
  g_autoptr (GSList) tags = gtk_text_iter_get_tags (iter);
  const char *page = NULL;

  for (GSList *link = tags; link != NULL && page == NULL; link = link->next)
    page = g_object_get_data (link->data, LINK_DATA);

  return page;
}

static const char *
find_link_at (SpecHelpView *view, double x, double y)
{
  GtkTextIter iter;
  int column, row;

  gtk_text_view_window_to_buffer_coords (view->text, GTK_TEXT_WINDOW_WIDGET, (int) x, (int) y, &column, &row);

  return gtk_text_view_get_iter_at_location (view->text, &iter, column, row) ? find_link (&iter) : NULL;
}

static void
follow (SpecHelpView *view, const char *page)
{
  g_autofree char *copy = g_strdup (page); /* the tag goes with the text */

  if (copy != NULL)
    g_signal_emit (view, signals[LINK], 0, copy);
}

static void
on_released (GtkGestureClick *gesture, int presses, double x, double y, SpecHelpView *view)
{
  if (!gtk_text_buffer_get_has_selection (view->buffer))
    follow (view, find_link_at (view, x, y));
}

static void
on_motion (GtkEventControllerMotion *motion, double x, double y, SpecHelpView *view)
{
  gtk_widget_set_cursor_from_name (GTK_WIDGET (view->text), find_link_at (view, x, y) != NULL ? "pointer" : "text");
}

/* Enter follows the link at the cursor. */
static gboolean
on_key (GtkEventControllerKey *key, guint keyval, guint code, GdkModifierType modifiers, SpecHelpView *view)
{
  GtkTextIter iter;
  const char *page;

  if (keyval != GDK_KEY_Return && keyval != GDK_KEY_KP_Enter)
    return FALSE;
  gtk_text_buffer_get_iter_at_mark (view->buffer, &iter, gtk_text_buffer_get_insert (view->buffer));
  page = find_link (&iter);
  follow (view, page);

  return page != NULL;
}

static void
spec_help_view_add_controllers (SpecHelpView *view)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *motion = gtk_event_controller_motion_new (), *key = gtk_event_controller_key_new ();

  g_signal_connect (click, "released", G_CALLBACK (on_released), view);
  g_signal_connect (motion, "motion", G_CALLBACK (on_motion), view);
  g_signal_connect (key, "key-pressed", G_CALLBACK (on_key), view);
  gtk_widget_add_controller (GTK_WIDGET (view->text), GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (GTK_WIDGET (view->text), motion);
  gtk_widget_add_controller (GTK_WIDGET (view->text), key);
}

/* --- the widget --- */

/* Colours of the theme; the tags are set again when it changes. */
static void
spec_help_view_set_colors (SpecHelpView *view)
{
  GtkTextTagTable *table = gtk_text_buffer_get_tag_table (view->buffer);
  GtkStyleContext *context = gtk_widget_get_style_context (GTK_WIDGET (view));
  static const char *const colors[][3] = { { "caption", "foreground-rgba", "dim" },
                                           { "found", "background-rgba", "warn_edge" },
                                           { "code", "background-rgba", "ctl" },
                                           { "typed", "paragraph-background-rgba", "ctl" } };

  for (guint i = 0; i < G_N_ELEMENTS (colors); i++)
    {
      GdkRGBA color;

      if (gtk_style_context_lookup_color (context, colors[i][2], &color))
        g_object_set (gtk_text_tag_table_lookup (table, colors[i][0]), colors[i][1], &color, NULL);
    }
}

static void
spec_help_view_add_tags (SpecHelpView *view)
{
  GtkTextBuffer *buffer = view->buffer;
  PangoTabArray *tabs = pango_tab_array_new_with_positions (1, TRUE, PANGO_TAB_LEFT, 26);

  gtk_text_buffer_create_tag (buffer, "title", "weight", PANGO_WEIGHT_BOLD, "scale", 1.6, "pixels-below-lines", 10, NULL);
  gtk_text_buffer_create_tag (buffer, "heading", "weight", PANGO_WEIGHT_BOLD, "scale", 1.14, "pixels-above-lines", 14,
                              "pixels-below-lines", 6, NULL);
  gtk_text_buffer_create_tag (buffer, "text", "pixels-below-lines", 10, NULL);
  gtk_text_buffer_create_tag (buffer, "item", "left-margin", 46, "indent", -26, "tabs", tabs, "pixels-below-lines", 6, NULL);
  gtk_text_buffer_create_tag (buffer, "typed", "family", "monospace", "scale", 0.89, "left-margin", 36, "right-margin", 20,
                              "pixels-below-lines", 4, "pixels-above-lines", 4, NULL);
  gtk_text_buffer_create_tag (buffer, "caption", "scale", 0.89, "pixels-above-lines", 4, "pixels-below-lines", 14, NULL);
  gtk_text_buffer_create_tag (buffer, "strong", "weight", PANGO_WEIGHT_BOLD, NULL);
  gtk_text_buffer_create_tag (buffer, "code", "family", "monospace", "scale", 0.92, NULL);
  gtk_text_buffer_create_tag (buffer, "link", "underline", PANGO_UNDERLINE_SINGLE, NULL);
  gtk_text_buffer_create_tag (buffer, "found", NULL);
  pango_tab_array_free (tabs);
}

GtkWidget *
spec_help_view_new (void)
{
  return g_object_new (SPEC_TYPE_HELP_VIEW, NULL);
}

static void
spec_help_view_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (spec_help_view_parent_class)->css_changed (widget, change);
  spec_help_view_set_colors (SPEC_HELP_VIEW (widget));
}

static void
spec_help_view_dispose (GObject *object)
{
  g_clear_pointer (&SPEC_HELP_VIEW (object)->scroller, gtk_widget_unparent);

  G_OBJECT_CLASS (spec_help_view_parent_class)->dispose (object);
}

static void
spec_help_view_finalize (GObject *object)
{
  g_free (SPEC_HELP_VIEW (object)->needle);

  G_OBJECT_CLASS (spec_help_view_parent_class)->finalize (object);
}

static void
spec_help_view_class_init (SpecHelpViewClass *class)
{
  G_OBJECT_CLASS (class)->dispose = spec_help_view_dispose;
  G_OBJECT_CLASS (class)->finalize = spec_help_view_finalize;
  GTK_WIDGET_CLASS (class)->css_changed = spec_help_view_css_changed;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BIN_LAYOUT);
  signals[LINK] = g_signal_new ("link", SPEC_TYPE_HELP_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
spec_help_view_init (SpecHelpView *view)
{
  GtkTextIter start;

  view->text = GTK_TEXT_VIEW (gtk_text_view_new ());
  gtk_text_view_set_editable (view->text, FALSE);
  gtk_text_view_set_wrap_mode (view->text, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_left_margin (view->text, 28);
  gtk_text_view_set_right_margin (view->text, 28);
  gtk_text_view_set_top_margin (view->text, 20);
  gtk_text_view_set_bottom_margin (view->text, 28);
  gtk_text_view_set_pixels_inside_wrap (view->text, 3);
  view->buffer = gtk_text_view_get_buffer (view->text);
  gtk_text_buffer_get_start_iter (view->buffer, &start);
  view->shown = gtk_text_buffer_create_mark (view->buffer, NULL, &start, FALSE);
  view->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (view->scroller), GTK_WIDGET (view->text));
  gtk_widget_set_parent (view->scroller, GTK_WIDGET (view));
  spec_help_view_add_tags (view);
  spec_help_view_set_colors (view);
  spec_help_view_add_controllers (view);
}
