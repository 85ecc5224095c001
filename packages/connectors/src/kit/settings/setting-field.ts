import type { Secret } from '../secret.ts';

interface Field {
  /** The key in the settings, in camelCase. */
  readonly name: string;
  /** What stands before the field in a form. */
  readonly label: string;
  /** Where a person finds the value, in a sentence or two. */
  readonly help: string;
  readonly required: boolean;
  /** An example, shown where nothing is entered. */
  readonly placeholder?: string;
}

/** A line of text. */
export interface TextField extends Field {
  readonly type: 'text';
  readonly default?: string;
}

/** An https address. It is kept without a query, a fragment and a closing slash. */
export interface UrlField extends Field {
  readonly type: 'url';
  readonly default?: string;
}

/** A text that is kept sealed and never shown. */
export interface SecretField extends Field {
  readonly type: 'secret';
}

/** One of a few values. */
export interface ChoiceField extends Field {
  readonly type: 'choice';
  readonly choices: readonly { readonly value: string; readonly label: string }[];
  readonly default?: string;
}

/** A number between two others. */
export interface NumberField extends Field {
  readonly type: 'number';
  readonly least: number;
  readonly most: number;
  readonly default?: number;
}

/** Yes or no. */
export interface SwitchField extends Field {
  readonly type: 'switch';
  readonly default: boolean;
}

/** Texts by keys that are known (the columns of a file by members of a record). */
export interface MapField extends Field {
  readonly type: 'map';
  readonly keys: readonly { readonly value: string; readonly label: string }[];
}

/** One setting of a connector, as data: a form, a command line and an API are drawn from it, and it is parsed by it. */
export type SettingField = TextField | UrlField | SecretField | ChoiceField | NumberField | SwitchField | MapField;

type ValueOf<F extends SettingField> = F extends SecretField
  ? Secret
  : F extends NumberField
    ? number
    : F extends SwitchField
      ? boolean
      : F extends ChoiceField
        ? F['choices'][number]['value']
        : F extends MapField
          ? Readonly<Record<string, string>>
          : string;

type IsSure<F extends SettingField> = F extends { readonly required: true } | { readonly default: string | number | boolean }
  ? true
  : false;

/** Parsed settings by name. What is not required and was not given is null. */
export type SettingValues<Fields extends readonly SettingField[]> = {
  readonly [F in Fields[number] as F['name']]: IsSure<F> extends true ? ValueOf<F> : ValueOf<F> | null;
};

/** Parsed settings of any connector. */
export type AnySettingValues = Readonly<
  Record<string, string | number | boolean | Secret | Readonly<Record<string, string>> | null>
>;
