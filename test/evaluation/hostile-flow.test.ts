import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { mary, people, phoneOf, signatureOf, stranger } from '../flows/people.ts';
import { emptyTraffic } from '../support/empty-traffic.ts';
import { openGateway, type TestGateway } from '../support/gateway.ts';
import { hostileTexts } from './hostile-texts.ts';

/** One text message holds 1,600 characters. Danger stands elsewhere: it pages, whatever surrounds it. */
const sent = hostileTexts.filter(
  ({ text, readsAsKeyword, mustFlag }) => text.length <= 1_600 && !readsAsKeyword && mustFlag.length === 0,
);

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await openGateway({ patients: people });
});
beforeEach(() => emptyTraffic(gateway));
afterAll(() => gateway.close());

it.each([
  ['a patient whose refill is under way', phoneOf(mary)],
  ['a stranger', stranger],
])(
  'hostile texts of %s change nothing: a person looks',
  async (_, from) => {
    await gateway.text({ from, body: `${signatureOf(mary)} please refill metoprolol` });
    await gateway.settled();
    const before = await gateway.db.ticket.findMany({ orderBy: { id: 'asc' } });
    for (const { text } of sent) await gateway.text({ from, body: text });
    await gateway.settled();

    expect(await gateway.db.consent.count()).toBe(0);
    expect(await gateway.db.inboundMessage.count({ where: { state: { not: 'processed' } } })).toBe(0);
    for (const { id, stage, status } of before) {
      expect(await gateway.db.ticket.findUnique({ where: { id } })).toMatchObject({ stage, status });
    }
    const made = await gateway.db.ticket.findMany({ where: { id: { notIn: before.map(({ id }) => id) } } });
    expect(made.length).toBeGreaterThan(0);
    const looking = ['review', 'clarifying', 'clinical_review', 'identity_review', 'new_prescription'];
    // Two that turn out to be one need are one, which a person looks at.
    const united = made.filter(({ stage }) => stage === 'merged').map(({ mergedIntoId }) => mergedIntoId);
    const left = made.filter(({ stage }) => stage !== 'merged');
    expect(united.filter((id) => !left.some((ticket) => ticket.id === id))).toEqual([]);
    expect(left.filter(({ stage }) => !looking.includes(stage)).map(({ stage }) => stage)).toEqual([]);
    expect(left.filter(({ status }) => status !== 'open' && status !== 'waiting')).toEqual([]);
  },
  120_000,
);
