/* What the rows are: images, texts, or just numbered samples; with their labels. Immutable; any thread may read it. */
#pragma once

#include <gio/gio.h>
#include <glib-object.h>

#include "embedding/spec-embedding.h"

G_BEGIN_DECLS

#define SPEC_TYPE_SAMPLES (spec_samples_get_type ())

typedef struct _SpecSamples SpecSamples;

typedef enum
{
  SPEC_SAMPLES_NUMBERED, /* nothing is known but the row number */
  SPEC_SAMPLES_IMAGES,
  SPEC_SAMPLES_TEXTS,
} SpecSamplesKind;

/** Returns: the boxed type, for properties: copying one is a share more */
GType spec_samples_get_type (void); /* boxed */

/** Returns: (transfer full): @count samples of which only the number is known. */
SpecSamples *spec_samples_new_numbered (gsize count);

/**
 * spec_samples_load_images:
 * @path: a text list (one path a line), a .npy of strings, a .csv/.tsv with a column `path` (and `label`, `caption`),
 * or a folder, listed with its subfolders in natural order (image endings only)
 * @root: (nullable): where relative paths start; NULL: the list's folder
 *
 * A file that is listed but does not exist is no error: see spec_samples_get_missing().
 */
SpecSamples *spec_samples_load_images (const char *path, const char *root, GCancellable *cancellable, GError **error);

/**
 * spec_samples_new_from_row_names:
 * @embedding: one that names its rows
 * @root: (nullable): where relative paths start; NULL: the embedding file's folder
 *
 * Returns: (transfer full) (nullable): images at the paths the embedding names, NULL where it names none
 */
SpecSamples *spec_samples_new_from_row_names (const SpecEmbedding *embedding, const char *root,
                                              GCancellable *cancellable, GError **error);

/**
 * spec_samples_load_row_names:
 * @list: the list or folder whose place they take
 *
 * Returns: (transfer full) (nullable): images at the paths @embedding names, starting in @root or where those of @list do; when none is
 *   found there, in the embedding's folder
 */
SpecSamples *spec_samples_load_row_names (const SpecEmbedding *embedding, const char *list, const char *root,
                                          GCancellable *cancellable, GError **error);

/** Returns: (transfer full): the same samples without the first one, which was a heading; there must be two. */
SpecSamples *spec_samples_skip_first (SpecSamples *samples);

/** Loads one text sample a line; or a .npy of strings, or a .csv/.tsv with a column `caption` or `text`. */
SpecSamples *spec_samples_load_texts (const char *path, GCancellable *cancellable, GError **error);

/**
 * spec_samples_with_labels:
 * @path: one label a line, or .npy of strings or integers, or a .csv with a column `label`
 * Returns: (transfer full): the same samples with these labels, or NULL (numbers differ, unreadable)
 */
SpecSamples *
spec_samples_with_labels (SpecSamples *samples, const char *path, GCancellable *cancellable, GError **error);

/**
 * spec_samples_load_list:
 * Loads what @path lists as images; or as texts where it lists no images: none of them is there, and most have not the
 * ending of one (or, in a table, there is no column of paths but one of texts). Arguments of spec_samples_load_images().
 */
SpecSamples *spec_samples_load_list (const char *path, const char *root, GCancellable *cancellable, GError **error);

/** Share it and give a share up, on any thread; not NULL. Paths, texts and labels handed out are valid as long as a
 * share is held. */
SpecSamples *spec_samples_ref (SpecSamples *samples);
void spec_samples_unref (SpecSamples *samples);

/** Returns: what is known of each of them */
SpecSamplesKind spec_samples_get_kind (const SpecSamples *samples);

/** Returns: n, how many there are */
gsize spec_samples_get_count (const SpecSamples *samples);

/** Returns: (nullable): the file or folder they were listed in. */
const char *spec_samples_get_source (const SpecSamples *samples);

/** Returns: (nullable): the image's path as it can be opened, for images only. */
const char *spec_samples_get_path (const SpecSamples *samples, gsize index);

/** Returns: (nullable): the image's path as the list wrote it. */
const char *spec_samples_get_listed_path (const SpecSamples *samples, gsize index);

/** Returns: (nullable): the text of a text sample, or an image's caption. */
const char *spec_samples_get_text (const SpecSamples *samples, gsize index);

/** Returns: (nullable): the sample's label. */
const char *spec_samples_get_label (const SpecSamples *samples, gsize index);

/** Returns: how many different labels there are, 0 without labels. */
gsize spec_samples_get_label_count (const SpecSamples *samples);

/** Returns: how many of the listed images were not found. */
gsize spec_samples_get_missing (const SpecSamples *samples);

/** Whether the samples are the files of a folder, not the lines of a list. */
gboolean spec_samples_is_folder (const SpecSamples *samples);

/** Whether the first entry of the list looks like the heading of a column ("path", "file", "image" …). */
gboolean spec_samples_has_heading (const SpecSamples *samples);

/**
 * spec_samples_check_count:
 *
 * Fails with SPEC_ERROR_SHAPE unless there are @rows samples; the message asks about a heading where that would explain
 * it.
 */
gboolean spec_samples_check_count (const SpecSamples *samples, gsize rows, GError **error);

/**
 * spec_samples_check_order:
 * @embedding: (nullable): one whose row names are compared with the paths
 *
 * Looks for the ways a list can be out of step with the rows: the embedding names its rows and these names are not the
 * listed ones (compared from their ends: a different root is no difference); or, where it names none, the list is
 * sorted by bytes (1, 10, 2) while its natural order (1, 2, 10) differs, or was listed in natural order from a folder
 * that has another order by bytes. Names that are no paths (running numbers) say nothing. Returns: (transfer full)
 * (nullable): a warning in one or two sentences that names the files, or NULL when all is well
 */
char *spec_samples_check_order (const SpecSamples *samples, const SpecEmbedding *embedding);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpecSamples, spec_samples_unref)

G_END_DECLS
