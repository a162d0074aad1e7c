import { http, HttpResponse, type HttpHandler } from 'msw';
import { vendorError } from './vendors.ts';

/** A number's settings, in the vendor's own field names. */
export type VendorNumber = { sid: string; phone_number: string } & Record<string, unknown>;

/** Twilio's numbers and messaging services, as far as their settings are read. */
export function vendorNumbers(
  account: { accountSid: string; authToken: string },
  numbers: VendorNumber[],
  services: ({ sid: string } & Record<string, unknown>)[],
): HttpHandler[] {
  const base = `*/2010-04-01/Accounts/${account.accountSid}/IncomingPhoneNumbers`;
  const credentials = `Basic ${btoa(`${account.accountSid}:${account.authToken}`)}`;

  function answer(request: Request, body: object | undefined): Response {
    if (request.headers.get('authorization') !== credentials) return vendorError(401, 20003);
    return body ? HttpResponse.json(body) : vendorError(404, 20404);
  }
  function withSid(sid: unknown): (row: { sid: string }) => boolean {
    return (row) => row.sid === sid;
  }

  return [
    http.get(`${base}.json`, ({ request }) => {
      const wanted = new URL(request.url).searchParams.get('PhoneNumber');
      const found = numbers.filter((row) => wanted === null || row.phone_number.includes(wanted));
      return answer(request, { incoming_phone_numbers: found, next_page_uri: null });
    }),
    http.get(`${base}/:sid.json`, ({ request, params }) =>
      answer(request, numbers.find(withSid(params['sid']))),
    ),
    http.get('*/v1/Services/:sid', ({ request, params }) =>
      answer(request, services.find(withSid(params['sid']))),
    ),
    // One number a page, and the next page by its whole address, as this part of the API has it.
    http.get('*/v1/Services/:sid/PhoneNumbers', ({ request, params }) => {
      const page = Number(new URL(request.url).searchParams.get('Page') ?? 0);
      const base = `https://messaging.twilio.com/v1/Services/${String(params['sid'])}/PhoneNumbers`;
      const next = page + 1 < numbers.length ? `${base}?PageSize=1&Page=${page + 1}` : null;
      const shown = numbers.slice(page, page + 1).map(({ sid, phone_number }) => ({ sid, phone_number }));
      return answer(request, { phone_numbers: shown, meta: { next_page_url: next, key: 'phone_numbers' } });
    }),
  ];
}
