#include "clusters/spec-cluster-saver.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "clusters/spec-cluster-table.h"
#include "clusters/spec-sample-actions.h"
#include "clusters/spec-sample-copies.h"
#include "report/spec-file-writer.h"

#define LOOK 100 /* ms between looks at how far it is */

struct _SpecClusterSaver
{
  GtkWidget parent_instance;

  /* template */
  GtkWidget *revealer;
  GtkWidget *words;
  GtkWidget *progress;

  /* owned */
  SpecSession *session;
  GtkFileChooserNative *chooser; /* (nullable): the one that is open */
  SpecModeItem *mode;            /* (nullable): what it was opened for */
  GPtrArray *samples;
  GTask *task; /* (nullable): the copying */
  GCancellable *cancellable;
  guint timer;

  SpecSaveKind kind;
  guint total;
};

G_DEFINE_FINAL_TYPE (SpecClusterSaver, spec_cluster_saver, GTK_TYPE_WIDGET)

static void
say (SpecSession *session, char *message)
{
  g_signal_emit_by_name (session, "message", message);
  g_free (message);
}

/* "cluster-positive-2", with its name where it has one. */
static char *
dup_name (SpecModeItem *mode)
{
  gboolean positive = spec_mode_item_get_direction (mode) == SPEC_DIRECTION_POSITIVE;
  const char *called = spec_mode_item_get_name (mode);
  char *name = g_strdup_printf ("cluster-%s-%u%s%s", positive ? "positive" : "negative", spec_mode_item_get_index (mode) + 1,
                                called != NULL ? "-" : "", called != NULL ? called : "");

  return g_strdelimit (name, " /\\:*?\"<>|\n\t", '-');
}

static void
on_saved (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (SpecSession) session = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_file_get_parse_name (G_FILE (source));

  if (spec_file_write_finish (G_FILE (source), result, &error))
    say (session, g_strdup_printf (_ ("Saved %s"), name));
  else
    say (session, g_strdup_printf (_ ("Could not write %s: %s"), name, error->message));
}

static void
write_file (SpecClusterSaver *self, SpecSaveKind kind, SpecModeItem *mode, GPtrArray *samples, const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char *list = kind == SPEC_SAVE_LIST ? spec_sample_actions_list_paths (samples) : NULL;
  char *content = list != NULL ? g_strconcat (list, "\n", NULL) : spec_cluster_table_write (mode, samples);
  g_autoptr (GBytes) bytes = g_bytes_new_take (content, strlen (content));

  spec_file_write_async (file, bytes, on_saved, g_object_ref (self->session));
}

static void
end_copying (SpecClusterSaver *self)
{
  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_object (&self->task);
  g_clear_object (&self->cancellable);
  if (self->revealer != NULL)
    gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), FALSE);
}

static void
on_copied (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (SpecClusterSaver) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SpecSampleCopiesDone) done = spec_sample_copies_finish (result, &error);
  g_autofree char *folder = done != NULL ? g_filename_display_name (done->folder) : NULL;

  end_copying (self);
  if (self->session == NULL)
    return;
  if (done != NULL && done->missing > 0)
    say (self->session, g_strdup_printf (ngettext ("%u file in %s; %u was not found", "%u files in %s; %u were not found", done->missing),
                                         done->written, folder, done->missing));
  else if (done != NULL)
    say (self->session, g_strdup_printf (ngettext ("%u file in %s", "%u files in %s", done->written), done->written, folder));
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    say (self->session, g_strdup (_ ("Cancelled; nothing was written")));
  else
    say (self->session, g_strdup_printf (_ ("Could not write the files: %s"), error->message));
}

static gboolean
on_timer (gpointer data)
{
  SpecClusterSaver *self = data;

  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->progress),
                                 (double) spec_sample_copies_get_written (self->task) / MAX (self->total, 1));
  return G_SOURCE_CONTINUE;
}

static GPtrArray *
list_paths (GPtrArray *samples)
{
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < samples->len; i++)
    if (spec_sample_item_get_path (samples->pdata[i]) != NULL)
      g_ptr_array_add (paths, g_strdup (spec_sample_item_get_path (samples->pdata[i])));
  return paths;
}

