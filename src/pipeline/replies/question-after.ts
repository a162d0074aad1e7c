import { safetyTemplates } from '../../reply/template.ts';
import type { Ask } from '../../reply/token-values.ts';
import type { ReplyToQueue } from '../../reply/reply-store.ts';
import type { Answering } from '../conversation/answering.ts';
import { type OpenQuestion, type QuestionKind, withMessage } from '../conversation/open-question.ts';

export type Asking = Pick<Answering, 'message' | 'people' | 'served' | 'opened'>;

/** The templates that ask for something, and what kind of question each is; the first that is there counts. */
const asking: [template: string, kind: QuestionKind][] = [
  ['which_drug', 'medicine'],
  ['need_info', 'details'],
  ['which_patient', 'details'],
  ['received', 'details'],
  ['status_ask', 'details'],
  ['too_early', 'running_out'],
  ['too_early_undated', 'running_out'],
];

/**
 * What is open after an arrival: what its answer asks, or what was open before where that says nothing of it.
 * `asksAnew`: it asks for something that was not asked for before, so that the question was not asked in vain.
 */
export function questionAfter(
  { message, people, served, opened }: Asking,
  replies: ReplyToQueue[],
  before: OpenQuestion | null,
  { asksAnew, now }: { asksAnew: boolean; now: Date },
): OpenQuestion | null {
  if (message.structured) return null;
  const messageIds = withMessage(before?.messageIds ?? [], message.id);
  const { reference } = message;
  if (served.question !== undefined) return served.question && { ...served.question, messageIds, reference };
  const templates = replies
    .filter(({ suppressed }) => !suppressed)
    .flatMap(({ draft }) => draft.template.split('+'));
  const told = [...served.statusTickets, ...opened.outcomes.map(({ ticketId }) => ({ id: ticketId }))];
  const ticketIds = [...new Set(told.map(({ id }) => id))];
  if (templates.every((template) => quiet.includes(template))) return before && { ...before, messageIds };
  const kind = asking.find(([template]) => templates.includes(template))?.[1] ?? 'told';
  if (kind === 'told' && ticketIds.length === 0) return null;
  const asked = missing(kind, { people, opened }, templates);
  const again = before !== null && !asksAnew && before.kind === kind && before.asked.join() === asked.join();
  return {
    kind,
    asked,
    ticketIds: [...new Set([...(kind === 'details' ? (before?.ticketIds ?? []) : []), ...ticketIds])],
    choices: keepsChoices(before, kind, ticketIds) ? before.choices : [],
    messageIds,
    reference,
    askedAt: now.toISOString(),
    misses: again && asked.length > 0 ? before.misses + 1 : 0,
  };
}

/** What was offered and chosen from may still be changed. */
function keepsChoices(
  before: OpenQuestion | null,
  kind: QuestionKind,
  ticketIds: string[],
): before is OpenQuestion {
  const offers: readonly QuestionKind[] = ['choose_medicine', 'told', 'running_out'];
  const tells = kind === 'told' || kind === 'running_out';
  return (
    before !== null &&
    tells &&
    offers.includes(before.kind) &&
    before.ticketIds.some((id) => ticketIds.includes(id))
  );
}

/** Silence, or one of these, leaves a question as it was. */
const quiet: readonly string[] = [...safetyTemplates, 'help', 'opted_in', 'opt_out_confirmed'];

function missing(
  kind: QuestionKind,
  { people, opened }: Pick<Asking, 'people' | 'opened'>,
  templates: string[],
): Ask[] {
  if (kind === 'medicine') return ['medication'];
  if (kind !== 'details') return [];
  const [person] = people;
  const { name, birthDates } = person?.request.claims ?? { name: null, birthDates: [] };
  const named = opened.outcomes.some(({ wish }) => wish.medicine !== null);
  const wantsNone =
    templates.includes('status_ask') || opened.outcomes.every(({ decision }) => decision.code !== 'CLARIFY');
  return [
    ...(name === null ? (['name'] as const) : []),
    ...(birthDates.length === 0 ? (['birth_date'] as const) : []),
    ...(named || wantsNone ? [] : (['medication'] as const)),
  ];
}
