import { AccountLayout, Alert, EmailField, Hidden } from './layout.tsx';
import type { FoundLink } from './link-store.ts';
import { shortestPassword } from './password-rules.ts';
import type { Words } from './words.ts';

type PageProps = { words: Words; formToken: string };

export function ForgotPage({ words, formToken, sent, mails }: PageProps & { sent: boolean; mails: boolean }) {
  return (
    <AccountLayout title={words.forgotTitle} words={words}>
      {sent ? (
        <p class="notice" role="status">
          {words.sent}
        </p>
      ) : null}
      {mails ? <ForgotForm words={words} formToken={formToken} /> : <p>{words.forgotNoMail}</p>}
      <p>
        <a href="/account/sign-in">{words.signIn}</a>
      </p>
    </AccountLayout>
  );
}

function ForgotForm({ words, formToken }: PageProps) {
  return (
    <form method="post" action="/account/forgot">
      <Hidden formToken={formToken} />
      <EmailField words={words} about="forgot-hint" />
      <p class="hint" id="forgot-hint">
        {words.forgotHint}
      </p>
      <button type="submit">{words.send}</button>
    </form>
  );
}

type LinkPageProps = PageProps & { link: FoundLink; token: string; alert: string | null; name?: string };

/** Where an invitation or a link for a new password leads. It is used up by the form, not by being looked at. */
export function LinkPage({ words, formToken, link, token, alert, name }: LinkPageProps) {
  const invited = link.kind === 'invitation';
  return (
    <AccountLayout title={invited ? words.welcome : words.newPassword} words={words}>
      {alert ? <Alert id="refused">{alert}</Alert> : null}
      <form method="post" action={`/account/link/${token}`}>
        <Hidden formToken={formToken} />
        <label for="email">{words.email}</label>
        <input id="email" type="email" autocomplete="username" value={link.email} readonly />
        {invited ? (
          <>
            <label for="name">{words.yourName}</label>
            <input
              id="name"
              name="name"
              autocomplete="name"
              maxlength={100}
              required
              value={name ?? link.name}
            />
          </>
        ) : null}
        <NewPasswordField
          words={words}
          label={invited ? words.password : words.newPassword}
          wrong={alert !== null}
        />
        <button type="submit">{words.save}</button>
      </form>
    </AccountLayout>
  );
}

export function LinkGonePage({ words }: { words: Words }) {
  return (
    <AccountLayout title={words.linkGone} words={words}>
      <p>{words.linkGoneHint}</p>
      <p>
        <a href="/account/forgot">{words.forgot}</a>
      </p>
    </AccountLayout>
  );
}

export function NewPasswordField({ words, label, wrong }: { words: Words; label: string; wrong: boolean }) {
  return (
    <>
      <label for="password">{label}</label>
      <input
        id="password"
        name="password"
        type="password"
        autocomplete="new-password"
        minlength={shortestPassword}
        required
        aria-describedby={wrong ? 'refused password-hint' : 'password-hint'}
      />
      <p class="hint" id="password-hint">
        {words.newPasswordHint}
      </p>
    </>
  );
}
