import { newSid } from './vendors.ts';
import { signedPost } from './sign-webhook.ts';
import type { VendorAccount } from './vendor-account.ts';

export type Text = {
  from: string;
  body: string;
  /** The vendor's id: the same one again is a redelivery. */
  sid?: string;
  photo?: boolean;
  /** Further fields of the vendor's form. */
  fields?: Record<string, string>;
};

export type FormResident = {
  name: string;
  birthDate?: string;
  phone?: string;
  medications?: { name: string; rxNumber?: string; daysLeft?: number }[];
  note?: string;
};

/** One callback of a call, under the vendor's own names. */
export type CallbackKind = 'call' | 'recorded' | 'recording' | 'transcription';

export type Callback = { kind: CallbackKind; fields: Record<string, string> };

/** The ways in which something arrives, each by HTTP with what the real sender would send. */
export type Senders = {
  /** Posts a signed text; `sid` is its id at the vendor. */
  text(text: Text): Promise<{ status: number; sid: string }>;
  /** Posts one signed callback and answers its status. */
  callback(callback: Callback): Promise<number>;
  /** Posts a call with all its callbacks; a transcript of null is one that failed. */
  call(call: { from: string; transcript: string | null }): Promise<{ sid: string }>;
  /** The callbacks of such a call, for a test that posts them in its own way. */
  callbacksOf(call: { sid: string; from: string; transcript: string | null }): Callback[];
  /** Reports what became of a text that the gateway sent. */
  reportDelivery(providerId: string, status: string, errorCode?: number): Promise<number>;
  form(
    residents: FormResident[],
    options?: { key?: string; headers?: Record<string, string>; requester?: Record<string, string> },
  ): Promise<Response>;
  /** Posts a signed form to any webhook. */
  webhook(path: string, fields: Record<string, string>): Promise<Response>;
};

const callbackPaths: Record<CallbackKind, string> = {
  call: '/webhooks/twilio/voice',
  recorded: '/webhooks/twilio/voice/recorded',
  recording: '/webhooks/twilio/voice/recording',
  transcription: '/webhooks/twilio/voice/transcription',
};

type SenderParts = { publicUrl: string; vendor: VendorAccount; key: string; address: () => string };

export function createSenders({ publicUrl, vendor, key, address }: SenderParts): Senders {
  async function webhook(path: string, fields: Record<string, string>): Promise<Response> {
    const form = { AccountSid: vendor.accountSid, ...fields };
    const signed = signedPost({ url: publicUrl + path, authToken: vendor.authToken, form });
    return fetch(address() + path, { method: 'POST', headers: signed.headers, body: await signed.text() });
  }

  async function text({ from, body, sid = newSid('SM'), photo = false, fields = {} }: Text) {
    const media = { MediaUrl0: vendor.mediaUrl(newSid('ME')), MediaContentType0: 'image/gif' };
    const { status } = await webhook('/webhooks/twilio/sms', {
      MessageSid: sid,
      From: from,
      To: vendor.number,
      Body: body,
      NumMedia: photo ? '1' : '0',
      ...(photo ? media : {}),
      ...fields,
    });
    return { status, sid };
  }

  async function callback({ kind, fields }: Callback): Promise<number> {
    return (await webhook(callbackPaths[kind], fields)).status;
  }

  function callbacksOf(call: { sid: string; from: string; transcript: string | null }): Callback[] {
    return callbackForms(call, vendor.number, vendor.recordingUrl(newSid('RE')));
  }

  return {
    webhook,
    text,
    callback,
    callbacksOf,
    async call({ from, transcript }) {
      const sid = newSid('CA');
      for (const one of callbacksOf({ sid, from, transcript })) await callback(one);
      return { sid };
    },
    async reportDelivery(providerId, status, errorCode) {
      const error = errorCode === undefined ? {} : { ErrorCode: String(errorCode) };
      const report = { MessageSid: providerId, MessageStatus: status, ...error };
      return (await webhook('/webhooks/twilio/sms/status', report)).status;
    },
    form: (residents, options = {}) =>
      fetch(`${address()}/api/v1/requests`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${options.key ?? key}`,
          'content-type': 'application/json',
          ...options.headers,
        },
        body: JSON.stringify({
          source: 'web',
          requester: options.requester ?? { relationship: 'patient' },
          residents,
        }),
      }),
  };
}

function callbackForms(
  { sid, from, transcript }: { sid: string; from: string; transcript: string | null },
  to: string,
  url: string,
): Callback[] {
  const call = { CallSid: sid, From: from, To: to };
  const recording = { RecordingSid: url.slice(url.lastIndexOf('/') + 1), RecordingUrl: url };
  const done = { RecordingStatus: 'completed', RecordingDuration: '12' };
  const transcription = {
    TranscriptionSid: newSid('TR'),
    TranscriptionStatus: transcript === null ? 'failed' : 'completed',
    TranscriptionText: transcript ?? '',
  };
  return [
    { kind: 'call', fields: { ...call, CallStatus: 'ringing' } },
    { kind: 'recorded', fields: { ...call, ...recording, RecordingDuration: '12', Digits: '#' } },
    { kind: 'recording', fields: { CallSid: sid, ...recording, ...done } },
    { kind: 'transcription', fields: { ...call, ...recording, ...transcription } },
  ];
}