static void
begin_copying (SpecClusterSaver *self, gboolean links, SpecModeItem *mode, GPtrArray *samples, const char *parent)
{
  g_autoptr (GPtrArray) paths = list_paths (samples);
  g_autofree char *name = dup_name (mode), *table = spec_cluster_table_write (mode, samples), *words = NULL;

  if (self->task != NULL || paths->len == 0)
    return;
  words = g_strdup_printf (links ? ngettext ("Linking %u file", "Linking %u files", paths->len)
                                 : ngettext ("Copying %u file", "Copying %u files", paths->len),
                           paths->len);
  gtk_label_set_text (GTK_LABEL (self->words), words);
  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->progress), 0);
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), TRUE);
  self->total = paths->len;
  self->cancellable = g_cancellable_new ();
  self->task = spec_sample_copies_start (parent, name, paths, links, table, self->cancellable, on_copied, g_object_ref (self));
  self->timer = g_timeout_add (LOOK, on_timer, self);
}

void
spec_cluster_saver_write (SpecClusterSaver *self, SpecSaveKind kind, SpecModeItem *mode, GPtrArray *samples, const char *path)
{
  if (kind == SPEC_SAVE_LIST || kind == SPEC_SAVE_TABLE)
    write_file (self, kind, mode, samples, path);
  else
    begin_copying (self, kind == SPEC_SAVE_LINKS, mode, samples, path);
}

static void
on_chosen (GtkNativeDialog *chooser, int response, gpointer data)
{
  SpecClusterSaver *self = data;
  g_autoptr (GFile) file = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser)) : NULL;
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (path != NULL)
    spec_cluster_saver_write (self, self->kind, self->mode, self->samples, path);
  g_clear_object (&self->chooser);
  g_clear_object (&self->mode);
  g_clear_pointer (&self->samples, g_ptr_array_unref);
}

void
spec_cluster_saver_ask (SpecClusterSaver *self, SpecSaveKind kind, SpecModeItem *mode, GPtrArray *samples)
{
  static const char *const titles[] = { N_ ("Save List"), N_ ("Save Table"), N_ ("Copy Files to a New Folder In"), N_ ("Link Files in a New Folder In") };
  gboolean file = kind == SPEC_SAVE_LIST || kind == SPEC_SAVE_TABLE;
  g_autofree char *stem = dup_name (mode), *name = g_strconcat (stem, kind == SPEC_SAVE_LIST ? ".txt" : ".csv", NULL);

  if (self->chooser != NULL)
    return;
  self->kind = kind;
  g_set_object (&self->mode, mode);
  self->samples = g_ptr_array_ref (samples);
  self->chooser = gtk_file_chooser_native_new (_ (titles[kind]), GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                                               file ? GTK_FILE_CHOOSER_ACTION_SAVE : GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER,
                                               file ? _ ("Save") : _ ("Choose"), NULL);
  if (file)
    gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), name);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (on_chosen), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
cancel (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SpecClusterSaver *self = SPEC_CLUSTER_SAVER (widget);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
}

static void
spec_cluster_saver_dispose (GObject *object)
{
  SpecClusterSaver *self = SPEC_CLUSTER_SAVER (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_pointer (&self->revealer, gtk_widget_unparent);
  g_clear_object (&self->chooser);
  g_clear_object (&self->mode);
  g_clear_pointer (&self->samples, g_ptr_array_unref);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (spec_cluster_saver_parent_class)->dispose (object);
}

static void
spec_cluster_saver_class_init (SpecClusterSaverClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = spec_cluster_saver_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "clustersaver");
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "saver.cancel", NULL, cancel);
}

static void
spec_cluster_saver_init (SpecClusterSaver *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8), *button = gtk_button_new_with_label (_ ("Cancel"));

  self->words = gtk_label_new (NULL);
  self->progress = gtk_progress_bar_new ();
  gtk_widget_set_hexpand (self->progress, TRUE);
  gtk_widget_set_valign (self->progress, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->progress), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Files written"), -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "saver.cancel");
  gtk_widget_add_css_class (button, "compact");
  gtk_box_append (GTK_BOX (box), self->words);
  gtk_box_append (GTK_BOX (box), self->progress);
  gtk_box_append (GTK_BOX (box), button);
  gtk_widget_add_css_class (box, "caption");
  gtk_widget_add_css_class (box, "saver-bar");
  self->revealer = gtk_revealer_new ();
  gtk_revealer_set_child (GTK_REVEALER (self->revealer), box);
  gtk_widget_set_parent (self->revealer, GTK_WIDGET (self));
}

GtkWidget *
spec_cluster_saver_new (SpecSession *session)
{
  SpecClusterSaver *self = g_object_new (SPEC_TYPE_CLUSTER_SAVER, NULL);

  self->session = g_object_ref (session);
  return GTK_WIDGET (self);
}
