#include "export/spec-export-status-line.h"

#include <glib/gi18n-lib.h>

#include "export/spec-export-status.h"
#include "widgets/spec-text-scale.h"

#define PULSE_MS 80
#define STATE_CHARS 24 /* as many are not cut: a long sentence of what failed may be */

struct _SpecExportStatusLine
{
  GtkBox parent;

  /* template */
  GtkImage *state_icon;
  GtkLabel *state, *facts, *smallest;
  GtkProgressBar *progress;
  GtkWidget *cancel;

  guint pulse; /* 0: nothing is being written */
};

G_DEFINE_FINAL_TYPE (SpecExportStatusLine, spec_export_status_line, GTK_TYPE_BOX)

static void
spec_export_status_line_dispose (GObject *object)
{
  SpecExportStatusLine *line = SPEC_EXPORT_STATUS_LINE (object);

  g_clear_handle_id (&line->pulse, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (line), SPEC_TYPE_EXPORT_STATUS_LINE);
  G_OBJECT_CLASS (spec_export_status_line_parent_class)->dispose (object);
}

#define BIND(name) gtk_widget_class_bind_template_child (widget_class, SpecExportStatusLine, name)

static void
spec_export_status_line_class_init (SpecExportStatusLineClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = spec_export_status_line_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/spec_explorer/SpecExplorer/export/spec-export-status-line.ui");
  BIND (state_icon);
  BIND (state);
  BIND (facts);
  BIND (smallest);
  BIND (progress);
  BIND (cancel);
}

/* A large text has no room for all of it side by side. */
static void
arrange (SpecExportStatusLine *line)
{
  gboolean large = spec_text_scale_get (GTK_WIDGET (line)) >= SPEC_TEXT_SCALE_LARGE;

  gtk_orientable_set_orientation (GTK_ORIENTABLE (line), large ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
}

static void
spec_export_status_line_init (SpecExportStatusLine *line)
{
  gtk_widget_init_template (GTK_WIDGET (line));
  g_signal_connect (line, "realize", G_CALLBACK (arrange), NULL);
}

/* @class colours text and icon; what follows is taken away. */
static void
show_state (SpecExportStatusLine *line, const char *text, const char *class, const char *icon)
{
  const char *classes[] = { "bold", "caption", class, NULL }, *icon_classes[] = { class, NULL };

  gtk_label_set_text (line->state, text);
  gtk_label_set_width_chars (line->state, MIN ((int) g_utf8_strlen (text, -1), STATE_CHARS));
  gtk_widget_set_tooltip_text (GTK_WIDGET (line->state), text);
  gtk_widget_set_css_classes (GTK_WIDGET (line->state), classes);
  gtk_image_set_from_icon_name (line->state_icon, icon);
  gtk_widget_set_css_classes (GTK_WIDGET (line->state_icon), icon_classes);
  gtk_label_set_text (line->facts, "");
  gtk_label_set_text (line->smallest, "");
}

void
spec_export_status_line_show (SpecExportStatusLine *line,
                              const SpecMontage *montage,
                              const SpecMontageLayout *layout,
                              const SpecExportChoices *choices)
{
  g_autofree char *state = NULL, *facts = NULL, *smallest = NULL;

  if (line->pulse != 0)
    return;
  if (montage == NULL || layout == NULL || montage->clusters->len == 0)
    {
      show_state (line, _ ("No cluster to show"), "dim", "spec-info-symbolic");
      return;
    }
  state = spec_export_status_dup_state (montage);
  facts = spec_export_status_dup_facts (montage, layout, choices);
  smallest = spec_export_status_dup_smallest (layout);
  if (montage->preview > 0 || montage->rff_dim > 0)
    show_state (line, state, "warn", "spec-warning-symbolic");
  else
    show_state (line, state, "ok", "spec-check-symbolic");
  gtk_label_set_text (line->facts, facts);
  gtk_label_set_text (line->smallest, smallest);
}

static gboolean
pulse (gpointer data)
{
  gtk_progress_bar_pulse (SPEC_EXPORT_STATUS_LINE (data)->progress);
  return G_SOURCE_CONTINUE;
}

static void
set_busy (SpecExportStatusLine *line, gboolean busy)
{
  gtk_widget_set_visible (GTK_WIDGET (line->progress), busy);
  gtk_widget_set_visible (line->cancel, busy);
  gtk_widget_set_visible (GTK_WIDGET (line->smallest), !busy);
}

void
spec_export_status_line_begin (SpecExportStatusLine *line, const char *what)
{
  show_state (line, what, "dim", "spec-save-symbolic");
  if (line->pulse == 0)
    line->pulse = g_timeout_add (PULSE_MS, pulse, line);
  set_busy (line, TRUE);
}

void
spec_export_status_line_end (SpecExportStatusLine *line)
{
  g_clear_handle_id (&line->pulse, g_source_remove);
  set_busy (line, FALSE);
}

void
spec_export_status_line_say (SpecExportStatusLine *line, const char *text, gboolean failed)
{
  show_state (line, text, failed ? "error-text" : "ok", failed ? "spec-error-symbolic" : "spec-check-symbolic");
}

const char *
spec_export_status_line_get_text (SpecExportStatusLine *line)
{
  return gtk_label_get_text (line->state);
}
