#include "export/spec-export-form.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define DEFAULT_GRID 1     /* 3 × 3 */
#define DEFAULT_WIDTH 3    /* ICML page */
#define DEFAULT_TYPEFACE 1 /* Sans, 7 pt */
#define SMALL_GAP 2.0      /* points */

struct _SpecExportForm
{
  GtkBox parent;

  /* template */
  GtkDropDown *show, *grid, *fit, *gap, *typeface, *width, *background;
  GtkSpinButton *per_line, *lines, *dpi, *text_length;
  GtkLabel *text_length_label, *fit_label;
  GtkCheckButton *fold;
  GtkCheckButton *caption_eigenvalue, *caption_name, *caption_similarity, *caption_size, *caption_score, *caption_file;
  GtkEntry *title_template;
  GtkToggleButton *format_pdf, *format_svg, *format_png;
  GtkCheckButton *record, *latex;
};

G_DEFINE_FINAL_TYPE (SpecExportForm, spec_export_form, GTK_TYPE_BOX)

/* In the order of the drop-downs of the template. */
static const struct
{
  guint columns, rows;
} grids[] = { { 2, 2 }, { 3, 3 }, { 4, 4 }, { 5, 4 }, { 5, 5 }, { 5, 2 }, { 8, 2 }, { 10, 1 } };

static const double widths[] = { 3.25, 5.5, 6.3, 6.75, 6.875, 10 };

static const struct
{
  const char *family;
  double size;
} typefaces[] = { { "Sans", 6 },  { "Sans", 7 },  { "Sans", 8 },  { "Sans", 9 },
                  { "Serif", 6 }, { "Serif", 7 }, { "Serif", 8 }, { "Serif", 9 } };

static void
on_changed (SpecExportForm *form)
{
  gtk_widget_set_sensitive (GTK_WIDGET (form->title_template), gtk_check_button_get_active (form->caption_eigenvalue));
  g_signal_emit_by_name (form, "changed");
}

/* "300 dpi" */
static gboolean
on_dpi_output (GtkSpinButton *button)
{
  g_autofree char *text
      = g_strdup_printf (_ ("%.0f dpi"), gtk_adjustment_get_value (gtk_spin_button_get_adjustment (button)));

  if (g_strcmp0 (text, gtk_editable_get_text (GTK_EDITABLE (button))) != 0)
    gtk_editable_set_text (GTK_EDITABLE (button), text);
  return TRUE;
}

/* A number, whatever follows it. */
static int
on_dpi_input (GtkSpinButton *button, double *value)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (button));
  char *end;

  *value = g_strtod (text, &end);
  return end != text ? TRUE : GTK_INPUT_ERROR;
}

static void
spec_export_form_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), SPEC_TYPE_EXPORT_FORM);
  G_OBJECT_CLASS (spec_export_form_parent_class)->dispose (object);
}

#define BIND(name) gtk_widget_class_bind_template_child (widget_class, SpecExportForm, name)

static void
bind_children (GtkWidgetClass *widget_class)
{
  BIND (show);
  BIND (grid);
  BIND (fit);
  BIND (gap);
  BIND (typeface);
  BIND (width);
  BIND (background);
  BIND (per_line);
  BIND (text_length);
  BIND (text_length_label);
  BIND (fit_label);
  BIND (fold);
  BIND (lines);
  BIND (dpi);
  BIND (caption_eigenvalue);
  BIND (caption_name);
  BIND (caption_similarity);
  BIND (caption_size);
  BIND (caption_score);
  BIND (caption_file);
  BIND (title_template);
  BIND (format_pdf);
  BIND (format_svg);
  BIND (format_png);
  BIND (record);
  BIND (latex);
}

