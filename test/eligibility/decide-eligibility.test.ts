import { describe, expect, it } from 'vitest';
import { addDays } from '../../src/domain/calendar-date.ts';
import type { DecisionCode } from '../../src/domain/decision.ts';
import { doseVariations } from '../../src/domain/dose-variation.ts';
import { defaultPolicy, type Policy } from '../../src/domain/policy.ts';
import { decideEligibility } from '../../src/eligibility/decide-eligibility.ts';
import { day, fill, input, prescription, statin, today } from './samples.ts';

type Case = [what: string, given: Parameters<typeof input>[0], code: DecisionCode, rule: string];

function ago(days: number) {
  return addDays(today, -days);
}

/** The last fill so many days ago, of a supply of 30 days. */
function filled(days: number) {
  return [fill({ filledOn: ago(days) })];
}

const cardiac = { ...statin, cardiac: true };
const unreliable = { ...statin, daysSupplyUnreliable: true };
const benzodiazepine = { ...statin, name: 'lorazepam', doNotInterrupt: true, schedule: 4 as const };

const noRefills = { refillsAllowed: 0 };

function check(cases: Case[]): void {
  it.each(cases)('%s', (_what, given, code, rule) => {
    const decision = decideEligibility(input(given));
    expect({ code: decision.code, rule: decision.rule }).toEqual({ code, rule });
    expect(decision.reasons.length).toBeGreaterThan(0);
    expect(decision.policyVersion).toBe(defaultPolicy.version);
  });
}

describe('danger comes before everything', () => {
  const noMedicine = {
    match: { kind: 'no_medication' as const },
    drug: null,
    identity: 'none' as const,
    patient: null,
  };
  check([
    [
      'an emergency without a medicine escalates at once',
      { ...noMedicine, flags: ['emergency'] },
      'ESCALATE_NOW',
      '0-escalate-now',
    ],
    [
      'self-harm without a medicine escalates at once',
      { ...noMedicine, flags: ['self_harm'] },
      'ESCALATE_NOW',
      '0-escalate-now',
    ],
    [
      'an overdose without a medicine escalates at once',
      { ...noMedicine, flags: ['overdose'] },
      'ESCALATE_NOW',
      '0-escalate-now',
    ],
    [
      'a refill beside an emergency continues',
      { flags: ['emergency'] },
      'PHARMACY_PROCESS',
      '15-within-window',
    ],
    [
      'a refill beside self-harm is held for a clinician',
      { flags: ['self_harm'] },
      'CLINICAL_REVIEW',
      '0-held-for-safety',
    ],
    [
      'a refill beside an overdose is held for a clinician',
      { flags: ['overdose'] },
      'CLINICAL_REVIEW',
      '0-held-for-safety',
    ],
    [
      'a refill by an unknown sender beside self-harm is held too',
      { flags: ['self_harm'], identity: 'none', patient: null },
      'CLINICAL_REVIEW',
      '0-held-for-safety',
    ],
    [
      'a clinical question without a medicine goes to a clinician',
      { ...noMedicine, request: { clinicalQuestion: true } },
      'CLINICAL_REVIEW',
      '0-no-medication',
    ],
    ['an unclear text goes to a person', noMedicine, 'NEEDS_HUMAN', '0-no-medication'],
  ]);

  it('a danger makes the refill beside it urgent', () => {
    expect(decideEligibility(input({ flags: ['emergency'] })).priority).toBe('urgent');
  });

  it('words of a past danger bring a pharmacist in', () => {
    expect(decideEligibility(input({ flags: ['safety_review'] })).pharmacistReview).toBe(true);
  });
});

describe('who it is about and who asks', () => {
  check([
    ['nobody fits', { identity: 'none', patient: null }, 'IDENTITY_REVIEW', '1-identity'],
    ['several fit', { identity: 'several', patient: null }, 'IDENTITY_REVIEW', '1-identity'],
    [
      'identity comes before the requester',
      { identity: 'none', patient: null, mayAsk: 'no' },
      'IDENTITY_REVIEW',
      '1-identity',
    ],
    ['the requester may not ask', { mayAsk: 'no' }, 'PROXY_REVIEW', '2-requester-authority'],
    [
      'nobody knows whether the requester may ask',
      { mayAsk: 'unknown' },
      'PROXY_REVIEW',
      '2-requester-authority',
    ],
    [
      'the patient has died',
      { patient: { deceased: true, active: true, birthDate: null } },
      'NEEDS_HUMAN',
      '3-patient-status',
    ],
    [
      'the patient is inactive',
      { patient: { deceased: false, active: false, birthDate: null } },
      'NEEDS_HUMAN',
      '3-patient-status',
    ],
  ]);
});

