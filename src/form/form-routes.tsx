import { Hono } from 'hono';
import { compress } from 'hono/compress';
import { safeAddress } from '../accounts/go-back.ts';
import { HttpProblem, type ProblemCode } from '../http/problem.ts';
import type { RefusalPage } from '../http/refusal-pages.ts';
import { createDraftKeyRoutes } from './draft-key-routes.ts';
import { plainFrame } from './form-context.ts';
import type { FormDeps, FormEnv } from './form-deps.ts';
import { createHistoryPages } from './history-routes.tsx';
import { keepEntries } from './kept-page.tsx';
import { languageOf, rememberLanguage, type Words } from './language.ts';
import { NoticePage, page } from './layout.tsx';
import { knowUser } from './know-user.ts';
import { limitUse } from './limit-use.tsx';
import { createListPages } from './list/list-routes.tsx';
import { createProgressPages } from './progress-routes.tsx';
import { createRequestPages } from './request-routes.tsx';

/** The facilities' form at `/form`, for signed-in facility users; its files and language are for everybody. */
export function createFormPages(deps: FormDeps): Hono<FormEnv> {
  const routes = new Hono<FormEnv>();
  routes.use('/form/*', compress());

  routes.get('/form/assets/:file', (c) => {
    const asset = deps.assets.get(c.req.param('file'));
    if (!asset) throw new HttpProblem('not_found');
    // Its name changes with its content, and it says nothing of anybody.
    const headers = {
      'content-type': asset.contentType,
      'cache-control': 'public, max-age=31536000, immutable',
    };
    return c.body(asset.body, 200, headers);
  });
  routes.get('/form/language', (c) => {
    rememberLanguage(c, c.req.query('to') === 'es' ? 'es' : 'en', deps.publicUrl.startsWith('https:'));
    return c.redirect(safeAddress(c.req.query('back')) ?? '/form', 303);
  });

  routes.use('/form/*', keepEntries(deps), knowUser(deps), limitUse(deps));
  routes.route('/', createDraftKeyRoutes(deps));
  routes.route('/', createRequestPages(deps));
  routes.route('/', createHistoryPages(deps));
  routes.route('/', createProgressPages(deps));
  routes.route('/', createListPages(deps));
  return routes;
}

const wordsOfProblem: Partial<Record<ProblemCode, (words: Words) => string>> = {
  forbidden: (words) => words.failed.forbidden,
  not_found: (words) => words.failed.notFound,
  page_outdated: (words) => words.failed.outdated,
  payload_too_large: (words) => words.failed.tooLarge,
};

/** A page of the form says in words what is refused; scripts get the problem that every other client gets. */
export function refusalsOfForm(deps: Pick<FormDeps, 'files' | 'timeZone' | 'org'>): RefusalPage {
  return {
    under: '/form',
    answer: (c, problem) => {
      const frame = plainFrame(deps, languageOf(c), '/form');
      const { words } = frame;
      const text = (wordsOfProblem[problem.code] ?? (() => words.failed.internal))(words);
      // The statuses of our problems are those of HTTP.
      const status = problem.status as 403 | 404 | 413 | 422;
      return c.html(page(<NoticePage frame={frame} title={words.failed.title} text={text} />), status);
    },
  };
}
