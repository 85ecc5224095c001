import type { GuideAsk, Preset } from './preset.ts';
import { type ProductFeature, type Right, type RightNeed, type RightPlace, rightPlaces } from './right.ts';

/** One setting of HaloPSA, and why. */
export interface SetupLine {
  /** {@link Right.id} */
  readonly right: string;
  readonly label: string;
  /** The least that all features want, one of the right's values; null: no feature wants it, only the guide asks for it. */
  readonly value: string | null;
  /** `mandatory` where any feature needs it so; null with `value`. */
  readonly need: RightNeed['need'] | null;
  /** {@link Right.isInferred} */
  readonly isInferred: boolean;
  /** Another setting that does the same. */
  readonly orElse: { readonly screen: string; readonly label: string; readonly value: string } | null;
  /** The features that want it, with the value that each of them needs and what stays dark without it. */
  readonly wantedBy: readonly {
    readonly feature: string;
    readonly title: string;
    readonly atLeast: string;
    readonly need: RightNeed['need'];
    readonly without: string;
  }[];
  /** What the preset's guide asks; null without a preset, or where its guide does not mention it. */
  readonly guide: { readonly value: string; readonly need: RightNeed['need']; readonly note: string | null } | null;
}

/** One screen of HaloPSA with what is to be set there. */
export interface SetupPlace {
  readonly place: RightPlace;
  /** Halo's path to the screen. */
  readonly screen: string;
  readonly lines: readonly SetupLine[];
}

/** How to set up HaloPSA for exactly some features. */
export interface SetupDescription {
  readonly features: readonly Pick<ProductFeature, 'name' | 'title' | 'purpose' | 'writes'>[];
  readonly preset: Pick<Preset, 'name' | 'title' | 'guide'> | null;
  /** In the order in which a person sets them up; places without lines are left out. */
  readonly places: readonly SetupPlace[];
}

/** What a set-up is described from. */
export interface SetupSource {
  /** Every right, in Halo's order. */
  readonly rights: readonly Right[];
  /** The features that are switched on. */
  readonly features: readonly ProductFeature[];
  /** The screen on which the rights of a place stand. */
  readonly screenOfPlace: Readonly<Record<RightPlace, string>>;
  /** A guide to compare with. */
  readonly preset?: Preset;
}

/** Describes the least set-up of HaloPSA that switches some features on: per right the highest value that any of them needs. */
export function describeSetup({ rights, features, screenOfPlace, preset }: SetupSource): SetupDescription {
  const byId = new Map(rights.map((right) => [right.id, right]));
  const lineOf = (right: Right): SetupLine | null => {
    const ask = preset?.asks.find((one) => one.right === right.id);
    const wantedBy = wishesFor(right, features);
    if (wantedBy.length === 0 && !ask) return null;
    const other = right.orElse === undefined ? undefined : byId.get(right.orElse.right);
    return {
      right: right.id,
      label: right.label,
      value: highest(right, wantedBy),
      need: wantedBy.length === 0 ? null : wantedBy.some(({ need }) => need === 'mandatory') ? 'mandatory' : 'optional',
      isInferred: right.isInferred === true,
      orElse:
        other && right.orElse ? { screen: screenOfPlace[other.place], label: other.label, value: right.orElse.value } : null,
      wantedBy,
      guide: ask ? guideOf(ask) : null,
    };
  };
  const places = rightPlaces.map((place) => ({
    place,
    screen: screenOfPlace[place],
    lines: rights.flatMap((right) => (right.place === place ? (lineOf(right) ?? []) : [])),
  }));
  return {
    features: features.map(({ name, title, purpose, writes }) => ({ name, title, purpose, writes })),
    preset: preset ? { name: preset.name, title: preset.title, guide: preset.guide } : null,
    places: places.filter(({ lines }) => lines.length > 0),
  };
}

function wishesFor({ id }: Right, features: readonly ProductFeature[]): SetupLine['wantedBy'] {
  return features.flatMap(({ name, title, needs }) =>
    needs
      .filter(({ right }) => right === id)
      .map(({ atLeast, need, without }) => ({ feature: name, title, atLeast, need, without })),
  );
}

function highest(right: Right, wishes: SetupLine['wantedBy']): string | null {
  return right.values.findLast((value) => wishes.some(({ atLeast }) => atLeast === value)) ?? null;
}

function guideOf({ value, need, note }: GuideAsk): SetupLine['guide'] {
  return { value, need, note: note ?? null };
}
