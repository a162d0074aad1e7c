import { z } from 'zod';
import type { InboundMessage } from '../../domain/message.ts';
import { AccountSid, MessageSid } from '../twilio/fields.ts';
import { firstValues, storableBody, type TwilioForm } from '../twilio/form.ts';
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
    mediaUrls: readMedia(firstValues(form)),
    structured: null,
    processAfter: null,
  };
}

/** Photos and files, numbered from 0. Counted by what is there rather than by NumMedia: none may be lost. */
function readMedia(fields: Record<string, string>): InboundMessage['mediaUrls'] {
  const media: InboundMessage['mediaUrls'] = [];
  for (let position = 0; fields[`MediaUrl${position}`]; position += 1) {
    const contentType = fields[`MediaContentType${position}`];
    media.push({
      url: fields[`MediaUrl${position}`] ?? '',
      contentType: contentType || 'application/octet-stream',
    });
  }
  return media;
}
