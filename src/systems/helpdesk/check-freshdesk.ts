import { readTrouble } from '../http/call-vendor.ts';
import { tryOut, type CheckLine } from '../system-check.ts';
import { discoverFields, ownFields } from './discover-fields.ts';
import type { FreshdeskApi } from './freshdesk-api.ts';

type Groups = { groupId: number | null; intakeGroupId: number | null; intakeForwardTo: string | null };

const system = 'helpdesk';

/** Tries what the gateway needs of Freshdesk, by looking alone. */
export async function checkFreshdesk(api: FreshdeskApi, groups: Groups): Promise<CheckLine[]> {
  const key = await tryOut(system, 'the API key', () =>
    look(api, '/agents/me', 'ask for the key of an agent who works tickets'),
  );
  if (key.result !== 'works') return [key];
  const named = { FRESHDESK_GROUP_ID: groups.groupId, FRESHDESK_INTAKE_GROUP_ID: groups.intakeGroupId };
  const ids = Object.entries(named).flatMap(([name, id]) => (id === null ? [] : [{ name, id }]));
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
    handOver(groups),
  ];
}

type Tried = Pick<CheckLine, 'result' | 'hint'>;

async function look(api: FreshdeskApi, path: string, hint: string): Promise<Tried> {
  const answer = await api.call('GET', path);
  if (answer.kind === 'answered' && answer.status === 200) return { result: 'works', hint: null };
  const { code } = readTrouble(answer);
  const ours = ['unauthorized', 'not_found'].includes(code);
  return { result: ours ? 'missing' : 'fails', hint: ours ? hint : code };
}

async function checkFields(api: FreshdeskApi): Promise<Tried> {
  const found = await discoverFields(api);
  if (!found) return { result: 'missing', hint: 'ask for the right to read ticket fields' };
  if (found.missing.length === 0) return { result: 'works', hint: null };
  const names = found.missing.map((name) => `${name} (${ownFields[name]})`);
  return { result: 'missing', hint: `add as text to the ticket form: ${names.join('; ')}` };
}

/** Whether it may be done is not to be seen without doing it. */
function handOver({ intakeForwardTo }: Groups): CheckLine {
  const hint =
    intakeForwardTo === null
      ? 'a child ticket would be made, which wants parent-child ticketing switched on'
      : 'a ticket would be forwarded';
  return { system, what: 'handing over to the pharmacy intake', result: 'untried', hint };
}
