import { RunningPeer, tacticalRmmPeer } from '@sundog/connectors/peers';

/** An imitated Tactical RMM on 127.0.0.1 whose clients have these names, each with a device. Whoever opens it stops it. */
export async function openTool(names: readonly string[]): Promise<RunningPeer> {
  const lists = tacticalRmmPeer.lists.map((list) => {
    const [row] = list.rows;
    if (list.stream === 'companies') return { ...list, rows: names.map((name, index) => clientOf(Object(row), index, name)) };
    return list.stream === 'devices' ? { ...list, rows: names.map((name, index) => agentOf(Object(row), index, name)) } : list;
  });
  return RunningPeer.start({ ...tacticalRmmPeer, lists });
}

function clientOf(row: object, index: number, name: string) {
  const id = index + 1;
  return { ...row, id, name, sites: [{ id: id * 10, name: 'Main', client: id, client_name: name }] };
}

function agentOf(row: object, index: number, name: string) {
  const agent_id = `agentId${String(index).padStart(6, '0')}abcdefgh`;
  return { ...row, agent_id, hostname: `PC-${index}`, client_name: name, serial_number: `SERIAL-${index}` };
}

/** The key that the imitated tool takes. */
export const toolKey = String(Object(tacticalRmmPeer.settings)['apiKey']);
