/** Owns the mark of the product: three arms that run into one channel. */

/** The mark, `size` in CSS px; inverse on the brand ground. */
export function Logo({ size, inverse = false }: { size: number; inverse?: boolean }) {
  return (
    <svg className={inverse ? 'logo logo-inverse' : 'logo'} width={size} height={size} viewBox="0 0 28 28" aria-hidden>
      <rect className="logo-ground" width="28" height="28" rx="7" />
      <path className="logo-drop" d="M14 6.8v3.4" />
      <path className="logo-arms" d="M7.8 6.8v3.3c0 3.4 2.3 5.4 6.2 6.1 3.9-.7 6.2-2.7 6.2-6.1V6.8M14 16.2v5.2" />
    </svg>
  );
}
