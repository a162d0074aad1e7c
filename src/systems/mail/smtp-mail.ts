import type { Transporter } from 'nodemailer';
import type { SendOutcome } from '../telephony/text-sender.ts';
import type { MailSender } from './mail-sender.ts';

/** The server and who writes. */
export type SmtpAccount = {
  /** `smtps://user:password@host` or `smtp://…`, which must then offer TLS unless it is this machine. */
  url: string;
  /** `Name <address>` or an address alone. */
  from: string;
};

const answerLimitMs = 15_000;
const ownMachine = ['localhost', '127.0.0.1', '[::1]'];

/** E-mail by SMTP. The library is loaded at the first mail. */
export function createSmtpMail({ url, from }: SmtpAccount, limitMs: number = answerLimitMs): MailSender {
  const host = /@([^@>\s]+)>?$/.exec(from)?.[1] ?? new URL(url).hostname;
  let loading: Promise<Transporter> | null = null;

  return {
    async send({ id, to, subject, text }) {
      const transport = await (loading ??= openTransport(url, limitMs));
      const messageId = `<${id}@${host}>`;
      const headers = { 'Auto-Submitted': 'auto-generated' };
      try {
        await transport.sendMail({ from, to, subject, text, messageId, headers });
        return { kind: 'accepted', providerId: messageId, status: 'sent' };
      } catch (error) {
        return readMailError(error);
      }
    },
  };
}

/** The way to the server, which is opened at the first use. */
export async function openTransport(url: string, limitMs: number = answerLimitMs): Promise<Transporter> {
  const { createTransport } = await import('nodemailer');
  const limits = { connectionTimeout: limitMs, greetingTimeout: limitMs, socketTimeout: limitMs };
  const closed = { disableFileAccess: true, disableUrlAccess: true };
  return createTransport({
    ...{ url, ...limits, ...closed },
    requireTLS: !ownMachine.includes(new URL(url).hostname),
  });
}

/**
 * What an error of the library means for the mail; its words, which repeat addresses, go no further. Reply codes: RFC
 * 5321, 4.2.1: 4yz may pass later, 5yz will not. A mail whose answer was lost is sent again, under the id that it had.
 */
export function readMailError(error: unknown): SendOutcome {
  const { code, responseCode } = (error ?? {}) as Record<string, unknown>;
  if (code === 'EAUTH' || responseCode === 530) return refused('operator', 'credentials_refused');
  if (typeof responseCode === 'number' && responseCode >= 500) {
    return refused('never', code === 'EENVELOPE' ? 'address_refused' : 'mail_refused');
  }
  if (typeof responseCode === 'number' && responseCode >= 400) return refused('later', 'mail_server_busy');
  if (code === 'EENVELOPE') return refused('never', 'address_refused');
  return refused('later', 'mail_server_unreachable');
}

function refused(retry: 'later' | 'never' | 'operator', reason: string): SendOutcome {
  return { kind: 'refused', code: null, retry, reason };
}
