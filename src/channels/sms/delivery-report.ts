import { z } from 'zod';
import type { DeliveryReport } from '../../intake/delivery-status.ts';
import { AccountSid, MessageSid } from '../twilio/fields.ts';
import type { TwilioForm } from '../twilio/form.ts';
import { parseForm } from '../twilio/read-request.ts';

/** A status callback, under its present and its older names. */
const StatusCallback = z
  .looseObject({
    AccountSid,
    MessageSid: MessageSid.optional(),
    SmsSid: MessageSid.optional(),
    MessageStatus: z.string().min(1).optional(),
    SmsStatus: z.string().min(1).optional(),
    /** Only with `failed` and `undelivered`; blank or absent otherwise. The state counts more than its reason. */
    ErrorCode: z
      .string()
      .regex(/^\d{0,6}$/)
      .catch(''),
  })
  .transform((fields, context) => {
    const providerId = fields.MessageSid ?? fields.SmsSid;
    const status = fields.MessageStatus ?? fields.SmsStatus;
    if (providerId === undefined)
      context.addIssue({ code: 'custom', path: ['MessageSid'], message: 'must be given' });
    if (status === undefined)
      context.addIssue({ code: 'custom', path: ['MessageStatus'], message: 'must be given' });
    if (providerId === undefined || status === undefined) return z.NEVER;
    return { providerId, status, errorCode: fields.ErrorCode === '' ? null : Number(fields.ErrorCode) };
  });

/** @throws HttpProblem 400 when the form is no status callback. */
export function readDeliveryReport(form: TwilioForm): DeliveryReport {
  return parseForm(form, StatusCallback);
}
