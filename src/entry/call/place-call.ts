import { setTimeout as sleep } from 'node:timers/promises';
import type { TwilioSettings } from '../../config/settings.ts';
import type { PrismaClient } from '../../db/generated/node/client.ts';
import { createVendorPart } from '../demo/vendor-part.ts';
import { newSid, startTwilioStandIn } from '../demo/twilio-stand-in.ts';
import { partsOf } from '../../domain/parts.ts';
import { judgeSound } from '../../systems/speech/judge-sound.ts';

export type CallToPlace = {
  recording: Uint8Array<ArrayBuffer>;
  from: string;
  /** What the vendor understood; null: it transcribes nothing. */
  transcript: string | null;
};

export type RunningGateway = {
  /** What signatures are made over. */
  publicUrl: string;
  /** Where it listens. */
  address: string;
  twilio: TwilioSettings;
  db: PrismaClient;
};

/** What came of the call; null where the gateway has not ended it in time. */
export type CallOutcome = NonNullable<Awaited<ReturnType<typeof readOutcome>>>;

/** A call without a transcript is read after two minutes. */
const outcomeLimitMs = 150_000;

/** Nobody's number: what the call is placed to where the settings name none. */
const someNumber = '+14155550100';

/**
 * Plays the vendor's part of one call against a running gateway: serves the recording where the gateway fetches
 * recordings, posts the signed webhooks in their order, and waits for what becomes of it.
 *
 * @throws Error with the status when the gateway refuses the call
 */
export async function placeCall(
  { publicUrl, address, twilio, db }: RunningGateway,
  { recording, from, transcript }: CallToPlace,
): Promise<CallOutcome | null> {
  const token = twilio.authTokens[0] ?? '';
  const account = { sid: twilio.accountSid, token, number: twilio.from ?? someNumber };
  const standIn = await startTwilioStandIn(account, {
    port: Number(new URL(twilio.apiUrl).port),
    recording: () => recording,
  });
  try {
    const vendor = createVendorPart(publicUrl, account, standIn, address);
    const sid = newSid('CA');
    const heard = await judgeSound(partsOf(recording));
    const seconds = Math.max(1, Math.round(heard.seconds));
    const call = { sid, from, seconds, ...(transcript === null ? {} : { transcript }) };
    const status = await vendor.call(call);
    if (status !== 200) throw new Error(`the gateway answered the call with status ${status}`);
    const limit = Date.now() + outcomeLimitMs;
    for (; Date.now() < limit; await sleep(200)) {
      const outcome = await readOutcome(db, sid);
      if (outcome) return outcome;
    }
    return null;
  } finally {
    await standIn.close();
  }
}

/** The call's message once it is processed, its recording is home and no reply is on its way, with its tickets. */
async function readOutcome(db: PrismaClient, callSid: string) {
  const message = await db.inboundMessage.findFirst({
    where: {
      channel: 'voice',
      providerId: callSid,
      state: { in: ['processed', 'failed'] },
      attachments: { none: { fetchedAt: null, failure: null } },
      replies: { none: { state: { in: ['queued', 'sending'] }, sendAfter: null } },
    },
    include: { transcripts: { orderBy: { id: 'asc' } }, replies: { orderBy: { id: 'asc' } } },
  });
  if (!message) return null;
  const tickets = await db.ticket.findMany({
    where: { sources: { some: { messageId: message.id } } },
    orderBy: { id: 'asc' },
  });
  return { message, tickets };
}
