import { productFeatures } from '../../catalog/product-features/index.ts';
import { readRight } from '../../catalog/rights/index.ts';

/** Every feature with every right that it needs, as one Markdown table: what docs/permissions.md shows. */
export function toPermissionTable(): string {
  const rows = productFeatures.flatMap(({ name, needs }) =>
    needs.map(({ right, atLeast, need, without }) => {
      const { label, kind } = readRight(right);
      return `| \`${name}\` | ${kind === 'scope' ? `\`${label}\`` : label} | ${atLeast} | ${need} | ${without} |`;
    }),
  );
  return ['| Feature | Right | At least | Need | Without it |', '|---|---|---|---|---|', ...rows].join('\n');
}
