import { z } from 'zod';
import { readTrouble, type VendorAnswer } from '../http/call-vendor.ts';
import type { EffectOutcome, EffectSearch, EffectTarget, EffectToDo } from '../effect-target.ts';
import { composeNote, describeIntake, describeTicket, markOf, noteOf } from './compose-html.ts';
import { discoverFields, type AccountFields } from './discover-fields.ts';
import { endIntakes, isOrdered, isStopped } from './end-intakes.ts';
import { refusedField, restOf, type FreshdeskApi } from './freshdesk-api.ts';
import { listConversations, listTickets } from './freshdesk-lists.ts';
import { textOfHtml } from './html-text.ts';
import {
  customFields,
  freshdeskStatus,
  intakeReference,
  intakeSubject,
  isOurs,
  priorityOf,
  sourceOf,
  statusOf,
  subjectOf,
} from './map-ticket.ts';

export type FreshdeskOptions = {
  api: FreshdeskApi;
  /** The contact for whom tickets are opened: it gets the helpdesk's own e-mails in place of patients. */
  requesterEmail: string;
  /** The group that works the tickets; null: as the helpdesk's own rules say. */
  groupId: number | null;
  /** The pharmacy intake team: a child ticket in its group, or the ticket forwarded to its address. */
  intake: { kind: 'child'; groupId: number | null } | { kind: 'forward'; to: string };
};

/** The vendor's clock is not ours. */
const skewMs = 120_000;

const Created = z.looseObject({ id: z.int() });

