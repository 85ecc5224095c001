import { defineCheck } from '../../engine/preflight/check.ts';

/** Whether API-only agents stand in the list of agents only when asked for (API.md 1.3). */
export const apiAgents = defineCheck({
  name: 'api-agents',
  title: 'API-only agents',
  needs: ['entity-reads'],
  cost: () => 2,
  run: async (probe) => {
    const agent = probe.target.entities.find(({ name }) => name === 'agent');
    if (!agent || !probe.sample('agent')) return [{ outcome: 'not-tested', sentence: 'The list of agents cannot be read.' }];
    const plain = await probe.list(agent, { includeapiagents: 'false' });
    const whole = await probe.list(agent, { includeapiagents: 'true' });
    if (!plain.answer || !whole.answer) return [{ outcome: 'not-tested', sentence: 'The list of agents gave no answer.' }];
    const areHidden = whole.answer.rows.length > plain.answer.rows.length;
    probe.learn('api-agents-hidden', null, areHidden);
    return [
      {
        outcome: 'passed',
        sentence: areHidden
          ? 'API-only agents appear only when asked for; the sync asks.'
          : 'API-only agents appear like all others.',
      },
    ];
  },
});
