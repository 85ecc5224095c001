import type { PermissionSet } from './permission-sets.ts';

/** What an X-ray ought to say of one right: it is there, it is missing, or no GET that Halo answers can show it. */
export type Truth = 'granted' | 'missing' | 'cannot-be-known';

/** A ticket of the sandbox, as far as it matters for who may see and change it. */
export interface TicketFact {
  readonly owner: 'own' | 'nobody' | 'other';
  readonly isClosed: boolean;
  readonly team: string;
  readonly departmentId: number;
  readonly clientId: number;
  readonly typeId: number;
}

/** What the sandbox lets a client see of itself. */
export interface Openness {
  /** Whether the token names what was granted, and `Agent/me` names what restricts the agent. */
  readonly saysOwnRights: boolean;
  /** Whether Roles answers administrators. */
  readonly showsRoles: boolean;
}

interface Asked {
  readonly right: string;
  readonly atLeast: string;
}

/** Which area of the agent's Feature Access, and which permissions open a list of it. */
const areaOfLevel: Readonly<Record<string, { readonly area: string; readonly by: readonly string[] }>> = {
  tickets: { area: 'Tickets', by: ['read:tickets', 'read:projects'] },
  clients: { area: 'Clients', by: ['read:customers'] },
  users: { area: 'Users', by: ['read:customers'] },
  crm: { area: 'CRM', by: ['read:crm'] },
  assets: { area: 'Assets', by: ['read:assets'] },
  software: { area: 'Software', by: ['read:softwarelicensing'] },
  suppliers: { area: 'Suppliers', by: ['read:suppliers'] },
  'supplier-contracts': { area: 'Supplier Contracts', by: ['read:suppliers'] },
  items: { area: 'Items', by: ['read:items'] },
  sales: { area: 'Sales', by: ['read:sales'] },
  quotations: { area: 'Quotations', by: ['read:quotes'] },
  'sales-orders': { area: 'Sales Orders', by: ['read:sos'] },
  'purchase-orders': { area: 'Purchase Orders', by: ['read:pos'] },
  invoices: { area: 'Invoices', by: ['read:invoices'] },
  'client-contracts': { area: 'Client Contracts', by: ['read:contracts'] },
  timesheets: { area: 'Timesheets', by: ['read:timesheets'] },
  calendar: { area: 'Calendar', by: ['read:calendar'] },
  'knowledge-base': { area: 'Knowledge Base', by: ['read:kb'] },
  reporting: { area: 'Reporting', by: ['read:reporting'] },
};

const order = ['None', 'Read Only', 'Read and Modify', 'Read, Create and Modify'];

/** The truth of a set, from the sandbox's configuration alone. */
export class RightTruth {
  readonly #set: PermissionSet;
  readonly #seen: readonly TicketFact[];
  readonly #openness: Openness;

  constructor(set: PermissionSet, tickets: readonly TicketFact[], openness: Openness) {
    this.#set = set;
    this.#openness = openness;
    this.#seen = this.#readsTickets() ? tickets.filter((ticket) => sees(set, ticket)) : [];
  }

  of({ right, atLeast }: Asked): Truth {
    const [kind = '', ...rest] = right.split(':');
    const name = rest.join(':');
    if (kind === 'scope') return this.#scope(name);
    if (kind === 'level') return this.#level(name, atLeast);
    if (kind === 'tick') return this.#tick(name);
    if (kind === 'restriction') return this.#restriction(name);
    if (kind === 'membership') return this.#membership(name);
    return this.#setting(right);
  }

