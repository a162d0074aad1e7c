import type { FileRead } from '../domain/recording-store.ts';
import { HttpProblem, type ProblemCode } from './problem.ts';

/** @throws HttpProblem where there is no file to answer with; `missing` says that there is none. */
export function fileOrProblem(
  read: FileRead,
  missing: ProblemCode = 'not_found',
): Extract<FileRead, { kind: 'file' }> {
  switch (read.kind) {
    case 'file':
      return read;
    case 'not_found':
      throw new HttpProblem(missing);
    case 'unreadable':
      throw new HttpProblem('recording_unreadable');
    case 'away':
      throw new HttpProblem('unavailable');
  }
}
