import type { Db } from '../../db/client.ts';
import { insertRows } from '../../db/insert-rows.ts';
import { dateIn } from '../../domain/calendar-date.ts';
import { isCarrierStop } from '../../domain/carrier-keyword.ts';
import type { Flag } from '../../domain/message.ts';
import { parsePhoneNumber } from '../../domain/phone-number.ts';
import { recordConsent } from '../../reply/consent-store.ts';
import { asksToStop } from './asks-to-stop.ts';
import type { IdentifiedRequest } from './identify-people.ts';
import {
  findOldestWaiting,
  findWaitingBehind,
  lockConversationOf,
  noteFailure,
  type StoredMessage,
} from './message-store.ts';
import { openOrJoin } from '../needs/open-or-join.ts';
import type { PipelineDeps } from '../pipeline-deps.ts';
import { planPlain } from '../needs/plan-plain.ts';
import { screenText } from './screen-text.ts';

/**
 * For a message whose retries are used up: it ends as `failed` with a ticket for a person, who gets its words and
 * whatever danger the safety screen sees in them. False while an older message of its conversation still waits, and
 * when all retries went by behind such a one: then this one was never tried and has its turn later.
 */
export async function giveUpMessage(deps: PipelineDeps, messageId: string): Promise<boolean> {
  return deps.db.$transaction(async (tx) => {
    const conversationKey = await lockConversationOf(tx, messageId);
    if (conversationKey === null) return true;
    const message = await findOldestWaiting(tx, conversationKey, messageId, deps.clock.now());
    if (message?.id !== messageId) return message === null;
    if (await noteFailure(tx, messageId)) return false;
    await handToPerson(tx, deps, message);
    await startThoseBehind(tx, deps, message);
    return true;
  });
}

/** What waited behind it may have used up its own retries meanwhile and goes on at once. */
async function startThoseBehind(tx: Db, deps: PipelineDeps, message: StoredMessage): Promise<void> {
  const waiting = await findWaitingBehind(tx, message, deps.clock.now());
  await deps.jobs.enqueue(
    tx,
    'process-message',
    waiting.map((messageId) => ({ data: { messageId } })),
  );
}

async function handToPerson(tx: Db, deps: PipelineDeps, message: StoredMessage): Promise<void> {
  const now = deps.clock.now();
  const { timeZone } = deps.settings;
  const person = unread(screened(message.text));
  const context = {
    message,
    today: dateIn(timeZone, now),
    policy: deps.policy,
    timeZone,
    joinableSender: null,
    canAsk: false,
    knownSender: false,
    unserved: [],
    patientsOfSender: [],
  };
  await rememberStop(tx, message, now);
  const danger = person.request.flags.some((flag) => flag !== 'unscreened');
  const wishes = [
    planPlain('unread', person, context),
    ...(danger ? [planPlain('danger', person, context)] : []),
  ];
  const opened = await openOrJoin(tx, deps, message, wishes, now);
  await insertRows(tx, opened.rows);
  await tx.inboundMessage.update({
    where: { id: message.id },
    data: { state: 'failed', failure: 'processing_failed', flags: person.request.flags, processedAt: now },
  });
}

/** What cannot be read as a whole may still be a STOP: nothing more is sent there. */
async function rememberStop(tx: Db, message: StoredMessage, now: Date): Promise<void> {
  const number = parsePhoneNumber(message.from);
  if (number === null || !asksToStop(message)) return;
  const { id: messageId, to: ours, receivedAt: at } = message;
  const source = isCarrierStop(message) ? 'keyword' : 'sentence';
  const said = { kind: 'opt_out', scope: 'all', personId: null, source } as const;
  await recordConsent(tx, { ...said, number, ours, messageId, at }, now);
}

/** The screen may be what failed: a text that cannot even be screened stays `unscreened`, never "no emergency". */
function screened(text: string): Flag[] {
  try {
    return ['unscreened', ...screenText(text)];
  } catch {
    return ['unscreened'];
  }
}

function unread(flags: Flag[]): IdentifiedRequest {
  return {
    request: {
      resident: 0,
      phone: null,
      claims: { name: null, birthDates: [], rxNumbers: [] },
      medicines: [],
      flags,
      extraction: null,
    },
    identity: { result: 'none', level: 'L0', patientId: null, score: 0, reasons: ['rule:not_read'] },
    patient: null,
    mayAsk: 'unknown',
    scope: null,
    handToPerson: false,
  };
}
