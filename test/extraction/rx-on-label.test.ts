import { describe, expect, test } from 'vitest';
import { calendarDate, type CalendarDate } from '../../src/domain/calendar-date.ts';
import { extractRequest } from '../../src/extraction/extract-request.ts';

const today = calendarDate(2026, 11, 21) as CalendarDate;

function told(text: string) {
  const { medications, rxNumbers } = extractRequest(text, { today, profile: [] });
  return [medications.map(({ name, rxNumber }) => [name, rxNumber]), rxNumbers.map((one) => one.value)];
}

describe('the Rx number of a pasted label', () => {
  test.each([
    'ACME PHARMACY RX# 7001234 MARY JOHNSON TAKE 1 TABLET TWICE DAILY METOPROLOL TART 50MG TAB QTY 60',
    'RX# 7001234\nMARY JOHNSON\nTAKE 1 TABLET TWICE DAILY\nMETOPROLOL TART 50MG TAB\nQTY 60 REFILLS 0',
    'Rx 7001234. Johnson, Mary. Dr. Smith. Metoprolol Tart 50MG Tab. Qty: 60. Refills: 0',
    'METOPROLOL TART 50MG TAB\nQTY 60\nDISCARD AFTER 11/2027\nRX# 7001234',
    'METOPROLOL TARTRATE 50 MG TAB MARY JOHNSON 3 REFILLS RX# 7001234 RX# 7001234',
  ])('%s', (text) => {
    expect(told(text)).toEqual([[['metoprolol', '7001234']], []]);
  });

  test.each([
    ['I need rx 7001234 filled. I also need metoprolol qty 60', [['metoprolol', null]], ['7001234']],
    ['rx 7001234 please. My wife and I take metoprolol', [['metoprolol', null]], ['7001234']],
    [
      'RX# 7001234 MARY JOHNSON SPRINGFIELD QTY 60 RX# 7001235 JOHN JOHNSON SPRINGFIELD OREGON METOPROLOL',
      [['metoprolol', null]],
      ['7001234', '7001235'],
    ],
  ])('a number that is asked for beside a medicine stays by itself: %s', (text, named, alone) => {
    expect(told(text)).toEqual([named, alone]);
  });
});
