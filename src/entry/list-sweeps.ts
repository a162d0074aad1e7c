import type { Settings } from '../config/settings.ts';
import type { Accept } from '../intake/accept-messages.ts';
import { clockSweep } from '../jobs/clock-sweep.ts';
import { dueRepliesSweep } from '../jobs/due-replies-sweep.ts';
import { endingSupplySweep } from '../jobs/ending-supply-sweep.ts';
import { lapsedQuestionsSweep } from '../jobs/lapsed-questions-sweep.ts';
import { helpdeskSweep, outboxSweeps } from '../jobs/outbox-sweeps.ts';
import { pharmacyEventSweep, pharmacyRetentionSweep } from '../jobs/pharmacy-event-sweep.ts';
import { deletionSweep, retentionSweep } from '../jobs/recording-sweeps.ts';
import { rosterSweep } from '../jobs/roster-sweep.ts';
import { missedSweeps, strandedSweep, unfetchedSweep, type Sweep } from '../jobs/run-sweeps.ts';
import { sealSweep } from '../jobs/seal-sweep.ts';
import { untranscribedSweep } from '../jobs/untranscribed-sweep.ts';
import { webhookSweep } from '../jobs/webhook-sweep.ts';
import { createTwilioLists } from '../systems/telephony/twilio-lists.ts';
import type { PipelineParts } from './compose-pipeline.ts';
import { createCallRecorder } from './create-call-recorder.ts';

/** What is looked after again and again, besides the form's own. */
export function listSweeps(settings: Settings, pipeline: PipelineParts, accept: Accept): Sweep[] {
  const sweeps = [
    clockSweep(pipeline),
    endingSupplySweep(pipeline),
    dueRepliesSweep(pipeline),
    lapsedQuestionsSweep(pipeline),
    strandedSweep(pipeline),
    pharmacyEventSweep(pipeline),
    unfetchedSweep(pipeline),
    untranscribedSweep(pipeline),
    deletionSweep(pipeline),
    retentionSweep(pipeline),
    pharmacyRetentionSweep(pipeline),
    sealSweep(pipeline),
    rosterSweep(pipeline),
    ...outboxSweeps(pipeline),
    webhookSweep(pipeline),
    ...(pipeline.helpdesk ? [helpdeskSweep(pipeline)] : []),
  ];
  const { backfillMinutes, twilio } = settings;
  if (!twilio) return sweeps;
  const { db, jobs } = pipeline;
  const missed = missedSweeps({
    ...pipeline,
    accept,
    lists: createTwilioLists(twilio),
    recordCallEvent: createCallRecorder(db, jobs, settings),
    // A messaging service has numbers of its own, of which TWILIO_FROM may be one.
    ourNumber: twilio.messagingServiceSid === null ? twilio.from : null,
    backfillMinutes,
  });
  return [...sweeps, ...missed];
}
