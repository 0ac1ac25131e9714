#include "embedding/spec-zip-offset.h"

#include <string.h>

#define END_SIGNATURE 0x06054b50u
#define END_SIZE 22
#define END64_LOCATOR_SIGNATURE 0x07064b50u
#define END64_LOCATOR_SIZE 20
#define END64_SIGNATURE 0x06064b50u
#define END64_SIZE 56
#define ENTRY_SIGNATURE 0x02014b50u
#define ENTRY_SIZE 46
#define LOCAL_SIGNATURE 0x04034b50u
#define LOCAL_SIZE 30
#define ZIP64_EXTRA 1
#define MAX_COMMENT 65535

typedef struct
{
  const guint8 *data;
  gsize size;
} Zip;

typedef struct
{
  guint64 packed_size;
  guint64 size;
  guint64 local_offset;
  guint method;
  guint flags;
  gsize name_length;
  const guint8 *name;
} Entry;

static guint64
load (const guint8 *at, guint bytes)
{
  guint64 value = 0;

  for (guint i = bytes; i > 0; i--)
    value = value << 8 | at[i - 1];

  return value;
}

static gboolean
has_record (const Zip *zip, guint64 offset, gsize length, guint32 signature)
{
  return offset <= zip->size && length <= zip->size - offset && load (zip->data + offset, 4) == signature;
}

static gboolean
find_end (const Zip *zip, gsize *end)
{
  gsize lowest = zip->size > END_SIZE + MAX_COMMENT ? zip->size - END_SIZE - MAX_COMMENT : 0;

  if (zip->size < END_SIZE)
    return FALSE;

  for (gsize at = zip->size - END_SIZE + 1; at-- > lowest;)
    if (load (zip->data + at, 4) == END_SIGNATURE && at + END_SIZE + load (zip->data + at + 20, 2) == zip->size)
      {
        *end = at;
        return TRUE;
      }

  return FALSE;
}

/* Where the directory begins, and how many members it lists. */
static gboolean
find_directory (const Zip *zip, guint64 *offset, guint64 *entries)
{
  gsize end;
  guint64 end64;

  if (!find_end (zip, &end))
    return FALSE;

  *entries = load (zip->data + end + 10, 2);
  *offset = load (zip->data + end + 16, 4);
  if (end < END64_LOCATOR_SIZE
      || !has_record (zip, end - END64_LOCATOR_SIZE, END64_LOCATOR_SIZE, END64_LOCATOR_SIGNATURE))
    return *offset != G_MAXUINT32;

  end64 = load (zip->data + end - END64_LOCATOR_SIZE + 8, 8);
  if (!has_record (zip, end64, END64_SIZE, END64_SIGNATURE))
    return FALSE;
  *entries = load (zip->data + end64 + 32, 8);
  *offset = load (zip->data + end64 + 48, 8);

  return TRUE;
}

/* Sizes and offset that are all ones in the entry stand as 8 bytes each in the zip64 extra field, in this order. */
static gboolean
apply_zip64 (Entry *entry, const guint8 *extra, gsize length)
{
  guint64 *wide[3] = { &entry->size, &entry->packed_size, &entry->local_offset };
  gsize at = 0, field = 0, used = 4;

  if (entry->size != G_MAXUINT32 && entry->packed_size != G_MAXUINT32 && entry->local_offset != G_MAXUINT32)
    return TRUE;

  for (; at + 4 <= length; at += 4 + field)
    {
      field = load (extra + at + 2, 2);
      if (field > length - at - 4)
        return FALSE;
      if (load (extra + at, 2) == ZIP64_EXTRA)
        break;
    }
  if (at + 4 > length)
    return FALSE;

  for (gsize i = 0; i < G_N_ELEMENTS (wide); i++)
    if (*wide[i] == G_MAXUINT32)
      {
        if (used + 8 > field + 4)
          return FALSE;
        *wide[i] = load (extra + at + used, 8);
        used += 8;
      }

  return TRUE;
}

/* Reads the entry at @offset and moves that to the next one. */
static gboolean
read_entry (const Zip *zip, guint64 *offset, Entry *entry)
{
  const guint8 *at;
  gsize extra_length, comment_length;

  if (!has_record (zip, *offset, ENTRY_SIZE, ENTRY_SIGNATURE))
    return FALSE;

  at = zip->data + *offset;
  entry->flags = load (at + 8, 2);
  entry->method = load (at + 10, 2);
  entry->packed_size = load (at + 20, 4);
  entry->size = load (at + 24, 4);
  entry->name_length = load (at + 28, 2);
  extra_length = load (at + 30, 2);
  comment_length = load (at + 32, 2);
  entry->local_offset = load (at + 42, 4);
  entry->name = at + ENTRY_SIZE;
  *offset += ENTRY_SIZE;
  if (entry->name_length + extra_length + comment_length > zip->size - *offset)
    return FALSE;
  *offset += entry->name_length + extra_length + comment_length;

  return apply_zip64 (entry, entry->name + entry->name_length, extra_length);
}

gboolean
spec_zip_offset_find (const guint8 *data, gsize size, guint64 index, gsize *offset, gsize *length)
{
  Zip zip = { data, size };
  Entry entry;
  guint64 at, entries;
  const guint8 *local;

  if (!find_directory (&zip, &at, &entries) || index >= entries)
    return FALSE;
  for (guint64 i = 0; i <= index; i++)
    if (!read_entry (&zip, &at, &entry))
      return FALSE;

  if (entry.method != 0 || (entry.flags & 1) != 0 || entry.packed_size != entry.size
      || !has_record (&zip, entry.local_offset, LOCAL_SIZE, LOCAL_SIGNATURE))
    return FALSE;

  local = data + entry.local_offset;
  at = entry.local_offset + LOCAL_SIZE + load (local + 26, 2) + load (local + 28, 2);
  if (load (local + 8, 2) != 0 || load (local + 26, 2) != entry.name_length || at > size || entry.size > size - at
      || memcmp (local + LOCAL_SIZE, entry.name, entry.name_length) != 0)
    return FALSE;

  *offset = at;
  *length = entry.size;

  return TRUE;
}
