import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

/** How the server's programs are started: as ourselves, as another user, or in a user namespace that maps us to one. */
export type ServiceUser =
  | { kind: 'self' }
  | { kind: 'setuid'; uid: number; gid: number }
  | { kind: 'namespace'; uid: number; gid: number };

type Account = { name: string; uid: number; gid: number };

/** In this order: PostgreSQL's own account where one exists, else the one every system has. */
const preferredAccounts = ['postgres', 'nobody'];

/**
 * PostgreSQL refuses to run as root, so root hands it to another account. That account must be able to reach the
 * programs and the data; under a home folder of mode 700 it cannot, and a user namespace is the way out. Data that
 * exists already decides by its owner.
 */
export function chooseServiceUser(cluster: string, program: string): ServiceUser {
  if (process.getuid?.() !== 0) return { kind: 'self' };
  const account = findAccount();
  if (existsSync(cluster)) {
    const { uid, gid } = statSync(cluster);
    return uid === 0 ? inNamespace(account) : { kind: 'setuid', uid, gid };
  }
  const folders = [path.dirname(cluster), path.dirname(program)];
  const reachable = folders.every((folder) => canTraverse(folder, account));
  return reachable ? { kind: 'setuid', uid: account.uid, gid: account.gid } : inNamespace(account);
}

/** @throws Error where the system has no user namespaces, as in many containers */
function inNamespace({ uid, gid }: Account): ServiceUser {
  const user: ServiceUser = { kind: 'namespace', uid, gid };
  const { file, args } = commandFor(user, 'true', []);
  if (spawnSync(file, args, { stdio: 'ignore' }).status === 0) return user;
  throw new Error(
    'The embedded database cannot run as root, and no other account can reach its folders. Start the gateway as an ' +
      'ordinary user, open the folders above DATA_DIR and node_modules to others (chmod o+x), or set DATABASE_URL.',
  );
}

/** The command line and spawn options that run `program` as the given user. */
export function commandFor(
  user: ServiceUser,
  program: string,
  args: string[],
): { file: string; args: string[]; identity: { uid?: number; gid?: number } } {
  switch (user.kind) {
    case 'self':
      return { file: program, args, identity: {} };
    case 'setuid':
      return { file: program, args, identity: { uid: user.uid, gid: user.gid } };
    case 'namespace':
      return {
        file: 'unshare',
        args: ['--user', `--map-user=${user.uid}`, `--map-group=${user.gid}`, program, ...args],
        identity: {},
      };
  }
}

function findAccount(): Account {
  const accounts = readFileSync('/etc/passwd', 'utf8').split('\n').map(parseAccount);
  for (const name of preferredAccounts) {
    const found = accounts.find((account) => account?.name === name);
    if (found) return found;
  }
  throw new Error(
    'The embedded database cannot run as root, and there is no account "postgres" or "nobody" to run it. ' +
      'Start the gateway as an ordinary user, or set DATABASE_URL.',
  );
}

function parseAccount(line: string): Account | null {
  const [name, , uid, gid] = line.split(':');
  return name && uid && gid ? { name, uid: Number(uid), gid: Number(gid) } : null;
}

/** True when the account may pass through the folder and all its parents. */
function canTraverse(folder: string, account: Account): boolean {
  for (let current = path.resolve(folder); ; current = path.dirname(current)) {
    const { mode, uid, gid } = statSync(current);
    const bit = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001;
    if ((mode & bit) === 0) return false;
    if (current === path.dirname(current)) return true;
  }
}
