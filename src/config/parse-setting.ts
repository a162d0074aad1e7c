import { whyUnspeakable } from '../domain/spoken-words.ts';
import { escalationRoles, type OnCallTarget } from '../domain/escalation-role.ts';
import { parsePhoneNumber } from '../domain/phone-number.ts';
import type { Reading } from './read-setting.ts';

export function parseText(text: string): Reading<string> {
  return { value: text };
}

/** What is read out to callers. */
export function parseSpoken(text: string): Reading<string> {
  const problem = whyUnspeakable(text);
  return problem === null ? { value: text } : { reason: problem };
}

/** Whole or with decimals, between the two bounds, both included. */
export function parseNumber(bounds: { from: number; to: number; whole: boolean }) {
  const { from, to, whole } = bounds;
  return function parse(text: string): Reading<number> {
    const value = /^\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
    if (value >= from && value <= to && (!whole || Number.isInteger(value))) return { value };
    return { reason: `must be a ${whole ? 'whole ' : ''}number from ${from} to ${to}` };
  };
}

export function parseOneOf<T extends string>(allowed: readonly T[]) {
  return function parse(text: string): Reading<T> {
    const value = allowed.find((candidate) => candidate === text);
    return value === undefined ? { reason: `must be one of ${allowed.join(', ')}` } : { value };
  };
}

/** Some of the allowed words, separated by commas. */
export function parseListOf<T extends string>(allowed: readonly T[]) {
  return function parse(text: string): Reading<T[]> {
    const parts = parseList(text);
    const value = allowed.filter((candidate) => parts.includes(candidate));
    return value.length === parts.length ? { value } : { reason: `must be some of ${allowed.join(', ')}` };
  };
}

/** A web address without query or fragment; given back without a slash at the end. */
export function parseWebAddress(text: string): Reading<string> {
  const url = URL.canParse(text) ? new URL(text) : null;
  const plain = url !== null && url.search === '' && url.hash === '' && url.username === '';
  if (!plain || !['http:', 'https:'].includes(url.protocol)) {
    return { reason: 'must be an http or https address without query' };
  }
  return { value: text.replace(/\/+$/, '') };
}

const ownMachine = ['localhost', '127.0.0.1', '[::1]'];

/** The address of a system that is given credentials: over https, or on this very machine. */
export function parseVendorAddress(text: string): Reading<string> {
  const reading = parseWebAddress(text);
  if (!('value' in reading)) return { reason: 'must be an https address without query' };
  const { protocol, hostname } = new URL(reading.value);
  return protocol === 'https:' || ownMachine.includes(hostname)
    ? reading
    : { reason: 'must be an https address without query' };
}

export function parseDatabaseUrl(text: string): Reading<string> {
  const url = URL.canParse(text) ? new URL(text) : null;
  return url && ['postgres:', 'postgresql:'].includes(url.protocol)
    ? { value: text }
    : { reason: 'must be an address that begins with postgresql://' };
}

/** `smtps://user:password@host:465` or `smtp://…`; encoded where a password has signs of its own. */
export function parseSmtpUrl(text: string): Reading<string> {
  const url = URL.canParse(text) ? new URL(text) : null;
  const fits = url !== null && ['smtp:', 'smtps:'].includes(url.protocol) && url.hostname !== '';
  return fits ? { value: text } : { reason: 'must be an address that begins with smtps:// or smtp://' };
}

