import type { Db } from '../../db/client.ts';
import { dateIn } from '../../domain/calendar-date.ts';
import { composeText } from '../../reply/compose-fixed.ts';
import { mayHear } from '../../reply/disclosure.ts';
import type { ReplyToQueue } from '../../reply/reply-store.ts';
import { staffTemplates } from '../../reply/staff-templates.ts';
import { templateSpecs } from '../../reply/template-specs.ts';
import { templateIdOf } from '../../reply/template-book.ts';
import type { TemplateId } from '../../reply/template.ts';
import { tokenSchemas, type TemplateToken, type TokenValues } from '../../reply/token-values.ts';
import { decisionOf } from '../../tickets/present-ticket.ts';
import type { FieldError, TicketEventBody } from '../../tickets/ticket-events.ts';
import type { TicketAtWork } from '../../tickets/ticket-work-store.ts';
import { requesterMayAsk } from '../needs/last-inputs-store.ts';
import { deliveryDayOf } from '../../tickets/processed-text.ts';
import type { PipelineDeps } from '../pipeline-deps.ts';
import { introducedLately } from './plan-replies.ts';
import { loadRecipient, type Recipient, referencesFor, replyTo, voiceTo } from './recipient.ts';
import { refuseText } from '../sending/refuse-text.ts';
import { wasWarned } from '../conversation/was-warned.ts';
import type { Way } from './way-back.ts';
import { type AskedBy, findWhoAsked } from './who-asked.ts';

export type ReplyEvent = TicketEventBody<'reply'>;

export type PlannedStaffReply =
  | { kind: 'planned'; template: TemplateId; values: TokenValues; reply: ReplyToQueue; message: AskedBy }
  | { kind: 'refused'; allowedFrom: string[] }
  | { kind: 'invalid'; errors: FieldError[] };

type Refused = Exclude<PlannedStaffReply, { kind: 'planned' }>;

/**
 * The text that a person wants to send about a ticket, by the rules of every other text: only what is so at its stage,
 * no more than the recipient may hear, to nobody who wants no texts, and nothing that the lint finds fault with. The
 * hours are looked at when it is sent. Writes nothing.
 */
export async function planStaffReply(
  tx: Db,
  deps: PipelineDeps,
  { ticket, event, now }: { ticket: TicketAtWork; event: ReplyEvent; now: Date },
): Promise<PlannedStaffReply> {
  const id = templateIdOf(event.template);
  const rule = id === null ? undefined : staffTemplates[id];
  if (id === null || !rule) return invalid('template', 'must be a template that a person may send');
  if (rule.at !== null && !rule.at.includes(ticket.stage))
    return { kind: 'refused', allowedFrom: [...rule.at] };
  if (!(await hasHappened(tx, ticket, id))) return invalid('template', 'tells of what has not happened');
  const to = await findRecipient(tx, ticket, event, now);
  if ('kind' in to) return to;
  const asked = id === 'phi_warning' ? await whyNotWarned(tx, ticket, to) : null;
  if (asked !== null) return invalid('template', asked);
  const given = readTyped(event.values ?? {}, rule.typed);
  if ('kind' in given) return given;
  if (!mayHear(to.disclosure, templateSpecs[id].disclosure))
    return invalid('template', 'tells more than the recipient may hear');
  const values = { ...valuesOf(deps, ticket, to), ...given };
  const lacking = templateSpecs[id].required.filter((token) => !isGiven(token, values));
  if (lacking.length > 0) return invalid(`values.${lacking[0] ?? ''}`, 'is required for this template');
  const reply = compose(deps, { ticket, id, values, to, now });
  const { production = false, settings } = deps;
  const org = { name: settings.orgName, phone: settings.orgPhone };
  const refusal = await refuseText(tx, { ...reply.draft, channel: reply.channel }, { production, org });
  if (refusal) return invalid('template', [refusal.reason, ...refusal.problems].join(', '));
  return { kind: 'planned', template: id, values: given, reply, message: to.message };
}

function invalid(path: string, message: string): Refused {
  return { kind: 'invalid', errors: [{ path, message }] };
}

