import { expect, it } from 'vitest';
import { pauseChange } from '../../src/routing/requester-pause.ts';

const asked = { stage: 'clarifying', status: 'waiting', priority: 'routine' } as const;
const urgent = { ...asked, priority: 'urgent' } as const;
const closed = { ...asked, status: 'closed' } as const;
const review = { stage: 'review', status: 'open', priority: 'routine' } as const;

it.each([
  ['a routine question opens a ticket', null, asked, 'begins'],
  ['an urgent one waits for nobody', null, urgent, undefined],
  ['the question is answered', asked, review, 'ends'],
  ['a person asks back', review, asked, 'begins'],
  ['it becomes urgent meanwhile', asked, urgent, 'ends'],
  ['and routine again', urgent, asked, 'begins'],
  ['it is closed while it waits', asked, closed, 'ends'],
  ['it still waits', asked, asked, undefined],
] as const)('%s', (_, before, after, waitingOnRequester) => {
  expect(pauseChange(before, after).waitingOnRequester).toBe(waitingOnRequester);
});
