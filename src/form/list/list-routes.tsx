import { Hono, type Context } from 'hono';
import { dateIn } from '../../domain/calendar-date.ts';
import { isId } from '../../domain/id.ts';
import { HttpProblem } from '../../http/problem.ts';
import { findResidentsBornOn } from '../../identity/resident-store.ts';
import { countLines, countReadLines } from '../../intake/sent-request-store.ts';
import { callerOf, facilityOf, frameOf, recordReads } from '../form-context.ts';
import type { FormDeps, FormEnv } from '../form-deps.ts';
import { languageOf, wordsOf, type Words } from '../language.ts';
import { page } from '../layout.tsx';
import { streamLines } from '../live-stream.ts';
import { writeCsv } from '../write-csv.ts';
import { checkColumns, guessColumns, listFields, type Columns, type Mapping } from './columns.ts';
import { groupLines } from './group-lines.ts';
import { guessDateOrder, type DateOrder } from './list-date.ts';
import { sortOutStrangers } from './known-lines.ts';
import { CheckPage, ListPage, MappingPage, problemOf, type CheckPageProps } from './list-page.tsx';
import { findList, findSentLines, keepList, listParts } from './list-store.ts';
import { isTooLarge, readSheet } from './read-sheet.ts';
import { readLines, type ReadLines } from './read-lines.ts';
import { readTable, type Table } from './read-table.ts';
import { ListLines, SentListPage, type ListProgress } from './sent-list-page.tsx';

type Rows = Extract<Table, { kind: 'table' }>;

const wordsOfTable = { empty: 'empty', too_many: 'tooMany', unreadable: 'unreadable' } as const;