  #holds(scope: string): boolean {
    const { scopes } = this.#set;
    return scopes.includes(scope) || (scope.startsWith('read:') && scopes.includes(scope.replace('read:', 'edit:')));
  }

  #scope(name: string): Truth {
    if (this.#openness.saysOwnRights) return this.#holds(name) ? 'granted' : 'missing';
    return this.#holds(name) && this.#opensAList(name) ? 'granted' : 'cannot-be-known';
  }

  /** Whether some list answers 200 because of a permission: what proves it where the token says nothing. */
  #opensAList(scope: string): boolean {
    if (scope === 'read:tickets') return true;
    if (scope === 'admin') return this.#opensAdministration();
    return Object.values(areaOfLevel).some(({ area, by }) => by.includes(scope) && this.#levelOf(area) > 0);
  }

  #opensAdministration(): boolean {
    return this.#holds('admin') && this.#set.agent.isAdministrator;
  }

  #levelOf(area: string): number {
    return order.indexOf((this.#set.agent.levels as Readonly<Record<string, string>>)[area] ?? 'Read, Create and Modify');
  }

  #level(name: string, atLeast: string): Truth {
    const { area, by } = areaOfLevel[name] ?? { area: '', by: [] };
    if (!by.some((scope) => this.#holds(scope))) return 'cannot-be-known';
    // A refusal proves that the level is missing only beside a permission that is known to be there.
    if (this.#levelOf(area) === 0) {
      const isScopeKnown = this.#openness.saysOwnRights || by.some((scope) => this.#scope(scope) === 'granted');
      return isScopeKnown ? 'missing' : 'cannot-be-known';
    }
    if (order.indexOf(atLeast) < 2) return 'granted';
    return name === 'tickets' && this.#seen.some((ticket) => this.#mayUpdate(ticket)) ? 'granted' : 'cannot-be-known';
  }

  #readsTickets(): boolean {
    return this.#holds('read:tickets') && this.#levelOf('Tickets') > 0;
  }

  #mayUpdate({ owner, isClosed }: TicketFact): boolean {
    const { canEditClosed, canEditOthers } = this.#set.agent;
    return this.#levelOf('Tickets') > 1 && (canEditClosed || !isClosed) && (canEditOthers || owner === 'own');
  }

  #tick(name: string): Truth {
    const seen = this.#seen;
    const { agent } = this.#set;
    const flag = (has: boolean, owner: TicketFact['owner']): Truth => {
      if (this.#openness.saysOwnRights) return has ? 'granted' : 'missing';
      return seen.some((ticket) => ticket.owner === owner) ? 'granted' : 'cannot-be-known';
    };
    if (name === 'view-unassigned-tickets') return flag(agent.canViewUnassigned, 'nobody');
    if (name === 'view-tickets-of-others') return flag(agent.canViewOthers, 'other');
    if (name === 'edit-closed-tickets') {
      if (seen.some((ticket) => ticket.isClosed && this.#mayUpdate(ticket))) return 'granted';
      const isComparable = seen.some(
        ({ owner, isClosed }) =>
          isClosed && seen.some((other) => other.owner === owner && !other.isClosed && this.#mayUpdate(other)),
      );
      return isComparable ? 'missing' : 'cannot-be-known';
    }
    if (name === 'edit-tickets-of-others') {
      const ofOthers = seen.filter(({ owner, isClosed }) => owner === 'other' && !isClosed);
      if (ofOthers.some((ticket) => this.#mayUpdate(ticket))) return 'granted';
      const ownWorks = seen.some((ticket) => ticket.owner === 'own' && !ticket.isClosed && this.#mayUpdate(ticket));
      return ownWorks && ofOthers.length > 0 ? 'missing' : 'cannot-be-known';
    }
    return 'cannot-be-known';
  }

  #restriction(name: string): Truth {
    if (!this.#openness.saysOwnRights) return 'cannot-be-known';
    const { clients, ticketTypes, assetTypes, assetFields } = this.#set.agent;
    const kept = { clients, 'ticket-types': ticketTypes, 'asset-types': assetTypes, 'asset-fields': assetFields }[name];
    return kept === 'all' ? 'granted' : 'missing';
  }

  /** What the agent is in is known from itself; what there is to be in, only from the list of teams. */
  #membership(name: string): Truth {
    const { agent } = this.#set;
    if (!this.#openness.saysOwnRights) return 'cannot-be-known';
    if (name === 'teams' && this.#holds('all:teams')) return 'granted';
    if (!this.#holds('read:tickets')) return 'cannot-be-known';
    return (name === 'teams' ? agent.teams : agent.departments) === 'all' ? 'granted' : 'missing';
  }

  #setting(right: string): Truth {
    const { agent } = this.#set;
    // The role of the sandbox's API agent is marked as one for integrations; roles show to administrators only.
    if (right === 'agent:roles') return this.#openness.showsRoles && this.#opensAdministration() ? 'granted' : 'cannot-be-known';
    if (right === 'agent:default-team' && this.#openness.saysOwnRights) return agent.defaultTeam === null ? 'granted' : 'missing';
    if (right === 'agent:default-team') return 'cannot-be-known';
    if (right !== 'agent:administrator') return 'granted';
    if (this.#openness.saysOwnRights) return agent.isAdministrator ? 'granted' : 'missing';
    return this.#scope('admin');
  }
}

/** Whether the agent of a set sees a ticket. */
function sees({ scopes, agent }: PermissionSet, ticket: TicketFact): boolean {
  const isIn = <T>(kept: 'all' | readonly T[], one: T) => kept === 'all' || kept.includes(one);
  if (!isIn(agent.clients, ticket.clientId) || !isIn(agent.ticketTypes, ticket.typeId)) return false;
  if (ticket.owner === 'nobody' && !agent.canViewUnassigned) return false;
  if (ticket.owner === 'other' && !agent.canViewOthers) return false;
  if (scopes.includes('all:teams')) return true;
  const isOfDefault = agent.defaultTeam === null || ticket.team === agent.defaultTeam;
  return isOfDefault && isIn(agent.teams, ticket.team) && isIn(agent.departments, ticket.departmentId);
}
