import { HubError } from './hub-error.ts';

/** The console could not be built from its sources. */
export class ConsoleBuildFailedError extends HubError {
  readonly code = 'console-build-failed';
  readonly disposition = 'tell-user';
  readonly causes = [
    'the dependencies of development are not installed, as after npm ci --omit=dev',
    'the folder packages/web cannot be written, or the disk is full',
    'the sources of the console were changed and do not compile',
  ];
  readonly remedy =
    'Run npm start once in a checkout with all dependencies (node run.mjs installs them), or npx sundog build-console, which shows what the build says.';
  /** The last words of the build, for whoever runs the hub; paths of this machine are in them. */
  readonly words: string;

  constructor(words: string) {
    super('The console could not be built.');
    this.words = words;
  }
}
