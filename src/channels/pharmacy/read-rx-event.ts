import type { CalendarDate } from '../../domain/calendar-date.ts';
import { parseJson } from '../../domain/parse-json.ts';
import { at, dayOf, listOf, momentOf, textOf } from '../../domain/pharmacy-values.ts';
import { readFillDays } from './read-fill-days.ts';
import { readRx, readRxPatient } from '../../domain/read-rx.ts';
import type { PharmacyEventFacts } from '../../domain/pharmacy-event.ts';

/** What is kept of a message, for each prescription: never its claims, prices, addresses or social security number. */
export type ReadRxEvent =
  | { kind: 'read'; messageId: string; event: string; facts: PharmacyEventFacts[] }
  | { kind: 'refused'; messageId: string; reason: 'Malformed Json' | 'UnknownID or missing id' };

const longestId = 100;

/** Reads a PioneerRx Rx event message. The words of a refusal are those that its listeners answer. */
export function readRxEvent(body: string, dayIn: (moment: Date) => CalendarDate): ReadRxEvent {
  const message = parseJson(body);
  if (typeof message !== 'object' || message === null || Array.isArray(message)) {
    return { kind: 'refused', messageId: '', reason: 'Malformed Json' };
  }
  const header = at(message, 'MessageHeader');
  const messageId = textOf(at(header, 'MessageID'));
  if (messageId === null || messageId.length > longestId) {
    return { kind: 'refused', messageId: '', reason: 'UnknownID or missing id' };
  }
  const event =
    textOf(at(header, 'InitiatingEventText')) ?? textOf(at(header, 'InitiatingEventID')) ?? 'none';
  return {
    kind: 'read',
    messageId,
    event: event.slice(0, longestId),
    facts: readFacts(message, dayIn),
  };
}

/** One prescription is the rule; several each have the patient of their place, or the one that is told. */
function readFacts(message: object, dayIn: (moment: Date) => CalendarDate): PharmacyEventFacts[] {
  const sentAt = momentOf(at(message, 'MessageHeader', 'SentOnUTC'))?.toISOString() ?? null;
  const patients = listOf(at(message, 'Body', 'Patient'));
  const prescriptions = listOf(at(message, 'Body', 'Rx'));
  return (prescriptions.length > 0 ? prescriptions : [undefined]).map((rx, place) => ({
    sentAt,
    fillWords: textOf(at(rx, 'CurrentRxTransactionStatusText')),
    rxWords: textOf(at(rx, 'CurrentRxStatusText')),
    deliveryOn: dayOf(at(rx, 'ExpectedDeliveryDate'), dayIn) ?? dayOf(at(rx, 'DeliveryDate'), dayIn),
    ...readFillDays(rx, dayIn),
    rx: rx === undefined ? null : readRx(rx, dayIn),
    patient: readRxPatient(patients.length > 1 ? patients[place] : patients[0], dayIn),
  }));
}
