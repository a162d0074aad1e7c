import { execFile } from 'node:child_process';

export type Ran = { status: number; stdout: string; stderr: string };

/** Runs one of the command-line programs as `npm run` does, with these settings and no others. */
export function runCommand(
  file: string,
  words: readonly string[],
  settings: Record<string, string>,
): Promise<Ran> {
  const environment = { PATH: process.env['PATH'], HOME: process.env['HOME'], ...settings };
  return new Promise((resolve) => {
    const args = ['--import', './src/entry/load-typescript.js', file, ...words];
    execFile(process.execPath, args, { env: environment }, (error, stdout, stderr) => {
      const status = error === null ? 0 : typeof error.code === 'number' ? error.code : -1;
      resolve({ status, stdout, stderr });
    });
  });
}
