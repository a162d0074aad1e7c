import { addDays } from '../domain/calendar-date.ts';
import type { Drug } from '../domain/drug.ts';
import type { UrgencyMark, UrgencyPolicy } from '../domain/urgency-policy.ts';
import { earlyGrounds, toldOf } from '../domain/told.ts';
import type { EligibilityInput } from './eligibility-input.ts';
import { isInDanger, isTooEarly, type Facts } from './facts.ts';

/** The requester's own words make it urgent: urgent, out, nearly out, lost, travelling, or two days left at most. */
export function saysUrgent({ request, flags, policy }: EligibilityInput): boolean {
  const { daysLeft } = request;
  const nearlyOut = daysLeft !== null && daysLeft <= policy.urgency.statedDaysLeft.value;
  const told = toldOf(earlyGrounds, request.told).length > 0;
  return request.saysUrgent || told || nearlyOut || flags.includes('out_of_medicine');
}

/** A medicine that nobody may be made to wait for, or of which we do not know whether it is one. */
export function isCriticalMedicine({ drug, match, policy }: EligibilityInput): boolean {
  if (match.kind === 'no_medication') return false;
  return drug === null || urgentMarks(drug, policy.urgency).length > 0;
}

/** What makes the medicine urgent under the policy; empty when nothing does. */
function urgentMarks(drug: Drug, urgency: UrgencyPolicy): string[] {
  const marked = marksOf(drug).filter((mark) => urgency.classes.value.includes(mark));
  return urgency.alsoUrgent.value.includes(drug.name) ? [...marked, 'also_urgent'] : marked;
}

function marksOf({ urgentClasses, cardiac, doNotInterrupt, callProvider }: Drug): UrgencyMark[] {
  return [
    ...urgentClasses,
    ...(cardiac ? (['cardiac'] as const) : []),
    ...(doNotInterrupt ? (['do_not_interrupt'] as const) : []),
    ...(callProvider ? (['call_provider'] as const) : []),
  ];
}

/**
 * Why this need is urgent, as codes with their figures; empty when it is routine. Any one reason suffices, and
 * nothing computed here ever lowers an urgency.
 */
export function urgencyReasons(facts: Facts): string[] {
  const { input } = facts;
  const reasons: string[] = [];
  if (isInDanger(input)) reasons.push('urgent_danger: a safety flag was raised');
  if (input.flags.includes('unscreened')) reasons.push('urgent_unscreened: nobody has heard or read it yet');
  if (saysUrgent(input)) reasons.push(statedReason(input));
  if (isCriticalMedicine(input)) reasons.push(classReason(input));
  const runOut = runOutReason(facts);
  return runOut === null ? reasons : [...reasons, runOut];
}

function statedReason({ request }: EligibilityInput): string {
  if (request.daysLeft !== null) return `urgent_stated: daysLeft ${request.daysLeft} by the requester`;
  const told = toldOf(earlyGrounds, request.told);
  if (told.length > 0) return `urgent_stated: ${told.join(', ')} by the requester`;
  return 'urgent_stated: urgent by the words of the requester';
}

function classReason({ drug, policy }: EligibilityInput): string {
  if (drug === null) return 'urgent_class_unknown: the class of the medicine is not known';
  const marks = urgentMarks(drug, policy.urgency);
  // Whom to call is told by the ticket; it is a reason of its own only where there is no other.
  const told = marks.length > 1 ? marks.filter((mark) => mark !== 'call_provider') : marks;
  return `urgent_class: ${told.join(', ')}`;
}

function runOutReason(facts: Facts): string | null {
  const { input, rx } = facts;
  if (!rx?.window || isTooEarly(facts)) return null;
  const limit = addDays(input.today, input.policy.urgency.runOutWithinDays.value);
  return rx.window.runOutOn <= limit
    ? `urgent_run_out: supply computed to end on ${rx.window.runOutOn}`
    : null;
}
