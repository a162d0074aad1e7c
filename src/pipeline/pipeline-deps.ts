import type { Clock } from '../domain/clock.ts';
import type { OnCallTarget } from '../domain/escalation-role.ts';
import type { Policy } from '../domain/policy.ts';
import type { FillMeaning } from '../domain/rx-status.ts';
import type { PrismaClient } from '../db/generated/node/client.ts';
import type { JobQueue } from '../jobs/job-queue.ts';
import type { Logger } from '../logging/logger.ts';
import type { LanguageModel, ModelFigures } from '../systems/language-model/language-model.ts';
import type { NoticeWays } from './paging/notice-ways.ts';

/** What every way through the pipeline works with. */
export type PipelineDeps = {
  db: PrismaClient;
  jobs: JobQueue;
  clock: Clock;
  policy: Policy;
  logger: Logger;
  /** The optional reader of free text; without one, nothing waits for it and nothing is missing. */
  languageModel?: LanguageModel | null;
  modelFigures?: ModelFigures;
  /** E-mail and calls to people who work with us; without them, what they would be told becomes a task. */
  notices?: NoticeWays | null;
  /** In production a wording that nobody has signed is refused when a person wants to send it. */
  production?: boolean;
  settings: {
    orgName: string;
    orgPhone: string;
    /** The pharmacy's IANA zone: calendar dates are days there. */
    timeZone: string;
    optOutConfirmation: 'vendor' | 'gateway';
    /** Answers to texts wait so long for what the sender adds; 0: they leave at once. */
    settleSeconds: number;
    /** Whether a missed call is answered by a text, to those who have asked for texts. */
    missedCallText?: boolean;
    /** Systems that people keep by hand: what is to be done there becomes their tasks. */
    byHand?: readonly ('ehr' | 'care_platform')[];
    onCall: OnCallTarget[];
    /** What the operator says that words of the pharmacy system mean, by the words without blanks. */
    pharmacyWords?: Readonly<Record<string, FillMeaning>>;
    /** Whether the roster is what the EHR says: then it knows of prescriptions that were sent, and of none that has arrived. */
    ehr?: { records: 'compare' | 'roster'; encounters: 'manual' | 'fhir' | 'ecw-writeback' } | null;
  };
};
