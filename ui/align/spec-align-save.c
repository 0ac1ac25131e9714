#include "align/spec-align-save.h"

#include <glib/gi18n-lib.h>

#include "align/spec-align-words.h"
#include "widgets/spec-save-dialog.h"

#define DPI 300

/* What a dialog is open for. */
typedef struct
{
  SpecAlignSession *session;
  void (*write) (SpecAlignSession *session, const char *path, int part);
  int part;
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  g_object_unref (request->session);
  g_free (request);
}

static void
write_request (const char *path, gpointer data)
{
  Request *request = data;

  request->write (request->session, path, request->part);
}

static void
ask (GtkWidget *widget, const char *title, const char *name, const Request *request)
{
  Request *own = g_memdup2 (request, sizeof *request);

  g_object_ref (own->session);
  spec_save_dialog_ask (widget, title, name, write_request, own, request_free);
}

static void
write_adapter (SpecAlignSession *session, const char *path, int part)
{
  spec_align_session_save_adapter (session, path);
}

static void
write_aligned (SpecAlignSession *session, const char *path, int part)
{
  spec_align_session_save_aligned (session, path);
}

void
spec_align_save_adapter (GtkWidget *widget, SpecAlignSession *session)
{
  ask (widget, _ ("Save Adapter"), "adapter.npy", &(Request){ session, write_adapter, 0 });
}

void
spec_align_save_aligned (GtkWidget *widget, SpecAlignSession *session)
{
  ask (widget, _ ("Save Aligned Rows"), "aligned.npy", &(Request){ session, write_aligned, 0 });
}

/* A copy of all a figure shows, so that another thread can paint it while training goes on. */
typedef struct
{
  SpecAlignFigure figure;
  GArray *points;
  SpecAlignReview before, after;
  SpecAlignKernels *kernels; /* (nullable) */
  char *titles[3];
  char *path;
} Sheet;

static void
free_sheet (gpointer data)
{
  Sheet *sheet = data;

  g_array_unref (sheet->points);
  spec_align_kernels_free (sheet->kernels);
  for (guint i = 0; i < G_N_ELEMENTS (sheet->titles); i++)
    g_free (sheet->titles[i]);
  g_free (sheet->path);
  g_free (sheet);
}

static void
copy_kernels (Sheet *sheet, SpecAlignSession *session)
{
  const SpecAlignKernels *kernels = spec_align_session_get_kernels (session);
  const SpecAlignTask *task = spec_align_session_get_task (session);
  SpecSide moves = task != NULL ? task->params.side : spec_align_session_get_params (session).side;

  sheet->kernels = kernels != NULL && kernels->order->count > 0 ? spec_align_kernels_copy (kernels) : NULL;
  sheet->titles[0] = g_strdup_printf (_ ("%s before"), spec_align_session_get_name (session, moves));
  sheet->titles[1] = g_strdup_printf (_ ("%s after"), spec_align_session_get_name (session, moves));
  sheet->titles[2] = g_strdup_printf (_ ("%s, the target"), spec_align_session_get_name (session, 1 - moves));
  sheet->figure.kernels = sheet->kernels;
  for (guint i = 0; i < G_N_ELEMENTS (sheet->titles); i++)
    sheet->figure.titles[i] = sheet->titles[i];
}

static Sheet *
new_sheet (SpecAlignSession *session, SpecAlignFigurePart part, const char *path)
{
  const SpecAlignment *alignment = spec_align_session_get_alignment (session);
  Sheet *sheet = g_new0 (Sheet, 1);

  sheet->figure.part = part;
  sheet->path = spec_figure_dup_path (path);
  sheet->points = spec_align_words_dup_points (session);
  spec_align_words_get_loss (session, sheet->points, &sheet->figure.loss);
  if (alignment != NULL)
    {
      sheet->before = alignment->before;
      sheet->after = alignment->after;
    }
  spec_align_words_get_spectrum (&sheet->before, &sheet->figure.before);
  spec_align_words_get_spectrum (&sheet->after, &sheet->figure.after);
  sheet->figure.has_after = spec_align_words_is_final (session);
  copy_kernels (sheet, session);
  return sheet;
}

static gboolean
write_sheet (const Sheet *sheet, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;

  if (sheet->figure.part == SPEC_ALIGN_FIGURE_KERNELS && sheet->kernels == NULL)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _ ("%s: there are no kernels to show yet"), sheet->path);
      return FALSE;
    }
  bytes = spec_align_figure_render (&sheet->figure, DPI, spec_figure_format_find (sheet->path), NULL, error);
  return bytes != NULL && spec_figure_save (sheet->path, bytes, error);
}

static void
write_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;

  if (write_sheet (data, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
on_written (GObject *source, GAsyncResult *result, gpointer data)
{
  const Sheet *sheet = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    g_signal_emit_by_name (source, "saved", sheet->path);
  else
    g_signal_emit_by_name (source, "failed", error->message);
}

static void
write_figure (SpecAlignSession *session, const char *path, int part)
{
  g_autoptr (GTask) task = g_task_new (session, NULL, on_written, NULL);

  g_task_set_task_data (task, new_sheet (session, part, path), free_sheet);
  g_task_run_in_thread (task, write_in_thread);
}

gboolean
spec_align_save_write_figure (SpecAlignSession *session, SpecAlignFigurePart part, const char *path, GError **error)
{
  Sheet *sheet = new_sheet (session, part, path);
  gboolean done = write_sheet (sheet, error);

  free_sheet (sheet);
  return done;
}

void
spec_align_save_figure (GtkWidget *widget, SpecAlignSession *session, SpecAlignFigurePart part)
{
  static const char *const names[] = { "training.pdf", "difference.pdf", "kernels.pdf" };

  ask (widget, _ ("Save Figure"), names[part], &(Request){ session, write_figure, part });
}
