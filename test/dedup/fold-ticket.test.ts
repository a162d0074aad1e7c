import { describe, expect, it } from 'vitest';
import { foldTicket, type ClockRow, type LoggedEvent } from '../../src/dedup/fold-ticket.ts';
import type { TicketChanges } from '../../src/domain/ticket-changes.ts';

const at = new Date('2026-06-15T12:00:00Z');
const soon = '2026-06-15T14:00:00.000Z';
const late = '2026-06-16T12:00:00.000Z';

function event(
  sequence: number,
  type: string,
  changes: Partial<TicketChanges> = {},
  messageId?: string,
): LoggedEvent {
  const nothing = { started: [], stopped: [], moved: [] };
  return {
    sequence,
    type,
    at: new Date(at.getTime() + sequence * 60_000),
    messageIds: messageId === undefined ? [] : [messageId],
    changes: { fields: {}, clocks: nothing, needs: { claimed: [], released: [] }, ...changes },
    undone: [],
    replayed: null,
  };
}

function clock(id: string, changes: Partial<ClockRow> = {}): ClockRow {
  return { id, kind: 'resolution', dueAt: new Date(late), firedAt: null, stoppedAt: null, ...changes };
}

function fold(events: LoggedEvent[], undone: number[], clocks: ClockRow[] = [], urgent: string[] = []) {
  return foldTicket({ events, undone, clocks, urgentMessages: new Set(urgent), priority: 'urgent' });
}

const raised = { fields: { priority: { from: 'routine', to: 'urgent' } } };

describe('without an event', () => {
  it('a field is what it was before, or what somebody made of it afterwards', () => {
    const moved = event(
      2,
      'joined',
      { fields: { stage: { from: 'too_early', to: 'pharmacy_submitted' } } },
      'a',
    );
    expect(fold([moved], [2]).fields).toEqual({ stage: 'too_early' });
    const shipped = event(3, 'shipped', { fields: { stage: { from: 'pharmacy_submitted', to: 'shipped' } } });
    expect(fold([moved, shipped], [2]).fields).toEqual({ stage: 'shipped' });
  });

  it('a field that two joins wrote is what it was before both, once both are taken back', () => {
    const one = event(2, 'joined', { fields: { outcome: { from: null, to: 'too_early' } } }, 'a');
    const two = event(3, 'joined', { fields: { outcome: { from: 'too_early', to: 'other' } } }, 'b');
    const split = { ...event(4, 'split'), undone: [2] };
    expect(fold([one, two, split], [3]).fields).toEqual({ outcome: null });
  });

  it('the urgency stays when another arrival is urgent by itself, counted from when that one came', () => {
    const first = event(2, 'joined', raised, 'a');
    const second = event(3, 'joined', {}, 'b');
    expect(fold([first, second], [2], [], ['b'])).toMatchObject({
      priority: 'urgent',
      urgentBy: { sequence: 3, at: second.at },
    });
    expect(fold([first, second], [2])).toMatchObject({ priority: 'routine', urgentBy: null });
  });

  it.each([
    ['raised by a person: urgent', 'raise_priority', 'urgent'],
    ['lowered by a person: routine', 'lower_priority', 'routine'],
    ['held for a danger: urgent', 'held', 'urgent'],
    ['with a note: routine', 'note', 'routine'],
  ])('%s', (_, type, priority) => {
    expect(fold([event(2, 'joined', raised, 'a'), event(3, type)], [2]).priority).toBe(priority);
  });

  it('clocks that it started are gone, those that it stopped run, those that it moved are due as before', () => {
    const joined = event(2, 'joined', {
      clocks: {
        started: [{ id: 'started', kind: 'provider_call', dueAt: soon }],
        stopped: ['stopped'],
        moved: [{ id: 'moved', from: late, to: soon }],
      },
    });
    const clocks = [
      clock('started'),
      clock('stopped', { stoppedAt: at }),
      clock('moved', { dueAt: new Date(soon) }),
      clock('untouched'),
    ];
    const { clocks: folded } = fold([joined], [2], clocks);
    expect(folded.remove.map(({ id }) => id)).toEqual(['started']);
    expect(folded.resume.map(({ id }) => id)).toEqual(['stopped']);
    expect(folded.move.map(({ clock: { id }, dueAt }) => [id, dueAt.toISOString()])).toEqual([
      ['moved', late],
    ]);
  });

  it('a clock that has fired stays, and one that somebody else stopped too stays stopped', () => {
    const stops = { clocks: { started: [], stopped: ['stopped'], moved: [] } };
    const starts = {
      clocks: { started: [{ id: 'fired', kind: 'page' as const, dueAt: soon }], stopped: [], moved: [] },
    };
    const events = [event(2, 'joined', stops), event(3, 'joined', starts), event(4, 'shipped', stops)];
    const clocks = [clock('stopped', { stoppedAt: at }), clock('fired', { firedAt: at })];
    expect(fold(events, [2, 3], clocks).clocks).toEqual({ remove: [], resume: [], move: [] });
  });

  it('needs that it alone claimed are free again, and those that it gave up are claimed', () => {
    const joined = event(2, 'answered', { needs: { claimed: ['patient:1'], released: ['sender:1'] } });
    expect(fold([joined], [2]).needs).toEqual({ release: ['patient:1'], claim: ['sender:1'] });
  });
});
