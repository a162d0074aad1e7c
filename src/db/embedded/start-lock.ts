import { setTimeout as sleep } from 'node:timers/promises';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';

const retryMs = 20;

/**
 * Runs `work` while no other process does so for the same folder. The lock is the operating system's lock on a
 * file, held through SQLite because Node has no call for it: when a process is killed its lock goes with it, so
 * there is no stale lock to judge.
 */
export async function withStartLock<T>(folder: string, work: () => Promise<T>): Promise<T> {
  const lock = new DatabaseSync(path.join(folder, 'postgres.lock'));
  try {
    while (!tryLock(lock)) await sleep(retryMs);
    return await work();
  } finally {
    lock.close();
  }
}

function tryLock(lock: DatabaseSync): boolean {
  try {
    lock.exec('BEGIN EXCLUSIVE');
    return true;
  } catch (error) {
    const busy = 5;
    if ((error as { errcode?: number }).errcode === busy) return false;
    throw error;
  }
}
