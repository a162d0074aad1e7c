import type { Context } from 'hono';
import { routePath } from 'hono/route';
import { facilityScope } from '../accounts/facility-scope.ts';
import { recordPatientReads, type ReadReason, type ShownRecords } from '../audit/patient-read-store.ts';
import type { Audience } from '../domain/audience.ts';
import { sha256 } from '../domain/digest.ts';
import type { Language } from '../domain/message.ts';
import type { Caller } from '../http/authenticate.ts';
import type { FormDeps, FormEnv } from './form-deps.ts';
import { languageOf, wordsOf } from './language.ts';
import type { Frame } from './layout.tsx';

/** The facility for which the page is made. Every row that the form reads or writes is found by it. */
export function facilityOf(c: Context<FormEnv>): string {
  return facilityScope(c.get('signedIn')).facilityId;
}

export function audienceOf(c: Context<FormEnv>): Extract<Audience, { kind: 'facility' }> {
  return { kind: 'facility', facilityId: facilityOf(c) };
}

/** Who sends, as the acceptance of requests knows senders. */
export function callerOf(c: Context<FormEnv>): Caller {
  const { userId, name } = c.get('signedIn');
  return { id: userId, name, scopes: ['intake'], facilityId: facilityOf(c) };
}

/** Writes down, before it is shown, whose records are shown. */
export function recordReads(
  deps: FormDeps,
  c: Context<FormEnv>,
  why: ReadReason,
  shown: ShownRecords,
): Promise<void> {
  const { id, name, facilityId } = callerOf(c);
  const reader = { apiKeyId: id, actor: name, facilityId, route: routePath(c, -1), at: deps.clock.now() };
  return recordPatientReads(deps.db, reader, why, shown);
}

export async function frameOf(
  deps: FormDeps,
  c: Context<FormEnv>,
  path: string,
  language: Language = languageOf(c),
): Promise<Frame> {
  const { userId, name } = c.get('signedIn');
  const facility = await deps.db.facility.findUnique({
    where: { id: facilityOf(c) },
    select: { name: true },
  });
  return {
    ...plainFrame(deps, language, path),
    user: {
      name,
      facility: facility?.name ?? '',
      formToken: c.get('formToken'),
      draftOwner: (await sha256(`owner of drafts: ${userId}`)).slice(0, 16),
    },
  };
}

/** The frame of a page of nobody in particular. */
export function plainFrame(
  deps: Pick<FormDeps, 'files' | 'timeZone' | 'org'>,
  language: Language,
  path: string,
): Frame {
  const { files, timeZone, org } = deps;
  return { language, words: wordsOf(language), files, timeZone, org, path, user: null };
}
