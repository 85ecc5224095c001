import { ConnectorError, type ConnectorErrorDetail } from './connector-error.ts';

/** What is wrong with one setting. */
export interface SettingProblem {
  /** The name of the field, or '' for the settings as a whole. */
  readonly field: string;
  readonly problem: string;
}

/** Settings that do not fit the fields of the connector. */
export class SettingsRefusedError extends ConnectorError {
  readonly code = 'settings-refused';
  readonly disposition = 'tell-user';
  readonly causes = ['a required setting is missing', 'a setting has another form than its field says'];
  readonly remedy = 'Correct the settings that are named.';
  readonly problems: readonly SettingProblem[];

  constructor(about: { readonly problems: readonly SettingProblem[] }, detail: ConnectorErrorDetail = {}) {
    super(
      `The settings cannot be used: ${about.problems.map(({ field, problem }) => (field === '' ? problem : `${field}: ${problem}`)).join('; ')}.`,
      detail,
    );
    this.problems = about.problems;
  }
}
