import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readRecording, spoken, type RecordingName } from '../recordings/spoken.ts';
import { emptyTraffic } from '../support/empty-traffic.ts';
import { openGateway, type TestGateway } from '../support/gateway.ts';
import type { RosterPatient } from '../support/roster.ts';
import type { Callback } from '../support/senders.ts';
import {
  openSpeechServer,
  speechError,
  transcribed,
  type SpeechServerStandIn,
} from '../support/speech-server.ts';
import { newSid } from '../support/vendors.ts';
import { mary as maryOfAll, people, phoneOf } from './people.ts';

/** Takes a controlled medicine, too. */
const mary = {
  ...maryOfAll,
  prescriptions: [
    ...(maryOfAll.prescriptions ?? []),
    { drug: 'Zolpidem Tartrate 10 MG Oral Tablet', rxNumber: '7001234' },
  ],
};
const rosa: RosterPatient = {
  given: 'Rosa',
  family: 'Delgado',
  birthDate: '1948-05-12',
  phones: ['+14155550104'],
  prescriptions: [{ drug: 'Metformin 500 MG Oral Tablet', rxNumber: '7009988' }],
};

let speech: SpeechServerStandIn;
let gateway: TestGateway;
beforeAll(async () => {
  speech = await openSpeechServer();
  gateway = await openGateway({
    patients: [mary, rosa, ...people.filter((person) => person !== maryOfAll)],
    environment: {
      OPENAI_API_KEY: 'key',
      OPENAI_BASE_URL: speech.baseUrl,
      OPENAI_TRANSCRIPTION_MODEL: 'some-model',
    },
  });
  await gateway.hastenRetries();
});
beforeEach(async () => {
  await emptyTraffic(gateway);
  speech.requests.length = 0;
});
afterAll(async () => {
  await gateway.close();
  await speech.close();
});

const from = phoneOf(mary);

type Call = { recording: RecordingName; vendor: string | null; from?: string };

/** The callbacks of a call whose recording can be fetched; the vendor's own transcript comes last. */
async function callbacksOf({ recording, vendor, ...call }: Call): Promise<Callback[]> {
  const callbacks = gateway.callbacksOf({ sid: newSid('CA'), from, ...call, transcript: vendor });
  const sid = callbacks[1]?.fields['RecordingSid'] ?? '';
  const sound = await readRecording(recording);
  const headers = { 'content-type': 'audio/x-wav' };
  gateway.vendor.recordingAnswers.set(sid, () => new Response(sound, { headers }));
  return callbacks;
}

async function post(callbacks: readonly Callback[]): Promise<void> {
  for (const callback of callbacks) expect([200, 204]).toContain(await gateway.callback(callback));
}

async function call(call: Call): Promise<void> {
  await post(await callbacksOf(call));
}

function message() {
  return gateway.db.inboundMessage.findFirstOrThrow({ include: { transcripts: true } });
}

function tickets() {
  return gateway.db.ticket.findMany({ include: { tasks: true }, orderBy: { id: 'asc' } });
}

/** Until our model was heard about the recording and the message is read. */
async function heard(): Promise<void> {
  await gateway.eventually('a transcript of our own', () => gateway.db.transcript.findFirst());
  await gateway.settled();
}

