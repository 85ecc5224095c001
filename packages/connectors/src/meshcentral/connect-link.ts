import type { ConnectLink, ConnectMode, ConnectorDefinition } from '../kit/define-connector.ts';
import { DeviceOfflineError } from '../kit/errors/device-offline.ts';
import { NotPermittedError } from '../kit/errors/not-permitted.ts';
import { SettingsRefusedError } from '../kit/errors/settings-refused.ts';
import { TechnicianRefusedError } from '../kit/errors/technician-refused.ts';
import { memberAt } from '../kit/rows/member-at.ts';
import { Secret } from '../kit/secret.ts';
import type { Session } from '../kit/session.ts';
import { control } from './control.ts';
import { guestLink } from './guest-link.ts';
import { mintLogin } from './login-cookie.ts';
import { technicianAccount } from './technician-account.ts';

const tool = 'MeshCentral';
/** Tabs of the page of a device. */
const viewmodes: Readonly<Record<ConnectMode, number>> = { desktop: 11, terminal: 12, files: 13 };
/** Without head, tabs, footer and title. */
const hidden = 31;
const fullAdministrator = 0xffffffff;

/** The address that opens a device for the technician who clicked, made anew each time. @throws TechnicianRefusedError, DeviceOfflineError, SettingsRefusedError, and the errors of the door */
export const connectLink: NonNullable<ConnectorDefinition<[]>['connectUrl']> = async (
  session,
  { id },
  { signal, order = {} },
) => {
  const mode = order.mode ?? 'desktop';
  if (session.settings['connectBy'] === 'guest') return guestLink(session, { id, mode, technician: order.technician, signal });
  const key = session.settings['loginTokenKey'];
  if (!(key instanceof Secret))
    throw new SettingsRefusedError({ problems: [{ field: 'loginTokenKey', problem: 'is needed to open devices' }] });
  const [, domain = ''] = id.split('/');
  const account = `user/${domain}/${technicianAccount(session.settings, order.technician)}`;
  const login = () => mintLogin(key, { account, now: session.clock.now() });
  await assertMayOpen(session, { id, login: login(), signal });
  const base = session.http.base.href.replace(/\/+$/, '');
  const query = `login=${encodeURIComponent(login())}&gotonode=${hexOf(id)}&viewmode=${viewmodes[mode]}&hide=${hidden}`;
  return { url: `${base}/?${query}`, isBearer: true } satisfies ConnectLink;
};

/** Asks as the technician: whether there is such an account, whether it is less than a full administrator, and whether it sees the device. */
async function assertMayOpen(
  session: Session,
  { id, login, signal }: { readonly id: string; readonly login: string; readonly signal: AbortSignal | undefined },
): Promise<void> {
  const question = control([{ action: 'ping' }, { action: 'nodes', id }], { asAccount: login });
  const { json } = await session.http.ask(question, { signal }).catch((error: unknown) => {
    throw error instanceof NotPermittedError ? new TechnicianRefusedError('has no account there', { tool }) : error;
  });
  if (memberAt(json, ['0', 'userinfo', 'siteadmin']) === fullAdministrator)
    throw new TechnicianRefusedError('is a full administrator there', { tool });
  const seen = Object.values(Object(memberAt(json, ['1', 'nodes']))).flatMap((rows) => (Array.isArray(rows) ? rows : []));
  const device = seen.find((row) => memberAt(row, ['_id']) === id);
  if (device === undefined) throw new TechnicianRefusedError('may not see it there', { tool });
  if ((Number(memberAt(device, ['conn']) ?? 0) & 1) !== 1) throw new DeviceOfflineError({ tool });
}

/** The page does not decode the id of a device in its address, so it goes as hexadecimal digits: 48 bytes that the id holds as base64 with `@` and `$`. */
function hexOf(id: string): string {
  const short = id.split('/').at(-1) ?? '';
  return Buffer.from(short.replaceAll('@', '+').replaceAll('$', '/'), 'base64').toString('hex');
}
