import { OpenAPIHono } from '@hono/zod-openapi';
import type { Env, MiddlewareHandler } from 'hono';
import { methodNotAllowed } from 'hono/method-not-allowed';
import { accessLog } from './access-log.ts';
import { createErrorAnswer } from './answer-error.ts';
import { fieldErrors } from './field-errors.ts';
import { limitBody } from './limit-body.ts';
import type { HttpLog } from './log.ts';
import { HttpProblem, answerProblem } from './problem.ts';
import { requestId } from './request-id.ts';
import { securityHeaders } from './security-headers.ts';

export type AppOptions = {
  log: HttpLog;
  /** Measures each request; absent where the runtime has no metrics. */
  measure?: MiddlewareHandler | undefined;
};

/** The application that every route factory is mounted on (`app.route('/', …)`): ids, logs, limits and errors. */
export function createApp(options: AppOptions): OpenAPIHono {
  const app = new OpenAPIHono();
  app.use(requestId, securityHeaders, accessLog(options.log));
  if (options.measure) app.use(options.measure);
  app.use(
    methodNotAllowed({
      app,
      onMethodNotAllowed: (c, methods) =>
        answerProblem(c, new HttpProblem('method_not_allowed', { headers: { allow: methods.join(', ') } })),
    }),
  );
  app.use(limitBody());
  app.notFound((c) => answerProblem(c, new HttpProblem('not_found')));
  app.onError(createErrorAnswer(options.log));
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
