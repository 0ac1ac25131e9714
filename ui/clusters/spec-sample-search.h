/* The search bar over the grid (Ctrl+F): words of a label, path or text narrow what is shown; "#2417" goes to a row. */
#pragma once

#include <gtk/gtk.h>

#include "clusters/spec-sample-grid.h"
#include "clusters/spec-shown-samples.h"

G_BEGIN_DECLS

#define SPEC_TYPE_SAMPLE_SEARCH (spec_sample_search_get_type ())
G_DECLARE_FINAL_TYPE (SpecSampleSearch, spec_sample_search, SPEC, SAMPLE_SEARCH, GtkWidget)

/** @grid: shows @shown; gets the keyboard on Enter and when the bar closes. */
GtkWidget *spec_sample_search_new (SpecShownSamples *shown, SpecSampleGrid *grid);

/** Shows the bar with the keyboard in it. @text: (nullable): what to look for; NULL: what stands there, selected. */
void spec_sample_search_open (SpecSampleSearch *search, const char *text);

/** Shows all samples again. */
void spec_sample_search_close (SpecSampleSearch *search);

G_END_DECLS
