import { allowFields } from './allow-fields.ts';
import type { Logger, LoggerOptions } from './logger.ts';

/** As pino numbers them, so that lines of all runtimes are read alike. */
const levels = { debug: 20, info: 30, warn: 40, error: 50, fatal: 60, silent: Infinity };

/** The lines that `createLogger` writes, by `console`: for runtimes that have no standard error. */
export function createConsoleLogger(minimum: NonNullable<LoggerOptions['level']> = 'info'): Logger {
  function writer(level: 'debug' | 'info' | 'warn' | 'error') {
    return function write(fields: Record<string, unknown>, message: string): void {
      if (levels[level] < levels[minimum]) return;
      const time = new Date().toISOString();
      console[level](JSON.stringify({ level: levels[level], time, ...allowFields(fields), msg: message }));
    };
  }
  return { debug: writer('debug'), info: writer('info'), warn: writer('warn'), error: writer('error') };
}