const mailAddress = /^[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+$/;

/** An address alone, or `Name <address>`. */
export function parseMailFrom(text: string): Reading<string> {
  const address = /^[^<>\r\n]+<([^<>]+)>$/.exec(text)?.[1] ?? text;
  return mailAddress.test(address) ? { value: text } : { reason: 'must be an e-mail address' };
}

/** A field name as HTTP has it (RFC 9110, 5.1), in lower case. */
export function parseHeaderName(text: string): Reading<string> {
  return /^[a-z0-9-]{1,64}$/i.test(text)
    ? { value: text.toLowerCase() }
    : { reason: 'must be the name of a header, such as x-real-ip' };
}

const keyBytes = 32;

/** One key, or several separated by commas during rotation: 32 bytes each, as base64. */
export function parseKeys(text: string): Reading<Uint8Array<ArrayBuffer>[]> {
  const keys = text.split(',').map((part) => readBase64(part.trim()));
  return keys.every((key) => key?.byteLength === keyBytes)
    ? { value: keys.filter((key) => key !== null) }
    : { reason: 'must be keys of 32 bytes as base64, separated by commas' };
}

function readBase64(text: string): Uint8Array<ArrayBuffer> | null {
  try {
    return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  } catch {
    return null;
  }
}

export function parseTimeZone(text: string): Reading<string> {
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: text });
  } catch {
    return { reason: 'must be a time zone of the IANA list, such as America/Los_Angeles' };
  }
  // Offsets such as +02:00 are accepted by Intl, but know nothing of summer time.
  return /^[+-]/.test(text) ? { reason: 'must be a named time zone, not an offset' } : { value: text };
}

/** In E.164; one without a country code is of the United States. */
export function parsePhone(text: string): Reading<string> {
  const value = parsePhoneNumber(text);
  return value ? { value } : { reason: 'must be a phone number' };
}

/** The vendor's own library takes no other beginning. */
export function parseAccountSid(text: string): Reading<string> {
  return /^AC\w+$/.test(text) ? { value: text } : { reason: 'must begin with AC' };
}

/** Several values separated by commas; empty ones are left out. */
export function parseList(text: string): string[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

export function parseTokens(text: string): Reading<string[]> {
  const value = parseList(text);
  return value.length > 0 ? { value } : { reason: 'must hold at least one token' };
}

/** `sms:+1…`, `call:+1…`, `email:…` or `slack:NAME`, each with a role before it if it has one (`team_lead:sms:+1…`), by commas. */
export function parseOnCall(text: string): Reading<OnCallTarget[]> {
  const parts = parseList(text);
  const value = parts.map(parseTarget).filter((target) => target !== null);
  const bad = parts.flatMap((part, index) => (parseTarget(part) ? [] : [index + 1]));
  if (bad.length > 0)
    return { reason: `target ${bad.join(', ')}: must be sms:+1…, call:+1…, email:… or slack:NAME` };
  const addresses = value.map(({ kind, address }) => `${kind}:${address}`);
  return new Set(addresses).size === addresses.length ? { value } : { reason: 'names a target twice' };
}

const webhookName = /^[\w-]{1,60}$/;

/** `NAME=https://…`, separated by commas: the addresses are secrets, the names are not. */
export function parseWebhooks(text: string): Reading<Record<string, string>> {
  const pairs = parseList(text).map((part) => {
    const [, name = '', url = ''] = /^([^=]+)=(.+)$/.exec(part) ?? [];
    const address = parseVendorAddress(url);
    return webhookName.test(name.trim()) && 'value' in address
      ? ([name.trim(), address.value] as const)
      : null;
  });
  return pairs.every((pair) => pair !== null)
    ? { value: Object.fromEntries(pairs) }
    : { reason: 'must be names and https addresses, such as leads=https://…, separated by commas' };
}

function parseTarget(text: string): OnCallTarget | null {
  const [, named, rest = text] = /^([a-z_]+):((?:sms|call|email|slack):.+)$/.exec(text) ?? [];
  const role = escalationRoles.find((one) => one === named);
  if (named !== undefined && !role) return null;
  const [, kind, address = ''] = /^(sms|call|email|slack):(.+)$/.exec(rest) ?? [];
  const reached = role ? { role } : {};
  if (kind === 'email')
    return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(address) ? { kind, address, ...reached } : null;
  if (kind === 'slack') return webhookName.test(address) ? { kind, address, ...reached } : null;
  if (kind !== 'sms' && kind !== 'call') return null;
  const number = parsePhoneNumber(address);
  return number ? { kind, address: number, ...reached } : null;
}
