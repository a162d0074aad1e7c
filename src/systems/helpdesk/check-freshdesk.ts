import { readTrouble, type VendorAnswer } from '../http/call-vendor.ts';
import { tryOut, type CheckLine } from '../system-check.ts';
import { discoverFields, ownFields } from './discover-fields.ts';
import type { FreshdeskApi } from './freshdesk-api.ts';

type Named = {
  groupId: number | null;
  intakeGroupId: number | null;
  intakeForwardTo: string | null;
  requesterEmail: string;
};

const system = 'helpdesk';

/** Tries what the gateway needs of Freshdesk, by looking alone. */
export async function checkFreshdesk(api: FreshdeskApi, named: Named): Promise<CheckLine[]> {
  const key = await tryOut(system, 'the API key', () =>
    look(api, '/agents/me', 'ask for the key of an agent who works tickets'),
  );
  if (key.result !== 'works') return [key];
  const groups = { FRESHDESK_GROUP_ID: named.groupId, FRESHDESK_INTAKE_GROUP_ID: named.intakeGroupId };
  const ids = Object.entries(groups).flatMap(([name, id]) => (id === null ? [] : [{ name, id }]));
  return [
    key,
    await tryOut(system, 'reading tickets', () =>
      look(api, '/tickets?per_page=1', 'ask for “All tickets” as the agent’s ticket scope'),
    ),
    await tryOut(system, 'custom fields', () => checkFields(api)),
    ...(await Promise.all(
      ids.map(({ name, id }) =>
        tryOut(system, `the group of ${name}`, () =>
          look(api, `/groups/${id}`, 'name a group that is there'),
        ),
      ),
    )),
    await tryOut(system, 'the contact of FRESHDESK_REQUESTER_EMAIL', () =>
      checkRequester(api, named.requesterEmail),
    ),
    handOver(named),
  ];
}

type Tried = Pick<CheckLine, 'result' | 'hint'>;

async function look(api: FreshdeskApi, path: string, hint: string): Promise<Tried> {
  const answer = await api.call('GET', path);
  if (answer.kind === 'answered' && answer.status === 200) return { result: 'works', hint: null };
  return troubleOf(answer, hint);
}

function troubleOf(answer: VendorAnswer, hint: string): Tried {
  const { code } = readTrouble(answer);
  const ours = ['unauthorized', 'not_found'].includes(code);
  return { result: ours ? 'missing' : 'fails', hint: ours ? hint : code };
}

const refusedStates = {
  blocked: 'it is blocked: unblock it, or name another address',
  deleted: 'it is deleted: restore it, or name another address',
} as const;

/** Contacts, and agents too, can be who asks; a contact that is blocked or deleted cannot. */
async function checkRequester(api: FreshdeskApi, email: string): Promise<Tried> {
  const query = `email=${encodeURIComponent(email)}`;
  const found = await count(api, `/contacts?${query}`);
  if (typeof found !== 'number') return found;
  if (found > 0) return { result: 'works', hint: null };
  for (const [state, hint] of Object.entries(refusedStates)) {
    const there = await count(api, `/contacts?${query}&state=${state}`);
    if (typeof there !== 'number') return there;
    if (there > 0) return { result: 'missing', hint };
  }
  if ((await count(api, `/agents?${query}`)) === 1) return { result: 'works', hint: null };
  return {
    result: 'untried',
    hint: 'there is none yet: the first ticket makes it; make it now, and switch off the e-mails that it would get',
  };
}

/** How many are listed, or what keeps us from knowing. */
async function count(api: FreshdeskApi, path: string): Promise<number | Tried> {
  const answer = await api.call('GET', path);
  if (answer.kind === 'answered' && answer.status === 200 && Array.isArray(answer.body))
    return answer.body.length;
  return troubleOf(answer, 'ask for the right to view contacts');
}

async function checkFields(api: FreshdeskApi): Promise<Tried> {
  const found = await discoverFields(api);
  if (!found) return { result: 'missing', hint: 'ask for the right to read ticket fields' };
  if (found.missing.length === 0) return { result: 'works', hint: null };
  const names = found.missing.map((name) => `${name} (${ownFields[name]})`);
  return { result: 'missing', hint: `add as text to the ticket form: ${names.join('; ')}` };
}

/** Whether it may be done is not to be seen without doing it. */
function handOver({ intakeForwardTo }: Named): CheckLine {
  const hint =
    intakeForwardTo === null
      ? 'a child ticket would be made, which wants parent-child ticketing switched on'
      : 'a ticket would be forwarded';
  return { system, what: 'handing over to the pharmacy intake', result: 'untried', hint };
}
