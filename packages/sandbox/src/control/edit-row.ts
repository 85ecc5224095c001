import { endpointOf } from '../endpoints/find-endpoint.ts';
import { BadOption } from '../errors/bad-option.ts';
import type { Call } from '../http/call.ts';
import { Query } from '../http/query.ts';
import type { Instance } from '../instance.ts';
import { guidFrom, unrestricted } from '../permissions/directory.ts';
import type { Identity } from '../permissions/identity.ts';
import type { Row, RowKey } from '../tables/table.ts';
import { commitInsert, commitRemove, commitUpdate } from '../writes/commit.ts';
import { removeRow } from '../writes/remove-row.ts';
import { saveRow } from '../writes/save-rows.ts';

/** An edit by a person in Halo. */
export interface Edit {
  readonly entity: string;
  /** The record; absent: a new one is made of `changes`. */
  readonly key?: RowKey;
  readonly changes?: Row;
  readonly delete?: boolean;
  /** Stores exactly `changes`: no rules, no modification date, no feed, no webhook. */
  readonly silent?: boolean;
}

const nobody = { application: null, agentId: null };

/** Does an edit. Throws the refusal that Halo would show that person. */
export function editRow(halo: Instance, edit: Edit): Row | undefined {
  const { entity, key, changes = {} } = edit;
  const endpoint = endpointOf(entity);
  if (!endpoint) throw new BadOption('edit', `there is no entity "${entity}"`);
  if (edit.delete) {
    if (key === undefined) throw new BadOption('edit', 'a delete needs the key');
    return edit.silent
      ? commitRemove(halo, entity, { key, by: nobody })
      : removeRow(halo, endpoint, { key, identity: person(halo) });
  }
  if (edit.silent && key !== undefined) return commitUpdate(halo, entity, { key, changes, by: nobody });
  if (edit.silent) return commitInsert(halo, entity, { row: { id: halo.tables.of(entity).nextId(), ...changes }, by: nobody });
  const call: Call = { halo, method: 'POST', query: new Query(''), body: undefined, identity: person(halo) };
  return saveRow(endpoint, call, { item: { ...keyMembers(endpoint.key ?? ['id'], key), ...changes }, path: '[0]' });
}

function keyMembers(members: readonly string[], key: RowKey | undefined): Row {
  if (key === undefined) return {};
  if (members.length === 1) return { [members[0] ?? 'id']: key };
  const parts = String(key).split(':').map(Number);
  return Object.fromEntries(members.map((member, index) => [member, parts[index]]));
}

/** Somebody who sits at Halo: no application, no restriction. */
function person(halo: Instance): Identity {
  const agent = halo.directory.agents.find((one) => !one.isApiOnly);
  return {
    application: {
      id: guidFrom('nobody'),
      name: '',
      clientId: '',
      clientSecret: '',
      grants: [],
      scopes: ['all'],
      isActive: true,
      isSaved: true,
      agentId: null,
      loginType: 'agent',
      allowsAgentLogins: true,
      redirectUris: [],
    },
    agent: unrestricted(agent?.agentId ?? 1, false),
    scopes: ['all'],
  };
}
