import { z } from 'zod';
import type { FreshdeskApi } from './freshdesk-api.ts';
import { WireField } from './wire.ts';

/** The account's own fields that we fill; a field that is not there is left out, and named as missing. */
export const ownFields = {
  cf_gateway_id: 'our reference, by which a ticket is found again',
  cf_channel: 'how the request came in',
  cf_gateway_stage: 'where the request stands',
} as const;
export type OwnField = keyof typeof ownFields;

export type AccountFields = {
  present: ReadonlySet<OwnField>;
  missing: OwnField[];
  /** The number of a status of the account's own called “In Progress”; null when it has none. */
  inProgress: number | null;
};

const ownNames = Object.keys(ownFields) as OwnField[];

/** Asks the account which fields it has; null when it does not answer. */
export async function discoverFields(api: FreshdeskApi): Promise<AccountFields | null> {
  const answer = await api.call('GET', '/ticket_fields');
  if (answer.kind !== 'answered' || answer.status !== 200) return null;
  const fields = z.array(WireField).safeParse(answer.body).data;
  if (!fields) return null;
  const present = new Set(ownNames.filter((name) => fields.some((field) => field.name === name)));
  const statuses = fields.find(({ name }) => name === 'status')?.choices;
  return {
    present,
    missing: ownNames.filter((name) => !present.has(name)),
    inProgress: findStatus(statuses, 'in progress'),
  };
}

/** Choices of the status are `{ "2": ["Open", "Being Processed"], … }`, by number: for agents and for customers. */
function findStatus(choices: unknown, wanted: string): number | null {
  if (typeof choices !== 'object' || choices === null) return null;
  const found = Object.entries(choices).find(
    ([number, names]) => Number(number) >= 6 && [names].flat().some((name) => isNamed(name, wanted)),
  );
  return found ? Number(found[0]) : null;
}

function isNamed(name: unknown, wanted: string): boolean {
  return typeof name === 'string' && name.trim().toLowerCase() === wanted;
}
