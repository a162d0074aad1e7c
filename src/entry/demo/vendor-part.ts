import webhooks from 'twilio/lib/webhooks/webhooks.js';
import { newSid, type TwilioStandIn } from './twilio-stand-in.ts';

export type VendorPart = {
  /** Posts a signed text and answers the HTTP status; `sid` is the vendor's id, the same for a redelivery. */
  text(message: { sid: string; from: string; body: string; photo?: boolean }): Promise<number>;
  /** Posts a call with all its callbacks; a transcript of null is one that failed, and without one none is told of. */
  call(call: { sid: string; from: string; transcript?: string | null; seconds?: number }): Promise<number>;
  /** The same form with a signature made by somebody else. */
  forgedText(message: { sid: string; from: string; body: string }): Promise<number>;
};

type Account = { sid: string; token: string; number: string };

/**
 * Plays Twilio's side of the webhooks, with real signatures, and reports the delivery of what was sent.
 * @param address where the gateway listens, if that is not the address that it is called by from outside.
 */
export function createVendorPart(
  gatewayUrl: string,
  account: Account,
  standIn: TwilioStandIn,
  address: string = gatewayUrl,
): VendorPart {
  async function post(
    path: string,
    fields: Record<string, string>,
    token: string = account.token,
  ): Promise<number> {
    const url = gatewayUrl + path;
    const form = { AccountSid: account.sid, ApiVersion: '2010-04-01', ...fields };
    const response = await fetch(address + path, {
      method: 'POST',
      headers: { 'x-twilio-signature': webhooks.getExpectedTwilioSignature(token, url, form) },
      body: new URLSearchParams(form),
    });
    await response.arrayBuffer();
    return response.status;
  }

  standIn.onSent((text, statusCallback) => {
    if (!statusCallback) return;
    const path = statusCallback.slice(gatewayUrl.length);
    const report = { MessageSid: text.sid, SmsSid: text.sid, To: text.to, From: text.from ?? account.number };
    void post(path, { ...report, MessageStatus: 'sent' })
      .then(() => post(path, { ...report, MessageStatus: 'delivered' }))
      .catch(() => undefined); // the gateway is being stopped
  });

  function textForm(message: {
    sid: string;
    from: string;
    body: string;
    photo?: boolean;
  }): Record<string, string> {
    const media = `${standIn.url}/2010-04-01/Accounts/${account.sid}/Messages/${message.sid}/Media/ME${message.sid.slice(2)}`;
    return {
      MessageSid: message.sid,
      SmsSid: message.sid,
      SmsMessageSid: message.sid,
      From: message.from,
      To: account.number,
      Body: message.body,
      NumSegments: '1',
      NumMedia: message.photo ? '1' : '0',
      ...(message.photo ? { MediaUrl0: media, MediaContentType0: 'image/gif' } : {}),
    };
  }

  return {
    text: (message) => post('/webhooks/twilio/sms', textForm(message)),
    forgedText: (message) => post('/webhooks/twilio/sms', textForm(message), 'not-the-token'),
    async call({ sid, from, transcript, seconds = 12 }) {
      const duration = String(seconds);
      const call = { CallSid: sid, From: from, To: account.number, Direction: 'inbound' };
      const recording = newSid('RE');
      const recordingUrl = `${standIn.url}/2010-04-01/Accounts/${account.sid}/Recordings/${recording}`;
      const ofRecording = { RecordingSid: recording, RecordingUrl: recordingUrl };
      const status = await post('/webhooks/twilio/voice', { ...call, CallStatus: 'ringing' });
      await post('/webhooks/twilio/voice/recorded', {
        ...call,
        ...ofRecording,
        RecordingDuration: duration,
        Digits: '#',
      });
      await post('/webhooks/twilio/voice/recording', {
        CallSid: sid,
        ...ofRecording,
        RecordingStatus: 'completed',
        RecordingDuration: duration,
        RecordingChannels: '1',
        RecordingSource: 'RecordVerb',
      });
      if (transcript === undefined) return status;
      await post('/webhooks/twilio/voice/transcription', {
        ...call,
        ...ofRecording,
        TranscriptionSid: newSid('TR'),
        TranscriptionStatus: transcript === null ? 'failed' : 'completed',
        TranscriptionText: transcript ?? '',
      });
      return status;
    },
  };
}
