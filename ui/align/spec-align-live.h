/* What a running alignment has reached: written by the thread that computes, read by the window now and then. */
#pragma once

#include "align/spec-aligner.h"

G_BEGIN_DECLS

typedef struct _SpecAlignLive SpecAlignLive;

/** Returns: (transfer full): nothing reached yet; one for each run */
SpecAlignLive *spec_align_live_new (void);
/** Share it and give a share up, on any thread; not NULL. The run and the window each hold one. */
SpecAlignLive *spec_align_live_ref (SpecAlignLive *live);
void spec_align_live_unref (SpecAlignLive *live);

/** A SpecAlignStepFunc. @data: the SpecAlignLive */
gboolean spec_align_live_follow (const SpecAlignStep *step, const SpecAlignment *so_far, gpointer data);

/** Lets the run end with the best adapter so far after the step it is at. */
void spec_align_live_stop (SpecAlignLive *live);

/** What spec_align_live_take() brought. */
typedef enum
{
  SPEC_ALIGN_NEWS_STEPS = 1 << 0,
  SPEC_ALIGN_NEWS_ADAPTER = 1 << 1,
} SpecAlignNews;

/**
 * spec_align_live_take:
 * @alignment: (inout): one that was filled by nothing but this, made by spec_align_live_new_alignment()
 *
 * Brings it up to date: all but its aligned rows and the values after.
 */
SpecAlignNews spec_align_live_take (SpecAlignLive *live, SpecAlignment *alignment);

/** Returns: (transfer full): an empty one to fill. */
SpecAlignment *spec_align_live_new_alignment (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpecAlignLive, spec_align_live_unref)

G_END_DECLS
