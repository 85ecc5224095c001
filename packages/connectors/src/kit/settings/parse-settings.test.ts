import { expect, it } from 'vitest';
import { Secret } from '../secret.ts';
import { parseSettings } from './parse-settings.ts';
import type { SettingField } from './setting-field.ts';

const usual = { label: 'Label', help: 'Help.' } as const;
const fields: readonly SettingField[] = [
  { ...usual, name: 'address', type: 'url', required: true },
  { ...usual, name: 'key', type: 'secret', required: true },
  {
    ...usual,
    name: 'region',
    type: 'choice',
    required: false,
    default: 'eu',
    choices: [
      { value: 'eu', label: 'Europe' },
      { value: 'us', label: 'America' },
    ],
  },
  { ...usual, name: 'days', type: 'number', required: false, least: 1, most: 90 },
  { ...usual, name: 'isDeep', type: 'switch', required: false, default: true },
  { ...usual, name: 'columns', type: 'map', required: false, keys: [{ value: 'name', label: 'Name' }] },
];
const sound = { address: 'https://tool.example/api/', key: ' s3cret\n' };

function problemsOf(input: unknown): readonly { readonly field: string }[] {
  try {
    parseSettings(fields, input);
  } catch (error) {
    expect(error).toMatchObject({ code: 'settings-refused', disposition: 'tell-user' });
    return Object(error).problems;
  }
  return [];
}

it('trims what was pasted, wraps what is secret, and fills what was not given', () => {
  const values = parseSettings(fields, sound);
  expect(values).toMatchObject({ address: 'https://tool.example/api', region: 'eu', days: null, isDeep: true, columns: null });
  expect(values['key']).toBeInstanceOf(Secret);
  expect((values['key'] as Secret).reveal()).toBe('s3cret');
  expect(JSON.stringify(values)).not.toContain('s3cret');
});

it('reads what a command line gives as text, and a secret that is wrapped already', () => {
  const values = parseSettings(fields, {
    ...sound,
    key: new Secret('other'),
    days: '30',
    isDeep: 'false',
    columns: { name: 'Hostname' },
  });
  expect(values).toMatchObject({ days: 30, isDeep: false, columns: { name: 'Hostname' } });
});

it.each([
  ['an address with a password', { ...sound, address: 'https://me:pw@tool.example' }, 'address'],
  ['an address of another kind', { ...sound, address: 'file:///etc/hosts' }, 'address'],
  ['a blank where something is required', { ...sound, key: '  ' }, 'key'],
  ['a value that is no choice', { ...sound, region: 'moon' }, 'region'],
  ['a number beyond its bounds', { ...sound, days: 91 }, 'days'],
  ['a column for a member that nobody knows', { ...sound, columns: { colour: 'C' } }, 'columns'],
  ['a setting that nobody knows', { ...sound, adress: 'x' }, 'adress'],
  ['no object', 'text', ''],
])('refuses %s, by its name and without the value', (_name, input, field) => {
  expect(problemsOf(input).map((problem) => problem.field)).toEqual([field]);
  expect(JSON.stringify(problemsOf(input))).not.toMatch(/pw|s3cret|moon/);
});
