import type { Db } from '../../db/client.ts';
import { handOverUndelivered } from '../../intake/hand-over-undelivered.ts';
import type { ReplyRow } from '../../reply/reply-store.ts';
import type { PipelineDeps } from '../pipeline-deps.ts';
import { refuseText } from '../sending/refuse-text.ts';

/**
 * Answers that are read on a form's page or by the API are there as soon as they are written, so they are asked in the
 * transaction that writes them what a text is asked before it is sent: what must not be said is taken back, and a
 * person tells it.
 */
export async function checkPages(
  tx: Db,
  { production = false, settings }: Pick<PipelineDeps, 'production' | 'settings'>,
  rows: ReplyRow[],
  now: Date,
): Promise<void> {
  const org = { name: settings.orgName, phone: settings.orgPhone };
  for (const row of rows) {
    if (row.channel === 'sms' || row.state !== 'sent') continue;
    const refusal = await refuseText(tx, row, { production, org });
    if (!refusal) continue;
    const { reason } = refusal;
    await tx.outboundMessage.update({ where: { id: row.id }, data: { state: 'suppressed', reason } });
    await handOverUndelivered(tx, row, reason, now);
  }
}
