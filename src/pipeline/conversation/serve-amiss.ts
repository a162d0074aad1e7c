import type { Db } from '../../db/client.ts';
import { dangerFlags } from '../../domain/message.ts';
import { agree, findSaidTogether, withEarlier } from './earlier-claims.ts';
import { identifyPerson, type IdentifiedRequest } from '../reading/identify-people.ts';
import type { Claims } from '../reading/read-message.ts';
import type { Served } from './served.ts';
import type { Serving } from './serving.ts';

/** So long after it was asked for, what came is still being opened. */
const receivedWithinMs = 60 * 24 * 3_600_000;

/**
 * "You sent me the wrong one", "there was only 10 in it": it is about what this thread has asked for, whoever is named
 * on it, and a person has it at once, under the patient's name and with the ticket that was delivered. Nothing is asked,
 * filled or taken back by it. Null for any other text, and beside a danger, which is answered as one.
 */
export async function serveAmiss(
  tx: Db,
  serving: Serving,
  person: IdentifiedRequest,
): Promise<Partial<Served> | null> {
  const { message, question } = serving;
  const { amiss, flags, medicines } = person.request;
  if (!amiss || dangerFlags.some((flag) => flags.includes(flag))) return null;
  const asked = await findAsked(tx, serving, person);
  const known = person.patient ? person : await identifyByAsked(tx, serving, person, asked);
  const own = asked.find(({ patientId, stage }) => patientId === known.patient?.id && hasCome.has(stage));
  const told = { ...known, request: { ...known.request, amiss: { ...amiss, of: own?.reference ?? null } } };
  const everyone = { everyone: [told], people: [told] };
  if (message.channel !== 'sms' || medicines.length > 0) return everyone;
  const template = flags.includes('frustrated') ? 'frustrated' : 'person_takes_over';
  return {
    ...everyone,
    say: { template, disclosure: 'neutral', ticketIds: question?.ticketIds ?? [] },
    question,
  };
}

const hasCome: ReadonlySet<string> = new Set(['shipped', 'delivered']);

type Asked = Awaited<ReturnType<typeof findAsked>>[number];

/** What this thread asked for lately, the last first; where one of it is named, that alone. */
async function findAsked(tx: Db, { message, now }: Serving, { request }: IdentifiedRequest) {
  const { conversationKey } = message;
  const since = new Date(now.getTime() - receivedWithinMs);
  const tickets = await tx.ticket.findMany({
    where: {
      medicationText: { not: null },
      patientId: { not: null },
      openedAt: { gt: since },
      stage: { in: ['pharmacy_submitted', 'pharmacy_processing', 'shipped', 'delivered'] },
      sources: { some: { withdrawnAt: null, message: { conversationKey } } },
    },
    select: {
      ...{ reference: true, stage: true, patientId: true, medicationName: true },
      sources: { where: { withdrawnAt: null, message: { conversationKey } }, select: { messageId: true } },
    },
    orderBy: { id: 'desc' },
    take: mostAsked,
  });
  const names = (request.extraction?.medications ?? []).flatMap(({ name }) => name ?? []);
  const named = tickets.filter(({ medicationName }) => medicationName && names.includes(medicationName));
  return named.length > 0 ? named : tickets;
}

const mostAsked = 20;

/** Who it is by what was said when it was asked for, where all of it was for one person. */
async function identifyByAsked(
  tx: Db,
  { message, today, patientsOfSender }: Serving,
  person: IdentifiedRequest,
  asked: Asked[],
): Promise<IdentifiedRequest> {
  const patients = new Set(asked.map(({ patientId }) => patientId));
  if (patients.size !== 1) return person;
  const said = await findSaidTogether(
    tx,
    asked.flatMap(({ sources }) => sources.map(({ messageId }) => messageId)),
  );
  const { request } = person;
  const claims = ofSender(request.claims);
  if (!said || !agree(said, claims)) return person;
  const whole = { ...request, claims: withEarlier(claims, [said]) };
  const known = await identifyPerson(tx, message, whole, { today, patientsOfSender });
  return known.patient && patients.has(known.patient.id) ? known : person;
}

/** A name alone is what stands on the bottle. */
function ofSender(claims: Claims): Claims {
  return claims.birthDates.length > 0 ? claims : { ...claims, name: null };
}
