import { inspect } from 'node:util';
import { expect, it } from 'vitest';
import { parseSettings } from '../settings/parse-settings.ts';
import type { ContractBench } from './contract-bench.ts';

/** What a connector says of itself. */
export function declaredContract(bench: ContractBench): void {
  const { connector, peer } = bench;

  it('has settings that can be drawn, and marks what is secret', () => {
    const names = connector.settings.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const { name, label, help, type } of connector.settings) {
      expect([name, label, help].filter((text) => text.trim() === '')).toEqual([]);
      if (/secret|password|token|key$/i.test(name)) expect(`${name}: ${type}`).toBe(`${name}: secret`);
    }
    if (!['none', 'custom'].includes(connector.signIn.kind)) expect(bench.secrets).not.toEqual([]);
    const shown = inspect(parseSettings(connector.settings, peer.settings), { depth: 5 });
    for (const secret of bench.secrets) expect(shown).not.toContain(secret);
  });

  it('names its page and the source of what it assumes', () => {
    expect(connector.docs).toBe(`docs/connectors/${connector.name}.md`);
    for (const { about, source } of connector.assumptions) expect([about, source]).not.toContain('');
  });

  it('says which lists may be read', async () => {
    expect((await connector.probe(bench.open(), {})).filter(({ isPermitted }) => !isPermitted)).toEqual([]);
    bench.setFault({ kind: 'status', status: 403 });
    expect((await connector.probe(bench.open(), {})).map(({ code }) => code)).toContain('not-permitted');
  });

  it('opens a device by an address that holds no secret of the settings', async () => {
    if (!connector.connectUrl || !peer.opens) return;
    const { device, order, url } = peer.opens;
    const link = await connector.connectUrl(bench.open(), device, order ? { order } : {});
    if (typeof url === 'string') expect(link?.url).toBe(url);
    else expect(link?.url).toMatch(url);
    expect(link?.url).toMatch(/^https:/);
    for (const secret of bench.secrets) expect(decodeURIComponent(link?.url ?? '')).not.toContain(secret);
  });
}