describe('a voicemail that our own model hears', () => {
  it('is read once, by the better words, when both transcripts are there', async () => {
    speech.behave(() => transcribed(spoken['refill-metoprolol']));
    await call({
      recording: 'refill-metoprolol',
      vendor:
        'this is merry johnson date of birth march fourth nineteen fifty two i need a refill of my metoprolol fifty milligrams',
    });
    await heard();
    expect(await message()).toMatchObject({
      state: 'processed',
      revision: 0,
      text: spoken['refill-metoprolol'],
      transcripts: [{ origin: 'speech', failure: null, language: 'en', by: 'speech-1/some-model' }],
    });
    expect(await tickets()).toMatchObject([{ stage: 'pharmacy_submitted', medicationName: 'metoprolol' }]);
    expect(gateway.vendor.messages).toHaveLength(1);
  });

  it('in Spanish is understood, although the vendor understands American English alone', async () => {
    speech.behave(() => transcribed(spoken['dolor-de-pecho'], ['es']));
    await call({ recording: 'dolor-de-pecho', vendor: 'ten go the lord a pay show' });
    await heard();
    const { language, flags } = await message();
    expect(language).toBe('es');
    expect(flags).toContain('emergency');
  });

  it.each([
    ['silence', 'silent'],
    ['noise', 'noise'],
    ['truncated', 'damaged'],
  ] as const)('of %s is sent to nobody and heard by a person', async (recording, failure) => {
    speech.behave(() => transcribed('Thank you for watching.'));
    await call({ recording, vendor: null });
    await heard();
    expect(speech.requests).toEqual([]);
    expect((await message()).transcripts).toMatchObject([{ failure, text: '' }]);
    expect(await tickets()).toMatchObject([
      { stage: 'review', priority: 'urgent', flags: ['unscreened'], tasks: [{ kind: 'hear_recording' }] },
    ]);
  });

  it('that is no sound, or cannot be fetched, is one task for whoever hears it', async () => {
    const page = { headers: { 'content-type': 'text/html' } };
    for (const [answer, kept] of [
      [() => new Response('<html>', page), { storedIn: 'disk' }],
      [() => new Response(null, { status: 403 }), { failure: { not: null } }],
    ] as const) {
      await emptyTraffic(gateway);
      const callbacks = gateway.callbacksOf({ sid: newSid('CA'), from, transcript: null });
      gateway.vendor.recordingAnswers.set(callbacks[1]?.fields['RecordingSid'] ?? '', answer);
      await post(callbacks.slice(0, 3));
      await gateway.eventually('the recording', () => gateway.db.attachment.findFirst({ where: kept }));
      gateway.clock.move(3);
      await gateway.restart();
      await gateway.settled();
      const tasks = await gateway.db.task.findMany({ where: { kind: { not: 'page' } } });
      expect(tasks).toMatchObject([{ kind: 'hear_recording', ticketId: expect.any(String) as string }]);
      expect(tasks[0]?.why).toMatch(/could not be read.*(no sound|could not be fetched)/);
    }
  });

  it('is written down once, however often its job runs', async () => {
    speech.behave(() => transcribed(spoken.status));
    await call({ recording: 'status', vendor: spoken.status });
    await heard();
    const { id: attachmentId } = await gateway.db.attachment.findFirstOrThrow();
    await gateway.database.database.pool.query(
      `INSERT INTO pgboss.job (name, data) SELECT 'transcribe-recording', $1::jsonb FROM generate_series(1, 3)`,
      [JSON.stringify({ attachmentId })],
    );
    await gateway.eventually('the jobs to end', async () => {
      const { rows } = await gateway.database.database.pool.query(
        `SELECT 1 FROM pgboss.job WHERE name = 'transcribe-recording' AND state IN ('created', 'retry', 'active')`,
      );
      return rows.length === 0 ? true : null;
    });
    expect(await gateway.db.transcript.count()).toBe(1);
    expect(speech.requests).toHaveLength(1);
  });
});

function leaving(days: number): string {
  return `${spoken['refill-metoprolol']} I have ${days} days left.`;
}

function asking(what: string): string {
  return spoken['refill-metoprolol'].replace('metoprolol 50 milligrams', what);
}

