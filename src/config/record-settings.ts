import { parseNumber, parseOneOf, parseText, parseVendorAddress } from './parse-setting.ts';
import type { SettingReader } from './read-setting.ts';

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
export type RecordSettings = { fhirKeys: string | null; ehr: EhrSettings | null };

const aDayInMinutes = 24 * 60;

export function readRecordSettings(reader: SettingReader): RecordSettings {
  const fhirKeys = reader.read<string | null>('FHIR_KEYS', parseText, null);
  return { fhirKeys, ehr: readEhr(reader) };
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
