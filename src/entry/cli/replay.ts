import { replayDecisions } from '../../pipeline/needs/replay-decisions.ts';
import { CommandError, readCommandSettings, runCommand, withDatabase } from './with-database.ts';

/** `npm run replay`: status 0 when every decision comes out as it is stored, 1 when any does not. */
async function replay(): Promise<number> {
  if (process.argv.length > 2) throw new CommandError('Usage: npm run replay');
  const { decisions, byTable, byRule, byPerson, unknown, different } = await withDatabase(
    readCommandSettings(process.env),
    ({ prisma }) =>
      replayDecisions(prisma, ({ reference, ticketId, decisionId, why }) =>
        process.stdout.write(`DIFFERENT ${reference} (ticket ${ticketId}, decision ${decisionId}): ${why}\n`),
      ),
  );
  process.stdout.write(
    `${decisions} decisions: ${byTable} by the table, ${byRule} by a fixed rule, ${byPerson} by a person, ` +
      `${unknown} by what is not stored; ${different} different\n`,
  );
  return different > 0 ? 1 : 0;
}

await runCommand(replay);
