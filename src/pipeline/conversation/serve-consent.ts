import type { Db } from '../../db/client.ts';
import { newId } from '../../domain/id.ts';
import { parsePhoneNumber } from '../../domain/phone-number.ts';
import { decideConsent, type ConsentDecision } from '../../reply/consent.ts';
import { loadConsent, lockConsent, wakeWaiting } from '../../reply/consent-store.ts';
import type { IdentifiedRequest } from '../reading/identify-people.ts';
import type { StoredMessage } from '../reading/message-store.ts';
import type { PipelineDeps } from '../pipeline-deps.ts';
import type { Served } from './served.ts';
import { readVendorKeyword } from '../../domain/carrier-keyword.ts';

export type ConsentServed = Pick<Served, 'consent' | 'consents' | 'unknownNumber'>;

/** A wish to be left alone goes before any other. */
const consentIntents = ['opt_out', 'opt_in', 'help'] as const;
type ConsentIntent = (typeof consentIntents)[number];

/**
 * What a message changes about being texted, by keyword, sentence, voicemail or the note on a form. The number's lock
 * is held from here on, so that of two messages that say the same one is confirmed, and nothing is sent meanwhile.
 */
export async function serveConsent(
  tx: Db,
  deps: Pick<PipelineDeps, 'settings'>,
  { message, people, now }: { message: StoredMessage; people: IdentifiedRequest[]; now: Date },
): Promise<ConsentServed> {
  const vendorOptOutType = readVendorKeyword(message);
  const wishing = people.map((person) => ({ person, intent: intentOf(person) }));
  const intent = consentIntents.find((each) => wishing.some((one) => one.intent === each)) ?? null;
  const numbers = intent === null && vendorOptOutType === null ? [] : numbersOf(message, wishing, intent);
  for (const number of numbers) await lockConsent(tx, number);
  const [number] = numbers;
  const previous =
    number === undefined ? null : (await loadConsent(tx, { number, ours: message.to, personIds: [] })).texts;
  const consent = decideConsent({
    previous,
    intent,
    channel: message.channel,
    text: message.text,
    vendorOptOutType,
    optOutConfirmation: deps.settings.optOutConfirmation,
  });
  const record = consent.record;
  if (record === 'opt_out') for (const each of numbers) await wakeWaiting(tx, each, now);
  return {
    consent,
    consents:
      record === null ? [] : numbers.map((each) => row(message, each, { ...consent, record }, people, now)),
    unknownNumber: record !== null && numbers.length === 0,
  };
}

function intentOf({ request }: IdentifiedRequest): ConsentIntent | null {
  return consentIntents.find((intent) => request.extraction?.intents.includes(intent)) ?? null;
}

/**
 * Whom a wish is about: the sender of a text or call. A note on a form is about the resident beside whom it stands,
 * by their own number; without one about whoever filled it in, unless that is the staff of a facility.
 */
function numbersOf(
  message: StoredMessage,
  wishing: { person: IdentifiedRequest; intent: ConsentIntent | null }[],
  intent: ConsentIntent | null,
): string[] {
  const { structured } = message;
  if (!structured) return [parsePhoneNumber(message.from) ?? message.from].filter((from) => from !== '');
  const { requester } = structured;
  const ownPhone =
    requester.phone && requester.relationship !== 'facility_staff' && requester.relationship !== 'pharmacy'
      ? parsePhoneNumber(requester.phone)
      : null;
  const numbers = wishing
    .filter((one) => one.intent === intent)
    .map(({ person }) => person.request.phone ?? ownPhone)
    .filter((number) => number !== null);
  return [...new Set(numbers)].sort();
}

function row(
  message: StoredMessage,
  number: string,
  { record, source }: ConsentDecision & { record: 'opt_out' | 'opt_in' },
  people: IdentifiedRequest[],
  now: Date,
): Served['consents'][number] {
  const [person] = people;
  return {
    id: newId(now),
    number,
    ours: message.structured ? '' : message.to,
    kind: record,
    source,
    personId: people.length === 1 ? (person?.patient?.id ?? null) : null,
    messageId: message.id,
    at: message.receivedAt,
  };
}
