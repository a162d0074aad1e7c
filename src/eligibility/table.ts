import type { Row } from './row.ts';
import { clinicalReview } from './rows/clinical-review.ts';
import { controlledGone } from './rows/controlled-gone.ts';
import { escalateNow } from './rows/escalate-now.ts';
import { firstFill } from './rows/first-fill.ts';
import { heldForSafety } from './rows/held-for-safety.ts';
import { identity } from './rows/identity.ts';
import { lapsed } from './rows/lapsed.ts';
import { legalLimits } from './rows/legal-limits.ts';
import { noMedication } from './rows/no-medication.ts';
import { noRefillsLeft } from './rows/no-refills-left.ts';
import { owedPartial } from './rows/owed-partial.ts';
import { patientStatus } from './rows/patient-status.ts';
import { prescriptionMatch } from './rows/prescription-match.ts';
import { prescriptionStatus } from './rows/prescription-status.ts';
import { recordComplete } from './rows/record-complete.ts';
import { requesterAuthority } from './rows/requester-authority.ts';
import { scheduleTwo } from './rows/schedule-two.ts';
import { tooEarly } from './rows/too-early.ts';
import { unfilledScheduleTwo } from './rows/unfilled-schedule-two.ts';
import { voicemail } from './rows/voicemail.ts';
import { withinWindow } from './rows/within-window.ts';

/** The ordered decision table: the first row that answers wins. */
export const decisionTable: readonly Row[] = [
  escalateNow,
  heldForSafety,
  noMedication,
  identity,
  requesterAuthority,
  patientStatus,
  prescriptionMatch,
  clinicalReview,
  voicemail,
  prescriptionStatus,
  controlledGone,
  owedPartial,
  unfilledScheduleTwo,
  scheduleTwo,
  recordComplete,
  legalLimits,
  noRefillsLeft,
  tooEarly,
  firstFill,
  lapsed,
  withinWindow,
];
