import { expect, it } from 'vitest';
import { readRxEvent } from '../../src/channels/pharmacy/read-rx-event.ts';
import { dateIn } from '../../src/domain/calendar-date.ts';
import { judgeFill } from '../../src/pipeline/records/judge-fill.ts';
import { rxEvent } from '../support/stand-ins/rx-event.ts';

const timeZone = 'America/Los_Angeles';
/** Noon in Los Angeles. */
const openedAt = new Date('2026-06-15T19:00:00Z');
const now = new Date('2026-06-16T22:00:00Z');

function judge(rx: Record<string, unknown>, heardSince = false) {
  const event = rxEvent({
    rxNumber: '1',
    fillWords: 'Delivered',
    rx,
    sentAt: new Date('2026-06-15T22:00:00Z'),
  });
  const read = readRxEvent(JSON.stringify(event), (moment) => dateIn(timeZone, moment));
  const [facts] = read.kind === 'read' ? read.facts : [];
  return facts && judgeFill(facts, { openedAt, now, timeZone, heardSince });
}

it.each([
  ['nothing of a day', {}],
  ['that it was handed out since', { CompletedDate: '2026-06-15T20:00:00Z' }],
  ['the same by the clock on the wall', { CompletedDate: '06/15/2026 13:00:00' }],
  ['the same with half a day', { CompletedDate: '6/15/2026 1:00 PM' }],
  ['that it was filled since', { DateFilledUTC: '2026-06-15T19:30:00.123' }],
  ['the day of the fill alone', { DateFilledUTC: '2026-06-15T00:00:00' }],
  ['a later day', { CompletedDate: '06/16/2026' }],
  ['that there is no day', { CompletedDate: '0001-01-01T00:00:00', LastFillDateTime: '' }],
  ['a later day under another name', { FillDate: '2026-06-16' }],
  ['an old day that is no fill’s', { MedicationPrescribed: { DateWritten: '01/05/2026' } }],
  ['an old day of another pharmacy', { Transfers: { TransferredIn: { LastFillDate: '01/05/2026' } } }],
  ['how often it was filled', { TimesFilled: '3', NumberOfRefillsFilled: '2' }],
])('an event that says %s is of the request', (_, rx) => {
  expect(judge(rx)).toBe('this');
});

it.each([
  ['an hour before the request', { CompletedDate: '2026-06-15T18:00:00Z' }],
  ['that by another offset', { CompletedDate: '2026-06-15T23:00:00+05:00' }],
  ['that by the clock on the wall', { CompletedDate: '06/15/2026 11:00:00' }],
  ['the day before', { CompletedDate: '06/14/2026' }],
])('one of what was handed out %s is of an earlier fill', (_, rx) => {
  expect(judge(rx)).toBe('earlier');
});

it.each([
  ['a minute before the request', { CompletedDate: '2026-06-15T18:59:00Z' }],
  ['the day of the request alone', { CompletedDate: '06/15/2026' }],
  ['a time of nobody knows whose clock', { CompletedDate: '2026-06-15T13:00:00' }],
  ['that it was filled an hour before', { DateFilledUTC: '2026-06-15T18:00:00Z' }],
  ['that the last fill was an hour before', { LastFillDateTime: '06/15/2026 11:00:00' }],
  ['an old day under another name', { FillDate: '2026-05-15' }],
  ['an old day within', { RxTransaction: { LastFillDateTime: '05/15/2026' } }],
])('one that says %s may be, unless its fill was heard of since', (_, rx) => {
  expect(judge(rx)).toBe('perhaps');
  expect(judge(rx, true)).toBe('this');
});

it.each([
  ['a day as milliseconds in words', { LastFillDateTime: '/Date(1781550000000)/' }],
  ['a day as a number', { CompletedDate: 1_781_550_000_000 }],
  ['a day that does not exist', { DateFilledUTC: '02/30/2026' }],
  ['a day as a thing', { CompletedDate: { value: '06/16/2026' } }],
  ['a number under another name', { FillDate: 1_781_550_000_000 }],
  ['a quantity in words', { MedicationDispensed: { Quantity: 'thirty' } }],
])('one that says %s is read by a person, whatever was heard', (_, rx) => {
  expect(judge(rx)).toBe('unread');
  expect(judge(rx, true)).toBe('unread');
});

it.each([
  ['a day to come', { CompletedDate: '2030-01-01' }],
  ['a fill of a time to come', { DateFilledUTC: '2030-01-01T10:00:00' }],
  ['that the prescription is over', { CurrentRxStatusText: 'Discontinued' }],
  ['that it is over by another name', { RxStatusText: 'Cancelled' }],
])('one that says %s is not to be read', (_, rx) => {
  expect(judge(rx, true)).toBe('unread');
});