/** Freshdesk as the outbox speaks to it. */
export function createFreshdeskTarget(options: FreshdeskOptions): EffectTarget {
  const { api } = options;
  let known: AccountFields | null = null;

  /** Asked once, and again after a refusal: somebody may put the account's fields right. */
  async function fields(): Promise<AccountFields | null> {
    return (known ??= await discoverFields(api));
  }

  async function begin(effect: EffectToDo, found: AccountFields): Promise<EffectOutcome> {
    const { ticket, adopts } = effect;
    if (adopts !== null) return bring(effect, adopts, found);
    return create({
      ...{ email: options.requesterEmail, subject: subjectOf(ticket), description: describeTicket(effect) },
      ...{ status: statusOf(ticket, found), priority: priorityOf(ticket), source: sourceOf(ticket) },
      ...(options.groupId === null ? {} : { group_id: options.groupId }),
      tags: ['refill-gateway', ...ticket.channels],
      custom_fields: customFields(ticket, ticket.reference, found),
    });
  }

  async function create(body: object): Promise<EffectOutcome> {
    const answer = await api.call('POST', '/tickets', body);
    return readDone(answer, Created.safeParse(bodyOf(answer)).data?.id);
  }

  /** Status, priority and stage as they are now; what agents wrote there stays. */
  async function bring(effect: EffectToDo, id: string, found: AccountFields): Promise<EffectOutcome> {
    const { ticket } = effect;
    // Before the ticket itself: it is not closed above one that is open.
    const inTheWay = isOrdered(ticket) ? null : await endIntakes(api, effect, found);
    if (inTheWay) return inTheWay;
    const answer = await api.call('PUT', `/tickets/${encodeURIComponent(id)}`, {
      status: statusOf(ticket, found),
      priority: priorityOf(ticket),
      custom_fields: customFields(ticket, ticket.reference, found),
    });
    const done = readDone(answer, id);
    // An order below it is still open: one whose answer was lost, or that was said to be closed and was not.
    const isBelow = done.kind === 'refused' && done.code === 'invalid_status' && !isOrdered(ticket);
    if (isBelow) return { kind: 'retry', code: 'intake_open' };
    const forwarded = options.intake.kind === 'forward' ? effect.handedOver : 0;
    return done.kind === 'done' && forwarded > 0 && isStopped(ticket)
      ? { ...done, callOff: forwarded }
      : done;
  }

  async function handOver(effect: EffectToDo, found: AccountFields): Promise<EffectOutcome> {
    const { ticket, externalId } = effect;
    if (externalId === null) return { kind: 'retry', code: 'not_begun' };
    // What was stopped, or is ordered anew by a later effect, must not stand there as an order.
    if (effect.again || isStopped(ticket)) return { kind: 'done' };
    const inTheWay = await endIntakes(api, effect, found);
    if (inTheWay) return inTheWay;
    const { intake } = options;
    const description = describeIntake(effect);
    if (intake.kind === 'forward') {
      const body = `${description}<p><small>${markOf(effect)}</small></p>`;
      const path = `/tickets/${encodeURIComponent(externalId)}/forward`;
      const sent = await api.call('POST', path, { body, to_emails: [intake.to] });
      const done = readDone(sent, externalId);
      // Without an id: what has left for the pharmacy is never done anew with the ticket.
      return done.kind === 'done' ? { kind: 'done', ...restOf(sent) } : done;
    }
    const made = await create({
      ...{ email: options.requesterEmail, subject: intakeSubject(ticket), description },
      ...{ parent_id: Number(externalId), priority: priorityOf(ticket), source: 2 },
      status: isOrdered(ticket) ? freshdeskStatus.open : freshdeskStatus.closed,
      ...(intake.groupId === null ? {} : { group_id: intake.groupId }),
      tags: ['refill-gateway', 'pharmacy-intake'],
      custom_fields: customFields(ticket, intakeReference(ticket), found),
    });
    // The ticket above it is there no more.
    return made.kind === 'refused' && made.code === 'invalid_parent_id'
      ? { kind: 'gone', code: 'not_found' }
      : made;
  }

  async function note(effect: EffectToDo): Promise<EffectOutcome> {
    if (effect.externalId === null) return { kind: 'retry', code: 'not_begun' };
    const body = composeNote(effect);
    if (body === null) return { kind: 'done' };
    const path = `/tickets/${encodeURIComponent(effect.externalId)}/notes`;
    const answer = await api.call('POST', path, { body, private: true });
    const made = Created.safeParse(bodyOf(answer)).data?.id;
    return readDone(answer, made);
  }

  async function carryOut(effect: EffectToDo, found: AccountFields): Promise<EffectOutcome> {
    if (effect.kind === 'intake') return handOver(effect, found);
    if (effect.kind !== 'ticket') return note(effect);
    const { externalId } = effect;
    return externalId === null ? begin(effect, found) : bring(effect, externalId, found);
  }

  /** It was made by an attempt without an answer, and is over meanwhile. */
  async function endFound(effect: EffectToDo, child: string, hung: EffectSearch): Promise<EffectSearch> {
    const found = await fields();
    if (!found) return { kind: 'retry', code: 'fields_unknown' };
    const inTheWay = await endIntakes(api, { ...effect, intakes: [child] }, found);
    if (!inTheWay) return hung;
    return { kind: inTheWay.kind === 'refused' ? 'refused' : 'retry', code: inTheWay.code };
  }

  return {
    opensWith: 'ticket',
    async find(effect) {
      const { ticket, kind, externalId, since } = effect;
      if (kind === 'ticket')
        return externalId === null
          ? findTicket(api, { reference: ticket.reference, subject: subjectOf(ticket), not: [] }, since)
          : absent;
      if (kind !== 'intake') return externalId === null ? absent : findNote(api, externalId, markOf(effect));
      if (options.intake.kind === 'forward')
        return effect.again || isStopped(ticket) ? absent : findForward(api, effect);
      const child = await findTicket(
        api,
        { reference: intakeReference(ticket), subject: intakeSubject(ticket), not: effect.intakes },
        since,
      );
      if (child.kind !== 'found') return child;
      const hung = await hangUnder(api, child, externalId);
      return isOrdered(ticket) && !effect.again ? hung : endFound(effect, child.externalId, hung);
    },
    async apply(effect) {
      const found = await fields();
      if (!found) return { kind: 'retry', code: 'fields_unknown' };
      const outcome = await carryOut(effect, found);
      if (outcome.kind === 'refused') known = null;
      return outcome;
    },
    wordsOf: (effect) => Promise.resolve(sayOf(effect)),
  };
}

const absent = { kind: 'absent' } as const;