describe('which prescription is meant', () => {
  check([
    [
      'two strengths and none named',
      { match: { kind: 'several', reason: 'two strengths' } },
      'CLARIFY',
      '4-prescription-match',
    ],
    [
      'an Rx number that fits another drug',
      { match: { kind: 'conflict', reason: 'number' } },
      'CLARIFY',
      '4-prescription-match',
    ],
    [
      'never prescribed, and somebody else of the phone takes it',
      { match: { kind: 'none', everHad: false, ofAnother: true } },
      'NEEDS_HUMAN',
      '4-prescription-match',
    ],
    ['never prescribed', { match: { kind: 'none', everHad: false } }, 'NEW_RX', '4-prescription-match'],
    [
      'only former prescriptions',
      { match: { kind: 'none', everHad: true } },
      'CLARIFY',
      '4-prescription-match',
    ],
    [
      'a word that no vocabulary knows is asked about',
      { match: { kind: 'none', everHad: false }, drug: null },
      'CLARIFY',
      '4-prescription-match',
    ],
    [
      'a new prescription is asked for',
      { match: { kind: 'none', everHad: true }, request: { newPrescription: true } },
      'NEW_RX',
      '4-prescription-match',
    ],
    [
      'a change of the medicine',
      { request: { medicationChange: true } },
      'CLINICAL_REVIEW',
      '5-clinical-review',
    ],
    [
      'a flag for a change of the medicine',
      { flags: ['medication_change'] },
      'CLINICAL_REVIEW',
      '5-clinical-review',
    ],
    [
      'a clinical question about the refill',
      { request: { clinicalQuestion: true } },
      'CLINICAL_REVIEW',
      '5-clinical-review',
    ],
  ]);

  const inactive = [
    'on_hold',
    'cancelled',
    'completed',
    'stopped',
    'draft',
    'entered_in_error',
    'transferred',
    'unknown',
  ];
  it.each(inactive)('a prescription that is %s goes to a person', (status) => {
    const rx = { status: status as 'on_hold' };
    expect(decideEligibility(input({ rx }))).toMatchObject({
      code: 'NEEDS_HUMAN',
      rule: '6-prescription-status',
    });
  });
});

describe('an owed rest of a partial fill', () => {
  const partial = { quantity: 20, daysSupply: 20, partial: true };
  const owed = [fill({ ...partial, filledOn: ago(2) })];
  const completed = [
    ...owed,
    fill({ id: 'g', quantity: 10, daysSupply: 10, partial: true, filledOn: ago(1) }),
  ];
  check([
    [
      'is completed by the pharmacy, whatever the window says',
      { rx: { fills: owed } },
      'PHARMACY_COMPLETION',
      '8-owed-partial',
    ],
    [
      'is completed for a controlled drug too',
      { rx: { fills: owed, schedule: 4 } },
      'PHARMACY_COMPLETION',
      '8-owed-partial',
    ],
    [
      'is completed for schedule II within the legal days',
      { rx: { fills: owed, schedule: 2, writtenOn: ago(3) } },
      'PHARMACY_COMPLETION',
      '8-owed-partial',
    ],
    [
      'needs a new prescription for schedule II after them',
      { rx: { fills: owed, schedule: 2, writtenOn: ago(61) } },
      'PROVIDER_NEW_RX',
      '9-schedule-two',
    ],
    [
      'is no longer owed after its parts are handed over',
      { rx: { fills: completed } },
      'TOO_EARLY',
      '13-too-early',
    ],
    [
      'is not owed after the legal end',
      { rx: { fills: owed, expiresOn: ago(1) } },
      'PROVIDER_AUTHORIZATION',
      '11-legal-limits',
    ],
  ]);

  it('does not use up a refill', () => {
    const parts = completed.map((part, index) => ({ ...part, filledOn: ago(28 - index) }));
    const decision = decideEligibility(input({ rx: { fills: parts, refillsAllowed: 1 } }));
    expect(decision.code).toBe('PHARMACY_PROCESS');
  });
});

