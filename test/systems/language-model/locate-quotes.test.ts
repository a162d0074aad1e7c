import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ModelReading } from '../../../src/systems/language-model/language-model.ts';
import { locateQuotes } from '../../../src/systems/language-model/locate-quotes.ts';
import type { Proposal } from '../../../src/systems/language-model/proposal.ts';

function proposalOf(quotes: { quote: string; occurrence: number }[]): Proposal {
  return {
    intents: quotes.map((quoted) => ({ ...quoted, intent: 'refill' as const })),
    flags: quotes.map((quoted) => ({ ...quoted, flag: 'emergency' as const })),
    medications: quotes.map((quoted) => ({
      ...quoted,
      name: null,
      asked: 'wanted' as const,
      strength: quoted.quote,
      supply_left: quoted.quote,
    })),
    patient_name: quotes[0] ?? null,
    birth_date: quotes[1] ?? null,
    rx_numbers: quotes,
  };
}

function spansOf(reading: ModelReading) {
  const { intents, flags, medications, name, birthDate, rxNumbers } = reading;
  const ofMentions = medications.flatMap(({ strength, supplyLeft }) => [strength, supplyLeft]);
  return [...intents, ...flags, ...medications, ...rxNumbers, ...ofMentions, name, birthDate].filter(
    (span) => span !== null,
  );
}

/** Few characters, so that quotes are found often; halves of 😀 among them. */
const unit = fc.constantFrom(
  'a',
  'é',
  'b',
  '5',
  ' ',
  '.',
  '\n',
  '😀',
  '\ud83d',
  '\ude00',
  '\u0301',
  '\u202e',
);
const quoted = fc.record({
  quote: fc.string({ unit, maxLength: 3 }),
  occurrence: fc.integer({ min: -1, max: 4 }),
});

test('whatever is proposed, what is left stands in the text at its place, and the rest is counted', () => {
  fc.assert(
    fc.property(fc.string({ unit, maxLength: 30 }), fc.array(quoted, { maxLength: 6 }), (text, quotes) => {
      const reading = locateQuotes(proposalOf(quotes), text);
      const spans = spansOf(reading);
      for (const span of spans) {
        expect(text.slice(span.start, span.end)).toBe(span.text);
        expect(span.text.isWellFormed()).toBe(true);
      }
      const ofMentions = 2 * reading.medications.length;
      const proposed = 4 * quotes.length + Math.min(quotes.length, 2) + ofMentions;
      expect(spans.length + reading.dropped).toBe(proposed);
    }),
  );
});

test('of a list longer than any message the rest is dropped', () => {
  const quotes = Array.from({ length: 100 }, () => ({ quote: 'metformin', occurrence: 1 }));
  const { medications, dropped } = locateQuotes(
    { ...proposalOf([]), medications: proposalOf(quotes).medications },
    'metformin',
  );
  expect(medications).toHaveLength(40);
  expect(dropped).toBe(60);
});
