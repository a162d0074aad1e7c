import { dangerFlags } from '../../domain/message.ts';
import { isInDanger } from '../facts.ts';
import type { Row } from '../row.ts';

/** The safety ticket itself: the danger is the need, no medicine is asked for. */
export const escalateNow: Row = {
  rule: '0-escalate-now',
  source: 'No law: the operations team’s safety screen; a person decides what an emergency needs.',
  decide({ input }) {
    if (input.match.kind !== 'no_medication' || !isInDanger(input)) return null;
    const raised = dangerFlags.filter((flag) => input.flags.includes(flag));
    return { code: 'ESCALATE_NOW', reasons: [`danger: ${raised.join(', ')}`] };
  },
};
