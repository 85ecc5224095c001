import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import './frame/theme.css';
import { setNonce } from 'get-nonce';
import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';

const nonce = document.querySelector<HTMLElement>('meta[property="csp-nonce"]')?.nonce ?? '';
// Libraries that write styles by themselves (locking the scroll behind a dialog) ask here; Mantine's own are told in App.
setNonce(nonce);

const root = document.getElementById('root');
if (!root) throw new TypeError('The page has no place for the console.');
createRoot(root).render(<App nonce={nonce} />);
