/** How much of a product a customer has, by the tool's count. One per company and product. */
export interface LicenceCount {
  /** {@link SourceCompany} of the same source. */
  readonly companyId: string;
  /** A stable name of the product within the source. */
  readonly product: string;
  /** What people read. */
  readonly productName: string;
  readonly quantity: number;
  /** What is counted: `device`, `user`, `licence`, `GB`. */
  readonly unit: string;
  /** When the count held. */
  readonly asOf: Date;
}
