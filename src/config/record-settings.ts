import { fillMeanings, plainWords, type FillMeaning } from '../domain/rx-status.ts';
import { parseList, parseNumber, parseOneOf, parseText, parseVendorAddress } from './parse-setting.ts';
import type { Reading, SettingReader } from './read-setting.ts';

/** How a FHIR R4 server is reached: as a backend service of SMART App Launch 2, which signs in with a key. */
export type FhirSettings = {
  url: string;
  clientId: string;
  /** Null: the server says it itself (`.well-known/smart-configuration`). */
  tokenUrl: string | null;
  /** What is asked for; null: what the gateway needs in its mode. */
  scopes: string | null;
  callsPerMinute: number;
};

const encounterModes = ['manual', 'fhir', 'ecw-writeback'] as const;
/** How the provider is asked: people copy the text, a Task of FHIR, or an Encounter where the EHR takes one. */
export type EncounterMode = (typeof encounterModes)[number];

const recordUses = ['compare', 'roster'] as const;

export type EhrSettings = FhirSettings & {
  /** Whether its records are the roster itself, or stand beside it to be compared. */
  records: (typeof recordUses)[number];
  readMinutes: number;
  encounters: EncounterMode;
};

/** The private keys that sign in, as a JSON Web Key Set or the path of a file with one; null: none. */
export type RecordSettings = {
  fhirKeys: string | null;
  ehr: EhrSettings | null;
  pioneerRx: PioneerRxSettings | null;
  /** Another pharmacy system, whose records are the roster. */
  pharmacyFhir: (FhirSettings & { readMinutes: number }) | null;
  /** By which the pharmacy system proves itself when it sends events; null: it may not. */
  pharmacyEvents: { basic: string | null; token: string | null } | null;
  /** What words of its events mean here, without blanks and in small letters. */
  pharmacyWords: Record<string, FillMeaning>;
};

export type PioneerRxSettings = {
  url: string;
  apiKey: string;
  secret: string;
  /** The server's own certificate as PEM, or the path of a file with it: no other is spoken to. */
  certificate: string;
  readMinutes: number;
};

const aDayInMinutes = 24 * 60;

export function readRecordSettings(reader: SettingReader): RecordSettings {
  const fhirKeys = reader.read<string | null>('FHIR_KEYS', parseText, null);
  const basic = reader.read<string | null>('PHARMACY_EVENTS_BASIC', parseBasic, null);
  const token = reader.read<string | null>('PHARMACY_EVENTS_TOKEN', parsePathToken, null);
  const [ehr, pioneerRx, pharmacyFhir] = [readEhr(reader), readPioneerRx(reader), readPharmacyFhir(reader)];
  const pharmacies = [pioneerRx, pharmacyFhir, basic ?? token].filter((one) => one !== null);
  // Two systems that say the same in other words would give every prescription twice.
  if (ehr?.records === 'roster' && pharmacies.length > 0) {
    reader.refuse('EHR_RECORDS', 'must be compare where the pharmacy system is connected');
  }
  if (pioneerRx && pharmacyFhir) reader.refuse('PHARMACY_FHIR_URL', 'must not stand beside PIONEERRX_URL');
  return {
    ...{ fhirKeys, ehr, pioneerRx, pharmacyFhir },
    pharmacyEvents: basic === null && token === null ? null : { basic, token },
    pharmacyWords: reader.read('PHARMACY_EVENT_WORDS', parseMeanings, {}),
  };
}

function readEhr(reader: SettingReader): EhrSettings | null {
  const { read } = reader;
  const ehr = {
    url: read('EHR_FHIR_URL', parseVendorAddress, ''),
    clientId: read('EHR_CLIENT_ID', parseText, ''),
    tokenUrl: read<string | null>('EHR_TOKEN_URL', parseVendorAddress, null),
    scopes: read<string | null>('EHR_SCOPES', parseText, null),
    callsPerMinute: read('EHR_CALLS_PER_MINUTE', parseNumber({ from: 1, to: 100_000, whole: true }), 250),
    records: read('EHR_RECORDS', parseOneOf(recordUses), 'compare'),
    readMinutes: read('EHR_READ_MINUTES', parseNumber({ from: 0.02, to: aDayInMinutes, whole: false }), 15),
    encounters: read('TELE_ENCOUNTERS', parseOneOf(encounterModes), 'manual'),
  };
  needTogether(reader, ['EHR_FHIR_URL', 'EHR_CLIENT_ID', 'FHIR_KEYS'], 'EHR_FHIR_URL');
  if (ehr.encounters !== 'manual' && !reader.isSet('EHR_FHIR_URL')) {
    reader.refuse('EHR_FHIR_URL', 'is needed unless TELE_ENCOUNTERS is manual');
  }
  return reader.isSet('EHR_FHIR_URL') ? ehr : null;
}

