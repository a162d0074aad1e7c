/** The part of a structured logger that the HTTP layer needs. Fields are codes, counts and route patterns. */
export interface HttpLog {
  info(fields: Record<string, unknown>, message: string): void;
  error(fields: Record<string, unknown>, message: string): void;
}
