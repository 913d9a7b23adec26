/** Owns how icons are drawn: one thin outline set, decoration for the eye only. */
import type { LucideIcon } from 'lucide-react';
import { size as sizes } from '../theme.ts';

type IconProps = { of: LucideIcon; size?: number; className?: string };

/** A lucide icon, 16 px and stroke 1.75 unless told; hidden from screen readers because words say the same. */
export function Icon({ of: Drawing, size = sizes.icon, className }: IconProps) {
  return <Drawing size={size} strokeWidth={sizes.stroke} className={className} aria-hidden focusable={false} />;
}
