/** A schema of the document, as far as it is shown. */
export interface Schema {
  readonly type?: string | readonly string[];
  readonly $ref?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | Schema;
  readonly format?: string;
  readonly description?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly default?: unknown;
}

/** One parameter of a route. */
export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query';
  readonly required: boolean;
  readonly schema: Schema;
}

/** One route, as the document describes it. */
export interface Operation {
  readonly operationId: string;
  readonly tags: readonly string[];
  readonly summary: string;
  /** Who may call it. */
  readonly description: string;
  readonly parameters: readonly Parameter[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema?: Schema }>> };
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, { readonly schema?: Schema }>> }>>;
}

/** The OpenAPI document of the hub, as `packages/api` makes it. */
export interface ApiDocument {
  readonly info: { readonly title: string; readonly version: string; readonly description: string };
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

/** A route with its place. */
export interface Route extends Operation {
  readonly method: string;
  readonly path: string;
}

/** The routes that hold every word, area by area, in the document's order. */
export function findRoutes(document: ApiDocument, words: string): ReadonlyMap<string, readonly Route[]> {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  const routes = Object.entries(document.paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, operation]): Route => ({ ...operation, method: method.toUpperCase(), path })),
  );
  const found = routes.filter(({ operationId, path, summary, method, description }) => {
    const text = `${operationId} ${path} ${summary} ${method} ${description}`.toLowerCase();
    return wanted.every((word) => text.includes(word));
  });
  return Map.groupBy(found, ({ tags }) => tags[0] ?? 'other');
}
