import { pino } from 'pino';
import { allowFields } from './allow-fields.ts';

/**
 * Structured logs, one JSON object a line. `message` is a text of the program, the same each time; all that varies
 * goes into fields, and only those of the allow-list are written.
 */
export interface Logger {
  debug(fields: Record<string, unknown>, message: string): void;
  info(fields: Record<string, unknown>, message: string): void;
  warn(fields: Record<string, unknown>, message: string): void;
  error(fields: Record<string, unknown>, message: string): void;
}

export type LoggerOptions = {
  level?: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'silent';
  /** Takes each line with its line end; standard error when left out, so that standard output stays a command's own. */
  write?: (line: string) => void;
};

export function createLogger(options: LoggerOptions = {}): Logger {
  const configuration = {
    level: options.level ?? 'info',
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
  };
  // Written in the background, and the rest at exit: a webhook's answer does not wait for a disk.
  const { write } = options;
  const lines = pino(configuration, write ? { write } : pino.destination({ fd: 2, sync: false }));
  return {
    debug: (fields, message) => lines.debug(allowFields(fields), message),
    info: (fields, message) => lines.info(allowFields(fields), message),
    warn: (fields, message) => lines.warn(allowFields(fields), message),
    error: (fields, message) => lines.error(allowFields(fields), message),
  };
}
