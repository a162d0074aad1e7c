import { describe, expect, it } from 'vitest';
import type { RelatedPerson } from '../../src/domain/patient.ts';
import type { RelationKind } from '../../src/domain/relation-kind.ts';
import { authorise, resolveIdentity } from '../../src/identity/resolve-identity.ts';
import { day, facilityId, marysPhone, message, patient } from './people.ts';

const phone = '+14155550177';
const someone: RelatedPerson = {
  id: 'r-1',
  name: 'Anna Miller',
  relationship: null,
  kind: null,
  phone,
  validFrom: null,
  validTo: null,
};

describe('how far somebody on file may speak for the patient', () => {
  it.each<[who: string, person: Partial<RelatedPerson>, answer: object]>([
    ['a power of attorney', { kind: 'poa' }, { mayAsk: 'yes', scope: 'full' }],
    ['a guardian', { kind: 'guardian', validFrom: day('2020-01-01') }, { mayAsk: 'yes', scope: 'full' }],
    ['a spouse', { kind: 'spouse' }, { mayAsk: 'yes', scope: 'status' }],
    [
      'a caregiver, from rows without a kind',
      { relationship: 'caregiver' },
      { mayAsk: 'yes', scope: 'status' },
    ],
    ['a contact of whom nothing more is known', {}, { mayAsk: 'yes', scope: 'request' }],
    ['a power of attorney for money', { kind: 'none' }, { mayAsk: 'no', scope: null }],
    [
      'a power of attorney that has ended',
      { kind: 'poa', validTo: day('2026-03-09') },
      { mayAsk: 'no', scope: null },
    ],
    ['a mother of a grown child', { kind: 'parent' }, { mayAsk: 'no', scope: null }],
  ])('%s', (_, changes, answer) => {
    const asked = patient({ relatedPersons: [{ ...someone, ...changes }] });
    expect(authorise(message({ sender: phone, speaksOfAnother: true }), asked)).toEqual(answer);
  });

  it('the widest of two authorities counts', () => {
    const asked = patient({
      relatedPersons: [
        { ...someone, kind: 'contact' },
        { ...someone, id: 'r-2', kind: 'poa' },
      ],
    });
    expect(authorise(message({ sender: phone }), asked)).toEqual({ mayAsk: 'yes', scope: 'full' });
  });

  it('a patient on a phone that is on file for the spouse too speaks for themselves', () => {
    const asked = patient({ relatedPersons: [{ ...someone, phone: marysPhone, kind: 'spouse' }] });
    expect(authorise(message({ sender: marysPhone }), asked)).toEqual({ mayAsk: 'yes', scope: 'full' });
    const forAnother = message({ sender: marysPhone, speaksOfAnother: true });
    expect(authorise(forAnother, asked)).toEqual({ mayAsk: 'yes', scope: 'status' });
  });
});

describe('the phone of one on file', () => {
  const claims = { name: 'Mary Johnson', birthDates: [day('1952-03-04')] };

  it.each<[kind: RelationKind, level: string]>([
    ['poa', 'L2'],
    ['spouse', 'L0'],
    ['contact', 'L0'],
  ])('of a %s with name and birth date is level %s', (kind, level) => {
    const asked = patient({ relatedPersons: [{ ...someone, kind }] });
    const identity = resolveIdentity(message({ sender: phone, claims, candidates: [asked] }));
    expect(identity).toMatchObject({ result: 'exact', level });
  });

  it('never stands for the patient by itself', () => {
    const asked = patient({ relatedPersons: [{ ...someone, kind: 'poa' }] });
    const text = message({ sender: phone, candidates: [asked], namesOwnMedicine: () => true });
    expect(resolveIdentity(text)).toMatchObject({ result: 'none' });
  });
});

describe("a facility's main line", () => {
  const resident = patient({ facilityId });
  const claims = { name: 'Mary Johnson', birthDates: [day('1952-03-04')] };

  it('asks for its resident, and is told nothing', () => {
    const call = message({ sender: marysPhone, facilityLine: true, claims, candidates: [resident] });
    expect(resolveIdentity(call)).toMatchObject({ result: 'exact', level: 'L0' });
    expect(authorise(call, resident)).toEqual({ mayAsk: 'yes', scope: 'request' });
  });

  it.each([
    ['its own resident, whatever it calls itself', [facilityId], 'yes'],
    ['the resident of another facility', ['another-facility'], 'unknown'],
  ])('says who it is, and asks for %s', (_, lineOf, mayAsk) => {
    const call = message({ facilityLine: true, lineOf, claims, speaksOfAnother: true });
    expect(authorise(call, resident)).toEqual({ mayAsk, scope: mayAsk === 'yes' ? 'request' : null });
  });

  it('says who it is, and asks for a controlled medicine: a person verifies', () => {
    const named = { facilityLine: true, lineOf: [facilityId], speaksOfAnother: true };
    const call = message({ ...named, claims, asksControlled: () => true });
    expect(authorise(call, resident)).toEqual({ mayAsk: 'unknown', scope: null });
  });

  it('does not suffice for a controlled medicine', () => {
    const call = message({ sender: marysPhone, facilityLine: true, claims, asksControlled: () => true });
    expect(authorise(call, resident)).toEqual({ mayAsk: 'unknown', scope: null });
  });

  it('is nobody’s own phone', () => {
    const text = message({ sender: marysPhone, facilityLine: true, namesOwnMedicine: () => true });
    expect(resolveIdentity(text)).toMatchObject({ result: 'none' });
  });

  it('is no hindrance where the facility’s key speaks', () => {
    const form = message({ facilityLine: true, trusted: true, facilityId, asksControlled: () => true });
    expect(authorise(form, resident)).toEqual({ mayAsk: 'yes', scope: 'full' });
  });
});
