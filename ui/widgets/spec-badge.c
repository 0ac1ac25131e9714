#include "widgets/spec-badge.h"

struct _SpecBadge
{
  GtkWidget parent_instance;

  /* children */
  GtkWidget *box;
  GtkWidget *icon;
  GtkWidget *label;
};

G_DEFINE_FINAL_TYPE (SpecBadge, spec_badge, GTK_TYPE_WIDGET)

typedef struct
{
  const char *class;
  const char *icon;
} SpecBadgeLook;

static SpecBadgeLook
look_of (SpecBadgeKind kind)
{
  switch (kind)
    {
    case SPEC_BADGE_PREVIEW:
    case SPEC_BADGE_RUNNING:
      return (SpecBadgeLook) { "preview", "spec-preview-symbolic" };
    case SPEC_BADGE_EXACT:
      return (SpecBadgeLook) { "exact", "spec-check-symbolic" };
    case SPEC_BADGE_APPROXIMATE:
      return (SpecBadgeLook) { "approximate", "spec-preview-symbolic" };
    case SPEC_BADGE_OUT_OF_DATE:
      return (SpecBadgeLook) { "out-of-date", "spec-warning-symbolic" };
    case SPEC_BADGE_FAILED:
      return (SpecBadgeLook) { "failed", "spec-error-symbolic" };
    case SPEC_BADGE_NONE:
    default:
      return (SpecBadgeLook) { NULL, NULL };
    }
}

void
spec_badge_set (SpecBadge *badge, SpecBadgeKind kind, const char *text)
{
  SpecBadgeLook look = look_of (kind);
  const char *classes[] = { "badge", look.class, NULL };

  g_return_if_fail (SPEC_IS_BADGE (badge));

  gtk_widget_set_visible (GTK_WIDGET (badge), look.class != NULL);
  if (look.class == NULL)
    return;
  /* Told at each step of a drag; an icon that is set anew has the whole bar laid out again. */
  if (gtk_widget_has_css_class (badge->box, look.class) && g_str_equal (gtk_label_get_label (GTK_LABEL (badge->label)), text))
    return;

  gtk_widget_set_css_classes (badge->box, classes);
  gtk_image_set_from_icon_name (GTK_IMAGE (badge->icon), look.icon);
  gtk_label_set_label (GTK_LABEL (badge->label), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (badge), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

GtkWidget *
spec_badge_new (void)
{
  return g_object_new (SPEC_TYPE_BADGE, "visible", FALSE, NULL);
}

static gboolean
spec_badge_focus (GtkWidget *widget, GtkDirectionType direction)
{
  return !gtk_widget_is_focus (widget) && gtk_widget_grab_focus (widget);
}

static void
spec_badge_dispose (GObject *object)
{
  SpecBadge *badge = SPEC_BADGE (object);

  g_clear_pointer (&badge->box, gtk_widget_unparent);

  G_OBJECT_CLASS (spec_badge_parent_class)->dispose (object);
}

static void
spec_badge_class_init (SpecBadgeClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = spec_badge_dispose;
  widget_class->focus = spec_badge_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "specbadge");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LABEL);
}

static void
spec_badge_init (SpecBadge *badge)
{
  badge->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 5);
  badge->icon = gtk_image_new ();
  badge->label = gtk_label_new (NULL);
  /* A screen reader cannot be told of a change in GTK 4.8; it reads what has the focus when its name changes. A label that cannot be selected
   * takes no focus. */
  gtk_widget_set_focusable (GTK_WIDGET (badge), TRUE);
  gtk_box_append (GTK_BOX (badge->box), badge->icon);
  gtk_box_append (GTK_BOX (badge->box), badge->label);
  gtk_widget_set_parent (badge->box, GTK_WIDGET (badge));
  gtk_widget_set_valign (GTK_WIDGET (badge), GTK_ALIGN_CENTER);
}