/** `/form/list`: a list is read, its columns are named, every line is checked, and what is new is sent. */
export function createListPages(deps: FormDeps): Hono<FormEnv> {
  const { db, clock, timeZone } = deps;
  const routes = new Hono<FormEnv>();

  async function showForm(c: Context<FormEnv>, text: string, problems: string[]) {
    const frame = await frameOf(deps, c, '/form/list');
    return c.html(
      page(<ListPage frame={frame} text={text} problems={problems} />),
      problems.length > 0 ? 422 : 200,
    );
  }

  routes.get('/form/list', (c) => showForm(c, '', []));
  routes.post('/form/list', async (c) => {
    const form = await c.req.formData();
    const wanted = form.get('do');
    const words = wordsOf(languageOf(c));
    const text = await readSheet(form);
    if (text === null) return showForm(c, '', [words.list.notText]);
    if (isTooLarge(text)) return showForm(c, '', [words.failed.tooLarge]);
    const table = readTable(text);
    if (table.kind !== 'table') return showForm(c, text, [words.list[wordsOfTable[table.kind]]]);
    const mapping = mappingOf(form, table);
    const problems = checkColumns(mapping.columns);
    if (problems.length > 0 || wanted === 'columns') {
      const frame = await frameOf(deps, c, '/form/list');
      const shown = form.has('map.0') ? problems : [];
      return c.html(page(<MappingPage frame={frame} text={text} mapping={mapping} problems={shown} />));
    }
    const today = dateIn(timeZone, clock.now());
    const read = await readLines(table.rows, { ...mapping, today });
    if (wanted === 'save') return saveWrong(c, words, mapping, read);
    if (wanted === 'send') return send(c, read);
    return showCheck(c, { text, mapping, read });
  });

  async function showCheck(c: Context<FormEnv>, checked: Pick<CheckPageProps, 'text' | 'mapping' | 'read'>) {
    const { lines } = checked.read;
    const facilityId = facilityOf(c);
    const keys = lines.map(({ key }) => key);
    const repeated = (await findSentLines(db, facilityId, keys, clock.now())).size;
    const days = [...new Set(lines.map(({ birthDate }) => birthDate))];
    const { strangers, residents } = sortOutStrangers(lines, await findResidentsBornOn(db, facilityId, days));
    // That nothing is said of a line tells that there is such a resident.
    await recordReads(deps, c, 'list', { subject: 'resident', patients: residents.map(({ id }) => id) });
    const frame = await frameOf(deps, c, '/form/list');
    return c.html(page(<CheckPage {...checked} frame={frame} repeated={repeated} strangers={strangers} />));
  }

  async function send(c: Context<FormEnv>, { lines }: ReadLines) {
    const caller = callerOf(c);
    const facilityId = facilityOf(c);
    const keys = lines.map(({ key }) => key);
    const sender = { name: caller.name, language: languageOf(c) };
    const listId = await keepList(db, { facilityId, caller, keys, now: clock.now() }, (isNew) =>
      groupLines(
        lines.filter(({ key }) => isNew(key)),
        sender,
      ),
    );
    if (listId === null) return showForm(c, '', [wordsOf(languageOf(c)).list.empty]);
    deps.beginList({ facilityId, listId });
    return c.redirect(`/form/lists/${listId}`, 303);
  }

  async function progressOf(c: Context<FormEnv>): Promise<Omit<ListProgress, 'frame'>> {
    const listId = c.req.param('id') ?? '';
    const parts = isId(listId) ? await listParts(db, facilityOf(c), listId) : [];
    if (parts.length === 0) throw new HttpProblem('not_found');
    const { done, all } = await countReadLines(
      db,
      parts.flatMap(({ messageId }) => messageId ?? []),
    );
    const list = await findList(db, facilityOf(c), listId);
    const kept = parts.reduce((sum, { body }) => sum + countLines(body?.residents ?? []), 0);
    return { list, parts, done, all: all + kept };
  }

  routes.get('/form/lists/:id', async (c) => {
    const listId = c.req.param('id');
    const progress = { ...(await progressOf(c)), frame: await frameOf(deps, c, `/form/lists/${listId}`) };
    const messages = progress.parts.map(({ messageId }) => messageId);
    if (messages.includes(null)) deps.beginList({ facilityId: facilityOf(c), listId });
    await recordReads(deps, c, 'own_request', { subject: 'message', messages });
    return c.html(page(<SentListPage {...progress} listId={listId} now={clock.now()} />));
  });
  routes.get('/form/lists/:id/events', async (c) => {
    await progressOf(c);
    const frame = await frameOf(deps, c, `/form/lists/${c.req.param('id')}`);
    return streamLines(deps, c, async (last) => {
      const progress = await progressOf(c);
      const accepted = progress.parts.filter(({ messageId }) => messageId !== null).length;
      const mark = [accepted, progress.done, progress.all].join(' ');
      if (mark === last) return null;
      return { mark, html: String(await (<ListLines {...progress} frame={frame} />)) };
    });
  });

  function saveWrong(c: Context<FormEnv>, words: Words, { header }: Mapping, { wrong }: ReadLines) {
    const rows = wrong.map((line) => [
      ...header.map((_, place) => line.cells[place] ?? ''),
      `${words.list.line(line.line)} ${problemOf(words, line)}`,
    ]);
    return c.body(writeCsv([[...header, words.list.toCorrect], ...rows]), 200, {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="lines.csv"',
    });
  }
  return routes;
}

/** As it was chosen, else as the names of the columns and the dates in them tell. */
function mappingOf(form: FormData, { header, rows }: Rows): Mapping {
  const isChosen = form.has('map.0');
  const columns: Columns = isChosen
    ? header.map((_, place) => {
        const chosen = form.get(`map.${String(place)}`);
        return listFields.find((field) => field === chosen) ?? null;
      })
    : guessColumns(header);
  const example = header.map(
    (_, place) => rows.find(({ cells }) => cells[place])?.cells[place]?.slice(0, 40) ?? '',
  );
  return { header, example, columns, order: orderOf(form, columns, rows) };
}

function orderOf(form: FormData, columns: Columns, rows: Rows['rows']): DateOrder {
  const chosen = form.get('order');
  if (chosen === 'month' || chosen === 'day') return chosen;
  const place = columns.indexOf('birthDate');
  // Where no date tells, it is written as in the United States.
  return guessDateOrder(rows.map(({ cells }) => cells[place] ?? '')) ?? 'month';
}
