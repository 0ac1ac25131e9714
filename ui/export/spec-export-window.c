#include "export/spec-export-window.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "export/spec-export-content.h"
#include "export/spec-export-form.h"
#include "export/spec-export-job.h"
#include "export/spec-export-memory.h"
#include "export/spec-export-resources.h"
#include "export/spec-export-status-line.h"
#include "export/spec-export-status.h"
#include "export/spec-montage-view.h"
#include "export/spec-name-watch.h"
#include "widgets/spec-accessible.h"
#include "widgets/spec-text-scale.h"

struct _SpecExportWindow
{
  GtkWindow parent;

  /* template */
  SpecExportForm *form;
  SpecMontageView *view;
  SpecExportStatusLine *status;
  GtkLabel *percent;

  /* owned */
  SpecSession *session;
  SpecMontage *montage;      /* (nullable): what is shown */
  SpecExportChoices choices; /* as they were when it was asked for */
  GCancellable *making;      /* (nullable): of the montage being made */
  GCancellable *writing;     /* (nullable): of the file being written */
  GtkFileChooserNative *chooser;
  SpecNameWatch *names;
  guint idle;
};

G_DEFINE_FINAL_TYPE (SpecExportWindow, spec_export_window, GTK_TYPE_WINDOW)

gboolean
spec_export_window_is_ready (SpecExportWindow *window)
{
  return window->montage != NULL && window->montage->clusters->len > 0 && window->writing == NULL;
}

static void
update_status (SpecExportWindow *window)
{
  gboolean ready = spec_export_window_is_ready (window);

  gtk_widget_action_set_enabled (GTK_WIDGET (window), "export.save", ready);
  gtk_widget_action_set_enabled (GTK_WIDGET (window), "export.copy", ready);
  gtk_widget_action_set_enabled (GTK_WIDGET (window), "export.cancel", window->writing != NULL);
  spec_export_status_line_show (window->status, window->montage, spec_montage_view_get_layout (window->view),
                                &window->choices);
}

static void
on_percent (SpecExportWindow *window)
{
  g_autofree char *text = g_strdup_printf (_ ("as printed, %.0f %%"), spec_montage_view_get_percent (window->view));

  gtk_label_set_text (window->percent, text);
}

/* --- following the session --- */

static void
on_made (GObject *session, GAsyncResult *result, gpointer data)
{
  g_autoptr (SpecExportWindow) window = data;
  g_autoptr (GError) error = NULL;
  SpecMontage *montage = spec_export_content_make_finish (SPEC_SESSION (session), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || window->session == NULL)
    {
      g_clear_pointer (&montage, spec_montage_unref);
      return;
    }
  g_clear_object (&window->making);
  g_clear_pointer (&window->montage, spec_montage_unref);
  window->montage = montage;
  if (montage != NULL)
    spec_export_form_set_kind (window->form, montage->kind);
  spec_montage_view_set (window->view, montage, &window->choices.style);
  update_status (window);
}

static gboolean
make (gpointer data)
{
  SpecExportWindow *window = data;

  window->idle = 0;
  if (window->making != NULL)
    g_cancellable_cancel (window->making);
  g_clear_object (&window->making);
  window->making = g_cancellable_new ();
  spec_export_form_set_names (window->form, spec_session_get_name (window->session, SPEC_SIDE_X),
                              spec_session_get_name (window->session, SPEC_SIDE_Y));
  spec_export_content_make_async (window->session, &window->choices, window->making, on_made, g_object_ref (window));
  return G_SOURCE_REMOVE;
}

/* A drag of a bandwidth brings many results: one montage a turn of the main loop, the newest. */
static void
queue_make (SpecExportWindow *window)
{
  if (window->idle == 0)
    window->idle = g_idle_add (make, window);
}

static void
on_names (gpointer data)
{
  queue_make (data);
}

static gboolean
needs_other_content (const SpecExportChoices *a, const SpecExportChoices *b)
{
  return a->show != b->show || a->per_direction != b->per_direction
         || a->style.columns * a->style.rows != b->style.columns * b->style.rows || a->style.fold != b->style.fold;
}

static void
on_form_changed (SpecExportWindow *window)
{
  SpecExportChoices before = window->choices;

  spec_export_form_get_choices (window->form, &window->choices);
  if (window->session == NULL)
    return;
  if (needs_other_content (&before, &window->choices))
    queue_make (window);
  else if (memcmp (&before.style, &window->choices.style, sizeof before.style) != 0)
    spec_montage_view_set (window->view, window->montage, &window->choices.style);
  update_status (window);
}

