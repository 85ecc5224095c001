import { expect, it } from 'vitest';
import { entities } from '../../src/catalog/entities/index.ts';
import { eraseTicketText, readTicketTextAgain } from '../../src/engine/governance/erase-ticket-text.ts';
import { updateConnection } from '../../src/store/rows/connection-rows.ts';
import { changeRules } from '../../src/store/rows/rule-rows.ts';
import { openSandboxMirror } from '../sync/sandbox-mirror.ts';
import { findInDatabase } from './whole-database.ts';

const canary = 'Canary-of-a-ticket-77ab';
const some = ['ticket', 'action', 'feedback'];

it('stores no text of a ticket, erases what is there when it is switched on, and reads it again when it is switched off', async () => {
  const mirror = await openSandboxMirror({ seed: 5, world: { tickets: 20, assets: 5 } });
  try {
    const { store, connectionId, sandbox } = mirror;
    const choose = (noTicketText: boolean) =>
      store.inWorkspace(1, async (db) => {
        await changeRules(db, connectionId);
        await updateConnection(db, connectionId, { noTicketText });
        return noTicketText
          ? eraseTicketText(db, { connectionId, entities })
          : readTicketTextAgain(db, { connectionId, entities });
      });
    const changes = { summary: `${canary} summary`, details: `${canary} "details"`, lastnote: `${canary} unknown` };
    sandbox.control.edit({ entity: 'ticket', key: 5, changes });
    await mirror.sync({ only: some });
    await mirror.sync({ record: { entity: 'ticket', id: 5 } });
    expect(await findInDatabase(store, canary)).toEqual(['mirror.ticket']);

    expect(await choose(true)).toMatchObject({ 'mirror.ticket': 20 });
    expect(await findInDatabase(store, canary)).toEqual([]);
    // What is left is what Halo sent, byte for byte, and the hash is that of what is left: nothing is written or asked for again.
    const [left] = await mirror.query<{ raw: string; status_id: number; summary: string | null }>(
      'SELECT raw::text AS raw, status_id, summary FROM mirror.ticket WHERE id = 5',
    );
    expect(JSON.parse(left?.raw ?? '')).toMatchObject({ id: 5, status_id: left?.status_id });
    expect(left?.summary).toBeNull();
    const again = await mirror.sync({ only: some, full: true });
    expect(again.entities.find(({ entity }) => entity === 'ticket')).toMatchObject({
      rowsRead: 20,
      // The one that was read by itself: its list row is written again, whatever it says (ARCHITECTURE.md, which of two states is newer).
      rowsWritten: 1,
      isComplete: true,
    });
    // The actions of that one ticket alone.
    const ofTicket = await mirror.query<{ actions: number }>(
      'SELECT count(*)::int AS actions FROM mirror.action WHERE ticket_id = 5',
    );
    expect(again.entities.find(({ entity }) => entity === 'action')?.rowsRead).toBe(ofTicket[0]?.actions);

    sandbox.control.edit({ entity: 'ticket', key: 6, changes: { summary: canary } });
    await mirror.sync({ only: some });
    await mirror.sync({ record: { entity: 'ticket', id: 6 } });
    expect(await findInDatabase(store, canary)).toEqual([]);

    await choose(false);
    await mirror.sync({ only: some });
    expect(await findInDatabase(store, canary)).toEqual(['mirror.ticket']);
  } finally {
    await mirror.close();
  }
}, 120_000);
