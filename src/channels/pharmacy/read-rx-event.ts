import type { CalendarDate } from '../../domain/calendar-date.ts';
import { parseJson } from '../../domain/parse-json.ts';
import { at, dayOf, listOf, momentOf, textOf } from '../../domain/pharmacy-values.ts';
import { readFillDays } from './read-fill-days.ts';
import { readRx, readRxPatient } from '../../domain/read-rx.ts';
import type { PharmacyEventFacts } from '../../domain/pharmacy-event.ts';
import { plainWords, prescriptionWords } from '../../domain/rx-status.ts';

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
    facts: readFacts(message, event, dayIn),
  };
}

/** One prescription is the rule; several each have the patient of their place, or the one that is told. */
function readFacts(
  message: object,
  event: string,
  dayIn: (moment: Date) => CalendarDate,
): PharmacyEventFacts[] {
  const sentAt = momentOf(at(message, 'MessageHeader', 'SentOnUTC'))?.toISOString() ?? null;
  const patients = listOf(at(message, 'Body', 'Patient'));
  const prescriptions = listOf(at(message, 'Body', 'Rx'));
  const isCalledOff = /cancel|void|revers|delete/i.test(event);
  return (prescriptions.length > 0 ? prescriptions : [undefined]).map((rx, place) => ({
    ...(isCalledOff || isOver(rx) || prescriptions.some((other) => saysOtherwise(rx, other))
      ? { isContradicted: true }
      : {}),
    sentAt,
    fillWords: textOf(at(rx, 'CurrentRxTransactionStatusText')),
    rxWords: textOf(at(rx, 'CurrentRxStatusText')),
    deliveryOn: dayOf(at(rx, 'ExpectedDeliveryDate'), dayIn) ?? dayOf(at(rx, 'DeliveryDate'), dayIn),
    ...readFillDays(rx, dayIn),
    rx: rx === undefined ? null : readRx(rx, dayIn),
    patient: readRxPatient(patients.length > 1 ? patients[place] : patients[0], dayIn),
  }));
}

/** Whether the prescription is told to be over, while its fill may be told to be on its way. */
function isOver(rx: unknown): boolean {
  return ['CurrentRxStatusText', 'RxStatusText'].some((name) => {
    const status = prescriptionWords[plainWords(textOf(at(rx, name)) ?? '')];
    return status === 'cancelled' || status === 'stopped';
  });
}

/** One message that has two ends of one prescription has none. */
function saysOtherwise(rx: unknown, other: unknown): boolean {
  const [number, words] = [textOf(at(rx, 'RxNumber')), wordsOf(rx)];
  return number !== null && number === textOf(at(other, 'RxNumber')) && words !== wordsOf(other);
}

function wordsOf(rx: unknown): string {
  return plainWords(textOf(at(rx, 'CurrentRxTransactionStatusText')) ?? '');
}
