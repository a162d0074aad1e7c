import { Prisma } from '../../db/generated/node/client.ts';

/** The kind of the task that somebody corrects a number on file, of which a text has said that it is in other hands. */
export const correctPhone = 'correct_phone';

/** Whether that is still to be done for the number of the message `m`: until then nobody is known by it. */
export const phoneInDoubtSql = Prisma.sql`EXISTS (
  SELECT 1 FROM tasks t JOIN inbound_messages told ON told.id = t."messageId"
  WHERE t.state IN ('open', 'claimed') AND t.queue IN ('concierge', 'supervisor') AND t.kind = ${correctPhone}
    AND told."from" = m."from" AND told.id < m.id)`;
