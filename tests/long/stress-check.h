/* What is shown belongs to what is set: the checks of the stress programs, made whenever everything has settled. */
#pragma once

#include "agreement/spec-agreement-session.h"
#include "align/spec-align-session.h"
#include "map/spec-map-session.h"

/* How often a check looked at something, and how often there was nothing but a failure told to look at. */
typedef struct
{
  guint results, failures, maps, agreements, alignments;
} StressCounts;

/* The result is of the session's files and parameters, and what a new solver computes from them; the clusters and samples
 * listed are that result's. Of a session that has settled. */
void stress_check_result (SpecSession *session, StressCounts *counts);

/* A map that does not say it is out of date is of the files and settings of now. */
void stress_check_map (SpecMapSession *map, StressCounts *counts);

/* Measures that are told complete are those that computing them anew gives. */
void stress_check_agreement (SpecAgreementSession *agreement, StressCounts *counts);

void stress_check_align (SpecAlignSession *align, StressCounts *counts);
