import type { Db } from '../../db/client.ts';
import { tryOut } from '../../db/try-out.ts';
import { dateIn, type CalendarDate } from '../../domain/calendar-date.ts';
import { newId, newReference } from '../../domain/id.ts';
import type { Channel, Resident, StructuredRequest } from '../../domain/message.ts';
import type { RoutingRules, RulesInForce } from '../../domain/routing-rules.ts';
import type { Priority, Queue, TicketStage } from '../../domain/ticket.ts';
import { conversationKey } from '../../intake/conversation-key.ts';
import { renderRequest } from '../../intake/render-request.ts';
import { readRulesInForce, saveRules } from '../../routing/routing-rule-store.ts';
import { decisionOf } from '../../tickets/present-ticket.ts';
import { findPrescriber, type TreatingPrescriber } from './find-prescriber.ts';
import type { PipelineDeps } from '../pipeline-deps.ts';
import { processInTransaction, type Run } from '../process-message.ts';

/** A request that has not come in. */
export type ImaginedRequest = {
  channel: Channel;
  from: string | null;
  /** Our id or the roster's; null where no facility asks. */
  facilityId: string | null;
  text: string | null;
  residents: Resident[];
};

export type RoutedTo = {
  /** It would join a ticket that is open already. */
  joins: boolean;
  medication: string | null;
  code: string;
  rule: string;
  stage: TicketStage;
  queue: Queue;
  assignee: string | null;
  priority: Priority;
  tags: string[];
  /** The routing rules that applied, by name. */
  rules: string[];
  prescriber: TreatingPrescriber;
};

export type RoutingPreview =
  /** `patientIds`: whose records the answer rests on. */
  | { kind: 'previewed'; version: number; tickets: RoutedTo[]; patientIds: string[] }
  | { kind: 'unknown'; paths: string[] };

/** As for a message in earnest: it may bring many residents. */
const limitMs = 60_000;

/**
 * Who would get a request, by the rules in force or by proposed ones: the request goes through the pipeline itself in
 * a transaction that is given up, so that the answer is what would happen, and nothing is stored or sent.
 */
export async function previewRouting(
  deps: PipelineDeps,
  request: ImaginedRequest,
  proposed: RoutingRules | null,
): Promise<RoutingPreview> {
  return tryOut(
    deps.db,
    async (tx): Promise<RoutingPreview> => {
      const now = deps.clock.now();
      if (proposed) {
        const { version } = await readRulesInForce(tx);
        const saved = await saveRules(
          tx,
          { ...proposed, basedOn: version, reason: 'tried', author: 'preview' },
          now,
        );
        if (saved.kind === 'unknown') return saved;
      }
      const facilityId = await findFacilityId(tx, request.facilityId);
      if (facilityId === undefined) return { kind: 'unknown', paths: ['facilityId'] };
      const messageId = await receive(tx, deps, { ...request, facilityId }, now);
      const run: Run = { lastId: messageId, choice: 'oldest', turnOf: null };
      while (!(await processInTransaction(tx, deps, run)));
      const rules = await readRulesInForce(tx);
      const routed = await findRouted(tx, messageId, rules, dateIn(deps.settings.timeZone, now));
      const version = proposed ? rules.version - 1 : rules.version;
      return { kind: 'previewed', version, ...routed };
    },
    { timeout: limitMs },
  );
}

async function findFacilityId(tx: Db, named: string | null): Promise<string | null | undefined> {
  if (named === null) return null;
  const rows = await tx.$queryRaw<{ id: string }[]>`SELECT id FROM facilities
    WHERE "sourceId" = ${named} OR id::text = ${named} LIMIT 1`;
  return rows[0]?.id;
}

async function receive(
  tx: Db,
  { settings }: PipelineDeps,
  { channel, from, facilityId, text, residents }: ImaginedRequest,
  now: Date,
): Promise<string> {
  const id = newId(now);
  const [sender, ours] = [from ?? 'anonymous', settings.orgPhone];
  const structured =
    channel === 'web' || channel === 'api' ? structuredOf(residents, facilityId, from) : null;
  await tx.inboundMessage.create({
    data: {
      id,
      channel,
      providerId: id,
      receivedAt: now,
      from: structured ? structured.reference : sender,
      to: ours,
      text: structured ? renderRequest(residents).text : (text ?? ''),
      original: '',
      media: [],
      facilityId,
      conversationKey: conversationKey(channel, sender, ours, id),
      ...(structured ? { structured, reference: structured.reference } : {}),
    },
  });
  return id;
}

function structuredOf(residents: Resident[], facilityId: string | null, phone: string | null) {
  const requester = {
    ...(phone === null ? {} : { phone }),
    ...(facilityId === null ? {} : { relationship: 'facility_staff' as const, facilityId }),
  };
  const request: StructuredRequest = {
    source: 'web',
    requester,
    residents,
    language: null,
    reference: newReference(),
    apiKeyId: null,
    facilityId,
  };
  // Plain values alone, as a form sends them.
  return JSON.parse(JSON.stringify(request)) as StructuredRequest;
}

async function findRouted(
  tx: Db,
  messageId: string,
  { coverage }: RulesInForce,
  today: CalendarDate,
): Promise<{ tickets: RoutedTo[]; patientIds: string[] }> {
  const sources = await tx.ticketSource.findMany({
    where: { messageId },
    orderBy: [{ line: 'asc' }, { ticketId: 'asc' }],
    include: {
      ticket: {
        include: {
          events: {
            where: { detail: { path: ['messageId'], equals: messageId } },
            orderBy: { sequence: 'asc' },
          },
        },
      },
    },
  });
  const routed: RoutedTo[] = [];
  for (const { ticket, evidence } of sources) {
    const { code, rule } = decisionOf(ticket);
    routed.push({
      joins: evidence !== null,
      medication: ticket.medicationName ?? ticket.medicationText,
      code,
      rule,
      stage: ticket.stage,
      queue: ticket.queue,
      assignee: ticket.assignee,
      priority: ticket.priority,
      tags: ticket.tags,
      rules: [...new Set(ticket.events.flatMap(({ detail }) => rulesOf(detail)))],
      prescriber: await findPrescriber(tx, ticket, coverage, today),
    });
  }
  const patientIds = sources.flatMap(({ ticket }) => ticket.patientId ?? []);
  return { tickets: routed, patientIds: [...new Set(patientIds)] };
}

/** The event by which the request opened the ticket, or joined it, names them. */
function rulesOf(detail: unknown): string[] {
  const routing = (detail as { routing?: { rules: string[] } } | undefined)?.routing;
  return routing?.rules ?? [];
}
