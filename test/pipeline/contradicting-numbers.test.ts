import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseCalendarDate } from '../../src/domain/calendar-date.ts';
import pairs from '../../src/domain/drugs/data/look-alikes.json' with { type: 'json' };
import { drugNames } from '../../src/domain/drugs/drug-table.ts';
import { drugsCalled } from '../../src/domain/drugs/drug-terms.ts';
import type { Patient } from '../../src/domain/patient.ts';
import type { Prescription } from '../../src/domain/prescription.ts';
import { matchPrescription } from '../../src/extraction/medicines/match-prescription.ts';
import { readForPatient } from '../../src/pipeline/reading/read-for-patient.ts';
import { readMessage } from '../../src/pipeline/reading/read-message.ts';
import { withTiedNumbers } from '../../src/pipeline/reading/with-tied-numbers.ts';

const today = parseCalendarDate('2026-03-04')!;

function prescription(drugName: string, rxNumber: string): Prescription {
  return {
    ...{ id: rxNumber, patientId: 'p', rxNumber, text: `${drugName} 25 MG Oral Tablet`, drugName },
    ...{ strength: '25 mg', status: 'active', schedule: null, writtenOn: today, expiresOn: null },
    ...{ earliestFillOn: null, quantity: 30, refillsAllowed: 3, expectedDaysSupply: 30 },
    ...{ prescriberId: null, fills: [] },
  };
}

/** What a text would have us fill of these prescriptions, by their Rx numbers. */
function filled(text: string, prescriptions: Prescription[]): string[] {
  const message = { channel: 'sms', text, structured: null, original: '' } as const;
  const patient = { id: 'p', prescriptions } as unknown as Patient;
  const context = { today, patientsOfSender: [] };
  return readMessage(message, context).flatMap((request) => {
    const read = readForPatient(message, request, patient, context);
    return withTiedNumbers(message, read, patient).medicines.flatMap(({ mention }) => {
      const match = matchPrescription(mention, prescriptions);
      return match.kind === 'one' ? [match.prescription.rxNumber ?? ''] : [];
    });
  });
}

/** `{a}` is asked for, and the number is that of the other. */
const contradicting = [
  'refill {a} rx 7100002',
  '{a} 7100002',
  'rx 7100002 for my {a}',
  'Mary Zambrano March 4, 1952. refill {a}. rx 7100002',
  'rx number 7100002. i am out of {a}',
  'i need {a} please, thank you so much for all you do every day. the number on it is 7100002',
  'refill {a} and also rx 7100002',
];

type Pair = { asked: string; rows: readonly string[]; other: string };

/** Both ways, by every name as it is written in the list, for each row that the other one means. */
const lookAlikes: Pair[] = pairs.rows
  .flatMap(([a = '', b = '']) => [
    [a, b],
    [b, a],
  ])
  .flatMap(([asked = '', twin = '']) => {
    const rows = drugsCalled(asked);
    return drugsCalled(twin).flatMap((other) => (rows.includes(other) ? [] : [{ asked, rows, other }]));
  });

it('no look-alike is filled by its number beside another name', () => {
  const wrong = lookAlikes.flatMap(({ asked, rows, other }, place) => {
    const words = (contradicting[place % contradicting.length] ?? '').replace('{a}', asked);
    const own = rows.map((row, at) => prescription(row, `810000${String(at)}`));
    const list = [prescription(other, '7100002'), ...(place % 2 === 0 ? own : [])];
    return filled(words, list).length > 0 ? [`${words} (${other})`] : [];
  });
  expect(lookAlikes.length).toBeGreaterThan(150);
  expect(wrong).toEqual([]);
});

const likeAnyOther = fc.constantFrom(...[...drugNames()].filter((name) => /^[a-z]{6,}$/.test(name)));

it('nor any other medicine, unless the words say that it is one more', () => {
  fc.assert(
    fc.property(
      likeAnyOther,
      likeAnyOther,
      fc.constantFrom(...contradicting.slice(0, 6)),
      fc.boolean(),
      (asked, other, text, both) => {
        fc.pre(!drugsCalled(asked).includes(other) && !drugsCalled(other).includes(asked));
        const list = [prescription(other, '7100002'), ...(both ? [prescription(asked, '8100001')] : [])];
        expect(filled(text.replace('{a}', asked), list)).toEqual([]);
      },
    ),
    { numRuns: 200 },
  );
});

it.each(contradicting.slice(0, 6))('a number that is the named one’s is filled: %s', (text) => {
  const list = [prescription('hydroxyzine', '7100002'), prescription('hydralazine', '7100003')];
  expect(filled(text.replace('{a}', 'hydroxyzine'), list)).toEqual(['7100002']);
});

it.each([
  ['hydroxyzine and metoprolol rx 7100001', ['7100001', '7100003']],
  ['hydroxyzine, metoprolol. rx 7100001', ['7100001', '7100003']],
  ['hydroxyzine rx 7100003 and metoprolol rx 7100001', []],
  ['metoprolol and hydroxyzine. rx 7100002', ['7100003']],
  ['metoprolol and also rx 7100001', ['7100001', '7100003']],
])('two medicines: %s', (text, numbers) => {
  const list = [
    prescription('hydroxyzine', '7100001'),
    prescription('hydralazine', '7100002'),
    prescription('metoprolol', '7100003'),
  ];
  expect(filled(`refill ${text}`, list).toSorted()).toEqual(numbers);
});
