import { parseMailFrom, parseNumber, parseText, parseVendorAddress } from './parse-setting.ts';
import type { Reading, SettingReader } from './read-setting.ts';
import { needTogether } from './record-settings.ts';

/** Freshdesk, and who there works what. */
export type FreshdeskSettings = {
  /** Such as `https://acme.freshdesk.com`. */
  url: string;
  apiKey: string;
  /** What its webhooks carry in a header, to be believed; null: none are taken. */
  webhookSecret: string | null;
  requesterEmail: string;
  groupId: number | null;
  intakeGroupId: number | null;
  /** Null: the pharmacy intake gets a child ticket. */
  intakeForwardTo: string | null;
};

export type HelpdeskSettings = { freshdesk: FreshdeskSettings | null };

const greatestId = { from: 1, to: Number.MAX_SAFE_INTEGER, whole: true };

export function readHelpdeskSettings(reader: SettingReader): HelpdeskSettings {
  const { read } = reader;
  const domain = read('FRESHDESK_DOMAIN', parseFreshdeskDomain, '');
  const freshdesk = {
    url: read('FRESHDESK_URL', parseVendorAddress, `https://${domain}`),
    apiKey: read('FRESHDESK_API_KEY', parseText, ''),
    webhookSecret: read<string | null>('FRESHDESK_WEBHOOK_SECRET', parseSecret, null),
    requesterEmail: read('FRESHDESK_REQUESTER_EMAIL', parseMailFrom, ''),
    groupId: read<number | null>('FRESHDESK_GROUP_ID', parseNumber(greatestId), null),
    intakeGroupId: read<number | null>('FRESHDESK_INTAKE_GROUP_ID', parseNumber(greatestId), null),
    intakeForwardTo: read<string | null>('FRESHDESK_INTAKE_FORWARD_TO', parseMailFrom, null),
  };
  const needed = ['FRESHDESK_DOMAIN', 'FRESHDESK_API_KEY', 'FRESHDESK_REQUESTER_EMAIL'];
  for (const first of needed) needTogether(reader, needed, first);
  return { freshdesk: needed.every((name) => reader.isSet(name)) ? freshdesk : null };
}

/** The API answers under the account's own name alone, not under an address that points there. */
function parseFreshdeskDomain(text: string): Reading<string> {
  const [, name] = /^([a-z0-9][a-z0-9-]{0,62})(?:\.freshdesk\.com)?$/i.exec(text) ?? [];
  return name
    ? { value: `${name.toLowerCase()}.freshdesk.com` }
    : { reason: 'must be the account’s name, such as acme or acme.freshdesk.com' };
}

/** Long enough that nobody guesses it. */
function parseSecret(text: string): Reading<string> {
  return text.length >= 24 ? { value: text } : { reason: 'must have 24 characters or more' };
}
