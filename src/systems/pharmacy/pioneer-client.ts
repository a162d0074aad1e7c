import type { CalendarDate } from '../../domain/calendar-date.ts';
import type { Clock } from '../../domain/clock.ts';
import { parseJson } from '../../domain/parse-json.ts';
import { at, listOf } from '../../domain/pharmacy-values.ts';
import { readRx, readRxPatient } from '../../domain/read-rx.ts';
import type { RxFact, RxPatient } from '../../domain/rx-fact.ts';
import { faultOfStatus, RecordFault } from '../http/record-fault.ts';
import { signRequest } from './sign-request.ts';

/** Posts to the pharmacy's own server, whose certificate is that of the settings. */
export type PharmacyPost = (
  path: string,
  request: { headers: Record<string, string>; body: string },
) => Promise<{ status: number; text: string }>;

export type PioneerClient = {
  isAuthenticated(): Promise<boolean>;
  searchPatient(person: {
    givenName: string;
    familyName: string;
    birthDate: CalendarDate;
  }): Promise<RxPatient[]>;
  getPatient(id: string): Promise<RxPatient | null>;
  /** The prescriptions of a patient, each with its last fill. */
  patientProfile(id: string): Promise<RxFact[]>;
};

type PioneerAccount = { apiKey: string; secret: string };
type Parts = { post: PharmacyPost; clock: Clock; dayIn: (moment: Date) => CalendarDate };

/** The methods that are called, all of which read: outside vendors are given no others. */
type Method = 'SearchPatient' | 'GetPatient' | 'GetPatientProfile';

const root = '/api/enterprise';
const version = '1.0';

/**
 * PioneerRx's Enterprise API, as far as it is publicly described: not tried against the vendor. Names of results differ
 * between descriptions, so that a result is taken by what it is.
 *
 * @throws RecordFault from each of its calls
 */
export function createPioneerClient(account: PioneerAccount, { post, clock, dayIn }: Parts): PioneerClient {
  async function ask(path: string, body: object): Promise<unknown> {
    const signed = await signRequest(account.apiKey, account.secret, clock.now());
    const headers = { ...signed, 'content-type': 'application/json', accept: 'application/json' };
    const { status, text } = await post(root + path, { headers, body: JSON.stringify(body) });
    if (status < 200 || status >= 300) throw faultOfStatus('pharmacy', status);
    const answer = parseJson(text);
    if (typeof answer !== 'object' || answer === null)
      throw new RecordFault('pharmacy', 'unreadable', status);
    return answer;
  }

  function call(method: Method, parameters: Record<string, string>): Promise<unknown> {
    const collection = Object.entries(parameters).map(([Name, Value]) => ({ Name, Value }));
    return ask('/method/process', { MethodName: method, Version: version, ParameterCollection: collection });
  }

  return {
    async isAuthenticated() {
      try {
        await ask('/isAuthenticated', {});
        return true;
      } catch (error) {
        if (error instanceof RecordFault && error.kind === 'refused') return false;
        throw error;
      }
    },
    async searchPatient({ givenName, familyName, birthDate }) {
      const [year = '', month = '', day = ''] = birthDate.split('-');
      const answer = await call('SearchPatient', {
        FirstName: givenName,
        LastName: familyName,
        DateOfBirth: `${month}/${day}/${year}`,
      });
      return resultsOf(answer, 'patient').map((one) => readRxPatient(one, dayIn));
    },
    async getPatient(id) {
      const [found] = resultsOf(await call('GetPatient', { PatientID: id }), 'patient');
      return found === undefined ? null : readRxPatient(found, dayIn);
    },
    async patientProfile(id) {
      const answer = await call('GetPatientProfile', { PatientID: id });
      return resultsOf(answer, 'rx').map((one) => readRx(one, dayIn));
    },
  };
}

/** The collections of a result whose name speaks of that: `patientSearchResults`, `Patient`, `RxCollection` … */
function resultsOf(answer: unknown, of: 'patient' | 'rx'): unknown[] {
  const results = at(answer, 'results') ?? at(answer, 'Results');
  if (typeof results !== 'object' || results === null) throw new RecordFault('pharmacy', 'unreadable');
  const names = of === 'patient' ? /^patient(search(results?)?)?$|^patients$/i : /^(rx|prescription)/i;
  return Object.entries(results).flatMap(([name, value]) => (names.test(name) ? listOf(value) : []));
}
