#include "start/spec-source-card.h"

#include <glib/gi18n-lib.h>

#include "start/spec-array-chooser.h"
#include "start/spec-role-chip.h"
#include "start/spec-samples-shape.h"
#include "widgets/spec-menu-sections.h"
#include "widgets/spec-tooltip.h"

#define TEMPLATE "/io/github/spec_explorer/SpecExplorer/spec-source-card.ui"

/* Made by glib-compile-resources; asking for it keeps the linker from leaving it out. */
GResource *spec_start_get_resource (void);

struct _SpecSourceCard
{
  GtkWidget parent_instance;

  /* template */
  GtkStack *stack;
  GtkBox *empty_chip;
  GtkLabel *title;
  GtkLabel *hint;
  GtkButton *choose_button;
  GtkMenuButton *choose_menu_button;
  GtkBox *chip;
  GtkLabel *name;
  GtkButton *close_button;
  GtkLabel *file;
  GtkLabel *shape;
  GtkBox *verdict;
  GtkImage *verdict_icon;
  GtkLabel *verdict_text;
  SpecArrayChooser *arrays;
  GtkBox *drop_chip;
  GtkLabel *drop_text;

  /* owned */
  SpecSession *session;
  char *path;    /* (nullable): a file that is not open: it failed, or one of its arrays is to be chosen */
  char *failure; /* (nullable): why it failed */

  SpecRole role;
  gboolean hovered;
};

G_DEFINE_FINAL_TYPE (SpecSourceCard, spec_source_card, GTK_TYPE_WIDGET)

static SpecEmbedding *
spec_source_card_get_embedding (SpecSourceCard *card)
{
  if (card->role == SPEC_ROLE_SAMPLES)
    return NULL;

  return spec_session_get_embedding (card->session, card->role == SPEC_ROLE_X ? SPEC_SIDE_X : SPEC_SIDE_Y);
}

/* Returns: (nullable): the list that was opened, not rows that merely have numbers. */
static SpecSamples *
spec_source_card_get_listed (SpecSourceCard *card)
{
  SpecSamples *samples = card->role == SPEC_ROLE_SAMPLES ? spec_session_get_samples (card->session) : NULL;

  return samples != NULL && spec_samples_get_source (samples) != NULL ? samples : NULL;
}

static void
set_basename (GtkLabel *label, const char *path)
{
  g_autofree char *name = path != NULL ? g_path_get_basename (path) : NULL;

  gtk_label_set_label (label, name != NULL ? name : "");
}

/* Says nothing to GTK where nothing changes: a class that comes and goes has the window's styles computed anew. */
static void
set_class (gpointer widget, const char *class, gboolean set)
{
  if (set)
    gtk_widget_add_css_class (widget, class);
  else
    gtk_widget_remove_css_class (widget, class);
}

static void
spec_source_card_set_verdict (SpecSourceCard *card, const char *class, const char *icon, const char *text)
{
  static const char *const classes[] = { "ok", "warn", "error-text" };

  gtk_widget_set_visible (GTK_WIDGET (card->verdict), text != NULL);
  for (guint i = 0; i < G_N_ELEMENTS (classes); i++)
    set_class (card->verdict, classes[i], g_strcmp0 (class, classes[i]) == 0);
  if (text == NULL)
    return;

  gtk_image_set_from_icon_name (card->verdict_icon, icon);
  gtk_label_set_label (card->verdict_text, text);
}

static void
spec_source_card_show_embedding (SpecSourceCard *card, SpecEmbedding *embedding)
{
  const char *array = spec_embedding_get_array (embedding);
  const char *path = spec_embedding_get_path (embedding);
  g_autofree char *file = path != NULL ? g_path_get_basename (path) : g_strdup ("");
  g_autofree char *line = array != NULL ? g_strdup_printf (_ ("%s, array “%s”"), file, array) : g_strdup (file);
  g_autofree char *shape
      = g_strdup_printf (_ ("%'zu rows × %'zu, %s"), spec_embedding_get_samples (embedding),
                         spec_embedding_get_dimensions (embedding), spec_dtype_get_name (spec_embedding_get_dtype (embedding)));

  gtk_label_set_label (card->name, spec_embedding_get_name (embedding));
  gtk_label_set_label (card->file, line);
  gtk_label_set_label (card->shape, shape);
  spec_source_card_set_verdict (card, "ok", "spec-check-symbolic", _ ("all values finite"));
  spec_array_chooser_show (card->arrays, path, array);
}

