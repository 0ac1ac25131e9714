#include "spec-option-set.h"

typedef struct
{
  SpecOption option;
  char *word;    /* owned; NULL: not given, or a flag */
  gboolean flag; /* given */
} Item;

struct _SpecOptionSet
{
  GArray *items; /* of Item; grows no more once it has been parsed into */
};

static void
item_clear (gpointer data)
{
  Item *item = data;

  g_free (item->word);
}

SpecOptionSet *
spec_option_set_new (void)
{
  SpecOptionSet *set = g_new0 (SpecOptionSet, 1);

  set->items = g_array_new (FALSE, TRUE, sizeof (Item));
  g_array_set_clear_func (set->items, item_clear);
  return set;
}

void
spec_option_set_free (SpecOptionSet *set)
{
  g_array_unref (set->items);
  g_free (set);
}

static Item *
get_item (const SpecOptionSet *set, guint index)
{
  return &g_array_index (set->items, Item, index);
}

void
spec_option_set_add (SpecOptionSet *set, const SpecOption *options)
{
  for (; options->name != NULL; options++)
    {
      Item item = { .option = *options };

      g_array_append_val (set->items, item);
    }
}

static GOptionEntry
describe (Item *item)
{
  const SpecOption *option = &item->option;
  GOptionArg kind = option->read == NULL                    ? G_OPTION_ARG_NONE
                    : option->read == spec_option_read_file ? G_OPTION_ARG_FILENAME
                                                            : G_OPTION_ARG_STRING;

  return (GOptionEntry) { option->name, option->letter, 0, kind, option->read != NULL ? (gpointer) &item->word : &item->flag, option->help,
                          option->placeholder };
}

gboolean
spec_option_set_parse (SpecOptionSet *set, const SpecCommand *command, char ***arguments, GError **error)
{
  g_autofree GOptionEntry *entries = g_new0 (GOptionEntry, set->items->len + 1);

  for (guint i = 0; i < set->items->len; i++)
    entries[i] = describe (get_item (set, i));
  return spec_command_parse (command, entries, arguments, error);
}

const char *
spec_option_set_get (const SpecOptionSet *set, const char *name)
{
  for (guint i = 0; i < set->items->len; i++)
    if (g_str_equal (get_item (set, i)->option.name, name))
      return get_item (set, i)->word;
  g_return_val_if_reached (NULL);
}

gboolean
spec_option_set_read (const SpecOptionSet *set, GError **error)
{
  for (guint i = 0; i < set->items->len; i++)
    {
      const Item *item = get_item (set, i);

      if (item->flag)
        *(gboolean *) item->option.value = TRUE;
      if (item->word != NULL && !item->option.read (&item->option, item->word, error))
        return FALSE;
    }
  return TRUE;
}
