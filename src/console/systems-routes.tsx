import { Hono, type Context } from 'hono';
import { z } from 'zod';
import { hasScope } from '../http/authenticate.ts';
import { HttpProblem } from '../http/problem.ts';
import { readerOf } from '../http/reader-of.ts';
import { textField } from '../http/text-field.ts';
import { recordPatientReads } from '../audit/patient-read-store.ts';
import { isId } from '../domain/id.ts';
import { findEffect, listEffects } from '../outbox/effect-list-store.ts';
import { pilotInForce } from '../outbox/pilot-store.ts';
import { readOutboxStand } from '../outbox/outbox-stand-store.ts';
import { failingSubscribers } from '../outbox/subscriber-store.ts';
import type { ConsoleDeps } from './console-deps.ts';
import { NotFoundPage, page } from './layout.tsx';
import { unbound } from './overview-routes.tsx';
import type { ConsoleEnv, Sessions } from './session.ts';
import { EffectPage, mostWords } from './effect-page.tsx';
import { SystemsPage } from './systems-page.tsx';

/** Browsers send each end of a line as two signs. */
const ownWords = z
  .string()
  .transform((text) => text.replaceAll('\r\n', '\n'))
  .pipe(textField(mostWords));

const externalId = z
  .string()
  .trim()
  .max(200)
  .transform((text) => (text === '' ? undefined : text));

const handForm = z.discriminatedUnion('type', [
  z.object({ type: z.literal('send_again'), words: ownWords.optional() }),
  z
    .object({ type: z.literal('words_as_composed') })
    .transform(() => ({ type: 'send_again', words: null }) as const),
  z.object({ type: z.literal('name_patient'), externalId: textField(200) }),
  z.object({ type: z.literal('done_by_hand'), externalId: externalId.optional() }),
]);

const notices = [
  ['taken', 'That has been done or taken up meanwhile.'],
  ['number', 'That is no number of a ticket there, or it is the one of another ticket: nothing was changed.'],
  ['patient', 'That is nobody there, or somebody born on another day: nothing was changed.'],
  ['words', 'Such words cannot be sent: there must be some, and not more than 20,000 signs.'],
  ['pilot-taken', 'Somebody has changed the pilot meanwhile: look at it again.'],
  ['pilot', 'The pilot was not changed: it needs a reason, and ids of facilities that the roster has.'],
  ['away', 'The other system has to be asked for that and does not answer now: nothing was changed.'],
] as const;

/** How other systems are kept in step, and what a person does about what failed. */
export function createSystemsPages(
  {
    db,
    clock,
    timeZone,
    effectWork,
    pilot,
  }: Pick<ConsoleDeps, 'db' | 'clock' | 'timeZone' | 'effectWork' | 'pilot'>,
  sessions: Sessions,
): Hono<ConsoleEnv> {
  const routes = new Hono<ConsoleEnv>();

  routes.get('/console/systems', sessions.require, async (c) => {
    const signedInAs = unbound(c);
    const [saved, stands, failed, subscribers] = await Promise.all([
      pilotInForce(db),
      readOutboxStand(db, clock.now()),
      listEffects(db, { state: 'failed', except: 'webhook' }, { limit: 100, cursor: undefined }),
      failingSubscribers(db),
    ]);
    const shown = {
      ...{ stands, failed: failed.records, subscribers, signedInAs, timeZone },
      pilot: saved ?? { version: 0, ...pilot, reason: null, author: null, at: null },
      mayAdminister: hasScope(c.get('caller'), 'admin'),
      mayWork: hasScope(c.get('caller'), 'work'),
      notice: noticeIn(c),
    };
    return c.html(page(<SystemsPage {...shown} />));
  });

  routes.get('/console/systems/effects/:id', sessions.require, async (c) => {
    const signedInAs = unbound(c);
    const id = c.req.param('id');
    const effect = isId(id) ? await findEffect(db, id) : null;
    if (!effect) return c.html(page(<NotFoundPage signedInAs={signedInAs} />), 404);
    // What it says is about the ticket's patient.
    const read = { subject: 'ticket', tickets: [effect.ticketId] } as const;
    await recordPatientReads(db, readerOf(c, clock), 'work', read);
    const shown = {
      ...{ effect, words: await effectWork.readWords(id), signedInAs, timeZone },
      mayWork: hasScope(c.get('caller'), 'work'),
      notice: noticeIn(c),
    };
    return c.html(page(<EffectPage {...shown} />));
  });

  routes.post('/console/systems/effects/:id', sessions.requireOwnPage, sessions.require, async (c) => {
    const actor = unbound(c);
    if (!hasScope(c.get('caller'), 'work')) throw new HttpProblem('forbidden');
    const effectId = c.req.param('id');
    const own = `/console/systems/effects/${effectId}`;
    const sent = await c.req.parseBody();
    const form = handForm.safeParse(sent);
    if (!form.success && sent['words'] !== undefined) return c.redirect(`${own}?words`, 303);
    if (!form.success) throw new HttpProblem('invalid_request');
    const result = await effectWork.takeInHand({ effectId, said: form.data, actor, now: clock.now() });
    switch (result.kind) {
      case 'not_found':
        return c.html(page(<NotFoundPage signedInAs={actor} />), 404);
      case 'applied':
        return c.redirect('/console/systems', 303);
      case 'refused':
        return c.redirect('/console/systems?taken', 303);
      case 'away':
        return c.redirect(`${own}?away`, 303);
      case 'invalid':
        return c.redirect(`${own}?${faultKey(form.data.type, result.path)}`, 303);
    }
  });
  return routes;
}

function faultKey(type: string, path: 'externalId' | 'words'): string {
  if (path === 'words') return 'words';
  return type === 'name_patient' ? 'patient' : 'number';
}

function noticeIn(c: Context<ConsoleEnv>): string | null {
  return notices.find(([key]) => c.req.query(key) !== undefined)?.[1] ?? null;
}
