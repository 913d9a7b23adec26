/** Owns the outermost page: the room, the figure drawer over it, and what shows when an address or a room fails. */
import { Button } from 'antd';
import { Outlet, useNavigate, useRouter } from '@tanstack/react-router';
import type { ErrorComponentProps } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useFigureAddress } from '../lib/figure-link.ts';
import { useFormat } from '../lib/use-format.ts';
import { Empty } from '../parts/empty.tsx';
import { ErrorBlock } from '../parts/error-block.tsx';

const FigureDrawer = lazy(() =>
  import('../documents/figure-drawer.tsx').then((module) => ({ default: module.FigureDrawer })),
);

/** Every page. */
export function Root() {
  const { figure } = useFigureAddress();
  const [opened, setOpened] = useState(false);
  useEffect(() => {
    if (figure) setOpened(true);
  }, [figure]);
  return (
    <>
      <Outlet />
      {(opened || figure) && (
        <Suspense>
          <FigureDrawer />
        </Suspense>
      )}
    </>
  );
}

/** An address that leads nowhere. */
export function NotFound() {
  const { t } = useFormat();
  const navigate = useNavigate();
  return (
    <div className="page">
      <Empty
        heading="h1"
        title={t('errors.pageGone')}
        text={t('errors.pageGoneText')}
        actions={
          <Button type="primary" onClick={() => void navigate({ to: '/' })}>
            {t('errors.toStart')}
          </Button>
        }
      />
    </div>
  );
}

/** The same where there is no frame around it. */
export function NotFoundPage() {
  return (
    <main>
      <NotFound />
    </main>
  );
}

/** A room that could not be opened. */
export function RoomError({ error, reset }: ErrorComponentProps) {
  const { t } = useFormat();
  const router = useRouter();
  return (
    <div className="page">
      <ErrorBlock
        error={error}
        what={t('errors.page')}
        onRetry={() => {
          reset();
          void router.invalidate();
        }}
      />
    </div>
  );
}
