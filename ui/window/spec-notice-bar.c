#include "window/spec-notice-bar.h"

#include <glib/gi18n-lib.h>

struct _SpecNoticeBar
{
  GtkWidget parent_instance;

  /* children */
  GtkWidget *revealer;
  GtkWidget *holder; /* the strip of the worst notice, made anew for each */
  GtkWidget *strip;

  /* owned */
  SpecSession *session;
  GListModel *notices;
};

G_DEFINE_FINAL_TYPE (SpecNoticeBar, spec_notice_bar, GTK_TYPE_WIDGET)

static const char *
level_class (SpecNoticeLevel level)
{
  switch (level)
    {
    case SPEC_NOTICE_ERROR:
      return "error";
    case SPEC_NOTICE_WARNING:
      return "warning";
    case SPEC_NOTICE_INFO:
    default:
      return "info";
    }
}

static const char *
level_icon (SpecNoticeLevel level)
{
  switch (level)
    {
    case SPEC_NOTICE_ERROR:
      return "spec-error-symbolic";
    case SPEC_NOTICE_WARNING:
      return "spec-warning-symbolic";
    case SPEC_NOTICE_INFO:
    default:
      return "spec-info-symbolic";
    }
}

/* Measured for a width, a row of things centred has room for their baselines too, which it does not line up, and then is higher
 * than without a width. A vertical box has none. */
static GtkWidget *
without_baseline (GtkWidget *widget)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), widget);

  return box;
}

static GtkWidget *
make_text (SpecNotice *notice)
{
  const char *text = spec_notice_get_text (notice);
  g_autofree char *markup = g_markup_printf_escaped ("<b>%s</b>%s%s", spec_notice_get_title (notice), text != NULL ? " " : "",
                                                     text != NULL ? text : "");
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_markup (GTK_LABEL (label), markup);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_widget_set_focusable (label, FALSE);
  gtk_widget_set_hexpand (label, TRUE);

  return without_baseline (label);
}

static void
on_close_clicked (GtkWidget *button, SpecNoticeBar *bar)
{
  spec_session_dismiss (bar->session, g_object_get_data (G_OBJECT (button), "notice"));
}

static GtkWidget *
make_close_button (SpecNoticeBar *bar, SpecNotice *notice)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("spec-close-symbolic");

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "compact");
  gtk_widget_set_tooltip_text (button, _ ("Close"));
  g_object_set_data_full (G_OBJECT (button), "notice", g_object_ref (notice), g_object_unref);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_close_clicked), bar, 0);

  return without_baseline (button);
}

/* One notice as a row: sign, text, buttons, close. */
static GtkWidget *
make_row (SpecNoticeBar *bar, SpecNotice *notice)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *icon = gtk_image_new_from_icon_name (level_icon (spec_notice_get_level (notice)));

  gtk_widget_add_css_class (row, "notice");
  gtk_widget_add_css_class (row, level_class (spec_notice_get_level (notice)));
  gtk_box_append (GTK_BOX (row), icon);
  gtk_box_append (GTK_BOX (row), make_text (notice));
  for (guint i = 0; i < spec_notice_get_n_buttons (notice); i++)
    {
      GtkWidget *button = gtk_button_new_with_label (spec_notice_get_button_label (notice, i));

      gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (button), spec_notice_get_button_action (notice, i));
      gtk_widget_add_css_class (button, "compact");
      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      gtk_box_append (GTK_BOX (row), button);
    }
  gtk_box_append (GTK_BOX (row), make_close_button (bar, notice));

  return row;
}

static GtkWidget *
make_popover (SpecNoticeBar *bar, GListModel *notices)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  for (guint i = 1; i < g_list_model_get_n_items (notices); i++)
    {
      g_autoptr (SpecNotice) notice = g_list_model_get_item (notices, i);

      gtk_box_append (GTK_BOX (box), make_row (bar, notice));
    }
  gtk_widget_set_size_request (box, 460, -1);
  gtk_popover_set_child (GTK_POPOVER (popover), box);

  return popover;
}

static GtkWidget *
make_more_button (SpecNoticeBar *bar, GListModel *notices)
{
  guint more = g_list_model_get_n_items (notices) - 1;
  g_autofree char *text = g_strdup_printf (ngettext ("%u more", "%u more", more), more);
  GtkWidget *button = gtk_menu_button_new ();

  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), text);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), make_popover (bar, notices));
  gtk_widget_add_css_class (button, "compact");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);

  return button;
}

static void
spec_notice_bar_update (SpecNoticeBar *bar)
{
  guint count = g_list_model_get_n_items (bar->notices);
  g_autoptr (SpecNotice) worst = g_list_model_get_item (bar->notices, 0);

  gtk_revealer_set_reveal_child (GTK_REVEALER (bar->revealer), count > 0);
  /* What closes keeps its text until it is closed. */
  if (worst == NULL)
    return;

  if (bar->strip != NULL)
    gtk_box_remove (GTK_BOX (bar->holder), bar->strip);
  bar->strip = make_row (bar, worst);
  if (count > 1)
    {
      GtkWidget *close = gtk_widget_get_last_child (bar->strip);

      gtk_box_insert_child_after (GTK_BOX (bar->strip), make_more_button (bar, bar->notices), gtk_widget_get_prev_sibling (close));
    }
  gtk_box_append (GTK_BOX (bar->holder), bar->strip);
}

static gboolean
is_not_of_a_file (gpointer item, gpointer data)
{
  const char *id = spec_notice_get_id (item);

  return !g_str_has_prefix (id, "open-") && !g_str_equal (id, "missing");
}

GtkWidget *
spec_notice_bar_new (SpecSession *session, gboolean with_files)
{
  SpecNoticeBar *bar = g_object_new (SPEC_TYPE_NOTICE_BAR, NULL);
  GListModel *notices = g_object_ref (spec_session_get_notices (session));

  bar->session = g_object_ref (session);
  if (with_files)
    bar->notices = notices;
  else
    bar->notices = G_LIST_MODEL (
        gtk_filter_list_model_new (notices, GTK_FILTER (gtk_custom_filter_new (is_not_of_a_file, NULL, NULL))));
  g_signal_connect_object (bar->notices, "items-changed", G_CALLBACK (spec_notice_bar_update), bar, G_CONNECT_SWAPPED);
  spec_notice_bar_update (bar);

  return GTK_WIDGET (bar);
}

static void
spec_notice_bar_dispose (GObject *object)
{
  SpecNoticeBar *bar = SPEC_NOTICE_BAR (object);

  g_clear_pointer (&bar->revealer, gtk_widget_unparent);
  g_clear_object (&bar->notices);
  g_clear_object (&bar->session);

  G_OBJECT_CLASS (spec_notice_bar_parent_class)->dispose (object);
}

static void
spec_notice_bar_class_init (SpecNoticeBarClass *class)
{
  G_OBJECT_CLASS (class)->dispose = spec_notice_bar_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (class), "noticebar");
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (class), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
spec_notice_bar_init (SpecNoticeBar *bar)
{
  bar->holder = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  bar->revealer = gtk_revealer_new ();
  gtk_revealer_set_child (GTK_REVEALER (bar->revealer), bar->holder);
  gtk_widget_set_parent (bar->revealer, GTK_WIDGET (bar));
}
