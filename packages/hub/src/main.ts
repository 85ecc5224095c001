// The composition root: reads the settings, finds out who and where it is, and hands over to the command line.
import { enableCompileCache } from 'node:module';
import { join, resolve } from 'node:path';
import manifest from '../package.json' with { type: 'json' };

const checkout = join(import.meta.dirname, '..', '..', '..');
enableCompileCache(join(checkout, 'node_modules', '.cache', 'sundog-compiled'));

const { readSettings } = await import('./foundation/settings.ts');
const { runCli } = await import('./entry/cli/run-cli.ts');

process.exitCode = await runCli({
  args: process.argv.slice(2),
  version: manifest.version,
  readSettings,
  defaultDataDir: join(checkout, '.sundog'),
  open: async (settings, options) => {
    const { openInstallation } = await import('./entry/open-installation.ts');
    return openInstallation(settings, options);
  },
  openHouse: async (installation) => {
    const { openHouse } = await import('./entry/open-house.ts');
    return openHouse(installation, manifest.version);
  },
  logError: async (dataDir, requestId, error) => {
    const { openLog } = await import('./foundation/log.ts');
    openLog({ level: 'error', file: join(resolve(dataDir), 'logs', 'sundog.log') }).error(
      { requestId, err: error },
      'unforeseen error',
    );
  },
});
