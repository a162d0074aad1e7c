import type { Context } from 'hono';
import type { PrismaClient } from '../db/generated/node/client.ts';
import type { Clock } from '../domain/clock.ts';
import type { HttpLog } from '../http/log.ts';
import type { MailSender } from '../systems/mail/mail-sender.ts';
import type { OpenAuth } from './auth.ts';

/** What the pages around signing in work with. */
export type AccountDeps = {
  db: PrismaClient;
  clock: Clock;
  publicUrl: string;
  openAuth: OpenAuth;
  /** Null: links are printed by the command. */
  mail: MailSender | null;
  orgName: string;
  /** Where a request comes from, for limits and the record. */
  addressOf: (c: Context) => string;
  log: HttpLog;
  /** The script that warns before a session ends. */
  warningScript: string;
};
