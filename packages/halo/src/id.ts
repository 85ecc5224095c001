/** Every kind of thing that an id can belong to. Each is the `name` of a Halo entity of this package. */
export type IdTarget = string;

/** A numeric id of the entity `E`: an `Id<'site'>` passed where an `Id<'client'>` is wanted does not compile. */
export type Id<E extends IdTarget> = number & { readonly __id: E };
