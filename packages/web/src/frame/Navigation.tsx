import { useNavigate } from '@tanstack/react-router';
import { RouterLink } from '../ui/RouterLink.tsx';
import classes from './Navigation.module.css';
import { type NavigationEntry, navigation } from './navigation.ts';
import { useShortcut } from './shortcuts/shortcuts.ts';
import { useWorkspace } from './workspace.ts';

/** The navigation at the left: what exists, and what the person may see. */
export function Navigation() {
  const { capabilities } = useWorkspace();
  const entries = navigation.filter(({ needs }) => needs === null || capabilities.includes(needs));
  return (
    <nav aria-label="Console" className={classes['nav']}>
      <ul>
        {entries.map((entry) => (
          <Entry key={entry.to} entry={entry} />
        ))}
      </ul>
    </nav>
  );
}

function Entry({ entry }: { readonly entry: NavigationEntry }) {
  const { title, to, section, letter, icon: Icon } = entry;
  const { id } = useWorkspace();
  const navigate = useNavigate();
  const params = { workspaceId: String(id) };
  const isHere = new RegExp(`^/w/${id}/${section}(/|$)`).test(window.location.pathname);
  useShortcut({ keys: `g ${letter}`, title, group: 'Go to', run: () => void navigate({ to, params }) });
  return (
    <li>
      <RouterLink to={to} params={params} className={classes['entry']} aria-current={isHere ? 'page' : undefined}>
        <Icon size={17} aria-hidden />
        {title}
      </RouterLink>
    </li>
  );
}