/** Where the one that begins is set, so are the others. */
export function needTogether(reader: SettingReader, names: readonly string[], first: string): void {
  if (!reader.isSet(first)) return;
  for (const name of names) if (!reader.isSet(name)) reader.refuse(name, `is needed with ${first}`);
}

function readPharmacyFhir(reader: SettingReader): RecordSettings['pharmacyFhir'] {
  const { read } = reader;
  const pharmacy = {
    url: read('PHARMACY_FHIR_URL', parseVendorAddress, ''),
    clientId: read('PHARMACY_FHIR_CLIENT_ID', parseText, ''),
    tokenUrl: read<string | null>('PHARMACY_FHIR_TOKEN_URL', parseVendorAddress, null),
    scopes: null,
    callsPerMinute: 250,
    readMinutes: read(
      'PHARMACY_FHIR_READ_MINUTES',
      parseNumber({ from: 0.02, to: aDayInMinutes, whole: false }),
      15,
    ),
  };
  needTogether(reader, ['PHARMACY_FHIR_URL', 'PHARMACY_FHIR_CLIENT_ID', 'FHIR_KEYS'], 'PHARMACY_FHIR_URL');
  return reader.isSet('PHARMACY_FHIR_URL') ? pharmacy : null;
}

function readPioneerRx(reader: SettingReader): PioneerRxSettings | null {
  const { read } = reader;
  const pioneerRx = {
    url: read('PIONEERRX_URL', parseVendorAddress, ''),
    apiKey: read('PIONEERRX_API_KEY', parseText, ''),
    secret: read('PIONEERRX_SECRET', parseText, ''),
    certificate: read('PIONEERRX_CERTIFICATE', parseText, ''),
    readMinutes: read(
      'PIONEERRX_READ_MINUTES',
      parseNumber({ from: 0.02, to: aDayInMinutes, whole: false }),
      15,
    ),
  };
  const names = ['PIONEERRX_URL', 'PIONEERRX_API_KEY', 'PIONEERRX_SECRET', 'PIONEERRX_CERTIFICATE'];
  needTogether(reader, names, 'PIONEERRX_URL');
  if (pioneerRx.url.startsWith('http:')) reader.refuse('PIONEERRX_URL', 'must be an https address');
  return reader.isSet('PIONEERRX_URL') ? pioneerRx : null;
}

const shortestSecret = 16;

function parseBasic(text: string): Reading<string> {
  const [user = '', ...password] = text.split(':');
  return user !== '' && password.join(':').length >= shortestSecret
    ? { value: text }
    : {
        reason: `must be a name and a password of ${shortestSecret} characters or more, with a colon between`,
      };
}

/** It stands at the end of an address. */
function parsePathToken(text: string): Reading<string> {
  return /^[\w-]{24,200}$/.test(text)
    ? { value: text }
    : { reason: 'must be 24 or more letters, digits, hyphens and underscores' };
}

/** `words of theirs=what they mean`, separated by commas. */
function parseMeanings(text: string): Reading<Record<string, FillMeaning>> {
  const pairs = parseList(text).map((part) => {
    const [words = '', meant = ''] = part.split('=');
    const meaning = fillMeanings.find((one) => one === meant.trim());
    return meaning && plainWords(words) !== '' ? ([plainWords(words), meaning] as const) : null;
  });
  return pairs.every((pair) => pair !== null)
    ? { value: Object.fromEntries(pairs) }
    : { reason: `must be words and what they mean, such as completed=delivered: ${fillMeanings.join(', ')}` };
}
