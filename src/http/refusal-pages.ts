import type { Context } from 'hono';
import { answerProblem, type HttpProblem } from './problem.ts';
import { wantsPage } from './wants-page.ts';

/** The page that a person gets for what is refused at an address, or below it. */
export type RefusalPage = {
  under: string;
  answer: (c: Context, problem: HttpProblem) => Response | Promise<Response>;
};

/** A refusal for whoever asked: a page for a person who navigates, problem+json for every program. */
export function createRefusal(pages: readonly RefusalPage[]) {
  return async function refuse(c: Context, problem: HttpProblem): Promise<Response> {
    const { path } = c.req;
    const own = pages.find(({ under }) => path === under || path.startsWith(`${under}/`));
    if (!own || !wantsPage(c)) return answerProblem(c, problem);
    const page = await own.answer(c, problem);
    page.headers.set('cache-control', 'no-store');
    for (const [name, value] of Object.entries(problem.headers)) page.headers.set(name, value);
    return page;
  };
}
