/**
 * What to do after an error: `later` the same text may pass, `never` not to this number or not in this form,
 * `operator` not until a person changes something at the vendor.
 */
export type RetryAdvice = 'later' | 'never' | 'operator';

export type SendError = { retry: RetryAdvice; reason: string };

/** Twilio's error codes that we act on, from https://www.twilio.com/docs/api/errors. */
const sendErrors: Record<number, SendError> = {
  // The recipient.
  21610: { retry: 'never', reason: 'opted_out' }, // the vendor holds a STOP of this number
  63014: { retry: 'never', reason: 'opted_out' }, // blocked by the user (rich messaging)
  21211: { retry: 'never', reason: 'number_invalid' },
  21614: { retry: 'never', reason: 'number_not_mobile' },
  21635: { retry: 'never', reason: 'number_not_mobile' },
  30005: { retry: 'never', reason: 'handset_unknown' },
  30006: { retry: 'never', reason: 'number_not_mobile' },
  // The network, for now.
  14107: { retry: 'later', reason: 'too_fast_between_two_numbers' }, // 30 s of pause
  20429: { retry: 'later', reason: 'rate_limited' },
  20503: { retry: 'later', reason: 'vendor_unavailable' },
  21611: { retry: 'later', reason: 'vendor_queue_full' },
  30001: { retry: 'later', reason: 'vendor_queue_full' },
  30003: { retry: 'later', reason: 'handset_unreachable' },
  30008: { retry: 'later', reason: 'delivery_unknown' },
  30017: { retry: 'later', reason: 'carrier_congested' },
  30022: { retry: 'later', reason: 'carrier_rate_limited' },
  // Our account.
  20003: { retry: 'operator', reason: 'credentials_refused' },
  21408: { retry: 'operator', reason: 'region_not_permitted' },
  21603: { retry: 'operator', reason: 'sender_missing' },
  21606: { retry: 'operator', reason: 'sender_not_usable' },
  21608: { retry: 'operator', reason: 'trial_account' },
  21703: { retry: 'operator', reason: 'service_without_sender' },
  21704: { retry: 'operator', reason: 'service_without_sender' },
  30002: { retry: 'operator', reason: 'account_suspended' },
  30004: { retry: 'operator', reason: 'message_blocked' },
  30007: { retry: 'operator', reason: 'message_filtered' },
  30023: { retry: 'operator', reason: 'daily_limit' },
  30032: { retry: 'operator', reason: 'toll_free_unverified' },
  30033: { retry: 'operator', reason: 'campaign_suspended' },
  30034: { retry: 'operator', reason: 'number_unregistered' },
  30035: { retry: 'operator', reason: 'number_being_configured' },
  // Our own mistake: the same request fails the same way.
  11751: { retry: 'never', reason: 'media_too_large' },
  21266: { retry: 'never', reason: 'recipient_is_sender' },
  21602: { retry: 'never', reason: 'text_empty' },
  21604: { retry: 'never', reason: 'recipient_missing' },
  21609: { retry: 'never', reason: 'status_address_invalid' },
  21617: { retry: 'never', reason: 'text_too_long' },
  21620: { retry: 'never', reason: 'media_invalid' },
  21623: { retry: 'never', reason: 'media_invalid' },
  21666: { retry: 'never', reason: 'fallback_sender_invalid' },
  21667: { retry: 'never', reason: 'fallback_sender_invalid' },
  30019: { retry: 'never', reason: 'media_too_large' },
};

export function sendErrorOf(code: number): SendError | null {
  return sendErrors[code] ?? null;
}

/** Errors for the operator that concern one text alone: a person tells it instead. */
const ofOneText: readonly string[] = [
  'region_not_permitted',
  'trial_account',
  'message_blocked',
  'message_filtered',
  'daily_limit',
];

/** Nothing leaves the account until the operator has acted: a refused text waits for that a while. */
export function isAccountWide({ retry, reason }: SendError): boolean {
  return retry === 'operator' && !ofOneText.includes(reason);
}

/** The reasons for which someone has to change something at the vendor. */
export const operatorReasons: readonly string[] = [
  ...new Set(
    Object.values(sendErrors)
      .filter(({ retry }) => retry === 'operator')
      .map(({ reason }) => reason),
  ),
];
