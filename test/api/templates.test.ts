import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApiHarness, type ApiHarness } from '../support/api-app.ts';

let api: ApiHarness;
let key: string;
beforeAll(async () => {
  api = await createApiHarness();
  key = (await api.createKey(['admin'])).key;
});
afterAll(() => api.close());

type Template = {
  id: string;
  language: string;
  version: number;
  texts: string[];
  textHash: string;
  editable: boolean;
  review: string;
  signedBy: string | null;
};
type Sample = { text: string; segments: number; problems: string[]; disclosure: string };

const root = '/api/v1/templates';

async function read(path: string): Promise<Template & { versions: { version: number; author: string }[] }> {
  const response = await api.get(`${root}/${path}`, key);
  expect(response.status).toBe(200);
  return (await response.json()) as never;
}

function propose(path: string, texts: string[], basedOn = 1) {
  return api.post(`${root}/${path}/versions`, { basedOn, texts, reason: 'plainer words' }, key);
}

async function problemsOf(path: string, texts: string[]): Promise<string[]> {
  const response = await propose(path, texts);
  expect(response.status).toBe(422);
  const { errors } = (await response.json()) as { errors: { path: string; message: string }[] };
  return [...new Set(errors.map(({ message }) => message))];
}

const good = [
  '{requests}: your pharmacy team has this now.',
  '{requests}: this has reached the pharmacy team.',
];

describe('the wordings of all replies', () => {
  it('are listed with their review, in both languages, as nobody has signed them', async () => {
    const all = (await (await api.get(root, key)).json()) as { data: Template[] };
    expect(all.data.length).toBeGreaterThan(100);
    expect(all.data.every(({ review, signedBy }) => review === 'pending' && signedBy === null)).toBe(true);
    expect(all.data.filter(({ editable }) => !editable).map(({ id }) => id)).toEqual([
      'emergency',
      'crisis',
      'poisoning',
      'emergency',
      'crisis',
      'poisoning',
    ]);
    const spanish = (await (await api.get(`${root}?language=es`, key)).json()) as { data: Template[] };
    expect(new Set(spanish.data.map(({ language }) => language))).toEqual(new Set(['es']));
  });

  it('are for administrators alone', async () => {
    const { key: staff } = await api.createKey(['tickets', 'work', 'intake']);
    expect((await api.get(root, staff)).status).toBe(403);
    expect((await api.get(root)).status).toBe(401);
    const { id } = await api.createFacility();
    expect((await api.get(root, (await api.createKey(['admin'], id)).key)).status).toBe(403);
    const words = { basedOn: 1, texts: good, reason: 'x' };
    expect((await api.post(`${root}/submitted/en/versions`, words, staff)).status).toBe(403);
  });

  it('has nothing under another name or language', async () => {
    expect((await api.get(`${root}/submitted/fr`, key)).status).toBe(404);
    expect((await api.get(`${root}/toString/en`, key)).status).toBe(404);
  });
});

