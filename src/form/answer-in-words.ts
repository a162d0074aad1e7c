import type { Context } from 'hono';
import { requestSchema } from '../channels/web/request-schema.ts';
import { dateIn } from '../domain/calendar-date.ts';
import type { TicketActor } from '../domain/ticket-sender.ts';
import type { SentRequest } from '../intake/sent-request-store.ts';
import type { FollowedLine } from './follow.ts';
import { callerOf } from './form-context.ts';
import type { FormDeps, FormEnv } from './form-deps.ts';
import { languageOf } from './language.ts';

export const longestAnswer = 1_000;

type Answer = { request: SentRequest; line: FollowedLine; text: string; answerId: string };

/**
 * What a facility writes back about a line. It is accepted as every note is, so that it is screened for danger, read,
 * and comes to a person; and it stands on the line's own ticket as well, under its reference, for whoever asked.
 *
 * @returns false where the words cannot be taken
 */
export async function answerInWords(deps: FormDeps, c: Context<FormEnv>, answer: Answer): Promise<boolean> {
  const { clock, timeZone } = deps;
  const { request, line, text, answerId } = answer;
  const resident = request.residents[line.resident];
  const ticketId = line.ticket?.id;
  if (!resident || ticketId === undefined || text === '') return false;
  const caller = callerOf(c);
  const { name, birthDate } = resident;
  const read = requestSchema(() => dateIn(timeZone, clock.now())).safeParse({
    source: 'web',
    requester: { name: caller.name.slice(0, 200), relationship: 'facility_staff' },
    residents: [{ name, birthDate, note: text }],
    language: languageOf(c),
  });
  if (!read.success) return false;
  const { reference } = await deps.accept({ body: read.data, caller, idempotencyKey: answerId });
  const { role } = c.get('signedIn');
  const actor = { name: caller.name, role, facilityId: caller.facilityId };
  await noteOnce(deps, ticketId, { reference, text, actor });
  return true;
}

const tries = 5;

/** Whatever the ticket's version has become meanwhile; of two who write the same at once the second finds it written. */
async function noteOnce(
  { db, workTicket }: FormDeps,
  ticketId: string,
  { reference, text, actor }: { reference: string; text: string; actor: TicketActor },
): Promise<void> {
  const start = `${reference}: `;
  for (let attempt = 0; attempt < tries; attempt += 1) {
    const { version } = await db.ticket.findUniqueOrThrow({
      where: { id: ticketId },
      select: { version: true },
    });
    const noted = await db.ticketEvent.count({
      where: { ticketId, type: 'note', detail: { path: ['text'], string_starts_with: start } },
    });
    if (noted > 0) return;
    const body = { type: 'note', text: start + text };
    const { kind } = await workTicket({ ticketId, version, body, actor });
    if (kind !== 'stale') return;
  }
}
