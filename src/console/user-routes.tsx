import { Hono } from 'hono';
import { z } from 'zod';
import { faultWords } from '../accounts/command-words.ts';
import { linkAddress, sendLink } from '../accounts/send-link.ts';
import { requireUser } from '../accounts/require-user.ts';
import { roles, type Role, type SignedInEnv } from '../accounts/signed-in.ts';
import {
  changeRole,
  inviteAgain,
  inviteUser,
  listUsers,
  resetSecondFactor,
  setDisabled,
} from '../accounts/user-store.ts';
import { rights } from '../accounts/rights.ts';
import { HttpProblem } from '../http/problem.ts';
import { textField } from '../http/text-field.ts';
import type { ConsoleDeps } from './console-deps.ts';
import { page } from './layout.tsx';
import { UsersPage, type UsersNotice } from './users-page.tsx';
import type { Context } from 'hono';

const facility = z
  .string()
  .trim()
  .transform((id) => (id === '' ? null : id))
  .pipe(z.uuid().nullable());
const inviteForm = z.object({
  email: z.email().max(254),
  name: textField(100),
  role: z.enum(roles),
  facility,
});
const roleForm = z.object({ role: z.enum(roles), facility });

/** `/console/users`, for those whose role manages users: invite, disable, change roles. */
export function createUserPages(deps: ConsoleDeps): Hono<SignedInEnv> {
  const { db, clock, publicUrl } = deps;
  const managers: Role[] = roles.filter((role) => rights[role].users);
  const required = requireUser(deps, managers, '/console/users');
  const routes = new Hono<SignedInEnv>();

  async function show(c: Context<SignedInEnv>, notice: UsersNotice | null, status: 200 | 422 = 200) {
    const facilities = await db.facility.findMany({
      select: { id: true, name: true },
      orderBy: { name: 'asc' },
    });
    const { userId, name } = c.get('signedIn');
    const shown = { users: await listUsers(db), facilities, notice, me: userId, signedInAs: name };
    return c.html(page(<UsersPage {...shown} />), status);
  }

  function changeBy(c: Context<SignedInEnv>) {
    const { name, email } = c.get('signedIn');
    return { actor: `${name} (${email})`, now: clock.now() };
  }

  /** The link goes by e-mail; where there is none, it is shown once to whoever invites. */
  async function tellInvited(c: Context<SignedInEnv>, to: string, token: string) {
    const sent = await sendLink(deps, { to, kind: 'invitation', token });
    return show(c, { kind: 'invited', to, link: sent ? null : linkAddress(publicUrl, token) });
  }

  async function findUser(c: Context<SignedInEnv>) {
    const id = z.uuid().safeParse(c.req.param('id'));
    const user = id.success ? await db.user.findUnique({ where: { id: id.data } }) : null;
    if (!user) throw new HttpProblem('not_found');
    // Whoever took away their own role could not give it back.
    if (user.id === c.get('signedIn').userId) throw new HttpProblem('conflict');
    return user;
  }

  routes.get('/console/users', required, (c) => show(c, null));

  routes.post('/console/users', required, async (c) => {
    const form = inviteForm.safeParse(await c.req.parseBody());
    if (!form.success)
      return show(c, { kind: 'fault', words: 'E-mail, name and role must be filled in.' }, 422);
    const { email, name, role, facility: facilityId } = form.data;
    const invited = await inviteUser(db, { email, name, role, facilityId }, changeBy(c));
    if (invited.kind !== 'invited') return show(c, { kind: 'fault', words: faultWords[invited.kind] }, 422);
    return tellInvited(c, email, invited.token);
  });

  routes.post('/console/users/:id/invitation', required, async (c) => {
    const user = await findUser(c);
    const invited = await inviteAgain(db, user.id, changeBy(c));
    if (invited.kind !== 'invited') return show(c, { kind: 'fault', words: faultWords[invited.kind] }, 422);
    return tellInvited(c, user.email, invited.token);
  });

  routes.post('/console/users/:id/role', required, async (c) => {
    const form = roleForm.safeParse(await c.req.parseBody());
    if (!form.success) throw new HttpProblem('invalid_request');
    const { role, facility: facilityId } = form.data;
    const changed = await changeRole(db, (await findUser(c)).id, { role, facilityId }, changeBy(c));
    if (changed !== 'changed') return show(c, { kind: 'fault', words: faultWords[changed] }, 422);
    return c.redirect('/console/users', 303);
  });

  routes.post('/console/users/:id/state', required, async (c) => {
    const user = await findUser(c);
    await setDisabled(db, user.id, user.disabledAt === null, changeBy(c));
    return c.redirect('/console/users', 303);
  });

  routes.post('/console/users/:id/second-factor', required, async (c) => {
    await resetSecondFactor(db, (await findUser(c)).id, changeBy(c));
    return c.redirect('/console/users', 303);
  });

  return routes;
}
