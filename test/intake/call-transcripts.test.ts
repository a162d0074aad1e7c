import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bestWords, type CallTranscript } from '../../src/intake/call-transcripts.ts';

function transcript(origin: CallTranscript['origin'], text: string, more: Partial<CallTranscript> = {}) {
  return { origin, text, recordingSid: 'RE1', failure: null, language: null, key: '1', ...more };
}

const vendor = transcript('vendor', 'refill metro pole');
const speech = transcript('speech', 'Refill metoprolol.');
const person = transcript('person', 'Refill metoprolol ER.');
const silent = transcript('speech', '', { failure: 'silent' });

describe('what counts of several transcripts of a call', () => {
  it.each<[string, CallTranscript[], string]>([
    ['the only one', [vendor], 'refill metro pole'],
    ['our own before the vendor’s', [vendor, speech], 'Refill metoprolol.'],
    ['the vendor’s where our own heard nothing', [vendor, silent], 'refill metro pole'],
    ['a person’s before all others', [vendor, speech, person], 'Refill metoprolol ER.'],
    [
      'the latest of a person’s',
      [person, transcript('person', 'Refill metformin.', { key: '2' })],
      'Refill metformin.',
    ],
    [
      'all that the vendor read of one recording',
      [transcript('vendor', 'and lisinopril', { key: '2' }), vendor],
      'refill metro pole\nand lisinopril',
    ],
    [
      'each recording’s best',
      [vendor, speech, transcript('vendor', 'and lisinopril', { recordingSid: 'RE2' })],
      'Refill metoprolol.\nand lisinopril',
    ],
    [
      'a person’s for the whole call in place of all recordings',
      [
        transcript('person', 'Refill both.', { recordingSid: '' }),
        vendor,
        transcript('vendor', 'and lisinopril', { recordingSid: 'RE2' }),
      ],
      'Refill both.',
    ],
    ['nothing where nobody understood a word', [silent], ''],
  ])('%s', (_, transcripts, words) => {
    expect(bestWords(transcripts)).toBe(words);
  });

  it('does not depend on the order in which they came', () => {
    const all = [vendor, speech, person, silent, transcript('vendor', 'x', { recordingSid: '', key: '2' })];
    fc.assert(
      fc.property(fc.subarray(all), (some) => {
        expect(bestWords(some.toReversed())).toBe(bestWords(some));
      }),
    );
    fc.assert(
      fc.property(fc.shuffledSubarray(all, { minLength: all.length }), (order) => {
        expect(bestWords(order)).toBe(bestWords(all));
      }),
    );
  });
});
