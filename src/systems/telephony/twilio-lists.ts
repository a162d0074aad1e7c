import { z } from 'zod';
import { wireDate, WireMessage } from './listed-messages.ts';
import { TelephonyFault } from './telephony-fault.ts';
import type { TwilioAccount } from './text-sender.ts';
import { createTwilioApi } from './twilio-api.ts';
import type { ListedCall, ListedMedia, ListedRecording, ListedText, VendorLists } from './vendor-lists.ts';

const nextPage = { next_page_uri: z.string().nullish() };
const MessagePage = z.looseObject({ messages: z.array(WireMessage), ...nextPage });

const WireCall = z.looseObject({
  sid: z.string(),
  from: z.string().nullish(),
  to: z.string().nullish(),
  status: z.string().default(''),
  direction: z.string().default(''),
  start_time: wireDate,
  date_created: wireDate,
});
type WireCall = z.infer<typeof WireCall>;
const CallPage = z.looseObject({ calls: z.array(WireCall), ...nextPage });

const WireRecording = z.looseObject({ sid: z.string(), uri: z.string(), status: z.string().default('') });
const RecordingPage = z.looseObject({ recordings: z.array(WireRecording), ...nextPage });

const MediaPage = z.looseObject({
  media_list: z.array(z.looseObject({ uri: z.string(), content_type: z.string().nullish() })),
  ...nextPage,
});

/** Of these nothing more will be heard: https://www.twilio.com/docs/voice/api/call-resource#call-status-values */
const overStatuses = ['completed', 'busy', 'no-answer', 'canceled', 'failed'];

/** The most that the vendor puts on a page. */
const pageSize = 1000;

/** What stands in Twilio's lists, read by `fetch` alone, page by page. */
export function createTwilioLists(
  account: Pick<TwilioAccount, 'accountSid' | 'authTokens' | 'apiUrl'>,
  limitMs?: number,
): VendorLists {
  const api = createTwilioApi(account, limitMs);
  const base = `/2010-04-01/Accounts/${account.accountSid}`;

  async function collect<P extends { next_page_uri?: string | null | undefined }, R>(
    url: string,
    schema: z.ZodType<P>,
    rowsOf: (page: P) => R[],
  ): Promise<R[]> {
    const found: R[] = [];
    for await (const page of api.pages(url, schema, (read) => read.next_page_uri ?? null)) {
      found.push(...rowsOf(page));
    }
    return found;
  }

  return {
    texts: (since) =>
      collect(`${base}/Messages.json?${sinceQuery('DateSent>', since)}`, MessagePage, ({ messages }) =>
        messages.flatMap(textOf),
      ),
    calls: (since) =>
      collect(`${base}/Calls.json?${sinceQuery('StartTime>', since)}`, CallPage, ({ calls }) =>
        calls.flatMap(callOf),
      ),
    recordings: (callSid) =>
      collect(`${base}/Calls/${pathPart(callSid)}/Recordings.json?PageSize=50`, RecordingPage, (page) =>
        page.recordings.flatMap(recordingOf),
      ),
    async media(providerId) {
      const url = `${base}/Messages/${pathPart(providerId)}/Media.json?PageSize=50`;
      return collect(url, MediaPage, (page) => page.media_list.map(mediaOf));
    },
  };
}

/** An id of the vendor's, which leads nowhere else. */
function pathPart(id: string): string {
  if (!/^\w+$/.test(id)) throw new TelephonyFault({ status: 404, vendorCode: null });
  return id;
}

/** The vendor reads whole seconds. */
function sinceQuery(name: string, since: Date): string {
  const query = { [name]: since.toISOString().replace(/\.\d+Z$/, 'Z'), PageSize: String(pageSize) };
  return new URLSearchParams(query).toString();
}

function textOf(row: WireMessage): ListedText[] {
  const sentAt = row.date_sent ?? row.date_created;
  if (row.direction !== 'inbound' || sentAt === null) return [];
  const { sid: providerId, num_media: mediaCount } = row;
  return [{ providerId, from: row.from ?? '', to: row.to ?? '', text: row.body ?? '', sentAt, mediaCount }];
}

function callOf(row: WireCall): ListedCall[] {
  const sentAt = row.start_time ?? row.date_created;
  if (row.direction !== 'inbound' || sentAt === null || !overStatuses.includes(row.status)) return [];
  return [{ providerId: row.sid, from: row.from ?? '', to: row.to ?? '', sentAt }];
}

function recordingOf(row: z.infer<typeof WireRecording>): ListedRecording[] {
  if (row.status !== 'completed') return [];
  return [{ sid: row.sid, url: `https://api.twilio.com${row.uri.replace(/\.json$/, '')}` }];
}

/** The address without `.json` is the file itself, as webhooks name it. */
function mediaOf(row: { uri: string; content_type?: string | null | undefined }): ListedMedia {
  return {
    url: `https://api.twilio.com${row.uri.replace(/\.json$/, '')}`,
    contentType: row.content_type ?? 'application/octet-stream',
  };
}
