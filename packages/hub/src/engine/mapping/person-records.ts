import type { LeftPerson } from '../../store/rows/mapping-left-rows.ts';
import type { RightUser } from '../../store/rows/mapping-right-rows.ts';
import type { PersonRecord } from '../matching/person-record.ts';
import type { ClientOf } from './device-records.ts';

/** Who was last seen at devices, as it is compared: `DOMAIN\name`, a name or an address. */
export function leftPersonRecords(people: readonly LeftPerson[], clientOf: ClientOf): readonly PersonRecord[] {
  return people.map(({ key, companyId, name }) => {
    const clientId = clientOf(companyId, '');
    const plain = name.split('\\').at(-1) ?? name;
    const isAddress = plain.includes('@');
    return {
      id: key,
      clientId: clientId === null ? null : String(clientId),
      name: isAddress ? (plain.split('@')[0] ?? plain).replaceAll('.', ' ') : plain,
      email: null,
      upn: isAddress ? plain : null,
      phone: null,
    };
  });
}

/** Users as they are compared. */
export function rightPersonRecords(users: readonly RightUser[]): readonly PersonRecord[] {
  return users.map(({ id, clientId, name, email, login, phone }) => ({
    id: String(id),
    clientId: String(clientId),
    name,
    email,
    upn: login?.includes('@') === true ? login : null,
    phone,
  }));
}
