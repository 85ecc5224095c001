import { expect, it } from 'vitest';
import { nameBrowser } from '../src/pages/account/name-browser.ts';
import { diffOf } from '../src/pages/audit/audit-diff.ts';
import { fieldsOf, typedOf, valuesOf } from '../src/pages/channels/settings-schema.ts';
import { granteeOf, wordOf } from '../src/pages/connections/tabs/grant-choice.ts';
import { draftOf, typedOf as typedProvider } from '../src/pages/workspace-settings/provider-draft.ts';

it('the diff of an act names every field that was added, changed or taken away, nested ones by their path, and the same ones last', () => {
  const detail = {
    before: { name: 'acme', limits: { requests: 250 }, note: 'old', tags: [] },
    after: { name: 'acme', limits: { requests: 200 }, tags: ['a'] },
    connection: 3,
  };
  expect(diffOf(detail)).toEqual([
    { field: 'limits.requests', sign: '~', before: '250', after: '200' },
    { field: 'note', sign: '-', before: 'old', after: undefined },
    { field: 'tags', sign: '-', before: '[]', after: undefined },
    { field: 'tags.0', sign: '+', before: undefined, after: 'a' },
    { field: 'name', sign: '.', before: 'acme', after: 'acme' },
  ]);
  expect(diffOf({ code: 'last-owner' })).toEqual([]);
});

it('the settings of a channel are drawn from their schema; a blank secret stays, what is blank and was kept is taken away', () => {
  const fields = fieldsOf({
    secrets: ['password'],
    settings: {
      properties: {
        host: { type: 'string', title: 'Mail server' },
        port: { type: 'integer', default: 587 },
        security: { type: 'string', enum: ['starttls', 'tls'], default: 'starttls' },
        user: { type: 'string' },
        password: { type: 'string' },
        to: { type: 'array' },
      },
      required: ['host', 'to'],
    },
  });
  expect(fields.map(({ name, type, isSecret, isRequired }) => [name, type, isSecret, isRequired])).toEqual([
    ['host', 'text', false, true],
    ['port', 'number', false, false],
    ['security', 'choice', false, false],
    ['user', 'text', false, false],
    ['password', 'text', true, false],
    ['to', 'list', false, true],
  ]);
  const kept = { host: 'smtp.example.test', user: 'hub', to: ['ops@example.test'] };
  const values = valuesOf(fields, kept);
  expect(values).toMatchObject({ port: 587, security: 'starttls', password: '' });
  expect(typedOf(fields, { ...values, user: '' }, kept)).toEqual({
    settings: { host: 'smtp.example.test', port: 587, security: 'starttls', user: null, to: ['ops@example.test'] },
    secrets: {},
  });
});

it('who may see a connection is the same as a word and as a grantee', () => {
  const grantees = [{ role: 'viewer' as const }, { groupId: 7 }, { accountId: '6f0b4b0a-3f1e-4f57-9d54-0f3b8a3a8d10' }];
  expect(grantees.map((one) => granteeOf(wordOf(one)))).toEqual(grantees);
  expect(granteeOf('role:king')).toBe(null);
});

it('an identity provider without a claim of groups gives nobody a role by a group', () => {
  const draft = {
    ...draftOf(null),
    name: 'Entra',
    admitsByGroup: true,
    roleOfGroup: [{ group: 'desk', role: 'viewer' as const }],
  };
  expect(typedProvider(draft)).toMatchObject({ groupClaim: null, roleOfGroup: [], admitsByGroup: false });
  expect(typedProvider(draft)).not.toHaveProperty('clientSecret');
  expect(typedProvider({ ...draft, groupClaim: 'groups' })).toMatchObject({
    roleOfGroup: draft.roleOfGroup,
    admitsByGroup: true,
  });
});

it('a browser is named as people call it', () => {
  expect(nameBrowser('Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0')).toBe('Firefox on Linux');
  const edge = 'Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0';
  expect(nameBrowser(edge)).toBe('Edge on Windows');
  expect(nameBrowser('curl/8.5.0')).toBe('curl/8.5.0');
  expect(nameBrowser(null)).toBe('unknown');
});
