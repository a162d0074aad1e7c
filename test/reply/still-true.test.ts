import { describe, expect, it } from 'vitest';
import type { CalendarDate } from '../../src/domain/calendar-date.ts';
import { type TicketStage, ticketStages } from '../../src/domain/ticket.ts';
import type { SectionSource } from '../../src/reply/reply-draft.ts';
import { keepTrue, type TicketNow } from '../../src/reply/still-true.ts';

const eligibleOn = '2026-12-04' as CalendarDate;

function ticket(id: string, stage: TicketStage): TicketNow {
  return { id, reference: `RG-${id}`, stage, eligibleOn: stage === 'too_early' ? eligibleOn : null };
}

function paragraph(template: SectionSource['template'], ...told: TicketNow[]): SectionSource {
  const references = { references: told.map(({ reference }) => reference), most: 2 };
  const values = { requests: references, references };
  return { template, values, told: told.map(({ id, stage }) => ({ id, stage })) };
}

function said(sections: SectionSource[]) {
  return sections.map(({ template, values }) => [
    template,
    ...(values.references?.references ?? []),
    ...(values.state ? [values.state.stage] : []),
  ]);
}

describe('an answer that had to wait', () => {
  const submitted = ticket('A', 'pharmacy_submitted');

  it.each<[now: TicketStage, then: string[][]]>([
    ['pharmacy_submitted', [['submitted', 'RG-A']]],
    ['pharmacy_processing', [['submitted', 'RG-A']]],
    ['shipped', [['submitted', 'RG-A']]],
    ['withdrawn', []],
    ['merged', []],
    ['review', [['status', 'RG-A', 'review']]],
    ['authorization_requested', [['status', 'RG-A', 'authorization_requested']]],
    ['too_early', [['status', 'RG-A', 'too_early']]],
  ])('"sent to the pharmacy", of what is at %s by now', (now, then) => {
    expect(said(keepTrue([paragraph('submitted', submitted)], [ticket('A', now)], false))).toEqual(then);
  });

  it('speaks of the others when one of its requests was taken back', () => {
    const other = ticket('B', 'pharmacy_submitted');
    const early = ticket('C', 'too_early');
    const sections = [paragraph('submitted', submitted, other), paragraph('too_early', early)];
    const now = [ticket('A', 'withdrawn'), other, early];
    expect(said(keepTrue(sections, now, false))).toEqual([
      ['submitted', 'RG-B'],
      ['too_early', 'RG-C'],
    ]);
  });

  it('gives the day with "too early", and no day otherwise', () => {
    const [early] = keepTrue([paragraph('submitted', submitted)], [ticket('A', 'too_early')], false);
    expect(early?.values.state).toEqual({ stage: 'too_early', eligibleOn });
    const [review] = keepTrue([paragraph('submitted', submitted)], [ticket('A', 'review')], false);
    expect(review?.values.state).toEqual({ stage: 'review', eligibleOn: null });
  });

  it.each(ticketStages)('is as it was composed while its ticket stays at %s', (stage) => {
    const sections = [paragraph('status', ticket('A', stage))];
    expect(keepTrue(sections, [ticket('A', stage)], false)).toEqual(sections);
  });

  it('asks nothing any more once all its tickets are gone, and still says that a message has come in', () => {
    const asks: SectionSource = { template: 'which_drug', values: {} };
    const received: SectionSource = { template: 'received', values: {} };
    expect(keepTrue([asks, received], [ticket('A', 'withdrawn')], true)).toEqual([received]);
    expect(keepTrue([asks], [ticket('A', 'clarifying')], false)).toEqual([asks]);
  });
});
