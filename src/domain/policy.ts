import type { Figure } from './figure.ts';
import { type AskingPolicy, defaultAsking } from './asking-policy.ts';
import { type BusinessCalendar, defaultCalendar } from './business-calendar.ts';
import { defaultRecordings, type RecordingPolicy } from './recording-policy.ts';
import { defaultTexting, type TextingPolicy } from './texting-policy.ts';
import { defaultUrgency, type UrgencyPolicy } from './urgency-policy.ts';

export type { Figure } from './figure.ts';

/** Hours or minutes from the receipt of the request (or from the stage's begin) until a clock is due. */
export type Ladder = { urgent: Figure; routine: Figure };

/** Whose policy is asked for: the roster's own id of the facility, and its name of the payer. */
export type PolicyPlace = { facility: string | null; payer: string | null };

/** Other figures for a facility's residents, for those whom a payer covers, or for those of whom both is true. */
export type PolicyOverride = PolicyPlace & { reason: string } & {
  [Part in 'window' | 'law' | 'urgency' | 'clocks' | 'reminder' | 'calendar']?: Partial<Policy[Part]>;
};

/**
 * Everything that may differ between pharmacies, states and payers. Decisions store `version`, so that they can be
 * recomputed; a changed figure needs a new version.
 */
export type Policy = {
  version: string;
  window: {
    nonControlledPercent: Figure;
    controlledPercent: Figure;
    /** Only fills of this many days back carry supply over, controlled drugs alone. */
    carryOverDays: Figure;
    maximumDaysSupply: Figure;
    authLeadDays: Figure;
    lapseFactor: Figure;
  };
  law: {
    /** Schedules for which the refill cap and the months below hold. */
    cappedSchedules: { value: readonly (3 | 4 | 5)[]; reason: string };
    cappedRefills: Figure;
    cappedMonths: Figure;
    /** All refills of a capped schedule together, in days; null where the state sets none. */
    cappedRefillDays: { value: number | null; reason: string };
    scheduleTwoRefills: Figure;
    scheduleTwoPartialDays: Figure;
    scheduleTwoMonths: Figure;
    nonControlledMonths: Figure;
  };
  urgency: UrgencyPolicy;
  clocks: {
    firstResponseHours: Ladder;
    dispositionHours: Ladder;
    resolutionHours: Ladder;
    /** Routine alone: after the warning at `resolutionHours`. */
    resolutionBreachHours: Figure;
    providerReminderHours: Ladder;
    providerCallHours: { urgent: Figure };
    providerEscalationHours: Ladder;
    escriptMinutes: Figure;
    escriptEscalationHours: Figure;
    pageRepeatMinutes: Figure;
    /** Of a routine request whose time is over; it pages in working hours alone. */
    routinePageRepeatMinutes: Figure;
    callbackHours: Ladder;
    deliveryGraceDays: Figure;
    /** A ticket that is open under no other clock is looked at again. */
    followUpHours: Ladder;
    /** A ticket with its outcome that nobody has closed yet. */
    closingHours: Figure;
  };
  reminder: {
    /** Hour of the day in the pharmacy's zone. */
    hour: Figure;
    /** The reminder goes out at least so many days before the supply ends. */
    leadDays: Figure;
  };
  calendar: BusinessCalendar;
  texting: TextingPolicy;
  asking: AskingPolicy;
  recordings: RecordingPolicy;
  overrides: readonly PolicyOverride[];
};

