/** A rule of CONTRIBUTING.md that plain text shows. What Biome and dependency-cruiser can check is theirs. */
export interface SourceRule {
  readonly name: string;
  /** What to do instead. */
  readonly instead: string;
  /** Finds what breaks the rule in one file: line numbers from 1, or [0] where it concerns the file as a whole. */
  find(path: string, text: string): readonly number[];
}

const longestFile = 300;

const emptyWords = 'utils?|helpers?|common|misc|shared|lib|core|base|manager|service|handler|data|stuff';
/** As the whole name or its last word; the adjectives also as its first. `service-levels` are a thing, a `ticket-service` is not. */
const emptyName = new RegExp(`(^|[-.])(${emptyWords})$|^(utils?|helpers?|common|misc|shared|core|base)[-.]`);

const isCode = (path: string) => /\.(ts|tsx|mjs)$/.test(path);
const isTest = (path: string) => /\.test\.tsx?$/.test(path) || /^(packages\/[^/]+\/(test|bench)|e2e)\//.test(path);

function linesWith(pattern: RegExp, text: string): number[] {
  return text.split('\n').flatMap((line, index) => (pattern.test(line) ? [index + 1] : []));
}

const environmentReaders = /^(packages\/hub\/src\/foundation\/settings\.ts|run\.mjs|scripts\/.*|vitest\.config\.ts)$/;

export const sourceRules: readonly SourceRule[] = [
  {
    name: 'one thing per file',
    instead: `a file of more than ${longestFile} lines holds more than one thing: split it by meaning, each part named after its export`,
    find: (path, text) =>
      /^packages\/[^/]+\/src\/.*\.tsx?$/.test(path) && !path.includes('/fixtures/') && text.split('\n').length - 1 > longestFile
        ? [0]
        : [],
  },
  {
    name: 'names that say something',
    instead: 'name the file or folder after what it holds; vague names grow',
    find: (path) => {
      const names = path.split('/').map((part) => part.replace(/(\.test)?\.[^.]*$/, ''));
      return names.some((name) => emptyName.test(name)) ? [0] : [];
    },
  },
  {
    name: 'names in kebab-case',
    instead: 'name a file after its main export, in kebab-case; only React components are PascalCase',
    find: (path) => (/^(packages\/[^/]+\/(src|test|bench)|scripts)\/.*[A-Z_].*\.(ts|mjs)$/.test(path) ? [0] : []),
  },
  {
    name: 'types that hold',
    instead:
      'parse what comes from outside and give it its type; no any, no @ts-ignore, no @ts-nocheck, no biome-ignore without a reason',
    find: (path, text) =>
      isCode(path)
        ? linesWith(
            /(:|<|\bas|,|\|)\s*any\b(?=\s*[;,)>[\]=|&{]|\s*$)|@ts-(ignore|nocheck)\b|@ts-expect-error\s*$|biome-ignore [\w/]+:?\s*$/,
            text,
          )
        : [],
  },
  {
    name: 'tests that run',
    instead: 'a test is mended or removed; where something outside is absent it says so at run time: context.skip("why")',
    find: (path, text) =>
      isCode(path) ? linesWith(/\b(it|test|describe|suite)\.(skip|only|todo|fails)\b|\bx(it|describe)\(/, text) : [],
  },
  {
    name: 'errors that are heard',
    instead:
      'handle the error, or let it go up; where nothing need be done, a comment inside, behind it or on the line before says why',
    find: (path, text) =>
      isCode(path)
        ? linesWith(/catch\s*(\([^)]*\))?\s*\{\s*\}|\.catch\(\(\)\s*=>\s*(\{\s*\}|undefined)\)(?!.*\/\/)/, text).filter(
            (line) => !/^\s*(\/\/|\*)/.test(text.split('\n')[line - 2] ?? ''),
          )
        : [],
  },
  {
    name: 'finished work',
    instead: 'finish it, or open an issue for it and take the words out',
    find: (path, text) =>
      isCode(path) || path.endsWith('.sql') ? linesWith(/\b(TODO|FIXME|XXX|HACK)\b|(\/\/|^\s*\*|--).*\bfor now\b/, text) : [],
  },
  {
    name: 'one reader of the environment',
    instead: 'packages/hub/src/foundation/settings.ts reads the environment; take the setting as an argument',
    find: (path, text) =>
      isCode(path) && !isTest(path) && !environmentReaders.test(path)
        ? linesWith(
            /\bprocess\.env\b|\bprocess\[['"]env['"]\]|import\s*\{[^}]*\benv\b[^}]*\}\s*from\s*['"](node:)?process['"]/,
            text,
          )
        : [],
  },
  {
    name: 'one composition root',
    instead: 'only main.ts and the doors in entry/ build things; take the open store, the client or the server as an argument',
    find: (path, text) =>
      /^packages\/hub\/src\/(features|catalog|engine|foundation)\//.test(path) && !isTest(path)
        ? linesWith(
            /\b(openStore|openDatabase|startEmbeddedPostgres|startSandboxChild|openHalo|createHalo|createHaloClient|openHub|buildHttpServer)\(/,
            text,
          )
        : [],
  },
  {
    name: 'speaks of the project alone',
    instead: 'write paths from the root of the checkout, or take them from import.meta',
    find: (path, text) =>
      /\.(ts|tsx|mjs|json|md|sql|ya?ml)$/.test(path) ? linesWith(/(^|[\s'"`(=])\/(work|home|root|Users)\/[a-z]/, text) : [],
  },
];

/** Every breach of the rules in one file, as lines for people. */
export function findBreaches(path: string, text: string): string[] {
  return sourceRules.flatMap(({ name, instead, find }) =>
    find(path, text).map((line) => `${path}${line > 0 ? `:${line}` : ''} breaks "${name}": ${instead}.`),
  );
}
