import { z } from 'zod';

const probability = z.number().gt(0).lt(1);
const words = z.array(z.string());

/** A level of a comparison: how often true pairs show it (`m`), and how often pairs do that are none (`u`). */
const level = z.strictObject({ m: probability, u: probability });
const levels = z.record(z.string(), level);

const thresholds = z.strictObject({
  /** The least probability of a link without a person. */
  auto: probability,
  /** The least probability that is worth a person's look. */
  suggest: probability,
  /** Bits by which a link without a person must be ahead of every other use of its two records. */
  margin: z.number().nonnegative(),
  /** Right candidates per left record. */
  candidates: z.int().min(1).max(20),
});

const prior = z.strictObject({
  /** The share of the shorter list that is thought to be in the other one. */
  share: probability,
  /** Lists that are shorter count as this long, so that two short lists do not make everything likely. */
  atLeast: z.int().min(1),
});

const ruleParts = {
  id: z.string().min(1),
  title: z.string().min(1),
  prior,
  thresholds,
  /** Per field, its levels. What a level weighs is log2(m / u). */
  comparisons: z.record(z.string(), levels),
  /** Values that stand for nothing, in any field, compared without case, blanks and punctuation. */
  emptyValues: words,
};

const companyRule = z.strictObject({
  ...ruleParts,
  kind: z.literal('company'),
  /** Domains that many companies have addresses in. They identify nobody. */
  mailProviders: words,
  name: z.strictObject({
    /** Names that are imagined to stand in the list besides, with words as common as `background` says. */
    imagined: z.number().positive(),
    /** The most bits that words in common are worth. */
    most: z.number().positive(),
    /** How common a word is in names at large, by its class; of rare words by their length, from 1 letter on. */
    background: z.strictObject({
      generic: probability,
      trade: probability,
      place: probability,
      mark: probability,
      rare: z.array(probability).min(1),
    }),
    /** Bits that a word costs which only one of two names has, by its class. */
    extra: z.strictObject({
      generic: z.number(),
      trade: z.number(),
      place: z.number(),
      mark: z.number(),
      rare: z.number(),
      status: z.number(),
      /** More than this a name does not lose by words that the other lacks. */
      most: z.number(),
    }),
    /** Slips of the pen: how often true pairs have one in a word, and how often two words of a length are one slip apart by chance, from 1 letter on;
     * and how much more often words are two slips apart than one (`more`).
     */
    slip: z.strictObject({ m: probability, near: z.array(probability).min(1), more: z.number().min(1) }),
    /** Names that differ as words but are much alike as runs of letters: at most so many bits, less so many per tenth of their letters that differs. */
    resembling: z.strictObject({ most: z.number(), perTenth: z.number().positive() }),
    /** How many other companies are thought to have the very same name, where it stands once in a list and has at least `tellingBits`. */
    twins: probability,
    tellingBits: z.number().positive(),
  }),
  words: z.strictObject({
    /** Legal forms by family: two of different families are two companies. */
    legalForms: z.record(z.string(), words),
    generic: words,
    trades: words,
    places: words,
    /** Words that tell siblings apart, with what they mean: `north`, `2`. */
    marks: z.record(z.string(), z.string()),
    /** What somebody wrote beside a name about its record: `old`, `test`. */
    status: words,
    /** Words that say nothing. */
    stop: words,
    /** What is written short, and what it stands for. */
    short: z.record(z.string(), z.string()),
    /** What stands between a company's name and another one of the same company. */
    alias: words,
  }),
});

const userRule = z.strictObject({
  ...ruleParts,
  kind: z.literal('user'),
  /** Local parts of addresses that belong to a task, not to a person. */
  sharedMailboxes: words,
  /** First names that stand for each other. */
  nicknames: z.array(words),
  /** Words of a name that say nothing: titles. */
  titles: words,
  /** Words that tell father from son. */
  suffixes: words,
});

const assetRule = z.strictObject({
  ...ruleParts,
  kind: z.literal('asset'),
  /** Serial numbers that makers forgot to write. */
  junkSerials: words,
  /** BIOS UUIDs that many boards share. */
  junkUuids: words,
  junkMacs: words,
  /** Beginnings of MAC addresses of virtual adapters: they come and go with software. */
  virtualMacs: words,
  /** Beginnings of MAC addresses of docks and USB adapters: they go from device to device. */
  dockMacs: words,
  /** Names that devices have by default, or by their task. */
  commonNames: words,
  /** Makers by the name that is compared, with what they are called. */
  makers: z.record(z.string(), words),
});

/** Every kind of rule. Strict: a word that nobody knows is a mistake. */
export const matchRuleSchema = z.discriminatedUnion('kind', [companyRule, userRule, assetRule]);

/** What is compared, what that weighs, what counts for nothing, and from where on a pair is linked. Plain data. */
export type MatchRule = z.output<typeof matchRuleSchema>;
export type CompanyRule = z.output<typeof companyRule>;
export type UserRule = z.output<typeof userRule>;
export type AssetRule = z.output<typeof assetRule>;
