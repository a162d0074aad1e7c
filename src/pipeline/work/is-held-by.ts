import type { TicketStage } from '../../domain/ticket.ts';
import { clinicalGrounds } from '../../domain/told.ts';
import { holdsAll } from '../reading/hold-of-another.ts';
import type { IdentifiedRequest } from '../reading/identify-people.ts';

/** Refills that are under way and have not left the pharmacy. */
export const notYetShipped: TicketStage[] = [
  'pharmacy_submitted',
  'pharmacy_processing',
  'authorization_requested',
  'awaiting_escript',
  'too_early',
];

/** Whether a refill that the words join is held by them: nobody is told that it goes on. */
export function isHeldBy(
  person: IdentifiedRequest,
  { stage, medicationName }: { stage: TicketStage; medicationName: string | null },
): boolean {
  const { flags } = person.request;
  if (holdsAll(person.request) && notYetShipped.includes(stage)) return true;
  const names = [
    ...(flags.includes('medication_change') ? namesOfChange(person) : []),
    ...(namesToBeWeighed(person) ?? []),
  ];
  if (medicationName === null || !names.includes(medicationName)) return false;
  return notYetShipped.includes(stage);
}

/** The medicines that are spoken of: in words, else in the lines beside them. */
export function namesOfChange({ request: { extraction, medicines } }: IdentifiedRequest): string[] {
  const named = (extraction?.medications ?? []).filter(({ name }) => name !== null);
  const told = named.filter(({ asked }) => !asked);
  const spoken = (told.length > 0 ? told : named).flatMap(({ name }) => name ?? []);
  return spoken.length > 0 ? spoken : namesOfLines(medicines);
}

/** The medicines of which a clinician weighs what was told before they go on; null when nothing such was. */
export function namesToBeWeighed({ request: { told, medicines } }: IdentifiedRequest): string[] | null {
  const clinical = (told ?? []).filter((beside) => clinicalGrounds.some((ground) => ground === beside.told));
  if (clinical.length === 0) return null;
  const names = clinical.flatMap((beside) => beside.names ?? []);
  return names.length > 0 ? names : namesOfLines(medicines);
}

function namesOfLines(medicines: IdentifiedRequest['request']['medicines']): string[] {
  return medicines.flatMap(({ mention }) => mention.name ?? []);
}
