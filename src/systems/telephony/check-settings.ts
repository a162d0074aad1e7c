import { z } from 'zod';
import {
  compareSettings,
  expectedForCalls,
  expectedForService,
  expectedForTexts,
  type Difference,
} from './expected-settings.ts';
import type { TwilioAccount } from './text-sender.ts';
import { createTwilioApi, type TwilioApi } from './twilio-api.ts';

/** A number or a messaging service, and where its settings differ from what the gateway needs. */
export type Checked = { name: string; differences: Difference[] };

const PhoneNumber = z.looseObject({ phone_number: z.string() });
type PhoneNumber = z.infer<typeof PhoneNumber>;
const NumberPage = z.looseObject({ incoming_phone_numbers: z.array(PhoneNumber) });

const Service = z.looseObject({ use_inbound_webhook_on_number: z.boolean().nullish() });
const ServiceNumbers = z.looseObject({
  phone_numbers: z.array(z.looseObject({ sid: z.string() })),
  meta: z.looseObject({ next_page_url: z.string().nullish() }).nullish(),
});

/**
 * Reads the settings of the sender's numbers, and of its messaging service, from the vendor and compares them.
 * @throws TelephonyFault when the vendor cannot be asked.
 */
export async function checkSettings(account: TwilioAccount, publicUrl: string): Promise<Checked[]> {
  const api = createTwilioApi(account);
  const { accountSid, messagingServiceSid, from } = account;
  const numbersUrl = `/2010-04-01/Accounts/${accountSid}/IncomingPhoneNumbers`;
  if (messagingServiceSid !== null) return checkService(api, messagingServiceSid, numbersUrl, publicUrl);
  if (from === null) return [{ name: 'The sender', differences: [missing('TWILIO_FROM', 'a sender')] }];
  const query = new URLSearchParams({ PhoneNumber: from }).toString();
  const { incoming_phone_numbers: found } = await api.get(`${numbersUrl}.json?${query}`, NumberPage);
  const own = found.find((row) => row.phone_number === from);
  if (!own) return [{ name: from, differences: [missing('phone_number', 'a number of the account')] }];
  return [checkNumber(own, publicUrl, true)];
}

async function checkService(
  api: TwilioApi,
  serviceSid: string,
  numbersUrl: string,
  publicUrl: string,
): Promise<Checked[]> {
  const serviceUrl = `https://messaging.twilio.com/v1/Services/${serviceSid}`;
  const service = await api.get(serviceUrl, Service);
  const textsAtNumbers = service.use_inbound_webhook_on_number === true;
  const differences = textsAtNumbers ? [] : compareSettings(expectedForService(publicUrl), service);
  const checked: Checked[] = [];
  const pages = api.pages(
    `${serviceUrl}/PhoneNumbers?PageSize=100`,
    ServiceNumbers,
    (page) => page.meta?.next_page_url ?? null,
  );
  for await (const page of pages) {
    for (const { sid } of page.phone_numbers) {
      const number = await api.get(`${numbersUrl}/${sid}.json`, PhoneNumber);
      checked.push(checkNumber(number, publicUrl, textsAtNumbers));
    }
  }
  if (checked.length === 0) differences.push(missing('phone_numbers', 'a number'));
  return [{ name: `Messaging service ${serviceSid}`, differences }, ...checked];
}

function checkNumber(number: PhoneNumber, publicUrl: string, withTexts: boolean): Checked {
  const expected = [...(withTexts ? expectedForTexts(publicUrl) : []), ...expectedForCalls(publicUrl)];
  return { name: number.phone_number, differences: compareSettings(expected, number) };
}

function missing(field: string, expected: string): Difference {
  return { field, expected, found: 'nothing' };
}
