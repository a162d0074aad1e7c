import { createServer, type Socket } from 'node:net';

export type ReceivedMail = { from: string; to: string[]; headers: Record<string, string>; text: string };

export type MailServer = {
  /** For SMTP_URL. */
  url: string;
  mails: ReceivedMail[];
  /** The next recipients are answered so, one each; null is the ordinary answer. */
  answers: (string | null)[];
  /** The next mails are taken, and the connection is cut before the answer. */
  loseAnswers(count: number): void;
  close(): Promise<void>;
};

/** As much of an SMTP server (RFC 5321) as takes mails in. */
export function openMailServer(): Promise<MailServer> {
  const mails: ReceivedMail[] = [];
  const answers: (string | null)[] = [];
  const sockets = new Set<Socket>();
  let answersToLose = 0;

  function serveClient(socket: Socket): void {
    let envelope: { from: string; to: string[] } = { from: '', to: [] };
    let lines: string[] | null = null;
    let rest = '';

    function say(line: string): void {
      socket.write(`${line}\r\n`);
    }
    function endOfMail(content: string[]): void {
      mails.push({ ...envelope, ...readMail(content) });
      envelope = { from: '', to: [] };
      if (answersToLose === 0) return say('250 taken');
      answersToLose -= 1;
      socket.destroy();
    }
    function command(line: string): void {
      const verb = line.slice(0, 4).toUpperCase();
      const address = /<([^>]*)>/.exec(line)?.[1] ?? '';
      if (verb === 'EHLO') return say('250 mail.test');
      if (verb === 'MAIL') envelope.from = address;
      if (verb === 'RCPT') {
        const answer = answers.shift();
        if (answer) return say(answer);
        envelope.to.push(address);
      }
      if (verb === 'DATA') {
        lines = [];
        return say('354 go on');
      }
      if (verb === 'QUIT') {
        socket.end('221 goodbye\r\n');
        return;
      }
      say('250 ok');
    }
    function read(line: string): void {
      if (lines === null) return command(line);
      if (line !== '.') return void lines.push(line.startsWith('.') ? line.slice(1) : line);
      const content = lines;
      lines = null;
      endOfMail(content);
    }

    sockets.add(socket);
    socket.setEncoding('utf8');
    socket.on('error', () => socket.destroy());
    socket.on('close', () => sockets.delete(socket));
    socket.on('data', (chunk: string) => {
      const parts = (rest + chunk).split('\r\n');
      rest = parts.pop() ?? '';
      parts.forEach(read);
    });
    say('220 mail.test');
  }

  return new Promise((resolve) => {
    const server = createServer(serveClient);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
      resolve({
        url: `smtp://127.0.0.1:${port}`,
        mails,
        answers,
        loseAnswers: (count) => void (answersToLose = count),
        close: () =>
          new Promise((closed) => {
            for (const socket of sockets) socket.destroy();
            server.close(() => closed());
          }),
      });
    });
  });
}

/** Quoted-printable (RFC 2045, 6.7) is undone, as a mail program would. */
function readMail(lines: string[]): { headers: Record<string, string>; text: string } {
  const end = lines.indexOf('');
  const unfolded = lines
    .slice(0, end)
    .join('\r\n')
    .replaceAll(/\r\n[ \t]+/g, ' ');
  const headers = Object.fromEntries(
    unfolded.split('\r\n').map((line) => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
    }),
  );
  const body = lines.slice(end + 1).join('\n');
  const quoted = headers['content-transfer-encoding'] === 'quoted-printable';
  return { headers, text: quoted ? undoQuoting(body) : body };
}

function undoQuoting(body: string): string {
  const joined = body.replaceAll('=\n', '');
  const bytes = joined.replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) =>
    String.fromCharCode(parseInt(hex, 16)),
  );
  return Buffer.from(bytes, 'latin1').toString('utf8');
}
