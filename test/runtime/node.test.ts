import { afterAll, beforeAll, describe } from 'vitest';
import { parseSettings } from '../../src/config/settings.ts';
import { startGateway, type Gateway } from '../../src/entry/start-gateway.ts';
import { createLogger } from '../../src/logging/logger.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { createTwilioVendor, type LocalServer, serveHandlers } from '../support/vendors.ts';
import { accountSid, publicUrl, testWebhooks, tokens } from './webhook-cases.ts';

let vendor: LocalServer;
let prepared: TestDatabase;
let gateway: Gateway;

beforeAll(async () => {
  vendor = await serveHandlers(createTwilioVendor({ accountSid, authToken: tokens[0] }).handlers);
  prepared = await createTestDatabase();
  const settings = parseSettings({
    DATABASE_URL: prepared.url,
    PORT: '0',
    PUBLIC_URL: publicUrl,
    ORG_NAME: 'Maple Pharmacy',
    TWILIO_ACCOUNT_SID: accountSid,
    TWILIO_AUTH_TOKEN: tokens.join(','),
    TWILIO_FROM: '+14155550100',
    TWILIO_API_URL: vendor.url,
  });
  gateway = await startGateway(settings, { logger: createLogger({ level: 'silent' }) });
});

afterAll(async () => {
  await gateway.stop();
  await prepared.drop();
  await vendor.close();
});

describe('the gateway in Node', () => {
  testWebhooks(() => ({
    database: prepared.database,
    fetch: (path, init) => fetch(new URL(path, gateway.address), init),
  }));
});
