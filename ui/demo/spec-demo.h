/* The built-in demo: pictures drawn by the program, and two embeddings computed from their pixels. */
#pragma once

#include <gio/gio.h>

#include "base/spec-progress.h"

G_BEGIN_DECLS

/** Grows by one whenever the pictures or the embeddings change: the window keeps the demo in "demo-N" of the user's
 * cache. */
#define SPEC_DEMO_VERSION 2

/**
 * spec_demo_ensure:
 * @folder: where it shall be; its parents are made
 * @progress: (nullable):
 *
 * Makes the demo in @folder unless a complete one of this version is there: x.npy, y.npz (with "features" and "files"),
 * images.txt, labels.txt and images/. It is filled under a temporary name and renamed, so that it is whole or not
 * there. Uses all cores; may be called on any thread.
 */
gboolean spec_demo_ensure (const char *folder, GCancellable *cancellable, const SpecProgress *progress, GError **error);

G_END_DECLS
