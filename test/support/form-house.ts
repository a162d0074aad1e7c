import { createServer, type AddressInfo } from 'node:net';
import type { BrowserContext } from 'playwright-core';
import type { RosterPatient } from './roster.ts';
import { openGateway, type GatewayOptions, type TestGateway } from './gateway.ts';
import { openSignedIn, type Browser } from './signed-in.ts';

/** Two facilities with residents who take three medicines each; one of the first has an accent and an apostrophe. */
export const houses: RosterPatient[] = [
  resident('cedar', 'Mary', 'Johnson', '1952-03-04', 100),
  resident('cedar', 'José', "Núñez O'Hara", '1949-07-21', 200),
  ...'abcdefghij'
    .split('')
    .map((letter, index) =>
      resident(
        'cedar',
        'Pat',
        `Alder${letter}`,
        `194${String(index)}-05-1${String(index)}`,
        300 + index * 10,
      ),
    ),
  resident('birch', 'Mabel', 'Johnstone', '1950-01-01', 900),
];

function resident(
  facility: string,
  given: string,
  family: string,
  birthDate: string,
  number: number,
): RosterPatient {
  const rxNumber = 7_000_000 + number;
  return {
    given,
    family,
    birthDate,
    facility,
    room: `${String(number)}B`,
    prescriptions: [
      { drug: 'Metoprolol tartrate 50 mg tablet', rxNumber: String(rxNumber), filledDaysAgo: 28 },
      { drug: 'Atorvastatin 20 mg tablet', rxNumber: String(rxNumber + 1), filledDaysAgo: 28 },
      { drug: 'Lisinopril 10 mg tablet', rxNumber: String(rxNumber + 2), filledDaysAgo: 3 },
    ],
  };
}

/** A gateway with both houses, or others, at an address that stays when it is started again. */
export async function openFormGateway({
  patients = houses,
  environment = {},
}: Pick<GatewayOptions, 'patients' | 'environment'> = {}): Promise<TestGateway & { address: string }> {
  const port = await freePort();
  const address = `http://localhost:${String(port)}`;
  const at = { PUBLIC_URL: address, PORT: String(port) };
  return Object.assign(await openGateway({ patients, environment: { ...environment, ...at } }), { address });
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}

export type HouseUser = Browser & { facilityId: string };

/** Somebody of a facility, signed in at the gateway. */
export async function signInAs(gateway: TestGateway, house: string): Promise<HouseUser> {
  const facility = await gateway.db.facility.findUniqueOrThrow({ where: { sourceId: house } });
  const now = gateway.clock.now();
  const browser = await openSignedIn(gateway.db, { role: 'facility_user', facilityId: facility.id, now });
  return { ...browser, facilityId: facility.id };
}

/** Gives a real browser the cookies of somebody who is signed in. */
export async function giveCookies(context: BrowserContext, url: string, { cookie }: Browser): Promise<void> {
  const cookies = cookie.split('; ').map((pair) => {
    const [name = '', value = ''] = pair.split(/=(.*)/s);
    return { name, value, url, httpOnly: true, sameSite: 'Lax' as const };
  });
  await context.addCookies(cookies);
}
