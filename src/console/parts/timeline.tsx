/** Owns the list of what happened to a document, newest first. */
import type { ReactNode } from 'react';
import type { StateKey } from '../theme.ts';
import { Stamp } from './stamp.tsx';

export type TimelineEvent = { key: string; state: StateKey; sentence: ReactNode; at: string };

/** Sentences with a ring in the colour of their state; refusals included. */
export function Timeline({ events }: { events: readonly TimelineEvent[] }) {
  return (
    <ol className="timeline">
      {events.map((event) => (
        <li key={event.key} className={`event is-${event.state}`}>
          <div className="event-sentence">{event.sentence}</div>
          <div className="event-time">
            <Stamp at={event.at} />
          </div>
        </li>
      ))}
    </ol>
  );
}