describe('schedule II', () => {
  const unfilled = { schedule: 2 as const, fills: [], refillsAllowed: 0, writtenOn: ago(20) };
  check([
    ['is never refilled', { rx: { schedule: 2, refillsAllowed: 0 } }, 'PROVIDER_NEW_RX', '9-schedule-two'],
    [
      'is never refilled even when the record says so',
      { rx: { schedule: 2, refillsAllowed: 3 } },
      'PROVIDER_NEW_RX',
      '9-schedule-two',
    ],
    [
      'is never refilled although data are missing',
      { rx: { schedule: 2, refillsAllowed: null, writtenOn: null } },
      'PROVIDER_NEW_RX',
      '9-schedule-two',
    ],
    [
      'waits on file until its day: the day before',
      { rx: { ...unfilled, earliestFillOn: addDays(today, 1) } },
      'PROVIDER_NEW_RX',
      '9-schedule-two',
    ],
    [
      'waits on file until its day: the day itself',
      { rx: { ...unfilled, earliestFillOn: today } },
      'PHARMACIST_REVIEW',
      '13b-unfilled-schedule-two',
    ],
    [
      'on file and expired needs a new one',
      { rx: { ...unfilled, earliestFillOn: ago(5), expiresOn: ago(1) } },
      'PROVIDER_NEW_RX',
      '9-schedule-two',
    ],
  ]);
});

describe('missing or odd data go to a person, with the field named', () => {
  const odd: [string, NonNullable<Parameters<typeof input>[0]>['rx'], string][] = [
    ['refills', { refillsAllowed: null }, 'refillsAllowed'],
    ['negative refills', { refillsAllowed: -1 }, 'refillsAllowed'],
    [
      "no days' supply",
      { fills: [fill({ filledOn: ago(26), daysSupply: null })], expectedDaysSupply: null },
      'daysSupply',
    ],
    ["days' supply 0", { fills: [fill({ filledOn: ago(26), daysSupply: 0 })] }, 'daysSupply'],
    ["negative days' supply", { fills: [fill({ filledOn: ago(26), daysSupply: -30 })] }, 'daysSupply'],
    ["days' supply 181", { fills: [fill({ filledOn: ago(26), daysSupply: 181 })] }, 'daysSupply'],
    ["broken days' supply", { fills: [fill({ filledOn: ago(26), daysSupply: 29.5 })] }, 'daysSupply'],
    ['a fill tomorrow', { fills: [fill({ filledOn: addDays(today, 1) })] }, 'filledOn'],
    ['a fill without a date', { fills: [fill()] }, 'filledOn'],
    ['neither expiry nor date written', { writtenOn: null, expiresOn: null }, 'writtenOn'],
    [
      'a controlled drug without a date written',
      { schedule: 4, writtenOn: null, expiresOn: addDays(today, 90) },
      'writtenOn',
    ],
    ['written tomorrow', { writtenOn: addDays(today, 1) }, 'writtenOn'],
    ['a negative quantity prescribed', { quantity: -30 }, 'quantity'],
    ['nothing prescribed', { quantity: 0 }, 'quantity'],
    ['a negative quantity filled', { fills: [fill({ filledOn: ago(26), quantity: -30 })] }, 'quantity'],
    [
      'a negative part of a fill',
      { fills: [fill({ filledOn: ago(2), quantity: -5, partial: true })] },
      'quantity',
    ],
    ['neither a schedule nor a medicine that is known', { drugName: null }, 'schedule'],
    [
      'an owed rest of a prescription without dates',
      { writtenOn: null, fills: [fill({ filledOn: ago(2), quantity: 20, partial: true })] },
      'writtenOn',
    ],
    [
      "an earlier fill of a controlled drug without days' supply",
      { schedule: 4, fills: [fill({ filledOn: ago(60), daysSupply: null }), fill({ filledOn: ago(29) })] },
      'daysSupply',
    ],
  ];
  it.each(odd)('%s', (_what, rx, field) => {
    const decision = decideEligibility(input({ rx: rx ?? {} }));
    expect(decision).toMatchObject({ code: 'NEEDS_HUMAN', rule: '10-record-complete' });
    expect(decision.reasons.join(' ')).toContain(field);
  });

  it("a days' supply of 180 is taken", () => {
    const rx = { fills: [fill({ filledOn: ago(20), daysSupply: 180 })] };
    expect(decideEligibility(input({ rx })).code).toBe('TOO_EARLY');
  });

  it("the last fill's silence is filled by the expected days' supply", () => {
    const rx = { fills: [fill({ filledOn: ago(26), daysSupply: null })] };
    expect(decideEligibility(input({ rx })).code).toBe('PHARMACY_PROCESS');
  });

  it('a reversed fill never happened', () => {
    const rx = { fills: [...filled(26), fill({ id: 'g', filledOn: ago(1), completed: false })] };
    expect(decideEligibility(input({ rx })).code).toBe('PHARMACY_PROCESS');
  });
});

