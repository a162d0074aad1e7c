import { parseSettings, SettingsError } from '../config/settings.ts';
import { DataFolderError } from '../db/embedded/data-folder.ts';
import { DatabaseNewerError } from '../db/migrate.ts';
import { createLogger } from '../logging/logger.ts';
import { startGateway } from './start-gateway.ts';

/** `npm start`: the gateway, until it is told to stop. */
async function main(): Promise<void> {
  const settings = parseSettings(process.env);
  const logger = createLogger({ level: settings.logLevel });
  const gateway = await startGateway(settings, { logger });
  console.log(`Refill Gateway is ready at ${gateway.address}`);
  let stopping = false;
  async function stop(): Promise<void> {
    if (stopping) return;
    stopping = true;
    await gateway.stop();
    process.exit(0);
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop());
}

main().catch((error: unknown) => {
  const expected = [SettingsError, DatabaseNewerError, DataFolderError].some((kind) => error instanceof kind);
  console.error(expected ? (error as Error).message : 'The gateway did not start.');
  if (!expected) createLogger().error({ event: 'start_failed', error }, 'the start failed');
  process.exit(1);
});
