import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { consentKinds, type ConsentFact, type ConsentKind } from '../../../src/domain/consent.ts';
import { acceptsHealthDetails, deriveConsent } from '../../../src/reply/consent-state.ts';

const number = '+14155550101';
const ours = '+14155550100';
const mary = 'mary';

function fact(kind: ConsentKind, minute: number, changes: Partial<ConsentFact> = {}): ConsentFact {
  return {
    id: String(minute).padStart(3, '0'),
    number,
    ours,
    kind,
    source: 'keyword',
    scope: 'all',
    personId: null,
    at: new Date(Date.UTC(2026, 2, 2, 12, minute)),
    ...changes,
  };
}

const ofMary = { personId: mary, number: '' };

describe('whether a number may be texted', () => {
  it.each<[situation: string, facts: ConsentFact[], block: string | null]>([
    ['nothing was said', [], null],
    ['STOP', [fact('opt_out', 1)], 'opted_out'],
    ['STOP, then START', [fact('opt_out', 1), fact('opt_in', 2)], null],
    ['START, then STOP', [fact('opt_in', 1), fact('opt_out', 2)], 'opted_out'],
    ['STOP from another number', [fact('opt_out', 1, { number: '+14155550102' })], null],
    [
      'STOP to another number of ours, of all texts',
      [fact('opt_out', 1, { ours: '+14155550199' })],
      'opted_out',
    ],
    [
      'STOP to another number of ours, of that alone',
      [fact('opt_out', 1, { ours: '+14155550199', scope: 'ours' })],
      null,
    ],
    ['staff: do not text this number', [fact('do_not_text', 1)], 'do_not_text'],
    ['staff: do not text this person', [fact('do_not_text', 1, ofMary)], 'do_not_text'],
    ['and that they may be again', [fact('do_not_text', 1, ofMary), fact('may_text', 2, ofMary)], null],
    [
      'START does not undo what staff wrote',
      [fact('do_not_text', 1, ofMary), fact('opt_in', 2)],
      'do_not_text',
    ],
    [
      'nor does what was said of another person on the phone',
      [fact('do_not_text', 1, ofMary), fact('may_text', 2, { personId: 'john', number: '' })],
      'do_not_text',
    ],
    ['of a person whom it is not about', [fact('do_not_text', 1, { personId: 'ann', number: '' })], null],
    ['staff lifting theirs leaves the STOP', [fact('opt_out', 1), fact('may_text', 2)], 'opted_out'],
  ])('%s', (_, facts, block) => {
    expect(deriveConsent(facts, { number, ours, personIds: [mary, 'john'] }).block).toBe(block);
  });

  it('does not depend on the order in which the rows are read', () => {
    const anyFact = fc
      .record({
        kind: fc.constantFrom(...consentKinds),
        minute: fc.integer({ min: 0, max: 3 }),
        number: fc.constantFrom(number, '', '+14155550102'),
        scope: fc.constantFrom('all' as const, 'ours' as const),
        personId: fc.constantFrom(null, mary, 'john'),
      })
      .map(({ kind, minute, ...rest }) => fact(kind, minute, rest));
    const facts = fc
      .array(anyFact, { maxLength: 8 })
      .map((list) => list.map((one, at) => ({ ...one, id: `${at}` })));
    const shuffled = facts.chain((list) =>
      fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
    );
    fc.assert(
      fc.property(shuffled, ([list, other]) => {
        const subject = { number, ours, personIds: [mary, 'john'] };
        expect(deriveConsent(other, subject)).toEqual(deriveConsent(list, subject));
      }),
    );
  });

  it('is no as soon as a STOP is the newest word, whatever else was said', () => {
    const earlier = fc.array(fc.constantFrom(...consentKinds), { maxLength: 6 });
    fc.assert(
      fc.property(earlier, (kinds) => {
        const facts = [...kinds.map((kind, minute) => fact(kind, minute)), fact('opt_out', 30)];
        expect(deriveConsent(facts, { number, ours, personIds: [] }).block).not.toBeNull();
      }),
    );
  });
});

describe('texts with health details', () => {
  const accepted = fact('phi_accepted', 1, { personId: mary });
  it.each<[situation: string, facts: ConsentFact[], accepts: boolean]>([
    ['are not wanted by default', [], false],
    ['are wanted once accepted', [accepted], true],
    ['are not after a change of mind', [accepted, fact('phi_declined', 2, { personId: mary })], false],
    ['are not at another number', [{ ...accepted, number: '+14155550102' }], false],
    ['are not by another person’s word', [{ ...accepted, personId: 'john' }], false],
  ])('%s', (_, facts, accepts) => {
    expect(acceptsHealthDetails(facts, { number, personId: mary })).toBe(accepts);
  });
});
