import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { BadSettingError } from './errors/bad-setting.ts';
import { readSettings } from './settings.ts';

it('has a default for everything', () => {
  expect(readSettings({ SUNDOG_LOG_LEVEL: '', PATH: '/bin' })).toEqual({
    dataDir: null,
    databaseUrl: null,
    secretKey: null,
    secretKeyNext: null,
    publicUrl: null,
    trustedProxies: [],
    rolePrefix: 'sundog',
    clientSecret: null,
    channelSecret: null,
    sourceSecret: null,
    logLevel: 'info',
    logOutput: 'file',
    requestLog: true,
    metricsToken: null,
  });
});

it('reads what is set', () => {
  const settings = readSettings({
    SUNDOG_DATA_DIR: '/srv/sundog',
    SUNDOG_DATABASE_URL: 'postgres://me:p%40ss@db.example:5432/sundog',
    SUNDOG_PUBLIC_URL: 'https://sundog.example.com/',
    SUNDOG_ROLE_PREFIX: 'hub2',
    SUNDOG_CLIENT_SECRET: ' secret ',
    SUNDOG_LOG_LEVEL: 'debug',
  });
  expect(settings).toMatchObject({
    dataDir: '/srv/sundog',
    publicUrl: 'https://sundog.example.com',
    rolePrefix: 'hub2',
    logLevel: 'debug',
  });
  expect(settings.databaseUrl?.reveal()).toBe('postgres://me:p%40ss@db.example:5432/sundog');
  expect(settings.clientSecret?.reveal()).toBe('secret');
});

it('takes an address whose server is a socket', () => {
  expect(readSettings({ SUNDOG_DATABASE_URL: 'postgresql:///sundog?host=/run/postgresql' }).databaseUrl).not.toBeNull();
});

it.each([
  ['SUNDOG_DATABASE_URL', 'mysql://canary@db'],
  ['SUNDOG_DATABASE_URL', 'canary'],
  ['SUNDOG_PUBLIC_URL', 'sundog.canary.example'],
  ['SUNDOG_ROLE_PREFIX', 'Canary;DROP'],
  ['SUNDOG_LOG_LEVEL', 'canary'],
  ['SUNDOG_LOG_OUTPUT', 'canary'],
  ['SUNDOG_REQUEST_LOG', 'canary'],
  ['SUNDOG_METRICS_TOKEN', 'canary'],
  ['SUNDOG_SECRET_KEY_FILE', '/nowhere/canary'],
])('refuses %s=%s by name, without repeating the value', (name, value) => {
  const read = () => readSettings({ [name]: value });
  expect(read).toThrow(BadSettingError);
  try {
    read();
  } catch (error) {
    expect(error).toMatchObject({ message: expect.stringContaining(name), remedy: expect.stringContaining(name) });
    expect(JSON.stringify([error, error instanceof BadSettingError && error.causes]).toLowerCase()).not.toContain('canary');
  }
});

it('takes secrets from files, and not from two places', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sundog-settings-'));
  try {
    const file = join(folder, 'key');
    writeFileSync(file, 'canary-of-the-file\n');
    expect(readSettings({ SUNDOG_SECRET_KEY_FILE: file }).secretKey?.reveal()).toBe('canary-of-the-file');
    const both = { SUNDOG_SECRET_KEY_FILE: file, SUNDOG_SECRET_KEY: 'other' };
    expect(() => readSettings(both)).toThrow('SUNDOG_SECRET_KEY_FILE');
    writeFileSync(file, '\n');
    expect(() => readSettings({ SUNDOG_SECRET_KEY_FILE: file })).toThrow(BadSettingError);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