describe('legal limits', () => {
  const monthly = [150, 120, 90, 60, 29].map((days, index) => fill({ id: `${index}`, filledOn: ago(days) }));
  const controlled = { schedule: 4 as const, drugName: 'zolpidem', fills: filled(28) };
  const six = day('2025-12-15');
  check([
    ['expires today: still fillable', { rx: { expiresOn: today } }, 'PHARMACY_PROCESS', '15-within-window'],
    ['expired yesterday', { rx: { expiresOn: ago(1) } }, 'PROVIDER_AUTHORIZATION', '11-legal-limits'],
    [
      'written twelve months ago, no expiry recorded',
      { rx: { writtenOn: day('2025-06-15') } },
      'PHARMACY_PROCESS',
      '15-within-window',
    ],
    [
      'written a day more than twelve months ago',
      { rx: { writtenOn: day('2025-06-14') } },
      'PROVIDER_AUTHORIZATION',
      '11-legal-limits',
    ],
    [
      'schedule III, six months to the day',
      { rx: { ...controlled, schedule: 3, writtenOn: six } },
      'PHARMACY_PROCESS',
      '15-within-window',
    ],
    [
      'schedule IV, six months to the day',
      { rx: { ...controlled, writtenOn: six } },
      'PHARMACY_PROCESS',
      '15-within-window',
    ],
    [
      'schedule IV, a day more, whatever expiry is recorded',
      { rx: { ...controlled, writtenOn: day('2025-12-14'), expiresOn: addDays(today, 90) } },
      'PROVIDER_AUTHORIZATION',
      '11-legal-limits',
    ],
    [
      'schedule V is not bound to six months',
      { rx: { ...controlled, schedule: 5, writtenOn: day('2025-12-14') } },
      'PHARMACY_PROCESS',
      '15-within-window',
    ],
    [
      'schedule IV, four refills used',
      { rx: { ...controlled, refillsAllowed: 9, writtenOn: ago(160), fills: monthly } },
      'PHARMACY_PROCESS',
      '15-within-window',
    ],
    [
      'schedule IV, five refills used',
      {
        rx: {
          ...controlled,
          refillsAllowed: 9,
          writtenOn: ago(181),
          fills: [fill({ id: 'x', filledOn: ago(180) }), ...monthly],
        },
      },
      'PROVIDER_AUTHORIZATION',
      '11-legal-limits',
    ],
    [
      'schedule V, five refills used, more authorised',
      {
        rx: {
          ...controlled,
          schedule: 5,
          refillsAllowed: 9,
          writtenOn: ago(181),
          fills: [fill({ id: 'x', filledOn: ago(180) }), ...monthly],
        },
      },
      'PHARMACY_PROCESS',
      '15-within-window',
    ],
  ]);

  it('six months from the end of August end with February', () => {
    const rx = {
      ...controlled,
      writtenOn: day('2025-08-31'),
      fills: [fill({ filledOn: day('2026-02-01') })],
    };
    function on(date: string) {
      return decideEligibility(input({ rx, today: day(date), drug: statin })).code;
    }
    expect(on('2026-02-28')).toBe('PHARMACY_PROCESS');
    expect(on('2026-03-01')).toBe('PROVIDER_AUTHORIZATION');
  });

  it("a state's cap on the days of all refills holds where it is set", () => {
    const policy: Policy = {
      ...defaultPolicy,
      law: { ...defaultPolicy.law, cappedRefillDays: { value: 120, reason: 'a state with 120 days' } },
    };
    const rx = { ...controlled, writtenOn: ago(160), fills: monthly };
    expect(decideEligibility(input({ policy, rx })).rule).toBe('11-legal-limits');
    expect(decideEligibility(input({ policy, rx: { ...rx, fills: monthly.slice(1) } })).code).toBe(
      'PHARMACY_PROCESS',
    );
  });
});

