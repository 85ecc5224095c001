import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { TestContext } from 'vitest';

/** A member of a schema, or the schema of a parameter, as HaloPSA's OpenAPI document spells it. */
export interface PublishedMember {
  readonly type?: string;
  readonly format?: string;
  readonly $ref?: string;
  readonly items?: PublishedMember;
}

interface PublishedOperation {
  readonly parameters?: readonly { readonly name: string }[];
}

/** One entity of entities.json. */
interface PublishedEntity {
  readonly entity: string;
  readonly path: string;
  readonly schema: string;
  readonly listSchema: string | null;
  readonly scopesRead: readonly string[];
  readonly scopesEdit: readonly string[];
}

/** What is known of HaloPSA beside this repository: its OpenAPI document, and the facts gathered from it. */
export interface PublishedFacts {
  readonly entities: readonly PublishedEntity[];
  /** The members of a schema; undefined where there is no such schema. */
  members(schema: string): Readonly<Record<string, PublishedMember>> | undefined;
  /** Names of the query parameters of a path's GET; undefined where there is no such path. */
  parameters(path: string): ReadonlySet<string> | undefined;
  /** The methods of a path: `get`, `post`, `delete`. */
  methods(path: string): ReadonlySet<string>;
}

const folder = new URL('../../../../../shared/halo/', import.meta.url);
let known: PublishedFacts | null = null;

/** The facts, or a skipped test where they are not beside the checkout. */
export function factsOf(context: TestContext): PublishedFacts {
  if (!existsSync(fileURLToPath(folder))) context.skip('../shared/halo is not beside this checkout: nothing to compare with.');
  known ??= readFacts();
  return known;
}

function readFacts(): PublishedFacts {
  const read = (name: string): unknown => JSON.parse(readFileSync(new URL(name, folder), 'utf8'));
  const document = read('swagger.json') as {
    readonly paths: Readonly<Record<string, Readonly<Record<string, PublishedOperation>>>>;
    readonly components: {
      readonly schemas: Readonly<Record<string, { readonly properties?: Readonly<Record<string, PublishedMember>> }>>;
    };
  };
  return {
    entities: read('entities.json') as readonly PublishedEntity[],
    members: (schema) => document.components.schemas[schema]?.properties,
    parameters: (path) => {
      const get = document.paths[path]?.['get'];
      return get && new Set((get.parameters ?? []).map(({ name }) => name));
    },
    methods: (path) => new Set(Object.keys(document.paths[path] ?? {})),
  };
}