static void
spec_export_form_class_init (SpecExportFormClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = spec_export_form_dispose;
  g_signal_new ("changed", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/spec_explorer/SpecExplorer/export/spec-export-form.ui");
  gtk_widget_class_bind_template_callback (widget_class, on_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_dpi_input);
  gtk_widget_class_bind_template_callback (widget_class, on_dpi_output);
  bind_children (widget_class);
}

static void
spec_export_form_init (SpecExportForm *form)
{
  SpecMontageStyle style = SPEC_MONTAGE_STYLE_DEFAULT;

  gtk_widget_init_template (GTK_WIDGET (form));
  gtk_drop_down_set_selected (form->grid, DEFAULT_GRID);
  gtk_drop_down_set_selected (form->width, DEFAULT_WIDTH);
  gtk_drop_down_set_selected (form->typeface, DEFAULT_TYPEFACE);
  gtk_check_button_set_active (form->caption_eigenvalue, (style.captions & SPEC_CAPTION_EIGENVALUE) != 0);
  gtk_check_button_set_active (form->caption_name, (style.captions & SPEC_CAPTION_NAME) != 0);
  gtk_check_button_set_active (form->caption_similarity, (style.captions & SPEC_CAPTION_SIMILARITY) != 0);
  gtk_check_button_set_active (form->record, TRUE);
  gtk_check_button_set_active (form->latex, TRUE);
  gtk_editable_set_text (GTK_EDITABLE (form->title_template), style.title);
}

static guint
get_captions (SpecExportForm *form)
{
  GtkCheckButton *const buttons[] = { form->caption_eigenvalue, form->caption_name,  form->caption_similarity,
                                      form->caption_size,       form->caption_score, form->caption_file };
  guint captions = 0;

  for (guint i = 0; i < G_N_ELEMENTS (buttons); i++)
    if (gtk_check_button_get_active (buttons[i]))
      captions |= 1u << i; /* the order of SpecCaption */
  return captions;
}

static void
get_style (SpecExportForm *form, SpecMontageStyle *style)
{
  guint grid = gtk_drop_down_get_selected (form->grid), gap = gtk_drop_down_get_selected (form->gap);
  guint typeface = gtk_drop_down_get_selected (form->typeface), width = gtk_drop_down_get_selected (form->width);

  g_return_if_fail (grid < G_N_ELEMENTS (grids) && typeface < G_N_ELEMENTS (typefaces)
                    && width < G_N_ELEMENTS (widths));
  style->clusters_per_line = (guint)gtk_spin_button_get_value_as_int (form->per_line);
  style->columns = grids[grid].columns;
  style->rows = grids[grid].rows;
  style->fit = gtk_drop_down_get_selected (form->fit) == 0 ? SPEC_FIT_COVER : SPEC_FIT_CONTAIN;
  style->gap = gap >= 2 ? SMALL_GAP : 0;
  style->frame = gap % 2 == 0;
  style->captions = get_captions (form);
  g_strlcpy (style->title, gtk_editable_get_text (GTK_EDITABLE (form->title_template)), sizeof style->title);
  g_strlcpy (style->family, typefaces[typeface].family, sizeof style->family);
  style->font_size = typefaces[typeface].size;
  style->width = widths[width];
  style->dpi = (guint)gtk_spin_button_get_value_as_int (form->dpi);
  style->fold = gtk_check_button_get_active (form->fold);
  style->text_length = (guint)gtk_spin_button_get_value_as_int (form->text_length);
  style->transparent = gtk_drop_down_get_selected (form->background) == 1;
}

void
spec_export_form_get_choices (SpecExportForm *form, SpecExportChoices *choices)
{
  memset (choices, 0, sizeof *choices);
  get_style (form, &choices->style);
  choices->show = (SpecExportShow)gtk_drop_down_get_selected (form->show);
  choices->per_direction = choices->style.clusters_per_line * (guint)gtk_spin_button_get_value_as_int (form->lines);
  choices->format = SPEC_FIGURE_PDF;
  if (gtk_toggle_button_get_active (form->format_svg))
    choices->format = SPEC_FIGURE_SVG;
  if (gtk_toggle_button_get_active (form->format_png))
    choices->format = SPEC_FIGURE_PNG;
  choices->record = gtk_check_button_get_active (form->record);
  choices->latex = gtk_check_button_get_active (form->latex);
}

void
spec_export_form_set_kind (SpecExportForm *form, SpecSamplesKind kind)
{
  gboolean texts = kind == SPEC_SAMPLES_TEXTS;

  gtk_widget_set_visible (GTK_WIDGET (form->text_length), texts);
  gtk_widget_set_visible (GTK_WIDGET (form->text_length_label), texts);
  gtk_widget_set_visible (GTK_WIDGET (form->fit), !texts);
  gtk_widget_set_visible (GTK_WIDGET (form->fit_label), !texts);
}

void
spec_export_form_set_names (SpecExportForm *form, const char *name_x, const char *name_y)
{
  GtkStringList *model = GTK_STRING_LIST (gtk_drop_down_get_model (form->show));
  g_autofree char *x = g_strdup_printf (_ ("What %s groups"), name_x),
                  *y = g_strdup_printf (_ ("What %s groups"), name_y);
  const char *additions[] = { x, y, NULL };
  guint selected = gtk_drop_down_get_selected (form->show);

  if (g_strcmp0 (gtk_string_list_get_string (model, 1), x) == 0
      && g_strcmp0 (gtk_string_list_get_string (model, 2), y) == 0)
    return;
  g_signal_handlers_block_matched (form->show, G_SIGNAL_MATCH_DATA, 0, 0, NULL, NULL, form);
  gtk_string_list_splice (model, 1, 2, additions);
  gtk_drop_down_set_selected (form->show, selected);
  g_signal_handlers_unblock_matched (form->show, G_SIGNAL_MATCH_DATA, 0, 0, NULL, NULL, form);
}

void
spec_export_form_set_format (SpecExportForm *form, SpecFigureFormat format)
{
  GtkToggleButton *button = format == SPEC_FIGURE_PDF ? form->format_pdf : form->format_png;

  gtk_toggle_button_set_active (format == SPEC_FIGURE_SVG ? form->format_svg : button, TRUE);
}
