import { describe, expect, it } from 'vitest';
import { ticketStages, type TicketStage } from '../../src/domain/ticket.ts';
import { standsFor, type StandingTicket } from '../../src/pipeline/needs/stands-for.ts';

const needed = { prescriptionId: 'rx-1', drugName: 'metoprolol', strength: '50 mg' };
const ticket: StandingTicket = {
  stage: 'clinical_review',
  flags: [],
  prescriptionId: null,
  medicationName: null,
  strength: null,
  spokenOf: [],
};

describe('an open ticket of the same patient', () => {
  it.each(ticketStages)('with the prescription stands for it, at %s', (stage) => {
    expect(standsFor({ ...ticket, stage, prescriptionId: 'rx-1' }, needed, false)).toBe('prescription');
    const other = { ...ticket, stage, prescriptionId: 'rx-2', medicationName: 'metoprolol' };
    expect(standsFor(other, needed, false)).toBeNull();
  });

  const looked: TicketStage[] = ['review', 'clinical_review'];
  it.each(ticketStages)(
    'with the medicine and no prescription stands for it where people look: %s',
    (stage) => {
      const by = looked.includes(stage) ? 'medicine' : null;
      const named = { ...ticket, stage, medicationName: 'metoprolol' };
      expect(standsFor(named, needed, false)).toBe(by);
      expect(standsFor({ ...named, strength: '50 mg' }, needed, false)).toBe(by);
      expect(standsFor({ ...named, strength: '100 mg' }, needed, false)).toBeNull();
      expect(standsFor({ ...named, medicationName: 'atorvastatin' }, needed, false)).toBeNull();
    },
  );

  it('that says the medicine is changed, and names none of its own, stands for a refill of it', () => {
    const told = { ...ticket, flags: ['medication_change'], spokenOf: ['metoprolol'] };
    expect(standsFor(told, needed, false)).toBe('spoken_of');
    expect(standsFor({ ...told, spokenOf: ['atorvastatin'] }, needed, false)).toBeNull();
  });

  it.each(ticketStages)('stands for a change of the medicine only where it is one: %s', (stage) => {
    const refill = { ...ticket, stage, prescriptionId: 'rx-1' };
    expect(standsFor(refill, needed, true)).toBeNull();
    const change = { ...refill, flags: ['medication_change'] };
    expect(standsFor(change, needed, true)).toBe(stage === 'clinical_review' ? 'prescription' : null);
  });
});
