import { dateIn } from '../../domain/calendar-date.ts';
import { addMinutes, atWallTime } from '../../domain/local-time.ts';
import type { PharmacyEventFacts } from '../../domain/pharmacy-event.ts';
import type { SaidTime } from '../../domain/pharmacy-values.ts';

/** How late the pharmacy system may tell of what happened before, and how far its clock may be behind ours. */
const sentMinutes = 60;
const clockMinutes = 10;

/**
 * Whether what is told is the fill that a request asks for. `earlier`: it was handed out or told of before the request.
 * `perhaps`: it may have been, and nothing was heard of the fill since (`heardSince`). `unread`: it says when in a way
 * that nobody can read, of a time to come, or beside that the prescription is over. Pure.
 */
export type JudgedFill = 'this' | 'earlier' | 'perhaps' | 'unread';

type Request = { openedAt: Date; now: Date; timeZone: string; heardSince: boolean };

export function judgeFill(facts: PharmacyEventFacts, request: Request): JudgedFill {
  if (isEarlier(facts, request)) return 'earlier';
  if (facts.isHalfRead || facts.isContradicted || isToCome(facts, request)) return 'unread';
  return !request.heardSince && mayBeEarlier(facts, request) ? 'perhaps' : 'this';
}

/** A fill may be dated to the day for which it is planned; further ahead nothing has happened. */
const planMinutes = 2 * 24 * 60;

function isToCome(facts: PharmacyEventFacts, { now, timeZone }: Request): boolean {
  const { sentAt, completedOn = null, lastFillOn = null, rx, times } = facts;
  const latest = addMinutes(now, planMinutes);
  if (sentAt !== null && new Date(sentAt) > latest) return true;
  const told = [times?.completed, times?.filled, times?.lastFill].map((said) => boundsOf(said, timeZone));
  if (told.some((bounds) => bounds && bounds.earliest > latest)) return true;
  const days = [completedOn, lastFillOn, rx?.fill?.filledOn ?? null];
  return days.some((day) => day !== null && day > dateIn(timeZone, latest));
}

function isEarlier(facts: PharmacyEventFacts, { openedAt, timeZone }: Request): boolean {
  const { sentAt, completedOn = null, rx, times } = facts;
  if (sentAt !== null && addMinutes(new Date(sentAt), sentMinutes) < openedAt) return true;
  const completed = boundsOf(times?.completed, timeZone);
  if (completed && addMinutes(completed.latest, clockMinutes) < openedAt) return true;
  const openedOn = dateIn(timeZone, openedAt);
  return [rx?.fill?.filledOn ?? null, completedOn].some((day) => day !== null && day < openedOn);
}

/** By the moment where it is told; of the day of the request alone nobody knows which came first. */
function mayBeEarlier(facts: PharmacyEventFacts, { openedAt, timeZone }: Request): boolean {
  const { completedOn = null, lastFillOn = null, otherDays = [], rx, times } = facts;
  const openedOn = dateIn(timeZone, openedAt);
  const speaksForIt = completedOn !== null || (rx?.fill?.filledOn ?? null) !== null;
  const told = [times?.completed, times?.filled, speaksForIt ? null : times?.lastFill].map((said) =>
    boundsOf(said, timeZone),
  );
  if (told.some((bounds) => bounds && bounds.earliest < openedAt)) return true;
  if (completedOn === openedOn && !times?.completed) return true;
  if (otherDays.some((day) => day < openedOn)) return true;
  return !speaksForIt && lastFillOn !== null && lastFillOn < openedOn;
}

/** A time of nobody knows whose clock may be Greenwich's or the pharmacy's. */
function boundsOf(
  said: SaidTime | null | undefined,
  timeZone: string,
): { earliest: Date; latest: Date } | null {
  if (!said) return null;
  const readings = [
    ...(said.clock === 'pharmacy' ? [] : [new Date(`${said.time}Z`)]),
    ...(said.clock === 'utc' ? [] : [atWallTime(said.time, timeZone)]),
  ].sort((a, b) => a.getTime() - b.getTime());
  const [earliest, latest = earliest] = readings;
  return earliest && latest ? { earliest, latest } : null;
}
