import { defineCheck } from '../../engine/preflight/check.ts';

/** Halo's own version, where it tells (API.md 1.6): only for display and for reading reports of problems. */
export const version = defineCheck({
  name: 'version',
  title: "Halo's version",
  needs: ['sign-in'],
  cost: () => 2,
  run: async (probe) => {
    for (const path of ['InstanceInfo', 'VersionInfo']) {
      const reply = await probe.get(path);
      const found = reply.ok ? findVersion(reply.json) : null;
      if (found === null) continue;
      probe.learn('version', null, found);
      return [{ outcome: 'passed', sentence: `HaloPSA ${found}.` }];
    }
    return [{ outcome: 'not-tested', sentence: 'Halo does not tell its version to this application; nothing depends on it.' }];
  },
});

function findVersion(json: unknown): string | null {
  const one: unknown = Array.isArray(json) ? json[0] : json;
  if (typeof one !== 'object' || one === null) return null;
  for (const [name, value] of Object.entries(one))
    if (/^(app_?version|version(_?number)?)$/i.test(name) && (typeof value === 'string' || typeof value === 'number')) {
      // Only what looks like a version is kept: the text is foreign and ends up on a page and in a report.
      const text = /^v?\d[\w.+-]{0,39}$/.exec(String(value));
      if (text) return text[0];
    }
  return null;
}
