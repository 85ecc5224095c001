import type { ConnectorDefinition, DeviceSession } from '../kit/define-connector.ts';
import { memberAt } from '../kit/rows/member-at.ts';
import { instantOfEpoch, instantOfText, textOf } from '../kit/rows/read-values.ts';
import { control } from './control.ts';

/** More sessions than anybody begins on one device between two looks. */
const most = 200;

/** What MeshCentral noted of sessions on a device (events of the kind relaylog: "Started terminal session"). Source: the program itself (meshrelay.js). */
export const listDeviceSessions: NonNullable<ConnectorDefinition<[]>['listDeviceSessions']> = async (
  session,
  { id },
  { since, signal },
) => {
  const question = control([{ action: 'events', nodeid: id, filter: 'relaylog', limit: most }]);
  const { json } = await session.http.ask(question, { signal });
  const events = memberAt(json, ['0', 'events']);
  return (Array.isArray(events) ? events : []).map(toSession).filter((one) => one !== null && one.at >= since) as DeviceSession[];
};

function toSession(event: unknown): DeviceSession | null {
  const text = textOf(memberAt(event, ['msg'])) ?? '';
  const [, what, kind = ''] = /^(Started|Ended) (.+?) session/.exec(text) ?? [];
  const time = memberAt(event, ['time']);
  const at = instantOfText(time) ?? instantOfEpoch(time);
  if (what === undefined || at === null) return null;
  return {
    id: textOf(memberAt(event, ['_id'])) ?? `${at.getTime()} ${text}`.slice(0, 200),
    at,
    what: what === 'Started' ? 'started' : 'ended',
    kind,
    account: textOf(memberAt(event, ['username'])),
  };
}
