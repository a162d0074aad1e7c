import type { Hono } from 'hono';
import { acceptRequest } from '../channels/web/accept-request.ts';
import type { Settings } from '../config/settings.ts';
import type { Database } from '../db/client.ts';
import type { PrismaClient } from '../db/generated/node/client.ts';
import type { Clock } from '../domain/clock.ts';
import type { PipelineDeps } from '../pipeline/pipeline-deps.ts';
import type { PolicyInForce } from '../policies/policy-in-force.ts';
import { requireUser } from '../accounts/require-user.ts';
import { formSweep } from '../form/forget-old.ts';
import type { FormDeps, FormEnv } from '../form/form-deps.ts';
import { createFormPages } from '../form/form-routes.tsx';
import { openListAcceptance, openListSweep, type ListAcceptance } from '../form/list/accept-parts.ts';
import type { Accept } from '../intake/accept-messages.ts';
import { createRequestStore } from '../intake/request-store.ts';
import type { Sweep } from '../jobs/run-sweeps.ts';
import type { Logger } from '../logging/logger.ts';
import { previewDue } from '../pipeline/needs/preview-due.ts';
import { previewMedicines } from '../pipeline/needs/preview-medicines.ts';
import { withdrawLine } from '../pipeline/joins/withdraw-line.ts';
import type { FormParts } from './form-assets.ts';

export type FormComposition = {
  database: Database;
  clock: Clock;
  settings: Settings;
  pipeline: PipelineDeps;
  policies: Pick<PolicyInForce, 'refresh'>;
  form: FormParts;
  lists: ListAcceptance;
};

/** The facilities' form over the acceptance and the pipeline that the API has as well. */
export function composeForm(
  { database, clock, settings, pipeline, form, policies, lists }: FormComposition,
  shared: Pick<FormDeps, 'accept' | 'workTicket'>,
): Hono<FormEnv> {
  const db = database.prisma;
  const { publicUrl, timeZone, orgName, orgPhone } = settings;
  /** What is previewed is decided by the policy in force. */
  async function refreshed() {
    await policies.refresh();
    return pipeline;
  }
  return createFormPages({
    db,
    clock,
    publicUrl,
    timeZone,
    org: { name: orgName, phone: orgPhone },
    ...form,
    ...shared,
    beginList: (list) => lists.begin(list),
    requireUser: requireUser({ db, clock, publicUrl }, ['facility_user'], '/form'),
    previewMedicines: async (facilityId, ids) => previewMedicines(await refreshed(), facilityId, ids),
    previewDue: async (facilityId) => previewDue(await refreshed(), facilityId),
    withdrawLine: async (withdrawal) => withdrawLine(await refreshed(), withdrawal),
  });
}

/** What the form does by itself: lists that were kept are accepted, and what is out of time is forgotten. */
export function openFormWork(
  { timeZone }: Pick<Settings, 'timeZone'>,
  { db, clock, logger }: { db: PrismaClient; clock: Clock; logger: Logger },
  accept: Accept,
): FormWork {
  const acceptance = { store: createRequestStore(db), accept, clock };
  const lists = { db, clock, timeZone, accept: (input: RequestToAccept) => acceptRequest(acceptance, input) };
  return {
    lists: openListAcceptance({
      ...lists,
      onFault: (error) =>
        logger.error(
          { event: 'form_list_fault', error },
          'a list could not be accepted at once; it is again',
        ),
    }),
    sweeps: [openListSweep(lists), formSweep({ db, clock })],
  };
}

export type FormWork = { lists: ListAcceptance; sweeps: Sweep[] };

type RequestToAccept = Parameters<FormDeps['accept']>[0];
