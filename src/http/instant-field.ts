import { z } from '@hono/zod-openapi';
import { Instant } from '../domain/instant.ts';

/** A moment that a caller names. */
export const instantField = z.string().pipe(Instant).openapi({ type: 'string', format: 'date-time' });
