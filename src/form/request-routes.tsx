import { Hono, type Context } from 'hono';
import { requestSchema } from '../channels/web/request-schema.ts';
import { dateIn } from '../domain/calendar-date.ts';
import { isId } from '../domain/id.ts';
import type { Language } from '../domain/message.ts';
import { HttpProblem } from '../http/problem.ts';
import { mostDue } from '../pipeline/needs/preview-due.ts';
import {
  emptyDraft,
  readDraft,
  typedResident,
  withMoreRows,
  withoutResident,
  withResidents,
  withSuggestedTicked,
  type Draft,
} from './draft.ts';
import { findForFacility } from './find-residents.ts';
import { callerOf, facilityOf, frameOf, recordReads } from './form-context.ts';
import type { FormDeps, FormEnv } from './form-deps.ts';
import { FoundResidents } from './found-residents.tsx';
import { rosterIdsOf, withoutStrangers } from './known-residents.ts';
import { languageOf, rememberLanguage, wordsOf, type Words } from './language.ts';
import { page } from './layout.tsx';
import { loadKnown } from './load-known.ts';
import { RequestPage, type RequestPageProps } from './request-page.tsx';
import { toRequest } from './to-request.ts';

type Showing = Partial<Pick<RequestPageProps, 'found' | 'problems' | 'notice' | 'fresh'>> & {
  language?: Language;
};

/** What a button does to the draft, and what is shown after it. */
type Step = (
  c: Context<FormEnv>,
  draft: Draft,
  asked: { argument: string; form: FormData; words: Words },
) => Promise<{ draft: Draft } & Showing> | ({ draft: Draft } & Showing);

/** `/form`: the page on which a request is written and sent. */
export function createRequestPages(deps: FormDeps): Hono<FormEnv> {
  const { clock, timeZone, publicUrl } = deps;
  const secure = publicUrl.startsWith('https:');
  const routes = new Hono<FormEnv>();
  const schema = requestSchema(() => dateIn(timeZone, clock.now()));

  async function show(c: Context<FormEnv>, written: Draft, showing: Showing = {}, status: 200 | 422 = 200) {
    const { found = null, notice = null, fresh = null, problems = [], language = languageOf(c) } = showing;
    const known = await loadKnown(deps, c, rosterIdsOf(written));
    const { draft, leftOut } = withoutStrangers(written, known);
    const frame = await frameOf(deps, c, '/form', language);
    const strangers = leftOut ? [{ field: 'find', message: frame.words.problems.notYours }] : [];
    const props = { frame, draft, known, found, notice, fresh, today: dateIn(timeZone, clock.now()) };
    return c.html(page(<RequestPage {...props} problems={[...strangers, ...problems]} />), status);
  }

  async function send(c: Context<FormEnv>, written: Draft) {
    const language = languageOf(c);
    const words = wordsOf(language);
    const known = await loadKnown(deps, c, rosterIdsOf(written));
    if (withoutStrangers(written, known).leftOut) return show(c, written, {}, 422);
    const today = dateIn(timeZone, clock.now());
    const caller = callerOf(c);
    const read = toRequest(written, { name: caller.name, language }, { words, known, today });
    if (read.kind === 'problems') return show(c, written, { problems: read.problems }, 422);
    const body = schema.safeParse(read.body);
    if (!body.success) {
      const message = words.problems.tooLong(words.request.residents);
      return show(c, written, { problems: [{ field: 'find', message }] }, 422);
    }
    try {
      const receipt = await deps.accept({ body: body.data, caller, idempotencyKey: written.id });
      return c.redirect(`/form/requests/${receipt.id}`, 303);
    } catch (error) {
      if (!(error instanceof HttpProblem) || error.code !== 'idempotency_conflict') throw error;
      const problems = [{ field: 'find', message: words.problems.alreadySent }];
      return show(c, { ...written, id: crypto.randomUUID() }, { problems }, 422);
    }
  }

  const steps: Record<string, Step> = {
    async find(c, draft, { form }) {
      return { draft, found: await findForFacility(deps, c, form.get('find')) };
    },
    add(_c, draft, { argument }) {
      if (!isId(argument)) return { draft };
      const after = withResidents(draft, [{ id: argument, suggested: [] }]);
      return { draft: after, fresh: after.residents.findIndex(({ id }) => id === argument) };
    },
    new(_c, draft) {
      const residents = [...draft.residents, typedResident()];
      return { draft: { ...draft, residents }, fresh: draft.residents.length };
    },
    async due(c, draft, { words }) {
      const found = await deps.previewDue(facilityOf(c));
      const due = found.slice(0, mostDue);
      await recordReads(deps, c, 'list', {
        subject: 'resident',
        patients: due.map(({ patientId }) => patientId),
      });
      const added = due.map(({ patientId, medicines }) => ({
        id: patientId,
        suggested: medicines.map(({ prescriptionId }) => prescriptionId),
      }));
      return {
        draft: withResidents(draft, added),
        notice: words.request.dueAdded(due.length, found.length > due.length),
      };
    },
    take: (_c, draft) => ({ draft: withSuggestedTicked(draft) }),
    remove: (_c, draft, { argument }) => ({ draft: withoutResident(draft, Number(argument)) }),
    more: (_c, draft, { argument }) => ({ draft: withMoreRows(draft, Number(argument)) }),
    clear: () => ({ draft: emptyDraft() }),
    restore: (_c, draft, { words }) => ({ draft, notice: words.request.restored }),
    language(c, draft, { argument }) {
      const language = argument === 'es' ? 'es' : 'en';
      rememberLanguage(c, language, secure);
      return { draft, language };
    },
  };

  routes.get('/form', (c) => show(c, emptyDraft()));
  routes.post('/form', async (c) => {
    const form = await c.req.formData();
    const draft = readDraft(form);
    const wanted = form.get('do');
    const [name = '', argument = ''] = (typeof wanted === 'string' ? wanted : '').split(/:(.*)/s);
    if (name === 'send') return send(c, draft);
    const step = Object.hasOwn(steps, name) ? steps[name] : undefined;
    if (!step) return show(c, draft);
    const { draft: after, ...showing } = await step(c, draft, {
      argument,
      form,
      words: wordsOf(languageOf(c)),
    });
    return show(c, after, showing);
  });
  /** While somebody types: the found residents alone. */
  routes.post('/form/residents', async (c) => {
    const form = await c.req.formData();
    const words = wordsOf(languageOf(c));
    const found = await findForFacility(deps, c, form.get('find'));
    return c.html(
      <FoundResidents
        words={words}
        found={found}
        choose={({ id }) => ({ name: 'do', value: `add:${id}` })}
      />,
    );
  });
  return routes;
}
