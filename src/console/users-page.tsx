import { roles, type Role } from '../accounts/signed-in.ts';
import type { ListedUser } from '../accounts/user-store.ts';
import { wordsIn } from '../accounts/words.ts';
import { Layout } from './layout.tsx';

export type UsersNotice =
  { kind: 'fault'; words: string } | { kind: 'invited'; to: string; link: string | null };

type Facility = { id: string; name: string };

type UsersPageProps = {
  users: ListedUser[];
  facilities: Facility[];
  notice: UsersNotice | null;
  /** The id of whoever looks: they do not change themselves. */
  me: string;
  signedInAs: string;
};

const roleNames = wordsIn('en').roles;

export function UsersPage({ users, facilities, notice, me, signedInAs }: UsersPageProps) {
  return (
    <Layout title="Users" signedInAs={signedInAs}>
      <h1>Users</h1>
      {notice ? <Notice notice={notice} /> : null}
      <section class="card">
        <h2>Invite a person</h2>
        <form method="post" action="/console/users" class="filters">
          <div>
            <label for="email">E-mail</label>
            <input id="email" name="email" type="email" maxlength={254} autocomplete="off" required />
          </div>
          <div>
            <label for="name">Name</label>
            <input id="name" name="name" maxlength={100} autocomplete="off" required />
          </div>
          <PlaceFields id="new" facilities={facilities} role="facility_user" facilityId={null} />
          <button type="submit">Invite</button>
        </form>
      </section>
      {users.map((user) => (
        <UserCard user={user} facilities={facilities} isMe={user.id === me} />
      ))}
    </Layout>
  );
}

function Notice({ notice }: { notice: UsersNotice }) {
  if (notice.kind === 'fault') {
    return (
      <p class="alert" role="alert">
        {notice.words}
      </p>
    );
  }
  return (
    <section class="card" role="status">
      {notice.link === null ? (
        <p>The invitation to {notice.to} is on its way.</p>
      ) : (
        <p>
          No e-mail was sent. Hand this link to {notice.to}; it is shown once and works once, within 72 hours:{' '}
          <code>{notice.link}</code>
        </p>
      )}
    </section>
  );
}

type PlaceProps = { id: string; facilities: Facility[]; role: Role; facilityId: string | null };

function PlaceFields({ id, facilities, role, facilityId }: PlaceProps) {
  return (
    <>
      <div>
        <label for={`role-${id}`}>Role</label>
        <select id={`role-${id}`} name="role">
          {roles.map((each) => (
            <option value={each} selected={each === role}>
              {roleNames[each]}
            </option>
          ))}
        </select>
      </div>
      <div>
        <label for={`facility-${id}`}>Facility</label>
        <select id={`facility-${id}`} name="facility">
          <option value="">none</option>
          {facilities.map((each) => (
            <option value={each.id} selected={each.id === facilityId}>
              {each.name}
            </option>
          ))}
        </select>
      </div>
    </>
  );
}

function stateOf({ disabledAt, emailVerified, twoFactorEnabled }: ListedUser): string {
  if (disabledAt) return 'disabled';
  if (!emailVerified) return 'invited';
  return twoFactorEnabled ? 'active' : 'without second step';
}

function UserCard({ user, facilities, isMe }: { user: ListedUser; facilities: Facility[]; isMe: boolean }) {
  const { id, name, email, role, facility, facilityId } = user;
  return (
    <div class="card">
      <h2>
        {name} <span class="badge">{stateOf(user)}</span>
      </h2>
      <p class="sub">
        {[email, roleNames[role], facility?.name].filter((each) => each !== undefined).join(' · ')}
      </p>
      {isMe ? null : (
        <>
          <form method="post" action={`/console/users/${id}/role`} class="filters">
            <PlaceFields id={id} facilities={facilities} role={role} facilityId={facilityId} />
            <button type="submit" class="secondary">
              Change role<span class="unseen"> of {name}</span>
            </button>
          </form>
          <div class="pair">
            <UserButton user={user} action="state" label={user.disabledAt ? 'Enable' : 'Disable'} />
            {user.emailVerified ? null : <UserButton user={user} action="invitation" label="Invite again" />}
            {user.twoFactorEnabled ? (
              <UserButton user={user} action="second-factor" label="Reset second step" />
            ) : null}
          </div>
        </>
      )}
    </div>
  );
}

function UserButton({ user, action, label }: { user: ListedUser; action: string; label: string }) {
  return (
    <form method="post" action={`/console/users/${user.id}/${action}`}>
      <button type="submit" class="secondary">
        {label}
        <span class="unseen"> {user.name}</span>
      </button>
    </form>
  );
}
