import { newId, newReference } from '../../src/domain/id.ts';
import type { TestDatabase } from '../support/database.ts';

export const at = new Date('2026-06-15T17:00:00.123Z');

/** A patient, and tickets with events and a decision, as plain rows. */
export function trailIn({ database }: TestDatabase) {
  const { prisma: db, pool } = database;
  return {
    async addPatient(): Promise<string> {
      const id = newId();
      const names = { givenNames: ['Ada'], familyName: 'Quill', otherNames: [] };
      await db.patient.create({ data: { id, sourceId: id, ...names, contentHash: '' } });
      return id;
    },
    /** A ticket with so many events, the words of the last of them chosen to be hard to write down. */
    async addTicket(events: number, patientId: string | null = null): Promise<string> {
      const ticket = await db.ticket.create({
        data: {
          ...{ id: newId(), reference: newReference(), status: 'open', stage: 'review', queue: 'concierge' },
          ...{ priority: 'routine', decision: {}, flags: [], channels: ['sms'], openedAt: at, patientId },
        },
      });
      for (let sequence = 1; sequence <= events; sequence += 1) await this.addEvent(ticket.id, sequence);
      await db.decision.create({
        data: {
          ...{ id: newId(), ticketId: ticket.id, code: 'NEEDS_HUMAN', rule: '1', policyVersion: 'x' },
          ...{ result: { b: [1.5, null], a: 'é' }, inputs: {}, decidedAt: at },
        },
      });
      return ticket.id;
    },
    addEvent: (ticketId: string, sequence: number) =>
      db.ticketEvent.create({
        data: {
          ...{ id: newId(), ticketId, sequence, type: 'note', actor: 'Señora 👵\u2028"1:x', at },
          detail: { text: 'line\nnext \\ "quoted" \u0001 €', zz: 1e21, nested: { two: 2, one: [] } },
        },
      }),
    /** What only somebody who owns the database can do: the triggers rest. */
    async tamper(statement: string): Promise<void> {
      const client = await pool.connect();
      try {
        await client.query('BEGIN');
        await client.query('SET LOCAL session_replication_role = replica');
        await client.query(statement);
        await client.query('COMMIT');
      } catch (error) {
        await client.query('ROLLBACK');
        // A gateway that is at work may hold what a TRUNCATE wants: one of the two gives way.
        if ((error as { code?: unknown }).code !== '40P01') throw error;
        await this.tamper(statement);
      } finally {
        client.release();
      }
    },
  };
}
