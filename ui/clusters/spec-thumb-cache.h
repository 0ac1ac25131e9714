/* Small pictures of files: decoded by a few threads, newest request first, kept in bounded memory. Main thread only. */
#pragma once

#include <gtk/gtk.h>

#include "paint/spec-picture.h"

G_BEGIN_DECLS

#define SPEC_TYPE_THUMB_CACHE (spec_thumb_cache_get_type ())
G_DECLARE_FINAL_TYPE (SpecThumbCache, spec_thumb_cache, SPEC, THUMB_CACHE, GObject)

#define SPEC_THUMB_CACHE_BYTES (64 * 1024 * 1024)

typedef enum
{
  SPEC_THUMB_LOADING,
  SPEC_THUMB_READY,
  SPEC_THUMB_MISSING, /* no such file, or it may not be read */
  SPEC_THUMB_BROKEN,  /* nothing can decode it, or the decoder crashed or hung over it */
} SpecThumbState;

/**
 * SpecThumbFunc:
 * @texture: (nullable): with SPEC_THUMB_READY only
 * @reason: (nullable): why there is none, in words; with SPEC_THUMB_MISSING and SPEC_THUMB_BROKEN only
 *
 * Called on the main thread, once for each request that was not cancelled.
 */
typedef void (*SpecThumbFunc) (SpecThumbState state, GdkTexture *texture, const char *reason, gpointer data);

/** @max_bytes: of pixels kept; the pictures not asked for longest go first. Returns: (transfer full): usually shared,
 * see spec_thumb_cache_find() */
SpecThumbCache *spec_thumb_cache_new (gsize max_bytes);

/** Returns: (transfer none): the cache that all widgets of @widget's window share, or NULL while it is in no window. */
SpecThumbCache *spec_thumb_cache_find (GtkWidget *widget);

/**
 * spec_thumb_cache_request:
 * @width: of the box, in device pixels
 * @height: of the box, in device pixels
 *
 * What is known already, even that the file cannot be shown, is told before this returns. Equal requests share one decoding.
 * Returns: a number for spec_thumb_cache_cancel(), or 0 when @func was called already
 */
guint spec_thumb_cache_request (SpecThumbCache *cache, const char *path, int width, int height, SpecFit fit, SpecThumbFunc func,
                                gpointer data);

/** @func of the request will not be called; a decoding nobody waits for any more is given up. */
void spec_thumb_cache_cancel (SpecThumbCache *cache, guint request);

/** Forgets what could not be shown, so that files that have come since are tried again. */
void spec_thumb_cache_forget_failures (SpecThumbCache *cache);

/** Returns: bytes of all pictures kept. */
gsize spec_thumb_cache_get_bytes (SpecThumbCache *cache);

/** Returns: how many decodings were started so far (for tests and for the curious). */
guint spec_thumb_cache_get_started (SpecThumbCache *cache);

G_END_DECLS
