/** The database roles of one hub. */
export interface RoleNames {
  readonly prefix: string;
  /** Owns every table; migrations, backup and restore. */
  readonly owner: string;
  /** Everyday work; owns nothing. */
  readonly app: string;
  /** The group of the roles that run the SQL of users, one per workspace: `<query>_w<workspace>`. Cannot log in itself. */
  readonly query: string;
  /** What the app becomes for a transaction in which a person reads: sees only the connections and clients of that person. Cannot log in itself. */
  readonly reader: string;
}

/** The roles for a prefix. @param prefix checked by the settings: lower-case letters, digits and underscores */
export function roleNames(prefix: string): RoleNames {
  return { prefix, owner: `${prefix}_owner`, app: `${prefix}_app`, query: `${prefix}_query`, reader: `${prefix}_reader` };
}
