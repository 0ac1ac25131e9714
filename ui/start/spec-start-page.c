#include "start/spec-start-page.h"

#include "start/spec-recent-list.h"
#include "plots/spec-narrow.h"
#include "start/spec-source-card.h"
#include "window/spec-notice-bar.h"

#define TEMPLATE "/io/github/spec_explorer/SpecExplorer/spec-start-page.ui"

/* Made by glib-compile-resources; asking for it keeps the linker from leaving it out. */
GResource *spec_start_get_resource (void);

struct _SpecStartPage
{
  GtkWidget parent_instance;

  /* template */
  GtkScrolledWindow *scroller;
  GtkBox *cards;
  GtkBox *notices;
  GtkButton *demo_button;
  GtkButton *compare_button;

  /* owned */
  SpecSession *session;
};

G_DEFINE_FINAL_TYPE (SpecStartPage, spec_start_page, GTK_TYPE_WIDGET)

/* With both files there, Enter compares. */
static void
spec_start_page_update (SpecStartPage *page)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (page));

  if (spec_session_is_ready (page->session) && root != NULL && gtk_widget_get_mapped (GTK_WIDGET (page))
      && gtk_widget_get_sensitive (GTK_WIDGET (page->compare_button)))
    gtk_widget_grab_focus (GTK_WIDGET (page->compare_button));
}

/* Large text in a small window: the cards stand one below the other. */
static void
on_cramped (GtkWidget *page, gboolean cramped)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (SPEC_START_PAGE (page)->cards),
                                  cramped ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
}

GtkWidget *
spec_start_page_new (SpecSession *session)
{
  SpecStartPage *page = g_object_new (SPEC_TYPE_START_PAGE, NULL);

  page->session = g_object_ref (session);
  for (int role = SPEC_ROLE_X; role <= SPEC_ROLE_SAMPLES; role++)
    gtk_box_append (page->cards, spec_source_card_new (session, role));
  gtk_box_append (page->notices, spec_notice_bar_new (session, FALSE));
  spec_narrow_watch (GTK_WIDGET (page), "cramped", on_cramped);
  g_signal_connect_object (session, "notify::state", G_CALLBACK (spec_start_page_update), page, G_CONNECT_SWAPPED);

  return GTK_WIDGET (page);
}

static void
spec_start_page_dispose (GObject *object)
{
  SpecStartPage *page = SPEC_START_PAGE (object);

  if (page->scroller != NULL)
    gtk_widget_unparent (GTK_WIDGET (page->scroller));
  page->scroller = NULL;
  g_clear_object (&page->session);

  G_OBJECT_CLASS (spec_start_page_parent_class)->dispose (object);
}

static void
spec_start_page_class_init (SpecStartPageClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = spec_start_page_dispose;

  g_assert (spec_start_get_resource () != NULL);
  g_type_ensure (SPEC_TYPE_RECENT_LIST);
  gtk_widget_class_set_template_from_resource (widget_class, TEMPLATE);
  gtk_widget_class_bind_template_child (widget_class, SpecStartPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, SpecStartPage, cards);
  gtk_widget_class_bind_template_child (widget_class, SpecStartPage, notices);
  gtk_widget_class_bind_template_child (widget_class, SpecStartPage, demo_button);
  gtk_widget_class_bind_template_child (widget_class, SpecStartPage, compare_button);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
spec_start_page_init (SpecStartPage *page)
{
  gtk_widget_init_template (GTK_WIDGET (page));
}
