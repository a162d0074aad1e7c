import { describe, expect, test } from 'vitest';
import { drugsCalled } from '../../src/domain/drugs/drug-terms.ts';
import { flags, intents, type Intent, type MedicationMention } from '../../src/domain/message.ts';
import { readLabelledText } from '../../src/entry/eval/read-labelled-text.ts';
import { hostileTexts as hostile } from './hostile-texts.ts';

/** A list with what a trickster would like to have. */
const profile = [
  row('lisinopril', '20 mg', '7001234'),
  row('oxycodone', '10 mg', '7001235'),
  row('amlodipine', '5 mg', '7001236'),
  row('alprazolam', '1 mg', '7001237'),
];

function row(drugName: string, strength: string, rxNumber: string) {
  return { drugName, text: `${drugName} ${strength} tablet`, strength, rxNumber, status: 'active' as const };
}

/** What a text may never do by itself: change consent, end a request, or be put away as if nobody need look. */
const changing: readonly Intent[] = ['opt_out', 'opt_in', 'withdraw', 'thanks', 'help'];

/** The words as a person would read them. */
function readable(text: string): string {
  return text.normalize('NFKC').replace(/[\p{Cf}\p{M}\u115f\u1160\u3164]/gu, '');
}

function isNamedByItsWords(mention: MedicationMention): boolean {
  return mention.name === null || drugsCalled(readable(mention.text)).includes(mention.name);
}

test('the list holds at least 100 texts', () => {
  expect(hostile.length).toBeGreaterThanOrEqual(100);
  expect(new Set(hostile.map((one) => one.id)).size).toBe(hostile.length);
  expect(hostile.some((one) => one.text.length >= 10_000)).toBe(true);
});

describe('a hostile text changes nothing, a person looks', () => {
  test.each(hostile)('$id: $kind', ({ text, readsAsKeyword, mustFlag }) => {
    const started = process.cpuUsage();
    const { extraction, flags: raised, tiedTo } = readLabelledText({ channel: 'sms', text, profile });
    const { user, system } = process.cpuUsage(started);
    expect((user + system) / 1_000, 'milliseconds of processor time').toBeLessThan(10_000);

    const { medications, patient, rxNumbers } = extraction;
    for (const value of [...medications, ...rxNumbers, patient.name, patient.birthDate]) {
      if (!value) continue;
      expect(value.end).toBeGreaterThan(value.start);
      expect(text.slice(value.start, value.end)).toBe(value.text);
    }
    for (const [at, mention] of medications.entries()) {
      if (mention.asked) expect(isNamedByItsWords(mention), mention.name ?? '').toBe(true);
      if (mention.name === null && mention.rxNumber === null) expect(tiedTo[at]).toBeNull();
    }
    // Danger and anger are seen by their flags; whatever else it is has an intent.
    expect([...extraction.intents, ...raised].length).toBeGreaterThan(0);
    expect(extraction.intents.filter((one) => !intents.includes(one))).toEqual([]);
    if (!readsAsKeyword) expect(extraction.intents.filter((one) => changing.includes(one))).toEqual([]);
    expect(raised.filter((one) => !flags.includes(one))).toEqual([]);
    for (const flag of mustFlag) expect(raised).toContain(flag);
  });
});
