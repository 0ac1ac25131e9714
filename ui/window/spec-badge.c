#include "window/spec-badge.h"

#include <glib/gi18n-lib.h>

struct _SpecBadge
{
  GtkWidget parent_instance;

  /* children */
  GtkWidget *box;
  GtkWidget *icon;
  GtkWidget *label;

  /* owned */
  SpecSession *session;
};

G_DEFINE_FINAL_TYPE (SpecBadge, spec_badge, GTK_TYPE_WIDGET)

typedef struct
{
  const char *class; /* NULL: no badge */
  const char *icon;
} SpecBadgeLook;

static SpecBadgeLook
look_of (SpecState state)
{
  switch (state)
    {
    case SPEC_STATE_PREVIEW:
      return (SpecBadgeLook) { "preview", "spec-preview-symbolic" };
    case SPEC_STATE_EXACT:
      return (SpecBadgeLook) { "exact", "spec-check-symbolic" };
    case SPEC_STATE_APPROXIMATE:
      return (SpecBadgeLook) { "approximate", "spec-preview-symbolic" };
    case SPEC_STATE_OUT_OF_DATE:
      return (SpecBadgeLook) { "out-of-date", "spec-warning-symbolic" };
    case SPEC_STATE_FAILED:
      return (SpecBadgeLook) { "failed", "spec-error-symbolic" };
    case SPEC_STATE_EMPTY:
    case SPEC_STATE_LOADING:
    case SPEC_STATE_WAITING:
    default:
      return (SpecBadgeLook) { NULL, NULL };
    }
}

static char *
describe_state (SpecSession *session)
{
  SpecResult *result = spec_session_get_result (session);

  switch (spec_session_get_state (session))
    {
    case SPEC_STATE_PREVIEW:
      return g_strdup (_ ("Preview"));
    case SPEC_STATE_EXACT:
      return g_strdup (_ ("Exact"));
    case SPEC_STATE_APPROXIMATE:
      return g_strdup_printf (_ ("Approximate, RFF %'u"),
                              spec_problem_get_params (spec_result_get_problem (result))->rff_dim);
    case SPEC_STATE_OUT_OF_DATE:
      return g_strdup (_ ("Out of date"));
    case SPEC_STATE_FAILED:
      return g_strdup (_ ("Failed"));
    case SPEC_STATE_EMPTY:
    case SPEC_STATE_LOADING:
    case SPEC_STATE_WAITING:
    default:
      return g_strdup ("");
    }
}

static void
spec_badge_update (SpecBadge *badge)
{
  SpecBadgeLook look = look_of (spec_session_get_state (badge->session));
  g_autofree char *text = describe_state (badge->session);
  const char *classes[] = { "badge", look.class, NULL };

  gtk_widget_set_visible (GTK_WIDGET (badge), look.class != NULL);
  if (look.class == NULL)
    return;

  gtk_widget_set_css_classes (badge->box, classes);
  gtk_image_set_from_icon_name (GTK_IMAGE (badge->icon), look.icon);
  gtk_label_set_label (GTK_LABEL (badge->label), text);
}

GtkWidget *
spec_badge_new (SpecSession *session)
{
  SpecBadge *badge = g_object_new (SPEC_TYPE_BADGE, NULL);

  badge->session = g_object_ref (session);
  g_signal_connect_object (session, "notify::state", G_CALLBACK (spec_badge_update), badge, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::result", G_CALLBACK (spec_badge_update), badge, G_CONNECT_SWAPPED);
  spec_badge_update (badge);

  return GTK_WIDGET (badge);
}

static void
spec_badge_dispose (GObject *object)
{
  SpecBadge *badge = SPEC_BADGE (object);

  g_clear_pointer (&badge->box, gtk_widget_unparent);
  g_clear_object (&badge->session);

  G_OBJECT_CLASS (spec_badge_parent_class)->dispose (object);
}

static void
spec_badge_class_init (SpecBadgeClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = spec_badge_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "specbadge");
}

static void
spec_badge_init (SpecBadge *badge)
{
  badge->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 5);
  badge->icon = gtk_image_new ();
  badge->label = gtk_label_new (NULL);
  /* A screen reader cannot be told of a change in GTK 4.8; it reads a label that has the focus when it changes. */
  gtk_label_set_selectable (GTK_LABEL (badge->label), FALSE);
  gtk_widget_set_focusable (badge->label, TRUE);
  gtk_box_append (GTK_BOX (badge->box), badge->icon);
  gtk_box_append (GTK_BOX (badge->box), badge->label);
  gtk_widget_set_parent (badge->box, GTK_WIDGET (badge));
  gtk_widget_set_valign (GTK_WIDGET (badge), GTK_ALIGN_CENTER);
}
