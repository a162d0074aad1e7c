import { raw } from 'hono/html';
import { encodeQR } from 'qr';
import { AccountLayout, Alert, EmailField, Hidden } from './layout.tsx';
import type { Setup } from './sign-in.ts';
import type { Words } from './words.ts';

export type StepProps = {
  words: Words;
  formToken: string;
  next: string | null;
  /** What went wrong, or what was done before. */
  alert?: string | null;
  notice?: string | null;
};

export function SignInPage({ words, formToken, next, alert, notice, email }: StepProps & { email?: string }) {
  return (
    <AccountLayout title={words.signIn} words={words}>
      {alert ? <Alert id="refused">{alert}</Alert> : null}
      {notice ? (
        <p class="notice" role="status">
          {notice}
        </p>
      ) : null}
      <form method="post" action="/account/sign-in">
        <Hidden formToken={formToken} next={next} />
        <EmailField words={words} value={email ?? ''} about={alert ? 'refused' : undefined} />
        <label for="password">{words.password}</label>
        <input
          id="password"
          name="password"
          type="password"
          autocomplete="current-password"
          required
          aria-describedby={alert ? 'refused idle' : 'idle'}
        />
        <p class="hint" id="idle">
          {words.idleHint}
        </p>
        <button type="submit">{words.signIn}</button>
      </form>
      <ul class="links">
        <li>
          <a href="/account/forgot">{words.forgot}</a>
        </li>
        <li>
          <a href="/console/sign-in">{words.byKey}</a>
        </li>
      </ul>
    </AccountLayout>
  );
}

type CodeFieldProps = { label: string; hint?: string; wrong: boolean };

function CodeField({ label, hint, wrong }: CodeFieldProps) {
  const described = [wrong ? 'refused' : null, hint ? 'code-hint' : null].filter((id) => id !== null);
  return (
    <>
      <label for="code">{label}</label>
      <input
        id="code"
        name="code"
        autocomplete="one-time-code"
        autocapitalize="none"
        spellcheck={false}
        maxlength={40}
        required
        aria-describedby={described.length > 0 ? described.join(' ') : undefined}
      />
      {hint ? (
        <p class="hint" id="code-hint">
          {hint}
        </p>
      ) : null}
    </>
  );
}

export function SecondStepPage({ words, formToken, next, alert }: StepProps) {
  return (
    <AccountLayout title={words.secondStep} words={words}>
      {alert ? <Alert id="refused">{alert}</Alert> : null}
      <form method="post" action="/account/second-step">
        <Hidden formToken={formToken} next={next} />
        <CodeField label={words.code} hint={words.codeHint} wrong={Boolean(alert)} />
        <button type="submit">{words.goOn}</button>
      </form>
      <ul class="links">
        <li>
          <a href="/account/sign-in">{words.signIn}</a>
        </li>
      </ul>
    </AccountLayout>
  );
}

/** With `setup` once, right after the password; without it after a wrong code, when the app is set up already. */
export function SetUpPage({ words, formToken, next, alert, setup }: StepProps & { setup: Setup | null }) {
  return (
    <AccountLayout title={words.setUp} words={words}>
      {alert ? <Alert id="refused">{alert}</Alert> : null}
      {setup ? <SetUpSteps words={words} setup={setup} /> : null}
      <form method="post" action="/account/set-up">
        <Hidden formToken={formToken} next={next} />
        <CodeField label={words.setUpCode} wrong={Boolean(alert)} />
        <button type="submit">{words.goOn}</button>
      </form>
      {setup ? null : (
        <p>
          <a href="/account/sign-in">{words.setUpAgain}</a>
        </p>
      )}
    </AccountLayout>
  );
}

function SetUpSteps({ words, setup }: { words: Words; setup: Setup }) {
  const key = new URL(setup.uri).searchParams.get('secret') ?? '';
  return (
    <>
      <p>{words.setUpWhy}</p>
      <h2>{words.setUpApp}</h2>
      <div class="qr" role="img" aria-label={words.setUpQr}>
        {raw(encodeQR(setup.uri, 'svg', { border: 4 }))}
      </div>
      <p class="hint">{words.setUpText}</p>
      <p class="key">{key.match(/.{1,4}/g)?.join(' ')}</p>
      <RecoveryCodes words={words} codes={setup.recoveryCodes} />
    </>
  );
}

export function RecoveryCodes({ words, codes }: { words: Words; codes: readonly string[] }) {
  return (
    <>
      <h2>{words.recovery}</h2>
      <p>{words.recoveryWhy}</p>
      <ul class="codes">
        {codes.map((code) => (
          <li>{code}</li>
        ))}
      </ul>
    </>
  );
}
