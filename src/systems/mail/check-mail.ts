import { tryOut, type CheckLine } from '../system-check.ts';
import { openTransport, readMailError, type SmtpAccount } from './smtp-mail.ts';

const hints: Readonly<Record<string, string>> = {
  credentials_refused: 'the user or the password of SMTP_URL is not known',
  mail_server_unreachable: 'the server of SMTP_URL does not answer, or offers no TLS that can be trusted',
};

/** Signs in at the mail server and leaves again; nothing is sent. */
export function checkMail({ url }: Pick<SmtpAccount, 'url'>): Promise<CheckLine> {
  return tryOut('mail', 'signing in at the server', async () => {
    const transport = await openTransport(url);
    try {
      await transport.verify();
      return { result: 'works', hint: null };
    } catch (error) {
      const outcome = readMailError(error);
      const reason = outcome.kind === 'refused' ? outcome.reason : outcome.kind;
      return { result: 'fails', hint: hints[reason] ?? reason };
    } finally {
      transport.close();
    }
  });
}
