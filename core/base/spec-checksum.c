#include "base/spec-checksum.h"

#include <openssl/evp.h>

#define DIGEST_BYTES 32

struct _SpecChecksum
{
  EVP_MD_CTX *context;
};

SpecChecksum *
spec_checksum_new (void)
{
  SpecChecksum *checksum = g_new0 (SpecChecksum, 1);

  checksum->context = EVP_MD_CTX_new ();
  if (checksum->context == NULL || EVP_DigestInit_ex (checksum->context, EVP_sha256 (), NULL) != 1)
    g_error ("libcrypto offers no SHA-256");

  return checksum;
}

void
spec_checksum_free (SpecChecksum *checksum)
{
  if (checksum == NULL)
    return;

  EVP_MD_CTX_free (checksum->context);
  g_free (checksum);
}

void
spec_checksum_update (SpecChecksum *checksum, gconstpointer data, gsize size)
{
  if (EVP_DigestUpdate (checksum->context, data, size) != 1)
    g_error ("libcrypto could not add to a SHA-256");
}

char *
spec_checksum_end (SpecChecksum *checksum)
{
  guint8 digest[DIGEST_BYTES];
  GString *text = g_string_sized_new (2 * DIGEST_BYTES);

  if (EVP_DigestFinal_ex (checksum->context, digest, NULL) != 1)
    g_error ("libcrypto could not end a SHA-256");
  for (int i = 0; i < DIGEST_BYTES; i++)
    g_string_append_printf (text, "%02x", digest[i]);

  return g_string_free (text, FALSE);
}
