/** Opens and closes the figure drawer; its address lives in the URL as `?figure=`. */
import { useCallback } from 'react';
import { useNavigate, useSearch } from '@tanstack/react-router';

/** Gives a function that opens the drawer on a figure; inside an open drawer it replaces the content and keeps a way back. */
export function useOpenFigure(): (figure: string) => void {
  const navigate = useNavigate();
  return useCallback(
    (figure) => void navigate({ to: '.', search: (before) => ({ ...before, figure }), resetScroll: false }),
    [navigate],
  );
}

/** The open figure, if any, and how to close it. */
export function useFigureAddress(): { figure: string | undefined; close: () => void } {
  const navigate = useNavigate();
  const search = useSearch({ strict: false });
  const close = useCallback(
    () =>
      void navigate({
        to: '.',
        search: (before) => ({ ...before, figure: undefined }),
        resetScroll: false,
        replace: true,
      }),
    [navigate],
  );
  return { figure: typeof search.figure === 'string' ? search.figure : undefined, close };
}