static void
on_selected (SpecExportWindow *window)
{
  if (window->choices.show == SPEC_EXPORT_SELECTED)
    queue_make (window);
}

/* --- writing --- */

static void
begin_writing (SpecExportWindow *window, const char *what)
{
  window->writing = g_cancellable_new ();
  spec_export_status_line_begin (window->status, what);
  update_status (window);
}

/* @done: (nullable): what to say; otherwise why it failed. */
static void
end_writing (SpecExportWindow *window, const char *done, const GError *error)
{
  g_clear_object (&window->writing);
  if (window->session == NULL)
    return;
  spec_export_status_line_end (window->status);
  update_status (window);
  if (error == NULL || !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    spec_export_status_line_say (window->status, error != NULL ? error->message : done, error != NULL);
}

static void
on_written (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (SpecExportWindow) window = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *names = spec_export_job_write_finish (result, &error);
  g_autofree char *done = g_strdup_printf (_ ("Saved %s"), names);

  end_writing (window, done, error);
}

void
spec_export_window_write (SpecExportWindow *window, const char *path)
{
  SpecFigureFormat format = spec_figure_format_find (path);
  g_autofree char *whole = NULL, *name = NULL, *what = NULL;

  g_return_if_fail (spec_export_window_is_ready (window));

  if (format != 0)
    spec_export_form_set_format (window->form, format);
  whole = format != 0 ? g_strdup (path)
                      : g_strconcat (path, ".", spec_figure_format_get_name (window->choices.format), NULL);
  name = g_filename_display_basename (whole);
  what = g_strdup_printf (_ ("Writing %s"), name);
  begin_writing (window, what);
  spec_export_memory_add (window->session, &window->choices, whole);
  spec_export_job_write_async (window->montage, &window->choices, whole, window->writing, on_written,
                               g_object_ref (window));
}

static void
on_chosen (GtkNativeDialog *dialog, int response, gpointer data)
{
  SpecExportWindow *window = data;
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (response == GTK_RESPONSE_ACCEPT && path != NULL && spec_export_window_is_ready (window)
      && window->writing == NULL)
    spec_export_window_write (window, path);
  gtk_native_dialog_hide (dialog);
  g_clear_object (&window->chooser);
}

static void
on_save (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SpecExportWindow *window = SPEC_EXPORT_WINDOW (widget);
  g_autofree char *name = spec_export_status_dup_file_name (window->montage, window->choices.format);

  if (window->chooser != NULL)
    return;
  window->chooser = gtk_file_chooser_native_new (_ ("Export Montage"), GTK_WINDOW (window),
                                                 GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Export"), NULL);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (window->chooser), name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (window->chooser), TRUE);
  g_signal_connect_object (window->chooser, "response", G_CALLBACK (on_chosen), window, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (window->chooser));
}

static void
on_rendered (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (SpecExportWindow) window = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = spec_export_job_render_finish (result, &error);

  if (bytes != NULL && window->session != NULL)
    {
      g_autoptr (GdkContentProvider) content = gdk_content_provider_new_for_bytes ("image/png", bytes);

      gdk_clipboard_set_content (gtk_widget_get_clipboard (GTK_WIDGET (window)), content);
    }
  end_writing (window, _ ("Copied as PNG"), error);
}

static void
on_copy (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SpecExportWindow *window = SPEC_EXPORT_WINDOW (widget);

  begin_writing (window, _ ("Copying"));
  spec_export_job_render_async (window->montage, &window->choices, window->writing, on_rendered, g_object_ref (window));
}

static void
on_cancel (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SpecExportWindow *window = SPEC_EXPORT_WINDOW (widget);

  if (window->writing != NULL)
    g_cancellable_cancel (window->writing);
}

/* --- keys --- */

/* Escape stops what is being written before it closes the window. */
static void
on_close (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SpecExportWindow *window = SPEC_EXPORT_WINDOW (widget);

  if (g_str_equal (action, "export.back") && window->writing != NULL)
    g_cancellable_cancel (window->writing);
  else
    gtk_window_close (GTK_WINDOW (window));
}

static void
on_zoom (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SpecMontageView *view = SPEC_EXPORT_WINDOW (widget)->view;

  if (g_str_equal (action, "export.zoom-fit"))
    spec_montage_view_zoom_fit (view);
  else
    spec_montage_view_zoom (view, g_str_equal (action, "export.zoom-in") ? 1 : -1);
}

static void
install_actions (GtkWidgetClass *class)
{
  static const struct
  {
    guint key;
    GdkModifierType modifiers;
    const char *action;
  } keys[] = {
    { GDK_KEY_Escape, 0, "export.back" },
    { GDK_KEY_w, GDK_CONTROL_MASK, "export.close" },
    { GDK_KEY_c, GDK_CONTROL_MASK, "export.copy" },
    { GDK_KEY_e, GDK_CONTROL_MASK, "export.save" },
    { GDK_KEY_s, GDK_CONTROL_MASK, "export.save" },
    { GDK_KEY_plus, GDK_CONTROL_MASK, "export.zoom-in" },
    { GDK_KEY_equal, GDK_CONTROL_MASK, "export.zoom-in" },
    { GDK_KEY_KP_Add, GDK_CONTROL_MASK, "export.zoom-in" },
    { GDK_KEY_minus, GDK_CONTROL_MASK, "export.zoom-out" },
    { GDK_KEY_KP_Subtract, GDK_CONTROL_MASK, "export.zoom-out" },
    { GDK_KEY_0, GDK_CONTROL_MASK, "export.zoom-fit" },
  };

  gtk_widget_class_install_action (class, "export.close", NULL, on_close);
  gtk_widget_class_install_action (class, "export.back", NULL, on_close);
  gtk_widget_class_install_action (class, "export.save", NULL, on_save);
  gtk_widget_class_install_action (class, "export.copy", NULL, on_copy);
  gtk_widget_class_install_action (class, "export.cancel", NULL, on_cancel);
  gtk_widget_class_install_action (class, "export.zoom-in", NULL, on_zoom);
  gtk_widget_class_install_action (class, "export.zoom-out", NULL, on_zoom);
  gtk_widget_class_install_action (class, "export.zoom-fit", NULL, on_zoom);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding_action (class, keys[i].key, keys[i].modifiers, keys[i].action, NULL);
}

/* --- life --- */

static void
spec_export_window_dispose (GObject *object)
{
  SpecExportWindow *window = SPEC_EXPORT_WINDOW (object);

  g_clear_handle_id (&window->idle, g_source_remove);
  if (window->making != NULL)
    g_cancellable_cancel (window->making);
  if (window->writing != NULL)
    g_cancellable_cancel (window->writing);
  g_clear_object (&window->making);
  g_clear_object (&window->chooser);
  g_clear_pointer (&window->names, spec_name_watch_free);
  g_clear_pointer (&window->montage, spec_montage_unref);
  g_clear_object (&window->session);
  gtk_widget_dispose_template (GTK_WIDGET (window), SPEC_TYPE_EXPORT_WINDOW);
  G_OBJECT_CLASS (spec_export_window_parent_class)->dispose (object);
}

#define BIND(name) gtk_widget_class_bind_template_child (widget_class, SpecExportWindow, name)

static void
spec_export_window_class_init (SpecExportWindowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = spec_export_window_dispose;
  spec_export_get_resource (); /* so that the linker keeps it */
  g_type_ensure (SPEC_TYPE_EXPORT_FORM);
  g_type_ensure (SPEC_TYPE_EXPORT_STATUS_LINE);
  g_type_ensure (SPEC_TYPE_MONTAGE_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/spec_explorer/SpecExplorer/export/spec-export-window.ui");
  BIND (form);
  BIND (view);
  BIND (percent);
  BIND (status);
  install_actions (widget_class);
}

static void
spec_export_window_init (SpecExportWindow *window)
{
  gtk_widget_init_template (GTK_WIDGET (window));
  spec_export_form_get_choices (window->form, &window->choices);
  g_signal_connect_object (window->form, "changed", G_CALLBACK (on_form_changed), window, G_CONNECT_SWAPPED);
  g_signal_connect_object (window->view, "notify::percent", G_CALLBACK (on_percent), window, G_CONNECT_SWAPPED);
  spec_accessible_complete (GTK_WIDGET (window));
  spec_text_scale_follow (GTK_WINDOW (window));
}

GtkWindow *
spec_export_window_new (GtkWindow *parent, SpecSession *session)
{
  SpecExportWindow *window = g_object_new (SPEC_TYPE_EXPORT_WINDOW, "transient-for", parent, NULL);

  window->session = g_object_ref (session);
  g_signal_connect_object (session, "notify::result", G_CALLBACK (queue_make), window, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::samples", G_CALLBACK (queue_make), window, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::curation", G_CALLBACK (queue_make), window, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::selected", G_CALLBACK (on_selected), window, G_CONNECT_SWAPPED);
  window->names = spec_name_watch_new (spec_session_get_modes (session), on_names, window);
  queue_make (window);
  update_status (window);
  return GTK_WINDOW (window);
}
