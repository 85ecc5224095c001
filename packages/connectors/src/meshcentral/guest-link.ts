import type { ConnectLink, ConnectMode, ConnectOrder } from '../kit/define-connector.ts';
import { NotPermittedError } from '../kit/errors/not-permitted.ts';
import { TechnicianRefusedError } from '../kit/errors/technician-refused.ts';
import { memberAt } from '../kit/rows/member-at.ts';
import { textOf } from '../kit/rows/read-values.ts';
import type { Session } from '../kit/session.ts';
import { control } from './control.ts';

const tool = 'MeshCentral';
/** Bits of `p` and of `consent` (1, 2, 4 tell the person at the device of desktop, terminal, files; 8, 16, 32 ask). Source: meshuser.js, createDeviceShareLink. */
const bits: Readonly<Record<ConnectMode, { readonly protocol: number; readonly notify: number; readonly ask: number }>> = {
  terminal: { protocol: 1, notify: 2, ask: 16 },
  desktop: { protocol: 2, notify: 1, ask: 8 },
  files: { protocol: 4, notify: 4, ask: 32 },
};

/** A guest link: this one device, this one way, for some minutes, and the person at the device is told or asked. @throws NotPermittedError, TechnicianRefusedError */
export async function guestLink(
  session: Session,
  about: {
    readonly id: string;
    readonly mode: ConnectMode;
    readonly technician: ConnectOrder['technician'];
    readonly signal: AbortSignal | undefined;
  },
): Promise<ConnectLink> {
  if (about.technician === undefined) throw new TechnicianRefusedError('is not known by name', { tool });
  const { settings } = session;
  const { protocol, notify, ask } = bits[about.mode];
  const command = {
    action: 'createDeviceShareLink',
    nodeid: about.id,
    guestname: about.technician.email.slice(0, 128),
    p: protocol,
    consent: settings['consent'] === 'ask' ? ask : notify,
    expire: Number(settings['guestMinutes'] ?? 30),
    responseid: 'sundog',
  };
  const { json } = await session.http.ask(control([command]), { signal: about.signal });
  const url = textOf(memberAt(json, ['0', 'url']));
  if (url === null || !URL.canParse(url)) throw new NotPermittedError({ tool, endpoint: 'createDeviceShareLink' });
  // MeshCentral writes the name by which it knows itself, which need not be the one that people reach it by.
  const made = new URL(url);
  return { url: new URL(`${made.pathname}${made.search}`, session.http.base.origin).href, isBearer: true };
}
