/** Knows the window: device class, dark mode, wish for contrast and calm; writes them and the CSS variables to <html>. */
import { useSyncExternalStore } from 'react';
import { breakpoints, cssVariables } from '../theme.ts';
import type { Device, Mode } from '../theme.ts';

export type ModeChoice = Mode | 'system';
export type Look = { device: Device; mode: Mode; choice: ModeChoice; calm: boolean; touch: boolean };

const key = 'qudao.mode';
const listeners = new Set<() => void>();
const media = (query: string) => window.matchMedia(query);
const watched = {
  phone: media(`(max-width: ${breakpoints.phone - 1}px)`),
  form: media(`(max-width: ${breakpoints.signIn - 1}px)`),
  narrow: media(`(max-width: ${breakpoints.rail - 1}px)`),
  dark: media('(prefers-color-scheme: dark)'),
  contrast: media('(prefers-contrast: more)'),
  calm: media('(prefers-reduced-motion: reduce)'),
  touch: media('(hover: none)'),
};

function storedChoice(): ModeChoice {
  const stored = localStorage.getItem(key);
  return stored === 'dark' || stored === 'light' ? stored : 'system';
}

function read(choice: ModeChoice): Look {
  const system: Mode = watched.dark.matches ? 'dark' : 'light';
  return {
    device: watched.phone.matches ? 'phone' : watched.narrow.matches ? 'narrow' : 'wide',
    mode: choice === 'system' ? system : choice,
    choice,
    calm: watched.calm.matches,
    touch: watched.touch.matches,
  };
}

let look = read(storedChoice());

function apply(): void {
  const root = document.documentElement;
  for (const [name, value] of Object.entries(cssVariables(look.mode, look.device, watched.contrast.matches)))
    root.style.setProperty(`--${name}`, value);
  root.dataset['device'] = look.device;
  root.dataset['mode'] = look.mode;
  root.dataset['signIn'] = watched.form.matches ? 'form' : 'both';
  root.dataset['calm'] = String(look.calm);
  root.style.colorScheme = look.mode;
}

function refresh(): void {
  look = read(look.choice);
  apply();
  for (const listener of listeners) listener();
}

/** Starts watching the window; call once before the first render. */
export function startLook(): void {
  apply();
  for (const query of Object.values(watched)) query.addEventListener('change', refresh);
}

/** Chooses light, dark or what the system says; remembered in this browser. */
export function chooseMode(choice: ModeChoice): void {
  localStorage.setItem(key, choice);
  look = { ...look, choice };
  refresh();
}

/** The look now; renders again when it changes. */
export function useLook(): Look {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => look,
  );
}

/** True below the phone breakpoint. */
export function usePhone(): boolean {
  return useLook().device === 'phone';
}