export const defaultPolicy: Policy = {
  version: '2026-11-5',
  window: {
    nonControlledPercent: {
      value: 80,
      reason: 'lower end of the operations window of 80–90 % of the supply used',
    },
    controlledPercent: {
      value: 90,
      reason: 'upper end of the operations window of 80–90 % of the supply used',
    },
    carryOverDays: { value: 180, reason: 'accumulation look-back as used by plans; controlled drugs only' },
    maximumDaysSupply: { value: 180, reason: "a longer days' supply is taken for an error of the record" },
    authLeadDays: {
      value: 7,
      reason: 'the prescriber is asked no earlier than a week before the refill may be filled',
    },
    lapseFactor: {
      value: 2,
      reason: 'more than twice the supply since the last fill: a pharmacist asks why',
    },
  },
  law: {
    cappedSchedules: {
      value: [3, 4],
      reason: '21 CFR 1306.22(a); the federal cap does not cover schedule V',
    },
    cappedRefills: { value: 5, reason: '21 CFR 1306.22(a): at most five refills' },
    cappedMonths: {
      value: 6,
      reason: '21 CFR 1306.22(a): no fill later than six months after the date of issue',
    },
    cappedRefillDays: {
      value: null,
      reason:
        'a state may set one: California Health and Safety Code 11200 allows 120 days for all refills together',
    },
    scheduleTwoRefills: {
      value: 0,
      reason: '21 CFR 1306.12(a): refilling a schedule II prescription is prohibited',
    },
    scheduleTwoPartialDays: {
      value: 60,
      reason:
        '21 CFR 1306.13: the longest of the limits for the rest of a partial fill; the pharmacist checks which',
    },
    scheduleTwoMonths: {
      value: 6,
      reason: 'California Health and Safety Code 11200: none dispensed after six months',
    },
    nonControlledMonths: {
      value: 12,
      reason: 'usual state rule where the pharmacy records no expiry of its own',
    },
  },
  urgency: defaultUrgency,
  clocks: {
    firstResponseHours: {
      urgent: { value: 2, reason: 'training guide: urgent medication, response' },
      routine: { value: 24, reason: 'training guide: routine medication, response' },
    },
    dispositionHours: {
      urgent: { value: 4, reason: 'refill workflow: urgent refill within 4 hours' },
      routine: { value: 24, reason: 'refill workflow: routine refill within 24 hours' },
    },
    resolutionHours: {
      urgent: { value: 24, reason: 'training guide: urgent medication, resolution' },
      routine: {
        value: 48,
        reason: 'training guide: routine medication, resolution 48–72 hours; a warning at 48',
      },
    },
    resolutionBreachHours: {
      value: 72,
      reason: 'training guide: routine medication, resolution 48–72 hours',
    },
    providerReminderHours: {
      urgent: { value: 1, reason: 'a ladder that fits into the 4 hours of an urgent refill' },
      routine: { value: 24, reason: 'refill workflow: reminder to the provider after 24 hours' },
    },
    providerCallHours: {
      urgent: { value: 2, reason: 'a ladder that fits into the 4 hours of an urgent refill' },
    },
    providerEscalationHours: {
      urgent: { value: 4, reason: 'refill workflow: urgent refill within 4 hours' },
      routine: { value: 48, reason: 'refill workflow: Clinical Supervisor after 48 hours' },
    },
    escriptMinutes: { value: 30, reason: 'refill workflow: wait 30 minutes after the provider sends' },
    escriptEscalationHours: { value: 4, reason: 'no e-script four hours after the approval: supervisor' },
    pageRepeatMinutes: { value: 5, reason: 'a page is acknowledged within 5 minutes or passed on' },
    routinePageRepeatMinutes: {
      value: 60,
      reason:
        'nobody is in danger: whoever is paged finishes what they are at, and the next is paged the same day',
    },
    callbackHours: {
      urgent: {
        value: 2,
        reason: 'an unanswered question of an urgent request never waits longer than the response',
      },
      routine: { value: 24, reason: 'an unanswered question is followed by a call within the response time' },
    },
    deliveryGraceDays: {
      value: 1,
      reason: 'one day after the announced delivery without confirmation: someone asks',
    },
    followUpHours: {
      urgent: {
        value: 4,
        reason: 'the whole ladder was climbed: as long again as an urgent refill may take',
      },
      routine: {
        value: 24,
        reason: 'the whole ladder was climbed: as long again as a routine refill may take',
      },
    },
    closingHours: {
      value: 72,
      reason:
        'a recorded outcome that is acknowledged is closed: the longest that a routine resolution takes',
    },
  },
  reminder: {
    hour: {
      value: 8,
      reason: 'start of the working day at the pharmacy; within the hours allowed for texts',
    },
    leadDays: { value: 1, reason: 'the reminder comes before the supply ends' },
  },
  calendar: defaultCalendar,
  texting: defaultTexting,
  asking: defaultAsking,
  recordings: defaultRecordings,
  overrides: [],
};
