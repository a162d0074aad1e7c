import { nextOpening } from '../domain/business-calendar.ts';
import { addMinutes } from '../domain/local-time.ts';
import { dangerFlags } from '../domain/message.ts';
import type { Policy } from '../domain/policy.ts';
import type { Priority } from '../domain/ticket.ts';

export type Paged = { priority: Priority; flags: readonly string[]; decision: { code: string } };

type Where = { policy: Policy; timeZone: string };

/**
 * When somebody on call may be paged, that moment or after it: at once for what is urgent or was told with a danger;
 * for a routine request that is late on a working day, in the hours in which people are texted at all.
 */
export function pageMoment(from: Date, paged: Paged, { policy, timeZone }: Where): Date {
  if (isAtAnyHour(paged)) return from;
  const { calendar, texting } = policy;
  const fromHour = calendar.fromHour.value > texting.fromHour.value ? calendar.fromHour : texting.fromHour;
  const untilHour =
    calendar.untilHour.value < texting.untilHour.value ? calendar.untilHour : texting.untilHour;
  return nextOpening(from, { ...calendar, fromHour, untilHour }, timeZone);
}

/** When the next person is paged because nobody has acknowledged. */
export function nextPage(from: Date, paged: Paged, where: Where): Date {
  const { pageRepeatMinutes, routinePageRepeatMinutes } = where.policy.clocks;
  const pause = isAtAnyHour(paged) ? pageRepeatMinutes : routinePageRepeatMinutes;
  return pageMoment(addMinutes(from, pause.value), paged, where);
}

function isAtAnyHour({ priority, flags, decision }: Paged): boolean {
  if (priority === 'urgent' || decision.code === 'ESCALATE_NOW') return true;
  return dangerFlags.some((flag) => flags.includes(flag));
}
