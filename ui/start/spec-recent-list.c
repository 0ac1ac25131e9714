#include "start/spec-recent-list.h"

#include <glib/gi18n-lib.h>

#include "project/spec-project-preview.h"
#include "project/spec-recent-projects.h"

#define MAX_PROJECTS 6
#define PICTURE_SIDE 34
#define GAP 3

struct _SpecRecentList
{
  GtkBox parent_instance;

  /* borrowed: children */
  GtkWidget *list;
};

G_DEFINE_FINAL_TYPE (SpecRecentList, spec_recent_list, GTK_TYPE_BOX)

static GtkWidget *
make_label (const char *text, const char *class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_MIDDLE);
  if (class != NULL)
    gtk_widget_add_css_class (label, class);

  return label;
}

/* Picture @index of those that lie side by side in @strip. */
static GtkWidget *
make_picture (GdkPixbuf *strip, int index)
{
  int side = gdk_pixbuf_get_height (strip);
  g_autoptr (GdkPixbuf) part = gdk_pixbuf_new_subpixbuf (strip, index * side, 0, side, side);
  g_autoptr (GdkTexture) texture = gdk_texture_new_for_pixbuf (part);
  GtkWidget *picture = gtk_picture_new_for_paintable (GDK_PAINTABLE (texture));

  gtk_widget_set_size_request (picture, PICTURE_SIDE, PICTURE_SIDE);
  gtk_widget_set_overflow (picture, GTK_OVERFLOW_HIDDEN);
  gtk_widget_add_css_class (picture, "recent-picture");

  return picture;
}

static GtkWidget *
make_pictures (const char *path)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, GAP);
  g_autoptr (GdkPixbuf) strip = path != NULL ? gdk_pixbuf_new_from_file (path, NULL) : NULL;
  int count = strip != NULL ? gdk_pixbuf_get_width (strip) / MAX (1, gdk_pixbuf_get_height (strip)) : 0;

  gtk_widget_set_size_request (box, SPEC_PROJECT_PREVIEW_PICTURES * (PICTURE_SIDE + GAP) - GAP, PICTURE_SIDE);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  for (int i = 0; i < MIN (count, SPEC_PROJECT_PREVIEW_PICTURES); i++)
    gtk_box_append (GTK_BOX (box), make_picture (strip, i));

  return box;
}

static GtkWidget *
make_names (const SpecRecentProject *project, const SpecProjectPreview *preview)
{
  GtkWidget *names = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *folder = preview->names == NULL ? g_path_get_dirname (project->path) : NULL;
  g_autofree char *shown = folder != NULL ? g_filename_display_name (folder) : g_strdup (preview->names);
  GtkWidget *below = make_label (shown, "caption");

  gtk_widget_add_css_class (below, "dim");
  gtk_box_append (GTK_BOX (names), make_label (project->name, "heading"));
  gtk_box_append (GTK_BOX (names), below);
  gtk_widget_set_hexpand (names, TRUE);
  gtk_widget_set_valign (names, GTK_ALIGN_CENTER);

  return names;
}

static GtkWidget *
make_right (const char *text, int width)
{
  GtkWidget *label = make_label (text, "caption");

  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_label_set_width_chars (GTK_LABEL (label), width);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_NONE);
  gtk_widget_add_css_class (label, "dim");

  return label;
}

static GtkWidget *
make_row (const SpecRecentProject *project, GDateTime *now)
{
  g_autoptr (SpecProjectPreview) preview = spec_project_preview_load (project->path);
  g_autofree char *day = spec_recent_project_dup_day (project, now), *shown = g_filename_display_name (project->path);
  GtkWidget *row = gtk_list_box_row_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  gtk_box_append (GTK_BOX (box), make_pictures (preview->picture));
  gtk_box_append (GTK_BOX (box), make_names (project, preview));
  gtk_box_append (GTK_BOX (box), make_right (preview->samples, 0));
  gtk_box_append (GTK_BOX (box), make_right (day, 12));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_set_tooltip_text (row, shown);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, project->name, -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.open-project");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "^ay", project->path);

  return row;
}

static void
spec_recent_list_update (SpecRecentList *self)
{
  g_autoptr (GPtrArray) projects = spec_recent_projects_list (MAX_PROJECTS);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), row);
  for (guint i = 0; i < projects->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->list), make_row (projects->pdata[i], now));
  gtk_widget_set_visible (GTK_WIDGET (self), projects->len > 0);
}

static GtkWidget *
make_open_other (void)
{
  GtkWidget *button = gtk_button_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 7);

  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("spec-open-symbolic"));
  gtk_box_append (GTK_BOX (box), gtk_label_new (_ ("Open Other…")));
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.open");
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "compact");

  return button;
}

GtkWidget *
spec_recent_list_new (void)
{
  return g_object_new (SPEC_TYPE_RECENT_LIST, NULL);
}

static void
spec_recent_list_class_init (SpecRecentListClass *class)
{
}

static void
spec_recent_list_init (SpecRecentList *self)
{
  GtkWidget *heading = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0), *title = make_label (_ ("Recent projects"), "heading");

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_box_append (GTK_BOX (heading), title);
  gtk_box_append (GTK_BOX (heading), make_open_other ());
  gtk_box_append (GTK_BOX (self), heading);
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "card");
  gtk_widget_add_css_class (self->list, "recent");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Recent projects"), -1);
  gtk_box_append (GTK_BOX (self), self->list);
  g_signal_connect_object (gtk_recent_manager_get_default (), "changed", G_CALLBACK (spec_recent_list_update), self,
                           G_CONNECT_SWAPPED);
  spec_recent_list_update (self);
}
