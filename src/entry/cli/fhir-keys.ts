import { access, chmod, readFile, writeFile } from 'node:fs/promises';
import {
  publicKeySet,
  readSigningKeys,
  withNewKey,
  type SigningKey,
} from '../../systems/ehr/signing-keys.ts';
import { CommandError, runCommand } from './with-database.ts';

const usage = `Usage: npm run fhir:keys -- FILE [add | turn | drop]

Prints the public keys of FILE, to be registered with the FHIR server.
  add    makes a new private key, which does not sign yet; the first one makes the file
  turn   the newest key signs from the next start on
  drop   removes the oldest key that does not sign`;

const changes: Record<string, (keys: SigningKey[]) => Promise<SigningKey[]> | SigningKey[]> = {
  add: async (keys) => (await withNewKey(keys)).keys,
  turn: (keys) => [...keys.slice(-1), ...keys.slice(0, -1)],
  drop: (keys) => keys.slice(0, -1),
};

/** `npm run fhir:keys`: a key is changed in three steps, and at each of them the server knows the key that signs. */
async function changeKeys(): Promise<number> {
  const [file, step = 'show'] = process.argv.slice(2);
  const change = changes[step];
  if (file === undefined || file.startsWith('-') || (!change && step !== 'show'))
    throw new CommandError(usage);
  const keys = await readKeys(file, step === 'add');
  const changed = change ? await change(keys) : keys;
  if (changed.length === 0) throw new CommandError('The last key stays: add another one first.');
  if (change) {
    await writeFile(file, `${JSON.stringify({ keys: changed }, null, 2)}\n`, { mode: 0o600 });
    await chmod(file, 0o600);
  }
  process.stdout.write(`${JSON.stringify(publicKeySet(changed), null, 2)}\n`);
  return 0;
}

async function readKeys(file: string, mayBeNew: boolean): Promise<SigningKey[]> {
  const isThere = await access(file).then(
    () => true,
    () => false,
  );
  if (!isThere && mayBeNew) return [];
  const keys = isThere ? readSigningKeys(await readFile(file, 'utf8')) : null;
  if (!keys) throw new CommandError('The file holds no private keys.');
  return keys;
}

await runCommand(changeKeys);
