import { defineRight } from '../../engine/xray/define-right.ts';
import type { Right } from '../../engine/xray/right.ts';

const setting = (id: string, label: string, values: readonly string[]): Right =>
  defineRight({
    id: `application:${id}`,
    kind: 'application-setting',
    label,
    place: 'application-details',
    values,
    source: 'PERMISSIONS.md, Application settings',
  });

/** What is set on the Details tab of the application. */
export const applicationSettings: readonly Right[] = [
  setting('active', 'Active', ['off', 'on']),
  setting('authentication-method', 'Authentication Method', ['Username & Password', 'Client ID and Secret (Services)']),
  setting('allow-agent-logins', 'Allow Agent Logins', ['off', 'on']),
  setting('login-type', 'Login Type', ['User', 'Agent']),
  setting('agent-to-log-in-as', 'Agent to log in as', ['nobody', 'the API agent']),
  setting('saved', 'Saved', ['No', 'Yes']),
];