describe('two transcripts of one voicemail', () => {
  const asked = spoken.zolpidem;

  it('that agree let a controlled medicine go on', async () => {
    speech.behave(() => transcribed(asked));
    await call({ recording: 'zolpidem', vendor: asked.toLowerCase() });
    await heard();
    expect(await tickets()).toMatchObject([{ stage: 'pharmacy_submitted', medicationName: 'zolpidem' }]);
  });

  it('are wanted for a controlled medicine: with one alone a person hears it, until the other comes', async () => {
    speech.behave(() => speechError(503));
    await call({ recording: 'zolpidem', vendor: asked });
    await gateway.eventually('a try', () => (speech.requests.length > 0 ? true : null));
    gateway.clock.move(2);
    await gateway.restart();
    await gateway.settled();
    expect(await tickets()).toMatchObject([
      { stage: 'review', queue: 'concierge', tasks: [{ kind: 'hear_recording' }] },
    ]);
    speech.behave(() => transcribed(asked));
    gateway.clock.move(2);
    await gateway.hastenRetries();
    await heard();
    expect(await tickets()).toMatchObject([{ stage: 'pharmacy_submitted', medicationName: 'zolpidem' }]);
    expect(gateway.vendor.messages).toHaveLength(1);
  });

  it.each([
    ['medicine', ['metoprolol', 'atorvastatin']],
    ['birth_date', ['March 4th', 'March 14th']],
    ['strength', ['50 milligrams', '25 milligrams']],
  ] as const)('that differ in the %s submit nothing: a person hears it', async (field, [from, to]) => {
    speech.behave(() => transcribed(spoken['refill-metoprolol']));
    await call({ recording: 'refill-metoprolol', vendor: spoken['refill-metoprolol'].replace(from, to) });
    await heard();
    expect(await tickets()).toMatchObject([
      { stage: 'review', priority: 'urgent', tasks: [{ kind: 'hear_recording' }] },
    ]);
    const decision = await gateway.db.decision.findFirstOrThrow();
    expect(decision.rule).toBe('5a-voicemail');
    expect(JSON.stringify(decision.result)).toContain(`two transcripts differ in ${field}`);
  });

  it.each([
    ['a strength that is not on file', 'metoprolol 75 milligrams', 'atorvastatin 75 milligrams'],
    ['a medicine never prescribed', 'lamotrigine', 'lamivudine'],
    ['numbers that are not on file', 'prescription number 7009111', 'prescription number 7009112'],
  ])(
    'that differ about %s are a person’s to settle, and the caller is asked nothing',
    async (_, ours, theirs) => {
      speech.behave(() => transcribed(asking(ours)));
      await call({ recording: 'refill-metoprolol', vendor: asking(theirs) });
      await heard();
      expect(await tickets()).toMatchObject([
        { stage: 'review', priority: 'urgent', tasks: [{ kind: 'hear_recording' }] },
      ]);
      expect(await gateway.db.decision.findFirstOrThrow()).toMatchObject({ rule: '5a-voicemail' });
      const answers = await gateway.db.outboundMessage.findMany({ where: { to: from } });
      expect(answers.map(({ template }) => template)).toEqual(['person_review']);
    },
  );

  it('that differ in how many days are left submit nothing: a person hears it', async () => {
    speech.behave(() => transcribed(leaving(30)));
    await call({ recording: 'refill-metoprolol', vendor: leaving(3) });
    await heard();
    expect(await tickets()).toMatchObject([
      { stage: 'review', priority: 'urgent', tasks: [{ kind: 'hear_recording' }] },
    ]);
    const decision = await gateway.db.decision.findFirstOrThrow();
    expect(JSON.stringify(decision.result)).toContain('two transcripts differ in days_left');
  });

  it('that share hardly a word are believed by nobody', async () => {
    speech.behave(() => transcribed('Thank you for watching, and see you in the next metoprolol video.'));
    await call({ recording: 'refill-metoprolol', vendor: spoken['refill-metoprolol'] });
    await heard();
    expect(await tickets()).toMatchObject([
      { stage: 'review', priority: 'urgent', flags: ['unscreened'], tasks: [{ kind: 'hear_recording' }] },
    ]);
  });

  it('of which one alone tells of a danger page somebody', async () => {
    speech.behave(() => transcribed('I have just paid and I can not leave.'));
    await call({ recording: 'chest-pain', vendor: spoken['chest-pain'] });
    await heard();
    expect((await message()).flags).toContain('emergency');
    expect(await tickets()).toMatchObject([{ stage: 'clinical_review' }]);
  });
});

