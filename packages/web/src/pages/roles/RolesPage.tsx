import { capabilities, capabilitiesOfRole, capabilityTitles, roles } from '@sundog/api';
import { useWorkspace } from '../../frame/workspace.ts';
import { Check, Minus } from '../../ui/icons.ts';
import { Page } from '../../ui/Page.tsx';
import classes from './RolesPage.module.css';

/** The capability matrix: what each role may, from the one table that the hub goes by. */
export function RolesPage() {
  const { role: mine } = useWorkspace();
  return (
    <Page
      title="Roles"
      lead="What each role may do in this workspace. Your own is marked. What a role lacks, the hub refuses, whatever the console shows."
    >
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard */}
      <section className={classes['scroll']} aria-label="Roles and capabilities" tabIndex={0}>
        <table className={classes['matrix']}>
          <thead>
            <tr>
              <th scope="col">May</th>
              {roles.map((role) => (
                <th key={role} scope="col" data-mine={role === mine}>
                  {role}
                  {role === mine ? <small>you</small> : null}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {capabilities.map((capability) => (
              <tr key={capability}>
                <th scope="row">
                  {capabilityTitles[capability]}
                  <code>{capability}</code>
                </th>
                {roles.map((role) => (
                  <Cell key={role} may={capabilitiesOfRole[role].includes(capability)} isMine={role === mine} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </Page>
  );
}

function Cell({ may, isMine }: { readonly may: boolean; readonly isMine: boolean }) {
  return (
    <td data-mine={isMine} data-may={may}>
      {may ? <Check size={16} aria-label="yes" /> : <Minus size={16} aria-label="no" />}
    </td>
  );
}
