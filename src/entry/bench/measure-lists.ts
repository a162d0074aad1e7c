import type { Database } from '../../db/client.ts';
import type { ListFigures } from './figures.ts';
import { fillLists } from './fill-lists.ts';
import { listQuestions, type ListQuestion } from './list-questions.ts';
import { median, percentile } from './post-requests.ts';

const rounds = 9;

/** The lists of the API with every combination of their filters, on a roster that is there, among `count` tickets. */
export async function measureLists(database: Database, count: number, now: Date): Promise<ListFigures> {
  await fillLists(database.pool, count, now);
  return { count, lists: await measureListsOn(database) };
}

/** On a database that is filled already: each question in turn, so that none profits from having just been asked. */
export async function measureListsOn(database: Database): Promise<ListFigures['lists']> {
  const questions = await listQuestions(database.pool);
  const times = questions.map((): number[] => []);
  for (let round = 0; round <= rounds; round += 1) {
    for (const [place, question] of questions.entries()) {
      const ms = await timed(database, question);
      if (round > 0) times[place]?.push(ms); // plans are kept and pages read from the second round on
    }
  }
  const asked = questions.map(({ list, filters }, place) => ({
    list,
    filters,
    ms: median(times[place] ?? []),
  }));
  return [...new Set(asked.map(({ list }) => list))].map((list) => {
    const own = asked.filter((one) => one.list === list).sort((a, b) => a.ms - b.ms);
    const all = own.map(({ ms }) => ms);
    const slowest = own.at(-1);
    return {
      ...{ list, combinations: own.length, p50Ms: percentile(all, 0.5) },
      slowestMs: slowest?.ms ?? 0,
      slowest: slowest?.filters ?? '',
    };
  });
}

async function timed(database: Database, question: ListQuestion): Promise<number> {
  const from = performance.now();
  await question.ask(database.prisma);
  return performance.now() - from;
}