describe('no refills left', () => {
  const rule = '12-no-refills-left';
  check([
    ['within the window', { rx: { ...noRefills } }, 'PROVIDER_AUTHORIZATION', rule],
    ['a week before the window', { rx: { ...noRefills, fills: filled(17) } }, 'PROVIDER_AUTHORIZATION', rule],
    ['eight days before the window', { rx: { ...noRefills, fills: filled(16) } }, 'TOO_EARLY', rule],
    [
      'eight days before, but urgent by its class',
      { rx: { ...noRefills, fills: filled(16) }, drug: cardiac },
      'PROVIDER_AUTHORIZATION',
      rule,
    ],
    [
      'eight days before, of unknown class',
      { rx: { ...noRefills, fills: filled(16) }, drug: null },
      'PROVIDER_AUTHORIZATION',
      rule,
    ],
    [
      'eight days before, but nearly out',
      { rx: { ...noRefills, fills: filled(16) }, request: { daysLeft: 2 } },
      'PROVIDER_AUTHORIZATION',
      rule,
    ],
    [
      'eight days before, to be taken as needed',
      { rx: { ...noRefills, fills: filled(16), doseVaries: 'as_needed' } },
      'PROVIDER_AUTHORIZATION',
      rule,
    ],
    [
      'eight days before, three days left',
      { rx: { ...noRefills, fills: filled(16) }, request: { daysLeft: 3 } },
      'TOO_EARLY',
      rule,
    ],
    [
      'all refills used',
      { rx: { refillsAllowed: 1, fills: [fill({ id: 'a', filledOn: ago(56) }), ...filled(26)] } },
      'PROVIDER_AUTHORIZATION',
      rule,
    ],
    [
      'one refill left',
      { rx: { refillsAllowed: 2, fills: [fill({ id: 'a', filledOn: ago(56) }), ...filled(26)] } },
      'PHARMACY_PROCESS',
      '15-within-window',
    ],
  ]);
});

describe('too early', () => {
  const early = { rx: { fills: filled(23) } };
  const rule = '13-too-early';
  check([
    ['the day before the window', early, 'TOO_EARLY', rule],
    ['the day of the window', { rx: { fills: filled(24) } }, 'PHARMACY_PROCESS', '15-within-window'],
    [
      'a controlled drug, the day before its window',
      { rx: { fills: filled(26), schedule: 5 } },
      'TOO_EARLY',
      rule,
    ],
    [
      'a controlled drug, the day of its window',
      { rx: { fills: filled(27), schedule: 5 } },
      'PHARMACY_PROCESS',
      '15-within-window',
    ],
    [
      'says urgent, lost or travel',
      { ...early, request: { saysUrgent: true } },
      'PROVIDER_AUTHORIZATION',
      rule,
    ],
    ['two days left', { ...early, request: { daysLeft: 2 } }, 'PROVIDER_AUTHORIZATION', rule],
    ['three days left', { ...early, request: { daysLeft: 3 } }, 'TOO_EARLY', rule],
    ['out of medicine', { ...early, flags: ['out_of_medicine'] }, 'PROVIDER_AUTHORIZATION', rule],
    ['a heart medicine', { ...early, drug: cardiac }, 'PHARMACIST_REVIEW', rule],
    [
      'an urgent class',
      { ...early, drug: { ...statin, urgentClasses: ['insulin'] } },
      'PHARMACIST_REVIEW',
      rule,
    ],
    [
      'a medicine not to be interrupted',
      { rx: { fills: filled(20), schedule: 4 }, drug: benzodiazepine },
      'PHARMACIST_REVIEW',
      rule,
    ],
    ['unknown class', { ...early, drug: null }, 'PHARMACIST_REVIEW', rule],
    ["unreliable days' supply", { ...early, drug: unreliable }, 'PHARMACIST_REVIEW', rule],
    ...doseVariations.map((doseVaries): Case => [
      `directions that fix no dose: ${doseVaries}`,
      { rx: { fills: filled(23), doseVaries } },
      'PHARMACIST_REVIEW',
      rule,
    ]),
    [
      'directions changed since the last fill',
      { rx: { fills: filled(23), doseChangedOn: ago(22) } },
      'PHARMACIST_REVIEW',
      rule,
    ],
    [
      'directions changed on the day of the last fill',
      { rx: { fills: filled(23), doseChangedOn: ago(23) } },
      'TOO_EARLY',
      rule,
    ],
    [
      'as needed, and nearly out',
      { rx: { fills: filled(23), doseVaries: 'as_needed' }, request: { daysLeft: 1 } },
      'PROVIDER_AUTHORIZATION',
      rule,
    ],
    [
      'as needed, the day of the window',
      { rx: { fills: filled(24), doseVaries: 'as_needed' } },
      'PHARMACY_PROCESS',
      '15-within-window',
    ],
    ['beside an emergency', { ...early, flags: ['emergency'] }, 'PHARMACIST_REVIEW', rule],
  ]);

  it.each([
    ['doseVaries', { doseVaries: 'taper' as const }, 'sig taper'],
    ['doseChangedOn', { doseChangedOn: ago(22) }, 'sig changed'],
  ])('names the directions: %s', (_what, changes, named) => {
    const decision = decideEligibility(input({ rx: { fills: filled(23), ...changes } }));
    expect(decision.reasons.join(' ')).toContain(named);
  });

  it.each([
    ['says urgent', { ...early, request: { saysUrgent: true } }],
    ["unreliable days' supply", { ...early, drug: unreliable }],
  ])('%s is urgent', (_what, given) => {
    expect(decideEligibility(input(given)).priority).toBe('urgent');
  });
});

