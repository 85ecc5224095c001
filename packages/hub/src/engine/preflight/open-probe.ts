import { type Halo, HaloError } from '@sundog/halo';
import type { LearnedCapability } from './capabilities.ts';
import type { CertificateReading, CheckTarget, ListSample, Probe, ProbeReply } from './check.ts';
import { readListAnswer } from './list-answer.ts';

export interface ProbeDeps {
  readonly halo: Halo;
  readonly target: CheckTarget;
  readonly now: number;
  readonly readCertificate: () => Promise<CertificateReading | null>;
  readonly signal?: AbortSignal;
}

/** A probe that counts what it sends. Errors of Halo become replies; anything else is a defect and is thrown. */
export function openProbe(deps: ProbeDeps): Probe & { readonly requests: () => number } {
  const { halo, target, now } = deps;
  const options = { priority: 'interactive' as const, ...(deps.signal ? { signal: deps.signal } : {}) };
  const samples = new Map<string, ListSample>();
  const learned = new Map<string, LearnedCapability>();
  let sent = 0;
  let certificate: Promise<CertificateReading | null> | undefined;

  const get: Probe['get'] = async (path, query = {}) => {
    sent += 1;
    return answerOf(async () => {
      const answer = await halo.get(path, query, options);
      return { ok: true, json: answer.json, serverTime: answer.serverTime };
    });
  };

  return {
    target,
    now,
    facts: null,
    requests: () => sent,
    get,
    list: async (entity, query) => {
      const list = entity.source.by === 'embedded' ? null : entity.source.list;
      const whole = { ...(list?.query ?? {}), ...query };
      const reply = await get(entity.path, whole);
      if (!reply.ok) return { ...reply, answer: null };
      const answer = readListAnswer(reply.json, list?.keys ?? []);
      if (answer && !samples.has(entity.name)) samples.set(entity.name, { answer, query: whole });
      return { ...reply, answer };
    },
    signIn: async () => {
      sent += 1;
      try {
        const facts = await halo.signIn(options);
        return {
          ok: true,
          facts: {
            grantedScopes: facts.grantedScopes,
            requestedScopes: facts.requestedScopes,
            agentName: facts.agent?.name ?? null,
          },
        };
      } catch (error) {
        if (error instanceof HaloError) return { ok: false, error };
        throw error;
      }
    },
    certificate: () => {
      certificate ??= deps.readCertificate();
      return certificate;
    },
    refusals: () => halo.meter().refused,
    sample: (entityName) => samples.get(entityName) ?? null,
    learn: (name, entity, value) => learned.set(`${name} ${entity ?? ''}`, { name, entity, value }),
    learned: () => [...learned.values()],
  };
}

async function answerOf(ask: () => Promise<ProbeReply>): Promise<ProbeReply> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof HaloError) return { ok: false, error };
    throw error;
  }
}
