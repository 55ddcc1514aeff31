import './styles/index.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';
import { createClient } from './client/client.ts';
import { connection } from './client/connection.ts';
import { desktop } from './client/desktop.ts';
import { ClientProvider, createQueryClient } from './client/hooks.ts';
import { resilient } from './client/resilient.ts';

const direct = createClient();
connection.watch(direct);

// While this page lives, the browser host's process knows that somebody is there (docs/hosts.md).
const presence = desktop ? undefined : new EventSource('/host/presence');
presence?.addEventListener('error', () => void connection.tryNow());

const root = document.getElementById('root');
if (!root) throw new Error('index.html lacks #root');
createRoot(root).render(
  <StrictMode>
    <ClientProvider value={resilient(direct)}>
      <QueryClientProvider client={createQueryClient()}>
        <App />
      </QueryClientProvider>
    </ClientProvider>
  </StrictMode>,
);
