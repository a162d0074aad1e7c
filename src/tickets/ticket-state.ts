import type { CalendarDate } from '../domain/calendar-date.ts';
import type { Decision, DecisionCode } from '../domain/decision.ts';
import type { Prescription } from '../domain/prescription.ts';
import type { TicketPosition, TicketStage } from '../domain/ticket.ts';

/** What the life cycle looks at. `outcome` is `resolved` for a ticket that a person ended by `resolve`. */
export type TicketState = TicketPosition & {
  outcome: string | null;
  decision: Pick<Decision, 'eligibleOn' | 'runOutOn'>;
  /** Patient and medicine are known: what goes to the pharmacy must be somebody's something. */
  identified: boolean;
  /** DEA schedule of the medicine, the stricter of prescription and drug table. */
  schedule: Prescription['schedule'];
  /** Why the record lets nobody hand it to the pharmacy, whoever decides; null when it does. */
  barred: PharmacyBar | null;
  /** Why not even a new e-script lets it go there while the ticket stands for this prescription; absent: nothing. */
  barredWithScript?: PharmacyBar | null;
  /** A danger of which somebody is paged until it is acknowledged; absent: none. */
  unseenDanger?: boolean;
  /** The last day on which the prescription may be filled; null when none is known. */
  expiresOn: CalendarDate | null;
};

/** Why a ticket never goes to the pharmacy by a person's decision. */
export type PharmacyBar =
  'schedule_ii_not_to_pharmacy' | 'prescription_not_active' | 'prescription_expired' | 'patient_deceased';

/** What stands against an event whatever the stage. */
export type Bar = PharmacyBar | 'danger_unacknowledged';

/** A decision that a person takes in place of the table's. */
export type PersonsDecision = { code: DecisionCode; eligibleOn: CalendarDate | null; reason: string };

/** What an accepted event changes. Absent fields stay as they are. */
export type TicketMove = {
  position: TicketPosition;
  assignee?: string;
  outcome?: { code: string | null; text: string | null };
  /** The announced day of delivery, from which the delivery is watched. */
  deliveryOn?: CalendarDate;
  /** The eligibility table is asked again before the position is known. */
  decideAgain?: { patientId: string | null; prescriptionId: string | null };
  disposed?: PersonsDecision;
  acknowledged?: true;
  /** An arrival is taken out again. */
  split?: { messageId: string };
  /** The ticket ends in another. */
  mergeInto?: string;
};

const endedStages: readonly TicketStage[] = ['delivered', 'denied', 'withdrawn', 'merged'];

/** Open: for one need one ticket. A ticket at `too_early` or on its way is open although it is resolved. */
export function isOpenNeed({ stage, outcome }: { stage: TicketStage; outcome: string | null }): boolean {
  return !endedStages.includes(stage) && outcome !== 'resolved';
}

/** Nothing more happens to it by itself or by work; it can be reopened. */
export function hasEnded(state: Pick<TicketState, 'stage' | 'outcome' | 'status'>): boolean {
  return !isOpenNeed(state) || state.status === 'closed';
}
