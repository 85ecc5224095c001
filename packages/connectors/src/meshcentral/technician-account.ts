import type { ConnectOrder } from '../kit/define-connector.ts';
import { TechnicianRefusedError } from '../kit/errors/technician-refused.ts';
import type { AnySettingValues } from '../kit/settings/setting-field.ts';

/**
 * The account of MeshCentral for whoever clicked: the one that the settings name for the e-mail address, else one that is called like that address.
 * Never by the name that people give themselves, and never the account by which the hub signs in.
 * @returns the name of the account, in lower case as MeshCentral keeps it
 * @throws TechnicianRefusedError
 */
export function technicianAccount(settings: AnySettingValues, technician: ConnectOrder['technician']): string {
  const tool = 'MeshCentral';
  if (technician === undefined) throw new TechnicianRefusedError('is not known by name', { tool });
  const email = technician.email.trim().toLowerCase();
  const account = pairs(settings['technicians']).get(email) ?? email;
  const own = typeof settings['user'] === 'string' ? settings['user'].toLowerCase() : '';
  if (account === own) throw new TechnicianRefusedError('comes by the account of the hub itself', { tool });
  return account;
}

/** `tess@msp.example = tess, ...`: an e-mail address of the hub and an account of MeshCentral each. */
function pairs(text: unknown): ReadonlyMap<string, string> {
  const lines = typeof text === 'string' ? text.split(/[,;\n]/) : [];
  return new Map(
    lines.flatMap((line) => {
      const [email = '', account = ''] = line.split('=').map((part) => part.trim().toLowerCase());
      return email === '' || account === '' ? [] : [[email, account] as const];
    }),
  );
}
