import { z } from 'zod';
import type { InboundMessage } from '../../domain/message.ts';
import { AccountSid, MessageSid } from '../twilio/fields.ts';
import { storableBody, type TwilioForm } from '../twilio/form.ts';
import { parseForm } from '../twilio/read-request.ts';

/**
 * What we need of an incoming text. The id comes under three names, always the same.
 * https://www.twilio.com/docs/messaging/guides/webhook-request
 */
const IncomingText = z.looseObject({
  AccountSid,
  MessageSid: MessageSid.optional(),
  SmsMessageSid: MessageSid.optional(),
  SmsSid: MessageSid.optional(),
  /** E.164 "if possible": short codes, letters and `whatsapp:` or `rcs:` addresses come too. */
  From: z.string().min(1),
  To: z.string().min(1),
  /** Empty for a photo alone. */
  Body: z.string().default(''),
});

const NamedText = IncomingText.transform((fields, context) => {
  const providerId = fields.MessageSid ?? fields.SmsMessageSid ?? fields.SmsSid;
  if (providerId !== undefined) return { ...fields, providerId };
  context.addIssue({ code: 'custom', path: ['MessageSid'], message: 'must be given' });
  return z.NEVER;
});

/** @throws HttpProblem 400 when the form lacks what makes a message. */
export function readIncomingText(form: TwilioForm, receivedAt: Date): InboundMessage {
  const text = parseForm(form, NamedText);
  return {
    channel: 'sms',
    providerId: text.providerId,
    receivedAt,
    from: text.From,
    to: text.To,
    text: text.Body,
    original: storableBody(form),
    mediaUrls: readMedia(text),
    structured: null,
    processAfter: null,
  };
}

/** Photos and files, numbered from 0. Counted by what is there rather than by NumMedia: none may be lost. */
function readMedia(fields: Record<string, unknown>): InboundMessage['mediaUrls'] {
  const media: InboundMessage['mediaUrls'] = [];
  for (let position = 0; ; position += 1) {
    const url = fields[`MediaUrl${position}`];
    if (typeof url !== 'string' || url === '') return media;
    const contentType = fields[`MediaContentType${position}`];
    const known = typeof contentType === 'string' && contentType !== '';
    media.push({ url, contentType: known ? contentType : 'application/octet-stream' });
  }
}
