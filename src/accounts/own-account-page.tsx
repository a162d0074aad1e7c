import { AccountLayout, Alert, Hidden } from './layout.tsx';
import { NewPasswordField } from './password-pages.tsx';
import { homeOf } from './rights.ts';
import { RecoveryCodes } from './sign-in-pages.tsx';
import { SessionWarning } from './session-warning.tsx';
import type { SignedIn } from './signed-in.ts';
import type { Words } from './words.ts';

type OwnAccountProps = {
  words: Words;
  formToken: string;
  signedIn: SignedIn;
  facility: string | null;
  alert?: string | null;
  notice?: string | null;
  /** New recovery codes, shown this once. */
  codes?: readonly string[];
};

export function OwnAccountPage(props: OwnAccountProps) {
  const { words, formToken, signedIn, facility, alert, notice, codes } = props;
  const home = homeOf(signedIn.role);
  return (
    <AccountLayout title={words.yourAccount} words={words}>
      <SessionWarning formToken={formToken} language={words.locale} />
      {alert ? <Alert id="refused">{alert}</Alert> : null}
      {notice ? (
        <p class="notice" role="status">
          {notice}
        </p>
      ) : null}
      {codes ? <RecoveryCodes words={words} codes={codes} /> : null}
      <dl>
        <dt>{words.yourName}</dt>
        <dd>{signedIn.name}</dd>
        <dt>{words.email}</dt>
        <dd>{signedIn.email}</dd>
        <dt>{words.role}</dt>
        <dd>{words.roles[signedIn.role]}</dd>
        {facility ? <dt>{words.facility}</dt> : null}
        {facility ? <dd>{facility}</dd> : null}
      </dl>
      <p>
        <a href={home}>{home === '/form' ? words.goToForm : words.goToConsole}</a>
      </p>
      <h2>{words.changePassword}</h2>
      <form method="post" action="/account/password">
        <Hidden formToken={formToken} />
        <CurrentPasswordField words={words} id="current" />
        <NewPasswordField words={words} label={words.newPassword} wrong={Boolean(alert)} />
        <p class="hint">{words.changeHint}</p>
        <button type="submit">{words.changePassword}</button>
      </form>
      <h2>{words.newRecovery}</h2>
      <form method="post" action="/account/recovery-codes">
        <Hidden formToken={formToken} />
        <CurrentPasswordField words={words} id="current-for-codes" />
        <p class="hint">{words.newRecoveryHint}</p>
        <button type="submit">{words.makeRecovery}</button>
      </form>
      <h2>{words.signOut}</h2>
      <form method="post" action="/account/sign-out">
        <Hidden formToken={formToken} />
        <button type="submit" class="quiet">
          {words.signOut}
        </button>
      </form>
    </AccountLayout>
  );
}

function CurrentPasswordField({ words, id }: { words: Words; id: string }) {
  return (
    <>
      <label for={id}>{words.currentPassword}</label>
      <input id={id} name="current" type="password" autocomplete="current-password" required />
    </>
  );
}
