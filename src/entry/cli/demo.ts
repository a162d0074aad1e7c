import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import path from 'node:path';
import { Readable } from 'node:stream';
import { createApiKey } from '../../access/api-key-store.ts';
import type { Scope } from '../../access/api-key.ts';
import { parseSettings } from '../../config/settings.ts';
import { startEmbeddedPostgres } from '../../db/embedded-postgres.ts';
import { dateIn } from '../../domain/calendar-date.ts';
import { systemClock } from '../../domain/clock.ts';
import { createLogger } from '../../logging/logger.ts';
import { importRoster, type RefusedResource } from '../../roster/import-roster.ts';
import { createGatewayReader } from '../demo/gateway-reader.ts';
import { joinPeople, tellPeople, type DemoPerson } from '../demo/people.ts';
import { playArrivals, type Played } from '../demo/play.ts';
import { demoRoster, facilities } from '../demo/roster.ts';
import { closingTable, tellStory } from '../demo/tell.ts';
import { newSid, startTwilioStandIn } from '../demo/twilio-stand-in.ts';
import { createVendorPart } from '../demo/vendor-part.ts';
import { startGateway, type Gateway } from '../start-gateway.ts';

const onCall = '+14155550191';
const dataDir = 'data/demo';

/** `npm run demo`: an empty gateway, a synthetic roster, and real traffic over HTTP. */
async function demo(once: boolean): Promise<number> {
  await emptyDataFolder();
  const account = { sid: newSid('AC'), token: crypto.randomUUID(), number: '+14155550100' };
  const standIn = await startTwilioStandIn(account);
  const port = await freePort(Number(process.env['PORT'] ?? 8787));
  const settings = parseSettings({
    PORT: String(port),
    DATA_DIR: dataDir,
    ORG_NAME: 'Bayside Care Pharmacy',
    ORG_PHONE: '+14155550199',
    TWILIO_ACCOUNT_SID: account.sid,
    TWILIO_AUTH_TOKEN: account.token,
    TWILIO_FROM: account.number,
    TWILIO_API_URL: standIn.url,
    ON_CALL: `sms:${onCall},sms:+14155550192`,
    API_RATE_PER_MINUTE: '100000',
    SETTLE_SECONDS: '0',
    LOG_LEVEL: 'warn',
  });
  const gateway = await startGateway(settings, { logger: createLogger({ level: settings.logLevel }) });
  console.log(`Refill Gateway runs at ${settings.publicUrl} with an empty database in ${dataDir}.`);
  await importDemoRoster(gateway, settings.timeZone);
  const keys = await createKeys(gateway);
  const people = await joinPeople(gateway.database.prisma, settings);
  const reader = createGatewayReader(settings.publicUrl, keys.staff);
  const vendor = createVendorPart(settings.publicUrl, account, standIn);
  const story = await playArrivals({
    vendor,
    reader,
    keys,
    onCall,
    tell: (played) => console.log(tellStory(played)),
  });
  const faults = await workFirstTicket(story, reader);
  console.log(`\n${closingTable(story)}\n`);
  const wrong = story.filter((played) => played.faults.length > 0).length + faults;
  console.log(
    wrong === 0
      ? `All ${story.length} arrivals are where they must be.`
      : `${wrong} are not where they must be.`,
  );
  if (once) {
    await gateway.stop();
    await standIn.close();
    return wrong === 0 ? 0 : 1;
  }
  sayWhereToLook(settings.publicUrl, keys, people);
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(
        signal,
        () =>
          void gateway
            .stop()
            .then(() => standIn.close())
            .then(() => resolve(0)),
      );
    }
  });
}

/** A demonstration that was killed may have left its database running; one that still runs is left alone. */
async function emptyDataFolder(): Promise<void> {
  if (existsSync(path.join(dataDir, 'postgres'))) {
    const postgres = await startEmbeddedPostgres(dataDir);
    await postgres.stop();
    if (existsSync(path.join(dataDir, 'postgres', 'postmaster.pid'))) {
      throw new Error(`Another demonstration is running in ${dataDir}.`);
    }
  }
  await rm(dataDir, { recursive: true, force: true });
}

async function freePort(wanted: number): Promise<number> {
  return (await canListen(wanted)) ?? (await canListen(0)) ?? wanted;
}

function canListen(port: number): Promise<number | null> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(null));
    probe.listen(port, '127.0.0.1', () => {
      const free = (probe.address() as AddressInfo).port;
      probe.close(() => resolve(free));
    });
  });
}

async function importDemoRoster(gateway: Gateway, timeZone: string): Promise<void> {
  const resources = demoRoster(dateIn(timeZone, new Date()));
  const lines = new TextEncoder().encode(resources.map((resource) => JSON.stringify(resource)).join('\n'));
  const file = { name: 'roster.ndjson', open: () => Readable.from([lines]) };
  const deps = {
    database: gateway.database,
    clock: systemClock,
    timeZone,
    onRefused: ({ type, reason }: RefusedResource) =>
      console.error(`refused ${type ?? 'resource'}: ${reason}`),
  };
  const summary = await importRoster(deps, [file]);
  console.log(`The roster is imported: ${JSON.stringify(summary)}`);
}

type Keys = { staff: string; integration: string; facilities: Map<string, string> };

async function createKeys(gateway: Gateway): Promise<Keys> {
  const keys = new Map<string, string>();
  for (const { id, name } of facilities) keys.set(id, await createKey(gateway, name, ['intake'], id));
  return {
    staff: await createKey(gateway, 'demo staff', ['tickets', 'work', 'intake'], null),
    integration: await createKey(gateway, 'demo integration', ['intake'], null),
    facilities: keys,
  };
}

async function createKey(
  gateway: Gateway,
  name: string,
  scopes: Scope[],
  facilityId: string | null,
): Promise<string> {
  const created = await createApiKey(gateway.database.prisma, { name, scopes, facilityId }, new Date());
  if (created.kind !== 'created') throw new Error('The roster lacks a facility of the demonstration.');
  return created.key;
}

/** Staff work the first ticket to its end; each reply follows from the event that made it true. */
async function workFirstTicket(
  story: Played[],
  reader: ReturnType<typeof createGatewayReader>,
): Promise<number> {
  const first = story[0]?.tickets[0];
  if (!first) return 1;
  console.log(`\n■ The pharmacy works on ${first.reference}`);
  let ticket = await reader.ticket(first.id);
  for (const event of [
    { type: 'pharmacy_accepted' },
    { type: 'shipped', deliveryEta: tomorrow() },
    { type: 'delivered' },
  ]) {
    ticket = await reader.work(ticket, event);
    console.log(`  ${event.type} → ${ticket.stage}, ${ticket.status}`);
  }
  return ticket.stage === 'delivered' && ticket.status === 'closed' ? 0 : 1;
}

function tomorrow(): string {
  return new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
}

function sayWhereToLook(url: string, keys: Keys, people: readonly DemoPerson[]): void {
  console.log(`\nIt stays up until you press Ctrl+C.`);
  console.log(`  console        ${url}/console   sign in with  ${keys.staff}`);
  const nurse = people.find(({ email }) => email.includes('cedar-house'));
  console.log(
    `  facility form  ${url}/form      sign in with  ${nurse?.email ?? ''}  and  ${nurse?.password ?? ''}   (Cedar House)`,
  );
  console.log(tellPeople(url, people));
  console.log(`  API            ${url}/api/docs`);
}

demo(process.argv.includes('--once')).then(
  (status) => process.exit(status),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : 'The demonstration failed.');
    process.exit(1);
  },
);
