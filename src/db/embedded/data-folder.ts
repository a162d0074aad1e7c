import { accessSync, constants, existsSync, mkdirSync, statSync } from 'node:fs';
import path from 'node:path';

/** The data folder is not one, cannot be made or cannot be written to. The message does not say where it is. */
export class DataFolderError extends Error {
  readonly code = 'data_folder_unusable';

  constructor(reason: string, cause?: unknown) {
    super(`DATA_DIR cannot be used: ${reason}.`, { cause });
    this.name = 'DataFolderError';
  }
}

/**
 * Makes the data folder; others may pass through it (the server's account must), not look into it.
 *
 * @throws DataFolderError
 */
export function makeDataFolder(folder: string): void {
  try {
    makeFolders(folder);
    accessSync(folder, constants.W_OK | constants.X_OK);
  } catch (error) {
    if (error instanceof DataFolderError) throw error;
    throw new DataFolderError(reasonOf(error), error);
  }
}

/** Folder by folder: where the system lets nobody make one (`/proc`), Node's recursive `mkdir` never ends. */
function makeFolders(folder: string): void {
  if (existsSync(folder)) {
    if (!statSync(folder).isDirectory()) throw new DataFolderError('there is a file that is not a folder');
    return;
  }
  if (folder !== path.dirname(folder)) makeFolders(path.dirname(folder));
  try {
    mkdirSync(folder, { mode: 0o711 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error; // made by another process meanwhile
  }
}

function reasonOf(error: unknown): string {
  const { code, syscall } = error as NodeJS.ErrnoException;
  const what = syscall === 'mkdir' ? 'the folder cannot be made' : 'the folder cannot be written to';
  return `${what} (${code ?? 'unknown'})`;
}
