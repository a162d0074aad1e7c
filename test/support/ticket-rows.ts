import type { Prisma, PrismaClient } from '../../src/db/generated/node/client.ts';
import { newId, newReference } from '../../src/domain/id.ts';

/** Puts a ticket into the database as the pipeline leaves one; `changes` say what matters to the test. */
export async function insertTicket(
  db: PrismaClient,
  changes: Partial<Prisma.TicketUncheckedCreateInput> = {},
) {
  const openedAt = new Date();
  const decision = {
    code: 'NEEDS_HUMAN',
    rule: 'test',
    policyVersion: 'test',
    priority: 'routine',
    eligibleOn: null,
    runOutOn: null,
    pharmacistReview: false,
    reasons: ['A person has to look.'],
  };
  return db.ticket.create({
    data: {
      id: newId(openedAt),
      reference: newReference(),
      status: 'open',
      stage: 'review',
      queue: 'concierge',
      priority: 'routine',
      decision,
      openedAt,
      channels: ['sms'],
      ...changes,
    },
  });
}

/** A patient of the roster, who may live in a facility. */
export async function insertPatient(db: PrismaClient, facilityId: string | null = null) {
  const id = newId();
  const name = { givenNames: ['Mary'], familyName: 'Johnson', otherNames: [] };
  return db.patient.create({
    data: {
      id,
      sourceId: `patient-${id}`,
      ...name,
      birthDate: new Date('1952-03-04'),
      facilityId,
      contentHash: '',
    },
  });
}

/** A text that came in. */
export async function insertMessage(
  db: PrismaClient,
  changes: Partial<Prisma.InboundMessageUncheckedCreateInput> = {},
) {
  const id = newId();
  return db.inboundMessage.create({
    data: {
      id,
      channel: 'sms',
      providerId: `SM${id}`,
      receivedAt: new Date(),
      from: '+14155550100',
      to: '+14155550199',
      text: 'I need my metoprolol',
      original: '',
      media: [],
      conversationKey: id,
      ...changes,
    },
  });
}
