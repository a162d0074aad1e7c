import type { CalendarDate } from '../domain/calendar-date.ts';
import type { TicketStage } from '../domain/ticket.ts';
import type { SectionSource, ToldTicket } from './reply-draft.ts';
import type { TemplateId } from './template.ts';
import type { TokenValues } from './token-values.ts';

/** A ticket as it stands when a text about it is to leave. */
export type TicketNow = {
  id: string;
  reference: string;
  stage: TicketStage;
  eligibleOn: CalendarDate | null;
};

/** What was told of a stage is still so at these, beside the stage itself. */
const stillTrueAt: Partial<Record<TicketStage, readonly TicketStage[]>> = {
  pharmacy_submitted: ['pharmacy_processing', 'shipped', 'delivered'],
};

/** Taken back, or gone into another one that is told of by itself: nothing is to be said of it. */
export const goneStages: readonly TicketStage[] = ['withdrawn', 'merged'];

/** Questions, which nobody is to answer once their tickets are gone. */
const asking: readonly TemplateId[] = [
  'greeting',
  'need_info',
  'asked_again',
  'birth_date_again',
  'which_drug',
  'confirm_medicine',
  'choose_medicine',
  'which_patient',
  'which_request',
  'how_much_left',
];

/**
 * What a composed text says, as far as it still holds: a paragraph about tickets that have moved tells where they now
 * stand, one about tickets that are gone is left out, and so is a question when `allGone`. Empty when nothing is left.
 */
export function keepTrue(
  sections: readonly SectionSource[],
  tickets: readonly TicketNow[],
  allGone: boolean,
): SectionSource[] {
  return sections.flatMap((section) => {
    if (!section.told) return allGone && asking.includes(section.template) ? [] : [section];
    const { told } = section;
    const moved = told.filter((one) => !holds(one, stageOf(one, tickets)));
    if (moved.length === 0) return [section];
    const kept = told.filter((one) => !moved.includes(one));
    const news = moved.flatMap((one) => tickets.find(({ id }) => id === one.id) ?? []).filter(isLeft);
    return [
      ...(kept.length > 0 ? [only(section, kept, tickets)] : []),
      ...news.map((ticket) => stateOf(ticket)),
    ];
  });
}

function stageOf({ id, stage }: ToldTicket, tickets: readonly TicketNow[]): TicketStage {
  return tickets.find((ticket) => ticket.id === id)?.stage ?? stage;
}

function holds({ stage }: ToldTicket, now: TicketStage): boolean {
  return stage === now || (stillTrueAt[stage]?.includes(now) ?? false);
}

function isLeft({ stage }: TicketNow): boolean {
  return !goneStages.includes(stage);
}

/** The same paragraph about some of its tickets. */
function only(
  { template, values }: SectionSource,
  told: ToldTicket[],
  tickets: readonly TicketNow[],
): SectionSource {
  const known = told.flatMap(({ id }) => tickets.find((ticket) => ticket.id === id)?.reference ?? []);
  const { requests, references } = values;
  return {
    template,
    told,
    values: {
      ...values,
      ...(requests ? { requests: { ...requests, references: known } } : {}),
      ...(references ? { references: { ...references, references: known } } : {}),
    },
  };
}

function stateOf({ id, reference, stage, eligibleOn }: TicketNow): SectionSource {
  const references = { references: [reference], most: 1 };
  const values: TokenValues = {
    requests: references,
    references,
    state: { stage, eligibleOn: stage === 'too_early' ? eligibleOn : null },
  };
  return { template: 'status', values, told: [{ id, stage }] };
}
