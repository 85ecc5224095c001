/** Scalars of a tool by the tool's own names; what lay deeper has a dotted name (`os.name`). Bounded in number and size, without secrets. */
export type FieldValues = Readonly<Record<string, string | number | boolean>>;