static void
spec_source_card_show_samples (SpecSourceCard *card, SpecSamples *samples)
{
  gsize missing = spec_samples_get_missing (samples);
  g_autofree char *shape = spec_samples_shape_new (samples);
  g_autofree char *folder = g_path_get_dirname (spec_samples_get_source (samples));

  set_basename (card->name, spec_samples_get_source (samples));
  gtk_label_set_label (card->file, folder);
  gtk_label_set_label (card->shape, shape);
  if (spec_samples_get_kind (samples) == SPEC_SAMPLES_TEXTS)
    {
      spec_source_card_set_verdict (card, "ok", "spec-check-symbolic", _ ("none are paths of images: shown as texts"));
    }
  else if (missing > 0)
    {
      g_autofree char *text = g_strdup_printf (ngettext ("%'zu was not found", "%'zu were not found", missing), missing);

      spec_source_card_set_verdict (card, "warn", "spec-warning-symbolic", text);
    }
  else
    {
      spec_source_card_set_verdict (card, "ok", "spec-check-symbolic", _ ("all found"));
    }
}

static void
spec_source_card_show_path (SpecSourceCard *card)
{
  set_basename (card->name, card->path);
  gtk_label_set_label (card->file, "");
  gtk_label_set_label (card->shape, "");
  spec_source_card_set_verdict (card, "error-text", "spec-error-symbolic", card->failure);
  spec_tooltip_set (GTK_WIDGET (card->verdict), card->failure);
  spec_array_chooser_show (card->arrays, card->role == SPEC_ROLE_SAMPLES ? NULL : card->path, NULL);
}

static void
spec_source_card_show_loading (SpecSourceCard *card)
{
  gtk_label_set_label (card->name, _ ("Reading…"));
  gtk_label_set_label (card->file, "");
  gtk_label_set_label (card->shape, "");
  spec_source_card_set_verdict (card, NULL, NULL, NULL);
  spec_array_chooser_show (card->arrays, NULL, NULL);
}

static void
spec_source_card_set_path (SpecSourceCard *card, const char *path, const char *failure)
{
  g_free (card->path);
  g_free (card->failure);
  card->path = g_strdup (path);
  card->failure = g_strdup (failure);
}

static void
spec_source_card_update (SpecSourceCard *card)
{
  gboolean loading = spec_session_is_loading (card->session, card->role);
  SpecEmbedding *embedding = spec_source_card_get_embedding (card);
  SpecSamples *samples = spec_source_card_get_listed (card);
  gboolean there;

  if (loading)
    spec_source_card_set_path (card, NULL, NULL);
  there = loading || card->path != NULL || embedding != NULL || samples != NULL;
  if (loading)
    spec_source_card_show_loading (card);
  else if (card->path != NULL)
    spec_source_card_show_path (card);
  else if (embedding != NULL)
    spec_source_card_show_embedding (card, embedding);
  else if (samples != NULL)
    spec_source_card_show_samples (card, samples);

  gtk_widget_set_visible (GTK_WIDGET (card->file), *gtk_label_get_label (card->file) != '\0');
  gtk_widget_set_visible (GTK_WIDGET (card->shape), *gtk_label_get_label (card->shape) != '\0');
  set_class (card, "there", there && card->failure == NULL);
  set_class (card, "failed", card->failure != NULL);
  set_class (card, "drop", card->hovered);
  gtk_stack_set_visible_child_name (card->stack, card->hovered ? "drop" : there ? "there" : "empty");
}

static void
on_changed (SpecSourceCard *card)
{
  spec_source_card_set_path (card, NULL, NULL);
  spec_source_card_update (card);
}

static void
on_open_failed (SpecSession *session, int role, const char *path, const char *message, SpecSourceCard *card)
{
  if (role != (int) card->role)
    return;

  spec_source_card_set_path (card, path, message);
  spec_source_card_update (card);
}

static void
on_choose_array (SpecSession *session, int role, const char *path, SpecSourceCard *card)
{
  on_open_failed (session, role, path, NULL, card);
}

static void
on_close_clicked (SpecSourceCard *card)
{
  if (card->path != NULL)
    spec_source_card_set_path (card, NULL, NULL);
  else
    spec_session_close (card->session, card->role);
  spec_source_card_update (card);
}

static void
on_array_chosen (SpecArrayChooser *chooser, const char *location, SpecSourceCard *card)
{
  spec_session_open (card->session, card->role, location);
}

static GdkDragAction
on_enter (GtkDropTarget *target, double x, double y, SpecSourceCard *card)
{
  card->hovered = TRUE;
  spec_source_card_update (card);

  return GDK_ACTION_COPY;
}

static void
on_leave (GtkDropTarget *target, SpecSourceCard *card)
{
  card->hovered = FALSE;
  spec_source_card_update (card);
}

/* One file is this card's; several find their places by themselves. */
static gboolean
on_drop (GtkDropTarget *target, const GValue *value, double x, double y, SpecSourceCard *card)
{
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);

  card->hovered = FALSE;
  for (GSList *link = g_value_get_boxed (value); link != NULL; link = link->next)
    {
      char *path = g_file_get_path (link->data);

      if (path != NULL)
        g_ptr_array_add (paths, path);
    }
  if (paths->len == 1)
    {
      spec_session_open (card->session, card->role, paths->pdata[0]);
    }
  else
    {
      g_ptr_array_add (paths, NULL);
      spec_session_open_files (card->session, (const char *const *) paths->pdata);
    }
  spec_source_card_update (card);

  return TRUE;
}

