#include "model/spec-setting.h"

SpecSetting *
spec_setting_new (void)
{
  SpecSetting *setting = g_new0 (SpecSetting, 1);

  setting->params = (SpecParams) SPEC_PARAMS_DEFAULT;
  setting->curation = spec_curation_new ();

  return setting;
}

void
spec_setting_free (SpecSetting *setting)
{
  if (setting == NULL)
    return;
  for (guint side = 0; side < 2; side++)
    g_clear_pointer (&setting->embedding[side], spec_embedding_unref);
  g_clear_pointer (&setting->listed, spec_samples_unref);
  g_clear_pointer (&setting->names, spec_embedding_unref);
  g_clear_pointer (&setting->curation, spec_curation_unref);
  g_free (setting->samples_path);
  g_free (setting->samples_root);
  g_free (setting->labels_path);
  g_free (setting);
}

gboolean
spec_setting_equal (const SpecSetting *a, const SpecSetting *b)
{
  return a->embedding[SPEC_SIDE_X] == b->embedding[SPEC_SIDE_X] && a->embedding[SPEC_SIDE_Y] == b->embedding[SPEC_SIDE_Y]
         && spec_params_equal (&a->params, &b->params) && a->listed == b->listed && a->names == b->names
         && a->skip_first == b->skip_first && g_strcmp0 (a->samples_path, b->samples_path) == 0
         && g_strcmp0 (a->samples_root, b->samples_root) == 0 && g_strcmp0 (a->labels_path, b->labels_path) == 0
         && spec_curation_equal (a->curation, b->curation);
}
