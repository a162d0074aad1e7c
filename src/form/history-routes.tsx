import { Hono, type Context } from 'hono';
import { isId, tidyReference } from '../domain/id.ts';
import { listSentRequests, readSentRequest } from '../intake/sent-request-store.ts';
import { listAskedTickets } from '../tickets/asked-ticket-store.ts';
import { followLines } from './follow.ts';
import { audienceOf, facilityOf, frameOf, recordReads } from './form-context.ts';
import type { FormDeps, FormEnv } from './form-deps.ts';
import { HistoryPage } from './history-page.tsx';
import { languageOf, momentIn, wordsOf } from './language.ts';
import { page } from './layout.tsx';
import { stageOf } from './progress-page.tsx';
import { findListByReference, listsOfMessages } from './list/list-store.ts';
import { writeCsv } from './write-csv.ts';

const perPage = 20;
/** A spreadsheet holds the newest of what is found. */
const mostExported = 200;
const longestSearch = 100;

type Asked = { typed: string; cursor: string | undefined };

/** `/form/requests`: what the facility has sent, by pages and by words, and as a spreadsheet. */
export function createHistoryPages(deps: FormDeps): Hono<FormEnv> {
  const { db } = deps;
  const routes = new Hono<FormEnv>();

  async function find(c: Context<FormEnv>, { typed, cursor }: Asked, limit: number) {
    const found = await listSentRequests(db, audienceOf(c), { limit, cursor }, typed);
    const messages = found.records.map(({ id }) => id);
    await recordReads(deps, c, 'list', { subject: 'message', messages });
    return found;
  }
  async function show(c: Context<FormEnv>, asked: Asked) {
    const { records, nextCursor } = await find(c, asked, perPage);
    const facilityId = facilityOf(c);
    const lists = await listsOfMessages(
      db,
      facilityId,
      records.map(({ id }) => id),
    );
    const named =
      asked.typed === '' || asked.cursor !== undefined
        ? null
        : await findListByReference(db, facilityId, tidyReference(asked.typed));
    const frame = await frameOf(deps, c, '/form/requests');
    const props = { frame, requests: records, nextCursor, typed: asked.typed, lists, named };
    return c.html(page(<HistoryPage {...props} />));
  }
  async function askedOf(c: Context<FormEnv>): Promise<Asked> {
    const form = await c.req.formData();
    const typed = form.get('search');
    const cursor = form.get('cursor');
    return {
      typed: typeof typed === 'string' ? typed.trim().slice(0, longestSearch) : '',
      cursor: typeof cursor === 'string' && isId(cursor) ? cursor : undefined,
    };
  }

  routes.get('/form/requests', (c) => show(c, { typed: '', cursor: undefined }));
  routes.post('/form/requests', async (c) => show(c, await askedOf(c)));
  routes.post('/form/requests/export', async (c) => {
    const { typed } = await askedOf(c);
    const audience = audienceOf(c);
    const { records } = await find(c, { typed, cursor: undefined }, mostExported);
    const words = wordsOf(languageOf(c));
    const rows = [];
    for (const { id } of records) {
      const request = await readSentRequest(db, id, audience);
      if (!request) continue;
      const sent = momentIn(words, request.receivedAt, deps.timeZone);
      for (const line of followLines(request, await listAskedTickets(db, id, audience))) {
        const resident = request.residents[line.resident];
        const medicine = line.medicine ?? resident?.note ?? '';
        rows.push([
          request.reference,
          sent,
          resident?.name ?? '',
          resident?.birthDate ?? '',
          medicine,
          stageOf(words, line, request.state),
        ]);
      }
    }
    return c.body(writeCsv([words.history.columns, ...rows]), 200, {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="requests.csv"',
    });
  });
  return routes;
}
