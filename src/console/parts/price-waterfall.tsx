/** Owns how a unit price came about: one row per rule, a bar on a common scale, its delta and the running price. */
import { CircleCheck, TriangleAlert } from 'lucide-react';
import { Popover } from 'antd';
import { Decimal } from 'decimal.js';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useFormat } from '../lib/use-format.ts';
import { usePhone } from '../lib/device.ts';
import { useOpenFigure } from '../lib/figure-link.ts';
import { size } from '../theme.ts';
import { Icon } from './icon.tsx';

export type PriceStep = { key: string; name: string; source?: string; delta?: string; running: string };
export type PriceStory = {
  price: string;
  asOf?: string;
  steps: readonly PriceStep[];
  floor?: string;
  figure?: string;
};

/** Start and width, in percent of the largest price, of the piece a step took away or added. */
function bar(step: PriceStep, largest: Decimal): { start: number; width: number } {
  const running = new Decimal(step.running);
  const before = step.delta === undefined ? new Decimal(0) : running.minus(step.delta);
  const share = (value: Decimal) => (largest.isZero() ? 0 : value.div(largest).times(100).toNumber());
  const start = share(Decimal.min(before, running));
  return { start, width: Math.max(1, share(Decimal.max(before, running)) - start) };
}

function Bar({ start, width, kind }: { start: number; width: number; kind: 'list' | 'step' | 'result' }) {
  return (
    <span className="bar-track" aria-hidden>
      <span className={`bar-fill bar-${kind}`} style={{ insetInlineStart: `${start}%`, inlineSize: `${width}%` }} />
    </span>
  );
}

function FloorLine({ price, floor }: { price: string; floor: string }) {
  const { t, money } = useFormat();
  const distance = new Decimal(price).comparedTo(floor);
  const text = { floor: money(floor) };
  if (distance < 0)
    return (
      <span className="floor state-text is-bad">
        <Icon of={TriangleAlert} />
        {t('parts.belowFloor', text)}
      </span>
    );
  return (
    <span className="floor state-text is-ok">
      <Icon of={CircleCheck} />
      {distance === 0 ? t('parts.atFloor', text) : t('parts.aboveFloor', text)}
    </span>
  );
}

/** The rows inside the popover; also used flat on the phone. */
export function PriceWaterfall({ story, onOpened }: { story: PriceStory; onOpened?: () => void }) {
  const { t, money, stamp } = useFormat();
  const open = useOpenFigure();
  const largest = Decimal.max(0, ...story.steps.map((step) => step.running), story.price);
  return (
    <div className="waterfall">
      <div className="waterfall-head">
        <strong>{t('parts.priceTitle', { price: money(story.price) })}</strong>
        {story.asOf && <span>{t('parts.priceAsOf', { when: stamp(story.asOf) })}</span>}
      </div>
      <ol className="waterfall-rows">
        {story.steps.map((step) => (
          <li key={step.key} className="waterfall-row">
            <span className="waterfall-rule">
              {step.name}
              {step.source && <small>{step.source}</small>}
            </span>
            <Bar {...bar(step, largest)} kind={step.delta === undefined ? 'list' : 'step'} />
            <span className="waterfall-delta">{step.delta === undefined ? '' : money(step.delta)}</span>
            <span className="waterfall-running">{money(step.running)}</span>
          </li>
        ))}
        <li className="waterfall-row waterfall-result">
          <span className="waterfall-rule">{t('parts.priceResult')}</span>
          <Bar {...bar({ key: 'result', name: '', running: story.price }, largest)} kind="result" />
          <span />
          <span className="waterfall-running">{money(story.price)}</span>
        </li>
      </ol>
      {(story.floor || story.figure) && (
        <div className="waterfall-foot">
          {story.floor ? <FloorLine price={story.price} floor={story.floor} /> : <span />}
          {story.figure && (
            <button
              type="button"
              className="link-button"
              onClick={() => {
                onOpened?.();
                open(story.figure ?? '');
              }}
            >
              {t('parts.openThis')}
            </button>
          )}
        </div>
      )}
    </div>
  );
}

/** A net price that opens its waterfall: Enter or click opens, Esc closes. */
export function PriceButton({ story, children }: { story: PriceStory; children?: ReactNode }) {
  const { t, money } = useFormat();
  const phone = usePhone();
  const [shown, setShown] = useState(false);
  return (
    <Popover
      trigger="click"
      open={shown}
      onOpenChange={setShown}
      placement={phone ? 'bottomLeft' : 'bottom'}
      content={<PriceWaterfall story={story} onOpened={() => setShown(false)} />}
      styles={{ container: { maxInlineSize: `min(${size.popover}px, calc(100dvw - 2 * var(--s-32)))` } }}
      destroyOnHidden
    >
      <button
        type="button"
        className="plain-button price-button opens"
        aria-label={t('parts.priceTitle', { price: money(story.price) })}
        aria-expanded={shown}
        onKeyDown={(event) => event.key === 'Escape' && setShown(false)}
        onClick={(event) => event.stopPropagation()}
      >
        {children ?? money(story.price)}
      </button>
    </Popover>
  );
}
