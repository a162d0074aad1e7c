import { http, HttpResponse, type HttpHandler } from 'msw';
import { listPage, newSid, vendorError, type VendorMessage } from './vendors.ts';

/** A call in the vendor's list, in its own field names. */
export type VendorCall = {
  sid: string;
  to: string;
  from: string;
  status: string;
  direction: string;
  start_time: string;
  date_created: string;
};

export type VendorCalls = {
  handlers: HttpHandler[];
  /** Newest first. */
  calls: VendorCall[];
  /** The ids of what was recorded of a call, by the call's id. */
  callRecordings: Map<string, string[]>;
  /** The forms of all calls that were asked for. */
  dialled: URLSearchParams[];
  addCall(call: Partial<VendorCall> & Pick<VendorCall, 'from' | 'to'>): VendorCall;
};

/** Twilio's list of calls, the placing of calls, and the list of what came with a text. */
export function createVendorCalls(
  account: { accountSid: string; authToken: string },
  messages: VendorMessage[],
): VendorCalls {
  const base = `*/2010-04-01/Accounts/${account.accountSid}`;
  const credentials = `Basic ${btoa(`${account.accountSid}:${account.authToken}`)}`;
  const calls: VendorCall[] = [];
  const dialled: URLSearchParams[] = [];
  const callRecordings = new Map<string, string[]>();

  function isKnown(request: Request): boolean {
    return request.headers.get('authorization') === credentials;
  }

  function addCall(call: Partial<VendorCall> & Pick<VendorCall, 'from' | 'to'>): VendorCall {
    const now = new Date().toUTCString();
    const times = { start_time: now, date_created: now };
    const row = { sid: newSid('CA'), status: 'completed', direction: 'inbound', ...times, ...call };
    calls.unshift(row);
    return row;
  }

  const list = http.get(`${base}/Calls.json`, ({ request }) => {
    if (!isKnown(request)) return vendorError(401, 20003);
    const url = new URL(request.url);
    const since = Date.parse(url.searchParams.get('StartTime>') ?? '1970-01-01');
    const fitting = calls.filter((call) => Date.parse(call.start_time) >= since);
    return HttpResponse.json(listPage('calls', fitting, url));
  });

  const recorded = http.get(`${base}/Calls/:sid/Recordings.json`, ({ request, params }) => {
    if (!isKnown(request)) return vendorError(401, 20003);
    const sids = callRecordings.get(String(params['sid'])) ?? [];
    const rows = sids.map((sid) => ({
      ...{ sid, status: 'completed' },
      uri: `/2010-04-01/Accounts/${account.accountSid}/Recordings/${sid}.json`,
    }));
    return HttpResponse.json(listPage('recordings', rows, new URL(request.url)));
  });

  const dial = http.post(`${base}/Calls.json`, async ({ request }) => {
    if (!isKnown(request)) return vendorError(401, 20003);
    const form = new URLSearchParams(await request.text());
    dialled.push(form);
    const call = addCall({
      to: form.get('To') ?? '',
      from: form.get('From') ?? '',
      status: 'queued',
      direction: 'outbound-api',
    });
    return HttpResponse.json(call, { status: 201 });
  });

  const media = http.get(`${base}/Messages/:sid/Media.json`, ({ request, params }) => {
    if (!isKnown(request)) return vendorError(401, 20003);
    const sid = String(params['sid']);
    const row = messages.find((message) => message.sid === sid);
    if (!row) return vendorError(404, 20404);
    const files = Array.from({ length: Number(row.num_media) }, (_, index) => ({
      sid: `ME${index}`,
      content_type: 'image/gif',
      uri: `/2010-04-01/Accounts/${account.accountSid}/Messages/${sid}/Media/ME${index}.json`,
    }));
    return HttpResponse.json(listPage('media_list', files, new URL(request.url)));
  });

  return { handlers: [list, dial, recorded, media], calls, callRecordings, dialled, addCall };
}
