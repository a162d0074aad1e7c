import type { Settings } from '../config/settings.ts';
import type { PrismaClient } from '../db/generated/node/client.ts';
import type { Clock } from '../domain/clock.ts';
import type { PageLinks } from '../domain/page-links.ts';
import type { RecordingStore } from '../domain/recording-store.ts';
import type { JobQueue } from '../jobs/job-queue.ts';
import type { Logger } from '../logging/logger.ts';
import type { NoticeWays } from '../pipeline/paging/notice-ways.ts';
import type { HelpdeskDeps } from '../pipeline/effects/take-in-helpdesk.ts';
import type { EffectTargets } from '../pipeline/effects/work-effects.ts';
import type { PolicyInForce } from '../policies/policy-in-force.ts';
import { createSlackSender } from '../systems/chat/slack-webhook.ts';
import { createSmtpMail } from '../systems/mail/smtp-mail.ts';
import type { SpeechToText } from '../systems/speech/speech-to-text.ts';
import { createTwilioCaller } from '../systems/telephony/call-placer.ts';
import { createRecordingDeleter } from '../systems/telephony/delete-recording.ts';
import { createMediaFetcher } from '../systems/telephony/fetch-media.ts';
import { createTwilioTextSender } from '../systems/telephony/twilio-client.ts';
import type { ModelParts } from './open-models.ts';
import type { rxTaker } from './open-records.ts';

type Parts = {
  db: PrismaClient;
  jobs: JobQueue;
  clock: Clock;
  logger: Logger;
  recordings: RecordingStore;
  speech: SpeechToText | null;
  targets: EffectTargets;
  takeInRx: ReturnType<typeof rxTaker>;
  pageLinks: PageLinks;
} & ModelParts &
  HelpdeskDeps;
export type PipelineParts = ReturnType<typeof pipelineParts>;

/** What the pipeline works with, and the vendor where there is an account. */
export function pipelineParts(settings: Settings, parts: Parts, policies: PolicyInForce) {
  const { twilio, production, publicUrl } = settings;
  return {
    ...parts,
    // Asked for each time: another one may have been put in force.
    get policy() {
      return policies.policy;
    },
    settings,
    sender: twilio ? createTwilioTextSender(twilio) : null,
    notices: noticeWays(settings, parts.pageLinks),
    fetchMedia: twilio ? createMediaFetcher(twilio) : null,
    deleteRecording: twilio ? createRecordingDeleter(twilio) : null,
    production,
    statusCallback: `${publicUrl.replace(/\/$/, '')}/webhooks/twilio/sms/status`,
  };
}

/** A call needs a number that calls, which a messaging service is not. */
function noticeWays({ mail, twilio, publicUrl, slackWebhooks }: Settings, pageLinks: PageLinks): NoticeWays {
  const from = twilio?.from ?? null;
  return {
    publicUrl,
    mail: mail ? createSmtpMail(mail) : null,
    chat: Object.keys(slackWebhooks).length > 0 ? createSlackSender(slackWebhooks) : null,
    pageLinks,
    calls: twilio && from !== null ? createTwilioCaller({ ...twilio, from }) : null,
  };
}
