import { createHmac } from 'node:crypto';
import { benchPatients, fictionalNumber, pick } from './bench-roster.ts';
import { benchText } from './bench-texts.ts';

export type BenchAccount = { sid: string; token: string; number: string; publicUrl: string };

export const smsPath = '/webhooks/twilio/sms';

/** Every tenth sender is in no roster. */
const unknownEvery = 10;

/** How many patients the roster of the measurements has. */
export const rosterSize = 3_000;

const patients = benchPatients(rosterSize);

/**
 * Whole HTTP requests, ready to be written to a socket: the form as Twilio posts it, with its real signature. Made
 * before the clock runs. Each has an id and, up to `rosterSize`, a sender of its own.
 */
export function signedRequests(account: BenchAccount, first: number, count: number): Buffer[] {
  return Array.from({ length: count }, (_, offset) => signedRequest(account, first + offset));
}

function signedRequest(account: BenchAccount, index: number): Buffer {
  const patient = pick(patients, index);
  const known = index % unknownEvery !== 0;
  const id = `SM${index.toString(16).padStart(32, '0')}`;
  const form: Record<string, string> = {
    ToCountry: 'US',
    ToState: 'CA',
    SmsMessageSid: id,
    NumMedia: '0',
    ToCity: 'SAN FRANCISCO',
    FromZip: '94103',
    SmsSid: id,
    FromState: 'CA',
    SmsStatus: 'received',
    FromCity: 'SAN FRANCISCO',
    Body: benchText(patient, index),
    FromCountry: 'US',
    To: account.number,
    ToZip: '',
    NumSegments: '1',
    MessageSid: id,
    AccountSid: account.sid,
    From: known ? patient.phone : fictionalNumber(rosterSize + (index % rosterSize)),
    ApiVersion: '2010-04-01',
  };
  const body = new URLSearchParams(form).toString();
  return Buffer.from(
    `POST ${smsPath} HTTP/1.1\r\nhost: 127.0.0.1\r\nconnection: keep-alive\r\n` +
      `content-type: application/x-www-form-urlencoded; charset=UTF-8\r\ncontent-length: ${Buffer.byteLength(body)}\r\n` +
      `x-twilio-signature: ${signatureOf(account, form)}\r\n\r\n${body}`,
  );
}

/** https://www.twilio.com/docs/usage/security#validating-requests */
function signatureOf({ publicUrl, token }: BenchAccount, form: Record<string, string>): string {
  const signed = Object.keys(form)
    .sort()
    .reduce((text, name) => text + name + (form[name] ?? ''), publicUrl + smsPath);
  return createHmac('sha1', token).update(signed).digest('base64');
}
