/** Wires the console together: theme and words of antd, queries, router, what happens when the session ends. */
import { App as AntApp, ConfigProvider } from 'antd';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { useMemo } from 'react';
import { antdLocale } from './i18n.ts';
import { onSessionChanged, onSignedOut } from './lib/api.ts';
import { useLook } from './lib/device.ts';
import { ApiProblem } from './lib/problem.ts';
import { SESSION_ENDS, sessionQuery } from './lib/session.ts';
import { useFormat } from './lib/use-format.ts';
import { createConsoleRouter } from './router.tsx';
import { antdTheme, size } from './theme.ts';

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      refetchOnWindowFocus: true,
      retry: (count, error) => count < 1 && error instanceof ApiProblem && error.outcomeUnknown,
    },
    mutations: { retry: false },
  },
});
const router = createConsoleRouter(queries);

onSignedOut((problem) => {
  const { pathname, href } = router.state.location;
  // Who never had a session is led to the sign-in page by the router; nothing has ended for them.
  if (pathname === '/sign-in' || !queries.getQueryData(sessionQuery.queryKey)) return;
  queries.clear();
  const why = SESSION_ENDS.find((end) => end === problem.code);
  void router.navigate({ to: '/sign-in', search: { to: href, why } });
});

onSessionChanged(() => {
  void queries.resetQueries({ queryKey: sessionQuery.queryKey }).then(() => router.invalidate());
});

/** The whole console. */
export function App() {
  const { language } = useFormat();
  const { mode, device, calm } = useLook();
  const theme = useMemo(() => antdTheme(mode, device, calm), [mode, device, calm]);
  return (
    <ConfigProvider
      theme={theme}
      locale={antdLocale(language)}
      button={{ autoInsertSpace: false }}
      wave={{ disabled: true }}
    >
      <AntApp notification={{ placement: 'bottomRight', maxCount: 1, bottom: size.toast }}>
        <QueryClientProvider client={queries}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </AntApp>
    </ConfigProvider>
  );
}
