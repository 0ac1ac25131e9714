#include "montage-content.h"

static void
add_cluster (SpecMontage *montage, SpecDirection direction, guint index, gsize per_cluster, const char *path)
{
  double sign = direction == SPEC_DIRECTION_POSITIVE ? 1 : -1;
  SpecMontageCluster *cluster = spec_montage_add (montage, direction, index + 1, sign * (0.03 - 0.001 * index),
                                                  index == 0 ? "trousers" : NULL, per_cluster);

  cluster->size = 1288;
  cluster->similarity[SPEC_SIDE_X] = 0.7134;
  cluster->similarity[SPEC_SIDE_Y] = -0.052;
  for (gsize i = 0; i < per_cluster; i++)
    {
      SpecMontageSample *sample = &cluster->samples[i];

      sample->index = (guint32)(100 * direction + 10 * index + i);
      sample->score = 0.05 - 0.001 * (double)i;
      sample->path = path;
      sample->listed = path != NULL ? "folder/picture.png" : NULL;
      sample->text = montage->kind == SPEC_SAMPLES_TEXTS ? "zeppelin over the lake" : NULL;
    }
}

SpecMontage *
montage_content_new (guint positive, guint negative, gsize per_cluster, SpecSamplesKind kind, const char *path)
{
  SpecMontage *montage = spec_montage_new_empty ("Alpha", "Beta", kind);

  for (guint i = 0; i < positive; i++)
    add_cluster (montage, SPEC_DIRECTION_POSITIVE, i, per_cluster, path);
  for (guint i = 0; i < negative; i++)
    add_cluster (montage, SPEC_DIRECTION_NEGATIVE, i, per_cluster, path);
  return montage;
}

SpecMontageStyle
montage_content_get_bare_style (void)
{
  SpecMontageStyle style = SPEC_MONTAGE_STYLE_DEFAULT;

  style.captions = 0;
  style.frame = FALSE;
  style.width = 3;
  style.dpi = 100;
  return style;
}
