import type { Call } from '../http/call.ts';
import type { Row } from '../tables/table.ts';

/**
 * The buttons of a record, with its number in the place of `{$ID}`, as a record shows them in `custombuttons` (API.md 3.26). That HaloPSA fills the place
 * there is assumed; where it is otherwise, the hub says so after installing.
 */
export function withButtons(row: Row, call: Call, usage: number): Row {
  const buttons = [...call.halo.tables.of('custom-button').rows()].filter((button) => button['usage'] === usage);
  return {
    ...row,
    custombuttons: buttons.map((button) => ({
      ...button,
      url: String(button['url'] ?? '').replaceAll('{$ID}', String(row['id'])),
    })),
  };
}