describe('a proposed wording', () => {
  it('is shown over sample tickets, and nothing is kept', async () => {
    const response = await api.post(`${root}/submitted/en/preview`, { texts: good }, key);
    const { findings, samples } = (await response.json()) as { findings: unknown[]; samples: Sample[] };
    expect(findings).toEqual([]);
    expect(samples.some(({ text }) => text.includes('RG-7KMA4Q9'))).toBe(true);
    expect(samples.every(({ segments }) => segments >= 1 && segments <= 3)).toBe(true);
    expect((await read('submitted/en')).version).toBe(1);
  });

  it('shows the text that would be too long', async () => {
    const texts = [`{requests}: ${'we are on it and '.repeat(20)}done.`, good[1] ?? ''];
    const response = await api.post(`${root}/submitted/en/preview`, { texts }, key);
    const { findings, samples } = (await response.json()) as { findings: object[]; samples: Sample[] };
    expect(findings).toContainEqual({ variant: 0, problem: 'too_long' });
    expect(samples.some(({ problems }) => problems.includes('too_long'))).toBe(true);
  });

  it.each<[problem: string, template: string, texts: string[]]>([
    ['too_few_variants', 'submitted/en', good.slice(0, 1)],
    ['same_variant', 'submitted/en', ['{requests}: we have it.', '{requests}: We have it']],
    ['unknown_token', 'submitted/en', ['{requests}: hello {name}.', ...good]],
    ['token_not_allowed', 'submitted/en', ['{requests}: it comes {date}.', ...good]],
    ['missing_token', 'submitted/en', ['We have it.', ...good]],
    [
      'stray_brace',
      'submitted/en',
      ['{requests}: we have {it}}.', ...good].map((text) => text.replace('{it', 'it')),
    ],
    ['names_medicine', 'submitted/en', ['{requests}: your Ozempic is with us.', ...good]],
    ['names_condition', 'submitted/en', ['{requests}: for your diabetes.', ...good]],
    ['names_condition', 'submitted/es', ['{requests}: para su depresión.', '{requests}: lo tenemos.']],
    ['ahead_of_event', 'submitted/en', ['{requests}: this was approved.', ...good]],
    ['ahead_of_event', 'submitted/en', ['{requests}: ready for you.', ...good]],
    [
      'ahead_of_event',
      'provider_requested/es',
      ['{requests}: ya va en camino, {timeframe}.', '{requests}: {timeframe}.'],
    ],
    ['ahead_of_event', 'approved/en', ['{requests}: shipped.', '{requests}: approved.']],
    [
      'ahead_of_event',
      'received/en',
      ['Good news on {references}: your doctor said yes, come and collect it.'],
    ],
    ['names_person', 'received/en', ['{references}: dear Mary Johnson, we have it.']],
    ['names_medicine', 'received/en', ['{references}: your ozempik too.']],
    ['unknown_word', 'received/en', ['{references}: this is for johnson.']],
    ['odd_letters', 'received/en', ['{references}: a p p r o v e d']],
    ['holds_number', 'submitted/en', ['{requests}: call 415 555 0100.', ...good]],
    ['holds_address', 'submitted/en', ['{requests}: see http://example.org', ...good]],
    ['untidy', 'submitted/en', ['{requests}: two\nlines.', ...good]],
    ['untidy', 'submitted/en', ['{requests}: we\u0000have it.', ...good]],
    ['untidy', 'submitted/en', ['{requests}: we have\u001b it.', ...good]],
    ['too_long', 'submitted/es', [`{requests}: ${'ñandú í '.repeat(16)}`.trim(), '{requests}: lo tenemos.']],
  ])('is refused: %s in %s', async (problem, template, texts) => {
    expect(await problemsOf(template, texts)).toContain(problem);
  });

  it('may not touch a safety text', async () => {
    expect((await propose('emergency/en', good)).status).toBe(403);
    const { texts } = await read('emergency/en');
    const preview = await api.post(`${root}/emergency/en/preview`, { texts }, key);
    expect(await preview.json()).toMatchObject({ findings: [{ variant: null, problem: 'not_editable' }] });
    expect((await read('emergency/en')).version).toBe(1);
  });

  it('becomes the next version with its author and reason, once for two who save at the same time', async () => {
    const answers = await Promise.all([propose('submitted/en', good), propose('submitted/en', good)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    const { version, texts, versions } = await read('submitted/en');
    expect({ version, texts }).toEqual({ version: 2, texts: good });
    expect(versions).toMatchObject([
      { version: 2, author: 'test admin', reason: 'plainer words' },
      { version: 1, author: null },
    ]);
    expect((await propose('submitted/en', good, 1)).status).toBe(409);
  });
});

describe('a signature', () => {
  async function sign(path: string, words: Partial<Template>) {
    const { version, textHash } = await read(path);
    const by = { name: 'A. Reviewer', qualification: 'certified translator' };
    return api.post(`${root}/${path}/sign-offs`, { version, textHash, ...by, ...words }, key);
  }

  it('is by name and qualification, of the very words that were read', async () => {
    expect((await sign('denied/es', { textHash: '0'.repeat(64) })).status).toBe(409);
    expect((await sign('denied/es', { version: 7 })).status).toBe(409);
    const signed = (await (await sign('denied/es', {})).json()) as Template;
    expect(signed).toMatchObject({ review: 'signed', signedBy: 'A. Reviewer', version: 1 });
    expect((await read('denied/en')).review).toBe('pending');
  });

  it('is voided by an edit, and stays in the history', async () => {
    await sign('denied/es', {});
    const texts = ['{requests}: por favor {call}.', '{requests}: {call}, por favor, para hablar.'];
    expect((await propose('denied/es', texts)).status).toBe(201);
    const now = await read('denied/es');
    expect(now).toMatchObject({ version: 2, review: 'pending', signedBy: null });
    expect(now).toHaveProperty('signOffs.0.name', 'A. Reviewer');
  });

  it('is not taken from whoever wrote the change', async () => {
    const texts = ['{requests}: a pharmacist will see this.', '{requests}: a pharmacist will read this.'];
    expect((await propose('pharmacist_review/en', texts)).status).toBe(201);
    expect((await sign('pharmacist_review/en', { name: ' Test  Admin' } as object)).status).toBe(403);
    expect((await read('pharmacist_review/en')).review).toBe('pending');
    expect((await sign('pharmacist_review/en', {})).status).toBe(201);
  });

  it('cannot be changed or taken away in the database', async () => {
    await expect(api.db.templateSignOff.deleteMany()).rejects.toThrow();
    await expect(api.db.templateVersion.updateMany({ data: { author: 'somebody else' } })).rejects.toThrow();
  });
});
