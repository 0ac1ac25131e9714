/* What the core does that is tried with faults: each of them once through, on a few samples. */
#pragma once

#include "array-files.h"
#include "embedding/spec-embedding.h"
#include "spec/spec-params.h"

G_BEGIN_DECLS

typedef struct
{
  SpecEmbedding *x, *y;
  guint samples; /* of each */
  TestFolder *folder;
} FaultPlace;

/** Two clouds of @samples, of @dimensions and one less, and a folder. */
void fault_place_init (FaultPlace *place, guint samples, guint dimensions);
void fault_place_clear (FaultPlace *place);

/** How fault_work_solve() solves. */
typedef struct
{
  SpecKernelKind kind;
  SpecMethod method;
  gboolean centre;
  gboolean rules; /* bandwidths by rule; else as numbers */
  gboolean reuse; /* solved twice at different bandwidths */
} FaultSolve;

/** Returns: one number that stands for the answer; NaN with @error set. */
typedef double (*FaultWork) (FaultPlace *place, gconstpointer data, GError **error);

double fault_work_solve (FaultPlace *place, gconstpointer data, GError **error); /**< @data: a FaultSolve */
double fault_work_agree (FaultPlace *place, gconstpointer data, GError **error);
double fault_work_map (FaultPlace *place, gconstpointer data, GError **error); /**< @data: a SpecProjectionMethod */
double fault_work_align (FaultPlace *place, gconstpointer data, GError **error);
double fault_work_weigh (FaultPlace *place, gconstpointer data, GError **error);
double fault_work_chart (FaultPlace *place, gconstpointer data, GError **error);
double fault_work_report (FaultPlace *place, gconstpointer data, GError **error);
double fault_work_choose (FaultPlace *place, gconstpointer data, GError **error);
double fault_work_load (FaultPlace *place, gconstpointer data, GError **error); /**< @data: FORMAT/NAME in the corpus */
double fault_work_list (FaultPlace *place, gconstpointer data, GError **error); /**< @data: the same */
double fault_work_judge (FaultPlace *place, gconstpointer data, GError **error);
double fault_work_resemble (FaultPlace *place, gconstpointer data, GError **error);

/** Returns: (transfer full): where a copy of FORMAT/NAME of the corpus is: NAME.FORMAT in the folder */
char *fault_work_copy_input (FaultPlace *place, const char *input);

G_END_DECLS