/** A ticket that stands there already is told its status and priority alone. */
function sayOf(effect: EffectToDo): string | null {
  const { kind, externalId, adopts, words } = effect;
  const begun = externalId !== null || adopts !== null;
  if (kind === 'ticket' && begun) return null;
  if (words !== null) return words;
  const html =
    kind === 'ticket' ? describeTicket(effect) : kind === 'intake' ? describeIntake(effect) : noteOf(effect);
  return html === null ? null : textOfHtml(html);
}

function bodyOf(answer: VendorAnswer): unknown {
  return answer.kind === 'answered' ? answer.body : null;
}

/** Success without a readable id is an answer that was lost: it is looked for. */
function readDone(answer: VendorAnswer, id: string | number | undefined): EffectOutcome {
  if (answer.kind !== 'answered' || answer.status < 200 || answer.status > 299)
    return readTrouble(answer, refusedField);
  if (answer.status === 201 && id === undefined) return { kind: 'unknown', code: 'answer_unreadable' };
  return { kind: 'done', ...(id === undefined ? {} : { externalId: String(id) }), ...restOf(answer) };
}

/**
 * Listed by the time of change and not searched: the search lags behind. A ticket is ours by its field, or by its
 * subject where the account has no such field.
 */
async function findTicket(
  api: FreshdeskApi,
  { reference, subject, not }: { reference: string; subject: string; not: readonly string[] },
  since: Date,
): Promise<FoundTicket | Exclude<EffectSearch, { kind: 'found' }>> {
  for await (const page of listTickets(api, new Date(since.getTime() - skewMs))) {
    if (page.kind !== 'page') return searchFailed(page);
    const own = page.records.find(
      (record) => isOurs(record, reference, subject) && !not.includes(String(record.id)),
    );
    if (own) return { kind: 'found', externalId: String(own.id), parent: own.parent_id ?? null };
  }
  return absent;
}

type FoundTicket = { kind: 'found'; externalId: string; parent: number | null };

/** The ticket above it may be another one than it was made under: that one is gone, or never was. */
async function hangUnder(
  api: FreshdeskApi,
  { externalId: child, parent }: FoundTicket,
  above: string | null,
): Promise<EffectSearch> {
  const found = { kind: 'found', externalId: child } as const;
  if (parent === null || above === null || String(parent) === above) return found;
  const path = `/tickets/${encodeURIComponent(child)}`;
  const answer = await api.call('PUT', path, { parent_id: Number(above) });
  const moved = readDone(answer, child);
  if (moved.kind === 'done') return found;
  const { code } = moved;
  if (moved.kind === 'refused') return { kind: 'refused', code: 'intake_under_another' };
  return { kind: 'retry', code, ...('afterMs' in moved && moved.afterMs ? { afterMs: moved.afterMs } : {}) };
}

/**
 * What was forwarded is read in the ticket's conversation. Where it does not stand there it may have left all the same,
 * and the pharmacy would fill it twice: a person asks. Who has it sent again after that has looked.
 */
async function findForward(api: FreshdeskApi, effect: EffectToDo): Promise<EffectSearch> {
  const { externalId, attempts } = effect;
  const search = externalId === null ? absent : await findNote(api, externalId, markOf(effect));
  if (search.kind === 'found') return { kind: 'found' };
  return search.kind === 'absent' && attempts > 0 ? { kind: 'refused', code: 'intake_not_seen' } : search;
}

async function findNote(api: FreshdeskApi, id: string, mark: string): Promise<EffectSearch> {
  for await (const page of listConversations(api, id)) {
    if (page.kind !== 'page') return searchFailed(page);
    const own = page.records.find(({ body_text: text }) => text?.includes(mark));
    if (own) return { kind: 'found', externalId: String(own.id) };
  }
  return absent;
}

/** It cannot be said whether it was done; where the ticket itself is gone, it was not. */
function searchFailed(trouble: { code: string; afterMs?: number }): Exclude<EffectSearch, { kind: 'found' }> {
  if (trouble.code === 'not_found') return absent;
  return { kind: 'retry', code: trouble.code, ...(trouble.afterMs ? { afterMs: trouble.afterMs } : {}) };
}
