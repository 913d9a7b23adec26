/** Starts the console: look, languages, then the app. */
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { startLanguages } from './i18n.ts';
import { startLook } from './lib/device.ts';
import './styles/base.css';
import './styles/parts.css';
import './styles/documents.css';
import './styles/shell.css';

const root = document.getElementById('root');
if (!root) throw new Error('The page has no #root');
startLook();
await startLanguages();
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
