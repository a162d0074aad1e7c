import { Hono, type Context } from 'hono';
import { z } from 'zod';
import { hasScope, type Caller } from '../http/authenticate.ts';
import { HttpProblem } from '../http/problem.ts';
import { textField } from '../http/text-field.ts';
import { changeTemplate, previewTemplate } from '../pipeline/replies/change-template.ts';
import {
  findTemplate,
  findTemplateHistory,
  listTemplates,
  readTemplateKey,
  signTemplate,
} from '../reply/template-store.ts';
import type { ConsoleDeps } from './console-deps.ts';
import { NotFoundPage, page } from './layout.tsx';
import type { ConsoleEnv, Sessions } from './session.ts';
import { TemplateListPage, TemplatePage } from './template-page.tsx';

/** The variants as they are typed: one on each line. */
const texts = textField(6000).transform((typed) =>
  typed
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== ''),
);
const changeForm = z.object({ basedOn: z.coerce.number().int(), texts, reason: textField(500) });
const signForm = z.object({
  version: z.coerce.number().int(),
  textHash: z.string(),
  name: textField(200),
  qualification: textField(200),
});

const staleNotice = 'The wording has changed meanwhile. Read it again.';
const ownWordsNotice = 'Not signed: another person than the author of the change signs it.';
const refusedNotice = 'Not saved: see what the lint finds.';

type Shown = { notice?: string; proposed?: string[] };

/** The wordings for everybody who is signed in; changes and signatures by administrators. */
export function createTemplatePages(deps: ConsoleDeps, sessions: Sessions): Hono<ConsoleEnv> {
  const { db } = deps;
  const routes = new Hono<ConsoleEnv>();

  routes.get('/console/wordings', sessions.require, async (c) => {
    const templates = await listTemplates(db, ['en', 'es']);
    return c.html(page(<TemplateListPage templates={templates} signedInAs={c.get('caller').name} />));
  });
  routes.get('/console/wordings/:id/:language', sessions.require, (c) => show(c));

  routes.post(
    '/console/wordings/:id/:language/preview',
    sessions.requireOwnPage,
    sessions.require,
    async (c) => {
      requireAdministrator(c.get('caller'));
      const form = z.object({ texts }).safeParse(await c.req.parseBody());
      return form.success ? show(c, { proposed: form.data.texts }) : show(c);
    },
  );

  routes.post(
    '/console/wordings/:id/:language/versions',
    sessions.requireOwnPage,
    sessions.require,
    async (c) => {
      const { name: author } = requireAdministrator(c.get('caller'));
      const form = changeForm.safeParse(await c.req.parseBody());
      if (!form.success) throw new HttpProblem('invalid_request');
      const result = await changeTemplate(deps, { ...keyOf(c), ...form.data, author });
      if (result.kind === 'not_editable') throw new HttpProblem('forbidden');
      if (result.kind === 'stale') return show(c, { notice: staleNotice, proposed: form.data.texts });
      if (result.kind === 'refused') return show(c, { notice: refusedNotice, proposed: form.data.texts });
      return c.redirect(pathOf(c), 303);
    },
  );

  routes.post(
    '/console/wordings/:id/:language/sign-offs',
    sessions.requireOwnPage,
    sessions.require,
    async (c) => {
      const { name: recordedBy } = requireAdministrator(c.get('caller'));
      const form = signForm.safeParse(await c.req.parseBody());
      if (!form.success) throw new HttpProblem('invalid_request');
      const signed = await signTemplate(db, { ...keyOf(c), ...form.data, recordedBy }, deps.clock.now());
      if (signed === 'own_words') return show(c, { notice: ownWordsNotice });
      return signed === 'stale' ? show(c, { notice: staleNotice }) : c.redirect(pathOf(c), 303);
    },
  );
  return routes;

  async function show(c: Context<ConsoleEnv>, { notice, proposed }: Shown = {}) {
    const caller = c.get('caller');
    const key = readTemplateKey(c.req.param('id') ?? '', c.req.param('language') ?? '');
    if (!key) return c.html(page(<NotFoundPage signedInAs={caller.name} />), 404);
    const { id, language } = key;
    const { tokens } = await findTemplateHistory(db, id, language);
    const shown = {
      template: await findTemplate(db, id, language),
      tokens: tokens.allowed,
      proposed: proposed ? { texts: proposed, preview: previewTemplate(id, language, proposed) } : null,
      mayChange: isAdministrator(caller),
      notice: notice ?? null,
      signedInAs: caller.name,
    };
    return c.html(page(<TemplatePage {...shown} />), notice ? 409 : 200);
  }
}

function keyOf(c: Context<ConsoleEnv>) {
  const key = readTemplateKey(c.req.param('id') ?? '', c.req.param('language') ?? '');
  if (!key) throw new HttpProblem('not_found');
  return key;
}

function pathOf(c: Context<ConsoleEnv>): string {
  const { id, language } = keyOf(c);
  return `/console/wordings/${id}/${language}`;
}

function isAdministrator(caller: Caller): boolean {
  return hasScope(caller, 'admin') && caller.facilityId === null;
}

function requireAdministrator(caller: Caller): Caller {
  if (!isAdministrator(caller)) throw new HttpProblem('forbidden');
  return caller;
}
