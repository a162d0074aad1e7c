import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTwilioLists } from '../../../src/systems/telephony/twilio-lists.ts';
import type { VendorLists } from '../../../src/systems/telephony/vendor-lists.ts';
import { openVendorAccount, type VendorAccount } from '../../support/vendor-account.ts';
import { serveBehaviour } from '../../support/vendors.ts';

const since = new Date('2026-11-20T09:00:00Z');
const sentAt = new Date('2026-11-20T10:00:00Z');
const arrival = {
  to: '+14155550100',
  from: '+14155550123',
  body: 'Refill please',
  direction: 'inbound' as const,
  date_sent: sentAt.toUTCString(),
};

describe('the vendor’s lists', () => {
  let vendor: VendorAccount;

  beforeEach(async () => {
    vendor = await openVendorAccount();
  });
  afterEach(() => vendor.close());

  function lists(authToken = vendor.authToken, apiUrl = vendor.url): VendorLists {
    return createTwilioLists({ accountSid: vendor.accountSid, authTokens: [authToken], apiUrl });
  }

  it('has the texts that came in since then, with their time and the number of their photos', async () => {
    const row = vendor.addMessage({ ...arrival, num_media: '2' });
    vendor.addMessage({ ...arrival, direction: 'outbound-api' });
    vendor.addMessage({ ...arrival, date_sent: '2026-11-19T10:00:00Z' });
    expect(await lists().texts(since)).toEqual([
      { providerId: row.sid, from: arrival.from, to: arrival.to, text: arrival.body, sentAt, mediaCount: 2 },
    ]);
  });

  it('is read over all its pages, each row once, newest first', async () => {
    const rows = Array.from({ length: 2100 }, () => vendor.addMessage(arrival));
    const found = await lists().texts(since);
    expect(found.map(({ providerId }) => providerId)).toEqual(rows.map(({ sid }) => sid).reverse());
  });

  it('has the calls that came in and are over', async () => {
    const call = { from: arrival.from, to: arrival.to, start_time: sentAt.toUTCString() };
    const row = vendor.addCall({ ...call, status: 'no-answer' });
    vendor.addCall({ ...call, status: 'in-progress' });
    vendor.addCall({ ...call, direction: 'outbound-api' });
    vendor.addCall({ ...call, start_time: '2026-11-19T10:00:00Z' });
    expect(await lists().calls(since)).toEqual([
      { providerId: row.sid, from: arrival.from, to: arrival.to, sentAt },
    ]);
  });

  it('names the photos of a text as its webhook would have', async () => {
    const { sid } = vendor.addMessage({ ...arrival, num_media: '1' });
    const base = `https://api.twilio.com/2010-04-01/Accounts/${vendor.accountSid}`;
    expect(await lists().media(sid)).toEqual([
      { url: `${base}/Messages/${sid}/Media/ME0`, contentType: 'image/gif' },
    ]);
    await expect(lists().media('SMunknown')).rejects.toMatchObject({ retryable: false });
  });

  it('says so when it cannot be had', async () => {
    await expect(lists('wrong').texts(since)).rejects.toMatchObject({
      code: 'telephony_refused',
      retryable: false,
      context: { status: 401, vendorCode: 20003 },
    });
    vendor.refuseLists(500);
    await expect(lists().calls(since)).rejects.toMatchObject({ retryable: true });
  });

  it('leads nowhere but to the vendor, to whom alone the credentials go', async () => {
    let asked = 0;
    const other = await serveBehaviour(() => {
      asked += 1;
      return Response.json({ messages: [] });
    });
    const leading = await serveBehaviour(() =>
      Response.json({ messages: [], next_page_uri: `${other.url}/2010-04-01/Messages.json` }),
    );
    await expect(lists(vendor.authToken, leading.url).texts(since)).rejects.toMatchObject({
      code: 'telephony_unavailable',
    });
    expect(asked).toBe(0);
    await Promise.all([other.close(), leading.close()]);
  });
});