describe('first fill, lapse and the window', () => {
  const neverFilled = { fills: [] };
  check([
    ['never filled', { rx: neverFilled }, 'PHARMACY_PROCESS', '13a-first-fill'],
    [
      'never filled, no repeats authorised',
      { rx: { ...neverFilled, refillsAllowed: 0 } },
      'PHARMACY_PROCESS',
      '13a-first-fill',
    ],
    [
      'never filled, every fill reversed',
      { rx: { fills: [fill({ filledOn: ago(3), completed: false })] } },
      'PHARMACY_PROCESS',
      '13a-first-fill',
    ],
    [
      'never filled, not before tomorrow',
      { rx: { ...neverFilled, earliestFillOn: addDays(today, 1) } },
      'TOO_EARLY',
      '13-too-early',
    ],
    ['twice the supply ago', { rx: { fills: filled(60) } }, 'PHARMACY_PROCESS', '15-within-window'],
    ['a day more than twice the supply ago', { rx: { fills: filled(61) } }, 'PHARMACIST_REVIEW', '14-lapsed'],
    ['within the window', {}, 'PHARMACY_PROCESS', '15-within-window'],
  ]);

  it.each([3, 4, 5] as const)('schedule %s always brings a pharmacist in', (schedule) => {
    const decision = decideEligibility(input({ rx: { schedule, fills: filled(28) } }));
    expect(decision).toMatchObject({ code: 'PHARMACY_PROCESS', pharmacistReview: true });
  });

  it('an uncontrolled one does not', () => {
    expect(decideEligibility(input()).pharmacistReview).toBe(false);
  });
});

describe('urgency', () => {
  const urgent: [string, Parameters<typeof input>[0]][] = [
    ['seizure medicine', { drug: { ...statin, urgentClasses: ['seizure'] } }],
    ['heart medicine', { drug: cardiac }],
    ['medicine not to be interrupted', { drug: { ...statin, doNotInterrupt: true } }],
    ['unknown class', { drug: null }],
    [
      'unknown class of a medicine to be clarified',
      { drug: null, match: { kind: 'several', reason: 'two' } },
    ],
    ['two days left as told', { request: { daysLeft: 2 } }],
    ['out of medicine as told', { flags: ['out_of_medicine'] }],
    ['urgent as told', { request: { saysUrgent: true } }],
    ['supply computed to end in three days', { rx: { fills: filled(27) } }],
    ['nobody has heard it yet', { flags: ['unscreened'] }],
  ];
  it.each(urgent)('%s', (_what, given) => {
    expect(decideEligibility(input(given)).priority).toBe('urgent');
  });

  const routine: [string, Parameters<typeof input>[0]][] = [
    ['a maintenance medicine', {}],
    ['three days left as told', { request: { daysLeft: 3 } }],
    ['supply computed to end in four days', { rx: { fills: filled(26) } }],
    ['too early, whatever is computed', { rx: { fills: [fill({ filledOn: today, daysSupply: 2 })] } }],
    ['no medicine at all', { match: { kind: 'no_medication' }, drug: null }],
  ];
  it.each(routine)('routine: %s', (_what, given) => {
    expect(decideEligibility(input(given)).priority).toBe('routine');
  });
});

it('says when the refill may be filled and when the supply ends', () => {
  const decision = decideEligibility(input({ match: { kind: 'one', prescription: prescription() } }));
  expect(decision).toMatchObject({ eligibleOn: '2026-06-13', runOutOn: '2026-06-19' });
});