static void
spec_source_card_add_drop_target (SpecSourceCard *card)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect (target, "enter", G_CALLBACK (on_enter), card);
  g_signal_connect (target, "leave", G_CALLBACK (on_leave), card);
  g_signal_connect (target, "drop", G_CALLBACK (on_drop), card);
  gtk_widget_add_controller (GTK_WIDGET (card), GTK_EVENT_CONTROLLER (target));
}

static void
spec_source_card_set_role (SpecSourceCard *card, SpecRole role)
{
  static const char *const classes[] = { "x", "y", "samples" };
  const char *const titles[] = { _ ("First embedding, X"), _ ("Second embedding, Y"), _ ("Images") };
  const char *const drops[] = { _ ("Release to open as X"), _ ("Release to open as Y"), _ ("Release to open as images") };

  card->role = role;
  gtk_widget_add_css_class (GTK_WIDGET (card), classes[role]);
  gtk_box_append (card->empty_chip, spec_role_chip_new (role, TRUE));
  gtk_box_append (card->chip, spec_role_chip_new (role, FALSE));
  gtk_box_append (card->drop_chip, spec_role_chip_new (role, FALSE));
  gtk_label_set_label (card->title, titles[role]);
  gtk_label_set_label (card->hint, role == SPEC_ROLE_SAMPLES ? _ ("Drop a folder or a list of paths")
                                                             : _ ("Drop a .npy or .npz file here"));
  gtk_label_set_label (card->drop_text, drops[role]);
  gtk_widget_set_visible (GTK_WIDGET (card->choose_button), role != SPEC_ROLE_SAMPLES);
  gtk_widget_set_visible (GTK_WIDGET (card->choose_menu_button), role == SPEC_ROLE_SAMPLES);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (card->choose_button), "win.open-role");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (card->choose_button), "i", (int) role);
}

GtkWidget *
spec_source_card_new (SpecSession *session, SpecRole role)
{
  static const char *const properties[] = { "notify::x", "notify::y", "notify::samples" };
  SpecSourceCard *card;

  g_return_val_if_fail (role <= SPEC_ROLE_SAMPLES, NULL);

  card = g_object_new (SPEC_TYPE_SOURCE_CARD, NULL);
  card->session = g_object_ref (session);
  spec_source_card_set_role (card, role);
  g_signal_connect_object (session, properties[role], G_CALLBACK (on_changed), card, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::state", G_CALLBACK (spec_source_card_update), card, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::stage", G_CALLBACK (spec_source_card_update), card, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "open-failed", G_CALLBACK (on_open_failed), card, 0);
  g_signal_connect_object (session, "choose-array", G_CALLBACK (on_choose_array), card, 0);
  spec_source_card_update (card);

  return GTK_WIDGET (card);
}

static void
spec_source_card_dispose (GObject *object)
{
  SpecSourceCard *card = SPEC_SOURCE_CARD (object);

  if (card->stack != NULL)
    gtk_widget_unparent (GTK_WIDGET (card->stack));
  card->stack = NULL;
  spec_source_card_set_path (card, NULL, NULL);
  g_clear_object (&card->session);

  G_OBJECT_CLASS (spec_source_card_parent_class)->dispose (object);
}

#define BIND(field) gtk_widget_class_bind_template_child (widget_class, SpecSourceCard, field)

static void
spec_source_card_class_init (SpecSourceCardClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = spec_source_card_dispose;

  g_assert (spec_start_get_resource () != NULL);
  g_type_ensure (SPEC_TYPE_ARRAY_CHOOSER);
  gtk_widget_class_set_template_from_resource (widget_class, TEMPLATE);
  gtk_widget_class_set_css_name (widget_class, "sourcecard");
  BIND (stack);
  BIND (empty_chip);
  BIND (title);
  BIND (hint);
  BIND (choose_button);
  BIND (choose_menu_button);
  BIND (chip);
  BIND (name);
  BIND (close_button);
  BIND (file);
  BIND (shape);
  BIND (verdict);
  BIND (verdict_icon);
  BIND (verdict_text);
  BIND (arrays);
  BIND (drop_chip);
  BIND (drop_text);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
spec_source_card_init (SpecSourceCard *card)
{
  gtk_widget_init_template (GTK_WIDGET (card));
  spec_menu_sections_empty_with (GTK_WIDGET (card->choose_menu_button), gtk_menu_button_get_menu_model (card->choose_menu_button));
  g_signal_connect_swapped (card->close_button, "clicked", G_CALLBACK (on_close_clicked), card);
  g_signal_connect (card->arrays, "chosen", G_CALLBACK (on_array_chosen), card);
  spec_source_card_add_drop_target (card);
}
