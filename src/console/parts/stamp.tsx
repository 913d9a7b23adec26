/** Owns how an instant is shown: short in the company's zone, in full with the zone on hover. */
import { useFormat } from '../lib/use-format.ts';

/** `11-18 10:15`, or only the clock. */
export function Stamp({ at, clock = false }: { at: string; clock?: boolean }) {
  const format = useFormat();
  return (
    <time dateTime={at} title={format.fullStamp(at)} className="stamp">
      {clock ? format.clock(at) : format.stamp(at)}
    </time>
  );
}
