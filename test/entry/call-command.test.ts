import { createServer, type AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { spoken } from '../recordings/spoken.ts';
import { mary, people, phoneOf } from '../flows/people.ts';
import { openGateway, type TestGateway } from '../support/gateway.ts';
import { publicUrl } from '../support/gateway-process.ts';
import { runCommand, type Ran } from '../support/run-command.ts';
import { openSpeechServer, transcribed, type SpeechServerStandIn } from '../support/speech-server.ts';

let gateway: TestGateway;
let speech: SpeechServerStandIn;
let settings: Record<string, string>;

beforeAll(async () => {
  speech = await openSpeechServer();
  speech.behave(() => transcribed(spoken['refill-metoprolol']));
  const vendor = {
    TWILIO_ACCOUNT_SID: `AC${'a'.repeat(32)}`,
    TWILIO_AUTH_TOKEN: 'token',
    TWILIO_FROM: '+14155550100',
    TWILIO_API_URL: `http://127.0.0.1:${await freePort()}`,
  };
  gateway = await openGateway({
    patients: people,
    environment: {
      ...vendor,
      OPENAI_API_KEY: 'key',
      OPENAI_BASE_URL: speech.baseUrl,
      OPENAI_TRANSCRIPTION_MODEL: 'some-model',
    },
  });
  settings = {
    ...vendor,
    PUBLIC_URL: publicUrl,
    PORT: new URL(gateway.url).port,
    DATABASE_URL: gateway.database.url,
  };
});
afterAll(async () => {
  await gateway.close();
  await speech.close();
});

const file = fileURLToPath(new URL('../recordings/refill-metoprolol.wav', import.meta.url));

function run(words: string[], changes: Record<string, string> = {}): Promise<Ran> {
  return runCommand('src/entry/cli/call.ts', words, { ...settings, ...changes });
}

describe('npm run call', () => {
  it('leaves a voicemail and prints what was heard and what came of it', async () => {
    const words = [file, '--from', phoneOf(mary), '--transcript', spoken['refill-metoprolol']];
    const { status, stdout, stderr } = await run(words);
    expect(stderr).toBe('');
    expect(status).toBe(0);
    expect(stdout).toContain('processed, en');
    expect(stdout).toContain(`speech (speech-1/some-model): ${spoken['refill-metoprolol']}`);
    expect(stdout).toMatch(/^ticket \S+: metoprolol, pharmacy_submitted/m);
    expect(stdout).toMatch(/^reply submitted \((sent|delivered)\): /m);
    expect(speech.requests).toHaveLength(1);
    expect(await gateway.db.attachment.findFirst()).toMatchObject({ storedIn: 'disk', failure: null });
  });

  it('says so where something else listens at the address that it plays', async () => {
    const { status, stderr } = await run([file, '--from', phoneOf(mary)], { TWILIO_API_URL: speech.baseUrl });
    expect(status).toBe(2);
    expect(stderr).toContain('The port of TWILIO_API_URL is taken');
  });

  it.each([
    ['without a file', ['--from', '+14155550101'], {}, 'Usage'],
    ['without a number', [file], {}, 'Usage'],
    ['with a number that is none', [file, '--from', '12'], {}, 'no telephone number'],
    ['with a file that is not there', ['missing.wav', '--from', '+14155550101'], {}, 'can not be read'],
    [
      'while the real vendor is set',
      [file, '--from', '+14155550101'],
      { TWILIO_API_URL: '' },
      'TWILIO_API_URL',
    ],
  ])('%s tells how it is used', async (_, words, changes, told) => {
    const { status, stderr } = await run(words, changes);
    expect(status).toBe(2);
    expect(stderr).toContain(told);
  });
});

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => probe.once('listening', resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}
