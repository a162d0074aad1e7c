import { afterAll, beforeAll, expect, it } from 'vitest';
import { newId } from '../../src/domain/id.ts';
import { refuseText } from '../../src/pipeline/sending/refuse-text.ts';
import { isSafetyTemplate, templateIds, templateLanguages } from '../../src/reply/template.ts';
import { openGateway, type TestGateway } from '../support/gateway.ts';

type Template = {
  id: string;
  language: 'en' | 'es';
  version: number;
  texts: string[];
  textHash: string;
  editable: boolean;
  review: string;
  signedBy: string | null;
};

const root = '/api/v1/templates';
/** Leaves signed or not: the words for a danger, and the page to our own people. */
function alwaysLeaves(id: string): boolean {
  return isSafetyTemplate(id) || id === 'page';
}

let gateway: TestGateway;
let all: Template[] = [];
beforeAll(async () => {
  gateway = await openGateway({ environment: { NODE_ENV: 'production' } });
  const answer = await call(await gateway.createKey(['admin'], null), root);
  all = ((await answer.json()) as { data: Template[] }).data;
});
afterAll(() => gateway.close());

function call(key: string, path: string, body?: object): Promise<Response> {
  return fetch(gateway.url + path, {
    method: body ? 'POST' : 'GET',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
}

/** Each wording has a recipient of its own, among the numbers that are kept for fiction. */
function textOf({ id, language, version }: Template, place: number) {
  const area = language === 'es' ? '510' : '415';
  return {
    ...{ id: newId(new Date()), channel: 'sms', to: `+1${area}55501${String(place % 100).padStart(2, '0')}` },
    ...{ template: id, language, text: 'words', variant: `${id}@${String(version)}.0`, segments: 1 },
    ...{ disclosure: 'neutral', ticketIds: [], state: 'queued' as const, slot: `${id}:${language}` },
    createdAt: new Date(),
  };
}

/** Whether a text of this wording would be held back in production because nobody has signed it. */
async function isHeldUnsigned(template: Template): Promise<boolean> {
  const org = { name: 'Bay Pharmacy', phone: '+14155550199' };
  const refused = await refuseText(gateway.db, textOf(template, 0), { production: true, org });
  return refused?.reason === 'template_not_signed';
}

it('every wording ships in both languages, signed by nobody', () => {
  expect(all.map(({ id, language }) => `${id}/${language}`).sort()).toEqual(
    templateLanguages.flatMap((language) => templateIds.map((id) => `${id}/${language}`)).sort(),
  );
  expect(all.filter(({ review, signedBy }) => review !== 'pending' || signedBy !== null)).toEqual([]);
});

it('in production none of them is sent but the words for a danger and pages, and a person is asked instead', async () => {
  const inLanguage = templateLanguages.flatMap((language) =>
    all.filter((template) => template.language === language).map((template, at) => textOf(template, at)),
  );
  await gateway.db.outboundMessage.createMany({
    data: inLanguage.map((text) => ({ ...text, sendAfter: new Date() })),
  });
  const stood = await gateway.eventually('all texts to be decided', async () => {
    const rows = await gateway.db.outboundMessage.findMany();
    return rows.some(({ state }) => state === 'queued' || state === 'sending') ? null : rows;
  });
  const asked = await gateway.db.task.findMany({ where: { state: 'open' } });
  const tasks = new Set(asked.map(({ dedupeKey }) => dedupeKey));
  for (const { id, template, language, state, reason } of stood) {
    const found = { template, language, state, reason, person: tasks.has(`reply:${id}`) };
    const expected = alwaysLeaves(template)
      ? { template, language, state: 'sent', reason: null, person: false }
      : { template, language, state: 'suppressed', reason: 'template_not_signed', person: true };
    expect(found).toEqual(expected);
  }
  expect(stood).toHaveLength(all.length);
  expect(gateway.vendor.messages).toHaveLength(all.filter(({ id }) => alwaysLeaves(id)).length);
});

it.each(templateLanguages)(
  'each (%s) may be sent once it is signed by name, and no more once its words are changed',
  async (spoken) => {
    const [signing, changing] = [
      await gateway.createKey(['admin'], null),
      await gateway.createKey(['admin'], null),
    ];
    for (const template of all.filter(({ language }) => language === spoken)) {
      const { id, language, version, texts, textHash, editable } = template;
      const name = `${id}/${language}`;
      const by = { name: 'A. Reviewer', qualification: 'certified translator' };
      const signed = await call(signing, `${root}/${name}/sign-offs`, { version, textHash, ...by });
      expect([name, signed.status]).toEqual([name, 201]);
      expect(await signed.json()).toMatchObject({ review: 'signed', signedBy: 'A. Reviewer' });
      expect([name, await isHeldUnsigned(template)]).toEqual([name, false]);
      const words = { basedOn: version, texts: texts.toReversed(), reason: 'the other one first' };
      const changed = await call(changing, `${root}/${name}/versions`, words);
      expect([name, changed.status]).toEqual([name, editable ? 201 : 403]);
      if (!editable) continue;
      const next = (await changed.json()) as Template;
      expect(next).toMatchObject({ version: version + 1, review: 'pending', signedBy: null });
      expect([name, await isHeldUnsigned(next)]).toEqual([name, !alwaysLeaves(id)]);
    }
  },
);
