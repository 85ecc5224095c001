import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { membersRead } from '../../src/catalog/right-sources/members.ts';

const file = fileURLToPath(new URL('../../../../../shared/halo/swagger.json', import.meta.url));

it('rests no verdict on a member that the published document does not have', (context) => {
  if (!existsSync(file)) context.skip('../shared/halo/swagger.json is not beside this checkout: nothing to compare with.');
  const document = JSON.parse(readFileSync(file, 'utf8')) as {
    readonly components: {
      readonly schemas: Readonly<Record<string, { readonly properties?: Readonly<Record<string, unknown>> }>>;
    };
  };
  const { schemas } = document.components;
  const absent = Object.entries(membersRead).flatMap(([schema, members]) =>
    members.filter((member) => !Object.hasOwn(schemas[schema]?.properties ?? {}, member)).map((member) => `${schema}.${member}`),
  );
  expect(absent).toEqual([]);
});
