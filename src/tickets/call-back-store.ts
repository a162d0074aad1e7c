import type { Db } from '../db/client.ts';
import { zonesOfNumber } from '../domain/area-code-zones.ts';
import type { StructuredRequest } from '../domain/message.ts';
import { parsePhoneNumber } from '../domain/phone-number.ts';
import { defaultTexting } from '../domain/texting-policy.ts';
import type { TicketStage } from '../domain/ticket.ts';

/** What somebody needs who calls back: where, at what hours of whose day, and what to say. */
export type CallBack = {
  number: string;
  /** Hours of the day in each of the zones in which the number may be. */
  fromHour: number;
  untilHour: number;
  timeZones: string[];
  say: string;
};

const callKinds = ['call_back', 'hear_recording'];

const verify = 'Ask for name and date of birth first, and name no patient or medicine until both fit.';

/** What may be said once it is known who is spoken to; nothing is promised that has not happened. */
const saying: Record<TicketStage | 'none', string> = {
  none: 'Ask what they need.',
  identity_review: 'Then ask for the number on the label.',
  clarifying: 'Then ask which medicine and strength it is, or for the number on the label.',
  review: 'Then ask what they need and how many days of it are left.',
  clinical_review: 'Then say that a clinician looks at it. In danger: 911.',
  pharmacy_submitted: 'Then say that the request is with the pharmacy, and promise no time.',
  pharmacy_processing: 'Then say that the pharmacy is working on it, and promise no time.',
  shipped: 'Then say that it has been shipped, and when it is expected.',
  delivered: 'Then say that it has been delivered.',
  authorization_requested: 'Then say that the prescriber has been asked.',
  awaiting_escript: 'Then say that the prescriber has answered and the prescription is awaited.',
  denied: 'Then say that the prescriber has not approved it, and whom to ask.',
  too_early: 'Then say from which day on it can be filled, and ask how many days of it are left.',
  new_prescription: 'Then ask who prescribed it.',
  withdrawn: 'Then say that nothing more is done about it.',
  merged: 'Then say what stands on the ticket that it was merged into.',
};

type TaskToCall = { id: string; kind: string; messageId: string | null; ticketId: string | null };

/** For each task that is a call to somebody whose number is known; a withheld number has none. */
export async function loadCallBacks(db: Db, tasks: readonly TaskToCall[]): Promise<Map<string, CallBack>> {
  const calls = tasks.filter(({ kind, messageId }) => callKinds.includes(kind) && messageId !== null);
  if (calls.length === 0) return new Map();
  const messages = await db.inboundMessage.findMany({
    where: { id: { in: calls.flatMap(({ messageId }) => messageId ?? []) } },
    select: { id: true, from: true, structured: true },
  });
  const tickets = await db.ticket.findMany({
    where: { id: { in: calls.flatMap(({ ticketId }) => ticketId ?? []) } },
    select: { id: true, stage: true },
  });
  return new Map(
    calls.flatMap(({ id, messageId, ticketId }): [string, CallBack][] => {
      const message = messages.find((each) => each.id === messageId);
      const stage = tickets.find((each) => each.id === ticketId)?.stage ?? 'none';
      const found = message ? callBack(message, stage) : null;
      return found ? [[id, found]] : [];
    }),
  );
}

function callBack(
  { from, structured }: { from: string; structured: unknown },
  stage: TicketStage | 'none',
): CallBack | null {
  // The column holds what intake wrote there.
  const requester = (structured as StructuredRequest | null)?.requester;
  const number = parsePhoneNumber(from) ?? parsePhoneNumber(requester?.phone ?? '');
  if (number === null) return null;
  const { fromHour, untilHour } = defaultTexting;
  return {
    number,
    fromHour: fromHour.value,
    untilHour: untilHour.value,
    timeZones: [...zonesOfNumber(number)],
    say: `${verify} ${saying[stage]}`,
  };
}