describe('the vendor’s transcript that comes after ours was acted on', () => {
  const ours = spoken['refill-metoprolol'];

  /** The vendor's transcript is kept back until the call was read by ours alone. */
  async function actedOn(recording: RecordingName, text: string, vendor: string): Promise<Callback> {
    speech.behave(() => transcribed(text));
    const [last, ...others] = (await callbacksOf({ recording, vendor })).reverse();
    await post(others.reverse());
    await gateway.eventually('a transcript of our own', () => gateway.db.transcript.findFirst());
    gateway.clock.move(2);
    await gateway.restart();
    await gateway.settled();
    if (!last) throw new Error('a call has callbacks');
    return last;
  }

  it.each([
    ['drug', 'metoprolol', 'atorvastatin'],
    ['drug', '50 milligrams', '25 milligrams'],
    ['date', 'March 4th', 'March 14th'],
    ['person', 'Mary Johnson', 'Larry Jackson'],
  ])(
    'and differs in the %s (%s, %s) rewrites nothing, stops what has not gone out and asks a person',
    async (kind, word, other) => {
      const late = await actedOn('refill-metoprolol', ours, ours.replace(word, other));
      expect(await tickets()).toMatchObject([{ stage: 'pharmacy_submitted', tasks: [] }]);
      await post([late, late]);
      await gateway.settled();
      expect(await tickets()).toMatchObject([
        { stage: 'review', medicationName: 'metoprolol', tasks: [{ kind: 'hear_recording', state: 'open' }] },
      ]);
      const events = await gateway.db.ticketEvent.findMany({ where: { type: 'readings_differ' } });
      expect(events.map(({ detail }) => (detail as { differences?: string[] }).differences)).toEqual([
        [kind],
      ]);
      expect(await message()).toMatchObject({ text: ours });
      expect(gateway.vendor.messages).toHaveLength(1);
    },
  );

  it('and agrees lets a controlled medicine go on', async () => {
    const late = await actedOn('zolpidem', spoken.zolpidem, spoken.zolpidem.toLowerCase());
    expect(await tickets()).toMatchObject([{ stage: 'review', tasks: [{ kind: 'hear_recording' }] }]);
    await post([late]);
    await gateway.settled();
    expect(await tickets()).toMatchObject([{ stage: 'pharmacy_submitted', medicationName: 'zolpidem' }]);
  });

  it('and alone tells of a danger pages somebody', async () => {
    const late = await actedOn('refill-metoprolol', ours, `${ours} I have chest pain.`);
    await post([late]);
    await gateway.settled();
    expect((await message()).flags).toContain('emergency');
    expect(await tickets()).toMatchObject([{ medicationName: 'metoprolol' }, { stage: 'clinical_review' }]);
  });
});

describe('what is said in the recordings is understood', () => {
  it.each([
    ['refill-metoprolol', { stage: 'pharmacy_submitted', medicationName: 'metoprolol' }],
    ['refill-by-number', { stage: 'pharmacy_submitted', rxNumber: '7001234' }],
    ['spelled-name', { medicationName: 'atorvastatin' }],
    ['out-of-insulin', { priority: 'urgent' }],
    ['zolpidem', { stage: 'pharmacy_submitted', medicationName: 'zolpidem' }],
    ['chest-pain', { stage: 'clinical_review', priority: 'urgent', flags: ['emergency'] }],
    ['refill-16-bit', { medicationName: 'metoprolol' }],
    ['metformina', { stage: 'pharmacy_submitted', medicationName: 'metformin' }],
    ['losartan-numero', { rxNumber: '7009988' }],
    ['dolor-de-pecho', { stage: 'clinical_review', priority: 'urgent', flags: ['emergency'] }],
    ['se-me-acabo', { priority: 'urgent' }],
  ] as const)('%s', async (recording, ticket) => {
    const spanish = spoken[recording].startsWith('Soy') || /receta|dolor/.test(spoken[recording]);
    speech.behave(() => transcribed(spoken[recording], [spanish ? 'es' : 'en']));
    const caller = /Rosa/.test(spoken[recording]) ? phoneOf(rosa) : from;
    await call({ recording, vendor: spanish ? null : spoken[recording], from: caller });
    await heard();
    expect(await tickets()).toMatchObject([ticket]);
    expect((await message()).language).toBe(spanish ? 'es' : 'en');
  });

  it('two-medicines', async () => {
    speech.behave(() => transcribed(spoken['two-medicines']));
    await call({ recording: 'two-medicines', vendor: spoken['two-medicines'] });
    await heard();
    expect((await tickets()).map(({ medicationName }) => medicationName)).toEqual([
      'metoprolol',
      'atorvastatin',
    ]);
  });
});

/** Nobody transcribes it: after two minutes it is a person's, and is heard by us later. */
async function callUnheard(recording: RecordingName): Promise<void> {
  speech.behave(() => speechError(503));
  await post((await callbacksOf({ recording, vendor: null })).slice(0, 3));
  await gateway.eventually('a try', () => (speech.requests.length > 0 ? true : null));
  gateway.clock.move(3);
  await gateway.restart();
  await gateway.settled();
  expect(await tickets()).toMatchObject([
    { flags: ['unscreened'], status: 'open', tasks: [{ kind: 'hear_recording', state: 'open' }] },
  ]);
}

async function hearLater(words: string): Promise<void> {
  speech.behave(() => transcribed(words));
  gateway.clock.move(2);
  await gateway.restart();
  await gateway.hastenRetries();
  await heard();
}

