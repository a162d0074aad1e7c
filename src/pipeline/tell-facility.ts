import type { Db } from '../db/client.ts';
import { composeFacilityNews } from '../reply/compose-notice.ts';
import { queueNotice } from '../reply/notice-store.ts';
import type { TicketAtWork } from '../tickets/ticket-work-store.ts';
import type { PipelineDeps } from './pipeline-deps.ts';

/** What a facility is to know of its residents' tickets, whoever asked. */
const news: readonly string[] = [
  'provider_denied',
  'shipped',
  'delivered',
  'delivery_failed',
  'eligible_reminded',
  'eligible_again',
  'authorization_started',
  'supply_again',
];

export type FacilityNews = {
  ticket: Pick<TicketAtWork, 'id' | 'reference' | 'patientId'>;
  event: string;
  eventId: string;
  now: Date;
};

/** Tells the resident's facility by e-mail, where it wants to be told so and a mail server is configured. */
export async function tellFacility(
  tx: Db,
  deps: PipelineDeps,
  { ticket, event, eventId, now }: FacilityNews,
): Promise<void> {
  const ways = deps.notices;
  if (!ways?.mail || !news.includes(event) || ticket.patientId === null) return;
  const patient = await tx.patient.findUnique({
    where: { id: ticket.patientId },
    select: { facility: { select: { email: true, prefersEmail: true } } },
  });
  const facility = patient?.facility;
  if (!facility?.prefersEmail || facility.email === null) return;
  const link = `${ways.publicUrl}/console/tickets/${ticket.id}`;
  const notice = composeFacilityNews({ orgName: deps.settings.orgName, reference: ticket.reference, link });
  const slot = `facility:${eventId}`;
  await queueNotice(tx, { notice, to: facility.email, ticketId: ticket.id, slot }, { now, jobs: deps.jobs });
}
