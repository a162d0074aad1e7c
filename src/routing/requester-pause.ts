import type { TicketPosition } from '../domain/ticket.ts';

type Waiting = Pick<TicketPosition, 'stage' | 'status' | 'priority'>;

/** Only routine requests may wait for their sender: the question just sent is the response, and the clocks rest. */
export function isPaused({ stage, priority }: Pick<Waiting, 'stage' | 'priority'>): boolean {
  return stage === 'clarifying' && priority === 'routine';
}

/** What an event says of the clocks' rest: that it begins, or ends, with it. */
export type PauseChange = { waitingOnRequester?: 'begins' | 'ends' };

/** `before`: null for a ticket that is just being opened. */
export function pauseChange(before: Waiting | null, after: Waiting): PauseChange {
  const [rested, rests] = [before !== null && isResting(before), isResting(after)];
  if (rested === rests) return {};
  return { waitingOnRequester: rests ? 'begins' : 'ends' };
}

function isResting(place: Waiting): boolean {
  return isPaused(place) && place.status !== 'resolved' && place.status !== 'closed';
}