/** What a template tells of is recorded, and decided as it says. */
async function hasHappened(tx: Db, ticket: TicketAtWork, id: TemplateId): Promise<boolean> {
  const { tells } = templateSpecs[id];
  const code = staffTemplates[id]?.code;
  if (code !== undefined && decisionOf(ticket).code !== code) return false;
  if (tells === null) return true;
  return (await tx.ticketEvent.count({ where: { ticketId: ticket.id, type: tells } })) > 0;
}

async function whyNotWarned(
  tx: Db,
  { patientId }: TicketAtWork,
  { way }: Pick<Reachable, 'way'>,
): Promise<string | null> {
  if (patientId === null) return 'asks about a patient whom nobody knows yet';
  const warned = await wasWarned(tx, { number: way.to, personId: patientId });
  return warned ? 'was asked before, and is asked once' : null;
}

type Reachable = Recipient & { way: Way };

async function findRecipient(
  tx: Db,
  ticket: TicketAtWork,
  event: ReplyEvent,
  now: Date,
): Promise<Reachable | Refused> {
  const asked = await findWhoAsked(tx, ticket.id);
  const message = event.messageId ? asked.find(({ id }) => id === event.messageId) : latest(asked);
  if (!message) return invalid('messageId', 'must be the last message of somebody who asks for the ticket');
  const mayAsk = await requesterMayAsk(tx, ticket.id);
  const to = await loadRecipient(tx, ticket, message, { mayAsk, now });
  const { way, suppressed } = to;
  if (!way) return invalid('messageId', 'cannot be answered in writing: call instead');
  if (suppressed !== null) return invalid('messageId', `must not be texted (${suppressed}): call instead`);
  return { ...to, way, language: event.language ?? to.language };
}

function latest(asked: AskedBy[]): AskedBy | undefined {
  return [...asked].sort((a, b) => (a.id < b.id ? 1 : -1))[0];
}

/** The tokens that the person typed; the ticket's own are not theirs to give. */
function readTyped(values: Record<string, unknown>, typed: readonly TemplateToken[]): TokenValues | Refused {
  const errors: FieldError[] = [];
  for (const [name, value] of Object.entries(values)) {
    const token = typed.find((each) => each === name);
    if (!token) errors.push({ path: `values.${name}`, message: 'is not a value that this template takes' });
    else if (!tokenSchemas[token].safeParse(value).success)
      errors.push({ path: `values.${token}`, message: 'is not of the type of this value' });
  }
  // The schema of each token has just been asked.
  return errors.length > 0 ? { kind: 'invalid', errors } : values;
}

function valuesOf({ settings }: PipelineDeps, ticket: TicketAtWork, to: Recipient): TokenValues {
  const { stage, priority, openedAt, outcomeText } = ticket;
  const { eligibleOn } = decisionOf(ticket);
  return {
    ...referencesFor(ticket, to),
    state: {
      stage,
      eligibleOn: stage === 'too_early' ? eligibleOn : null,
      deliveryOn: stage === 'shipped' ? deliveryDayOf(outcomeText) : null,
    },
    since: dateIn(settings.timeZone, openedAt),
    timeframe: priority,
    ...(stage === 'too_early' && eligibleOn !== null ? { date: eligibleOn } : {}),
  };
}

/** The organisation's own are filled in with every text. */
function isGiven(token: TemplateToken, values: TokenValues): boolean {
  return token === 'org' || token === 'call' || values[token] !== undefined;
}

/** It is true at some stages alone, or says at which the ticket is. */
function tellsState(id: TemplateId): boolean {
  return staffTemplates[id]?.at != null || templateSpecs[id].required.includes('state');
}

function compose(
  { settings }: PipelineDeps,
  {
    ticket,
    id,
    values,
    to,
    now,
  }: { ticket: TicketAtWork; id: TemplateId; values: TokenValues; to: Reachable; now: Date },
): ReplyToQueue {
  const { sender, way, disclosure } = to;
  const isText = way.channel === 'sms';
  const introduce = isText && !introducedLately(sender, now);
  const draft = composeText({
    ...voiceTo(to, settings),
    ...{ template: id, values, disclosure, isText, introduce, ticketIds: [ticket.id] },
    ...(tellsState(id) ? { told: [{ id: ticket.id, stage: ticket.stage }] } : {}),
  });
  return { ...replyTo(to, way, { draft, slot: '' }), introduces: introduce };
}
