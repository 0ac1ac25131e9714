#include "start/spec-array-chooser.h"

#include <glib/gi18n-lib.h>

#include "embedding/spec-array-info.h"

struct _SpecArrayChooser
{
  GtkWidget parent_instance;

  /* children */
  GtkWidget *box;
  GtkWidget *label;
  GtkWidget *drop_down;

  /* owned */
  char *path;            /* (nullable) */
  char *current;         /* (nullable) */
  GPtrArray *names;      /* of the arrays listed */
  GCancellable *listing; /* (nullable) */

  gboolean filling;
};

enum
{
  SIGNAL_CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SpecArrayChooser, spec_array_chooser, GTK_TYPE_WIDGET)

GtkWidget *
spec_array_chooser_new (void)
{
  return g_object_new (SPEC_TYPE_ARRAY_CHOOSER, NULL);
}

static gboolean
is_embedding (const SpecArrayInfo *info)
{
  return info->name != NULL && info->n_dimensions == 2 && spec_dtype_get_size (info->dtype) > 0;
}

static void
spec_array_chooser_fill (SpecArrayChooser *chooser, GPtrArray *infos)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);
  guint selected = 0, count;
  g_autofree char *text = NULL;

  g_ptr_array_set_size (chooser->names, 0);
  if (chooser->current == NULL)
    {
      gtk_string_list_append (list, _ ("Choose an array…"));
      g_ptr_array_add (chooser->names, NULL);
    }
  for (guint i = 0; i < infos->len; i++)
    {
      const SpecArrayInfo *info = infos->pdata[i];
      g_autofree char *line = NULL;

      if (!is_embedding (info))
        continue;
      if (g_strcmp0 (info->name, chooser->current) == 0)
        selected = chooser->names->len;
      line = g_strdup_printf (_ ("%s   %'zu × %'zu %s"), info->name, info->shape[0], info->shape[1], info->type_name);
      gtk_string_list_append (list, line);
      g_ptr_array_add (chooser->names, g_strdup (info->name));
    }

  chooser->filling = TRUE;
  gtk_drop_down_set_model (GTK_DROP_DOWN (chooser->drop_down), G_LIST_MODEL (list));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (chooser->drop_down), selected);
  chooser->filling = FALSE;
  count = chooser->names->len - (chooser->current == NULL);
  text = g_strdup_printf (ngettext ("%u array in the file:", "%u arrays in the file; choose one:", count), count);
  gtk_label_set_label (GTK_LABEL (chooser->label), text);
  gtk_widget_set_visible (GTK_WIDGET (chooser), count > 1);
}

static void
list_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  GPtrArray *infos = spec_array_info_list (data, cancellable, &error);

  if (infos != NULL)
    g_task_return_pointer (task, infos, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

static void
on_listed (GObject *source, GAsyncResult *result, gpointer data)
{
  SpecArrayChooser *chooser = SPEC_ARRAY_CHOOSER (source);
  g_autoptr (GPtrArray) infos = g_task_propagate_pointer (G_TASK (result), NULL);

  if (chooser->listing != g_task_get_cancellable (G_TASK (result)))
    return;

  g_clear_object (&chooser->listing);
  /* A file that cannot be listed has been complained of already. */
  if (infos != NULL)
    spec_array_chooser_fill (chooser, infos);
}

void
spec_array_chooser_show (SpecArrayChooser *chooser, const char *path, const char *current)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (SPEC_IS_ARRAY_CHOOSER (chooser));

  if (g_strcmp0 (path, chooser->path) == 0 && g_strcmp0 (current, chooser->current) == 0)
    return;

  g_free (chooser->path);
  chooser->path = g_strdup (path);
  g_free (chooser->current);
  chooser->current = g_strdup (current);
  if (chooser->listing != NULL)
    g_cancellable_cancel (chooser->listing);
  g_clear_object (&chooser->listing);
  gtk_widget_set_visible (GTK_WIDGET (chooser), FALSE);
  if (path == NULL)
    return;

  chooser->listing = g_cancellable_new ();
  task = g_task_new (chooser, chooser->listing, on_listed, NULL);
  g_task_set_task_data (task, g_strdup (path), g_free);
  g_task_run_in_thread (task, list_in_thread);
}

static void
on_selected (SpecArrayChooser *chooser)
{
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (chooser->drop_down));
  g_autofree char *location = NULL;

  if (chooser->filling || selected >= chooser->names->len || g_strcmp0 (chooser->names->pdata[selected], chooser->current) == 0)
    return;

  location = g_strconcat (chooser->path, ":", chooser->names->pdata[selected], NULL);
  g_signal_emit (chooser, signals[SIGNAL_CHOSEN], 0, location);
}

static void
spec_array_chooser_dispose (GObject *object)
{
  SpecArrayChooser *chooser = SPEC_ARRAY_CHOOSER (object);

  if (chooser->listing != NULL)
    g_cancellable_cancel (chooser->listing);
  g_clear_object (&chooser->listing);
  g_clear_pointer (&chooser->box, gtk_widget_unparent);

  G_OBJECT_CLASS (spec_array_chooser_parent_class)->dispose (object);
}

static void
spec_array_chooser_finalize (GObject *object)
{
  SpecArrayChooser *chooser = SPEC_ARRAY_CHOOSER (object);

  g_free (chooser->path);
  g_free (chooser->current);
  g_ptr_array_unref (chooser->names);

  G_OBJECT_CLASS (spec_array_chooser_parent_class)->finalize (object);
}

static void
spec_array_chooser_class_init (SpecArrayChooserClass *class)
{
  G_OBJECT_CLASS (class)->dispose = spec_array_chooser_dispose;
  G_OBJECT_CLASS (class)->finalize = spec_array_chooser_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BIN_LAYOUT);

  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", SPEC_TYPE_ARRAY_CHOOSER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (class), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
spec_array_chooser_init (SpecArrayChooser *chooser)
{
  chooser->names = g_ptr_array_new_with_free_func (g_free);
  chooser->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  gtk_widget_add_css_class (chooser->box, "form");
  chooser->label = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (chooser->label), 0);
  gtk_widget_add_css_class (chooser->label, "caption");
  gtk_widget_add_css_class (chooser->label, "dim");
  gtk_box_append (GTK_BOX (chooser->box), chooser->label);
  chooser->drop_down = gtk_drop_down_new (NULL, NULL);
  g_signal_connect_swapped (chooser->drop_down, "notify::selected", G_CALLBACK (on_selected), chooser);
  gtk_box_append (GTK_BOX (chooser->box), chooser->drop_down);
  gtk_widget_set_parent (chooser->box, GTK_WIDGET (chooser));
  gtk_widget_set_visible (GTK_WIDGET (chooser), FALSE);
}
