import type { PrismaClient } from '../../db/generated/node/client.ts';
import type { Clock } from '../../domain/clock.ts';
import type { Policy } from '../../domain/policy.ts';
import type { Logger } from '../../logging/logger.ts';
import type { Org } from '../../reply/fill-template.ts';
import type { TextSender } from '../../systems/telephony/text-sender.ts';
import type { NoticeWays } from '../paging/notice-ways.ts';

/** What sending a text works with. */
export type SendDeps = {
  db: PrismaClient;
  clock: Clock;
  policy: Pick<Policy, 'texting'>;
  logger: Pick<Logger, 'error' | 'warn'>;
  settings: {
    /** The pharmacy's IANA zone. */
    timeZone: string;
    /** Words of the organisation itself, which may stand in every text. */
    orgName?: string;
    orgPhone?: string;
  };
  /** Null without credentials: replies are kept as `dry_run`. */
  sender: TextSender | null;
  /** E-mail and calls to people who work with us. */
  notices?: NoticeWays | null;
  /** Where the vendor reports what became of a text. */
  statusCallback: string;
  /** In production only texts that a qualified person has signed in their language are sent. */
  production: boolean;
};

/** The organisation's own words, empty where there are none. */
export function orgOf({ settings }: Pick<SendDeps, 'settings'>): Org {
  return { name: settings.orgName ?? '', phone: settings.orgPhone ?? '' };
}