describe('a call that was given to a person to hear, since nobody could read it', () => {
  it('ends by itself when it is read later and no doubt is left', async () => {
    await callUnheard('refill-metoprolol');
    await hearLater(spoken['refill-metoprolol']);
    expect(await tickets()).toMatchObject([
      {
        flags: ['unscreened'],
        status: 'resolved',
        tasks: [{ state: 'done', finishedBy: 'system' }],
      },
      { stage: 'pharmacy_submitted', medicationName: 'metoprolol' },
    ]);
    const events = await gateway.db.ticketEvent.findMany({ where: { type: 'transcribed' } });
    expect(events).toMatchObject([{ actor: 'system' }]);
  });

  it.each([
    ['a controlled medicine is asked for', 'zolpidem', spoken.zolpidem],
    ['it speaks of a danger', 'chest-pain', spoken['chest-pain']],
    ['nobody is named whom we know', 'status', 'This is Peter Nobody, I need a refill of my metoprolol'],
  ] as const)('stays with them where %s', async (_, recording, words) => {
    await callUnheard(recording);
    await hearLater(words);
    expect((await message()).revision).toBe(1);
    const [first] = await tickets();
    expect(first).toMatchObject({ status: 'open', tasks: [{ kind: 'hear_recording', state: 'open' }] });
  });

  it('stays with whoever has begun to hear it', async () => {
    await callUnheard('refill-metoprolol');
    await gateway.db.task.updateMany({ data: { state: 'claimed', owner: 'Ana' } });
    await hearLater(spoken['refill-metoprolol']);
    expect((await message()).revision).toBe(1);
    const [first] = await tickets();
    expect(first).toMatchObject({ status: 'open', tasks: [{ state: 'claimed', owner: 'Ana' }] });
  });
});

describe('a speech server that answers a recording with a page', () => {
  it('is asked for two hours, and then no more', async () => {
    speech.behave(() => new Response('<html>busy</html>', { headers: { 'content-type': 'text/html' } }));
    await call({ recording: 'refill-metoprolol', vendor: spoken['refill-metoprolol'] });
    await gateway.eventually('two tries', () => (speech.requests.length > 1 ? true : null));
    expect(await gateway.db.transcript.count()).toBe(0);
    gateway.clock.move(121);
    await gateway.restart();
    await gateway.hastenRetries();
    await heard();
    expect((await message()).transcripts).toMatchObject([{ failure: 'not_an_answer', text: '' }]);
    expect(await tickets()).toMatchObject([{ stage: 'pharmacy_submitted' }]);
    const ready = (await (await fetch(`${gateway.url}/readyz`)).json()) as Record<string, unknown>;
    expect(ready).toMatchObject({ speech: { state: 'up', waiting: 0 } });
  });
});

describe('while the speech server is away for an hour', () => {
  it('calls are read by the vendor’s words, nothing is lost, and all are heard when it is back', async () => {
    speech.behave(() => speechError(503));
    await call({ recording: 'refill-metoprolol', vendor: spoken['refill-metoprolol'] });
    await gateway.eventually('a try', () => (speech.requests.length > 0 ? true : null));
    expect((await message()).state).toBe('received');
    gateway.clock.move(2);
    await gateway.restart();
    await gateway.settled();
    expect(await tickets()).toMatchObject([{ stage: 'pharmacy_submitted' }]);
    gateway.clock.move(58);
    const ready = (await (await fetch(`${gateway.url}/readyz`)).json()) as Record<string, unknown>;
    expect(ready).toMatchObject({ status: 'ready', speech: { state: 'trouble', waiting: 1 } });
    const metrics = await (await fetch(`${gateway.url}/metrics`)).text();
    expect(metrics).toMatch(/^refill_recordings_untranscribed 1$/m);
    expect(metrics).toMatch(/^refill_oldest_untranscribed_recording_seconds 3[56]\d\d/m);
    speech.behave(() => transcribed(spoken['refill-metoprolol']));
    gateway.clock.move(2);
    await gateway.hastenRetries();
    await heard();
    expect(await message()).toMatchObject({ state: 'processed', revision: 1 });
    expect(await tickets()).toMatchObject([{ stage: 'pharmacy_submitted' }]);
    expect(gateway.vendor.messages).toHaveLength(1);
  });
});
