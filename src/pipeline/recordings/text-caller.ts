import type { Db } from '../../db/client.ts';
import type { PrismaClient } from '../../db/generated/node/client.ts';
import { parsePhoneNumber } from '../../domain/phone-number.ts';
import type { JobQueue } from '../../jobs/job-queue.ts';
import { composeText } from '../../reply/compose-fixed.ts';
import { loadConsent, lockConsent, personsAt, recordConsent } from '../../reply/consent-store.ts';
import { queueReplies } from '../../reply/reply-store.ts';
import { loadTemplateBook } from '../../reply/template-store.ts';
import { askForDetails } from '../conversation/saying.ts';

export type TextCallerDeps = {
  db: PrismaClient;
  jobs: JobQueue;
  settings: { orgName: string; orgPhone: string };
};

export type Caller = { callSid: string; from: string; to: string; receivedAt: Date };

/**
 * A caller has pressed the key for a text in place of a recording: the wish is written into the ledger, and the text
 * asks for what a recording would have said. Only a mobile on file, or a number that has asked for texts, gets one:
 * the others may be landlines, or no one's we know. Pressed again it sends no second one. Answers whether one is sent.
 */
export function textCaller(deps: TextCallerDeps, caller: Caller): Promise<boolean> {
  return deps.db.$transaction(async (tx) => {
    const number = parsePhoneNumber(caller.from);
    const message = await tx.inboundMessage.findUnique({
      where: { channel_providerId: { channel: 'voice', providerId: caller.callSid } },
    });
    if (number === null || !message) return false;
    await lockConsent(tx, number);
    const persons = await personsAt(tx, number);
    const consent = await loadConsent(tx, { number, ours: caller.to, personIds: persons });
    const mayText = consent.texts === 'opt_in' || (await isMobileOnFile(tx, number));
    if (consent.block !== null || !mayText) return false;
    const { receivedAt: at } = caller;
    const said = { number, ours: caller.to, kind: 'opt_in', source: 'voicemail', scope: 'all' } as const;
    const [person, ...others] = persons;
    const personId = person !== undefined && others.length === 0 ? person : null;
    await recordConsent(
      tx,
      { ...said, personId, messageId: message.id, note: 'key pressed on a call', at },
      at,
    );
    await queueText(tx, deps, { number, message }, at);
    return true;
  });
}

async function isMobileOnFile(tx: Db, number: string): Promise<boolean> {
  const found = await tx.patientPhone.findFirst({
    where: { number, kind: 'mobile' },
    select: { number: true },
  });
  return found !== null;
}

/** The answer to the call, of which there is one: reading the call without words says nothing more. */
async function queueText(
  tx: Db,
  { jobs, settings }: TextCallerDeps,
  {
    number,
    message,
  }: {
    number: string;
    message: { id: string; to: string; conversationKey: string; reference: string | null };
  },
  now: Date,
): Promise<void> {
  const conversation = await tx.conversation.findUnique({ where: { key: message.conversationKey } });
  const introduces = conversation?.introducedAt == null;
  const draft = composeText({
    ...askForDetails(message.reference ?? ''),
    language: conversation?.language === 'es' ? 'es' : 'en',
    org: { name: settings.orgName, phone: settings.orgPhone },
    templates: await loadTemplateBook(tx),
    introduce: introduces,
  });
  const reply = {
    draft,
    channel: 'sms',
    to: number,
    from: message.to,
    inReplyToId: message.id,
    conversationKey: null,
    slot: `message:${message.id}:answer`,
    suppressed: null,
    introduces,
  } as const;
  await queueReplies(tx, [reply], { now, jobs });
}
