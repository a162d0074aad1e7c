import { OpenAPIHono } from '@hono/zod-openapi';
import type { Env, MiddlewareHandler } from 'hono';
import { methodNotAllowed } from 'hono/method-not-allowed';
import { accessLog } from './access-log.ts';
import { createErrorAnswer } from './answer-error.ts';
import { fieldErrors } from './field-errors.ts';
import { limitBody } from './limit-body.ts';
import type { HttpLog } from './log.ts';
import { HttpProblem } from './problem.ts';
import { createRefusal, type RefusalPage } from './refusal-pages.ts';
import { requestId } from './request-id.ts';
import { securityHeaders } from './security-headers.ts';

export type AppOptions = {
  log: HttpLog;
  /** Measures each request; absent where the runtime has no metrics. */
  measure?: MiddlewareHandler | undefined;
  /** What people get who navigate; none where there are no pages. */
  refusals?: readonly RefusalPage[] | undefined;
};

/** The application that every route factory is mounted on (`app.route('/', …)`): ids, logs, limits and errors. */
export function createApp(options: AppOptions): OpenAPIHono {
  const app = new OpenAPIHono();
  const refuse = createRefusal(options.refusals ?? []);
  app.use(requestId, securityHeaders, accessLog(options.log));
  if (options.measure) app.use(options.measure);
  app.use(
    methodNotAllowed({
      app,
      onMethodNotAllowed: (c, methods) =>
        refuse(c, new HttpProblem('method_not_allowed', { headers: { allow: methods.join(', ') } })),
    }),
  );
  app.use(limitBody());
  app.notFound((c) => refuse(c, new HttpProblem('not_found')));
  app.onError(createErrorAnswer(options.log, refuse));
  return app;
}

/** A group of described routes whose values that do not fit are answered 422 with their places. */
export function createRoutes<E extends Env>(): OpenAPIHono<E> {
  return new OpenAPIHono<E>({
    defaultHook: (result) => {
      if (!result.success) throw new HttpProblem('invalid_request', { errors: fieldErrors(result.error) });
    },
  });
}
