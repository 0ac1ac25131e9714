/* Everything undo goes back to: the files, the parameters and what was noted of the clusters. A value of its own. */
#pragma once

#include "project/spec-curation.h"
#include "samples/spec-samples.h"
#include "spec/spec-params.h"

G_BEGIN_DECLS

/** Strings and references are its own. */
typedef struct
{
  SpecParams params;
  SpecEmbedding *embedding[2]; /* (nullable) */
  double median[2];            /* 0: not known, or there is none */
  gboolean median_known[2];
  SpecSamples *listed;  /* (nullable): the list as read */
  char *samples_path;   /* (nullable) */
  char *samples_root;   /* (nullable) */
  char *labels_path;    /* (nullable) */
  gboolean skip_first;  /* the first line of the list is a heading */
  SpecEmbedding *names; /* (nullable): the one whose row names take the place of the list's paths */
  SpecCuration *curation;
  gboolean comparing;
} SpecSetting;

/** Returns: (transfer full): one without files, to be filled. */
SpecSetting *spec_setting_new (void);
/** @setting: (nullable) (transfer full): gives up its shares of files and notes. */
void spec_setting_free (SpecSetting *setting);

/** Whether both are the same comparison with the same notes; medians and the page that is shown do not matter. */
gboolean spec_setting_equal (const SpecSetting *a, const SpecSetting *b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpecSetting, spec_setting_free)

G_END_DECLS
