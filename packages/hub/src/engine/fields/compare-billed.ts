/** What a source counts of a product at a client. */
interface Counted {
  readonly clientId: number | null;
  readonly product: string;
  readonly productName: string;
  readonly quantity: number;
}

/** A line that is billed again and again. */
interface Billed {
  readonly clientId: number;
  readonly invoiceId: number;
  readonly itemCode: string | null;
  readonly description: string | null;
  readonly quantity: number | null;
}

/** What is billed of a product. */
export interface BilledOfProduct {
  /** The sum of the quantities of the lines; null: no line of the client is called so. */
  readonly billed: number | null;
  /** Counted less billed; null where nothing is billed. Above zero: more is used than billed. */
  readonly difference: number | null;
  readonly lines: readonly { readonly invoiceId: number; readonly text: string; readonly quantity: number | null }[];
}

const words = (text: string): string =>
  ` ${text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `;

/**
 * Puts beside each count the lines of its client that are called as the product is: the item code is the product, or the description has the
 * name of the product as whole words. Case and punctuation do not count. A line that several products fit is of the one with the longest name.
 * Pure.
 */
export function compareBilled<One extends Counted>(
  counted: readonly One[],
  lines: readonly Billed[],
): readonly (One & BilledOfProduct)[] {
  const found = new Map<One, Billed[]>();
  const byClient = new Map<number, One[]>();
  for (const one of counted) if (one.clientId !== null) byClient.set(one.clientId, [...(byClient.get(one.clientId) ?? []), one]);
  for (const line of lines) {
    const fits = (byClient.get(line.clientId) ?? []).filter((one) => isCalled(line, one));
    const [best] = fits.sort((one, other) => other.productName.length - one.productName.length);
    if (best) found.set(best, [...(found.get(best) ?? []), line]);
  }
  return counted.map((one) => {
    const own = found.get(one) ?? [];
    const billed = own.length === 0 ? null : own.reduce((sum, { quantity }) => sum + (quantity ?? 0), 0);
    return {
      ...one,
      billed,
      difference: billed === null ? null : one.quantity - billed,
      lines: own.map(({ invoiceId, description, itemCode, quantity }) => ({
        invoiceId,
        text: description ?? itemCode ?? '',
        quantity,
      })),
    };
  });
}

function isCalled({ itemCode, description }: Billed, { product, productName }: Counted): boolean {
  const code = itemCode === null ? '' : words(itemCode).trim();
  if (code !== '' && (code === words(product).trim() || code === words(productName).trim())) return true;
  const name = words(productName);
  return name.trim() !== '' && description !== null && words(description).includes(name);
}
