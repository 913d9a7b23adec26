/** Goods shipped as bars and money received as a line, by week; the same as a table for who cannot see it. */
import { dec } from '../../../kernel/decimal.ts';
import type { Decimal } from '../../../kernel/decimal.ts';
import { useFormat } from '../../lib/use-format.ts';
import { Section } from '../../parts/section.tsx';
import type { Week } from './data.ts';

const WIDTH = 600;
const HEIGHT = 180;
const BASE = 156;
const TOP = 12;
const LEFT = 44;

/** A round amount not below the largest of `values`, for the top line. */
function ceiling(values: readonly Decimal[]): Decimal {
  const largest = values.reduce((most, value) => (value.greaterThan(most) ? value : most), dec(1));
  const power = dec(10).pow(largest.toFixed(0).length - 1);
  return [1, 2, 4, 5, 10].map((one) => power.times(one)).find((top) => top.greaterThanOrEqualTo(largest)) ?? largest;
}

/** Only places on the drawing become numbers; amounts stay decimal. */
function Drawing({ weeks }: { weeks: readonly Week[] }) {
  const { language } = useFormat();
  const [goods, money] = [
    weeks.map(({ shipped }) => dec(shipped.amount)),
    weeks.map(({ received }) => dec(received.amount)),
  ];
  const top = ceiling([...goods, ...money]);
  const share = (value: Decimal): number => value.div(top).toNumber();
  const [shipped, received] = [goods.map(share), money.map(share)];
  const step = (WIDTH - LEFT) / weeks.length;
  const y = (part: number): number => BASE - part * (BASE - TOP);
  const x = (index: number): number => LEFT + step * (index + 0.5);
  const unit = dec(language === 'zh' ? 10_000 : 1000);
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} className="weeks-chart" aria-hidden focusable="false">
      {[0, 0.25, 0.5, 0.75, 1].map((part) => (
        <g key={part}>
          <line x1={LEFT} x2={WIDTH} y1={y(part)} y2={y(part)} className="chart-line" />
          <text x={LEFT - 8} y={y(part) + 4} textAnchor="end">
            {top.times(part).div(unit).toDecimalPlaces(1).toString()}
          </text>
        </g>
      ))}
      {weeks.map((week, index) => (
        <g key={week.week}>
          <rect
            x={x(index) - step * 0.22}
            width={step * 0.44}
            y={y(shipped[index] ?? 0)}
            height={BASE - y(shipped[index] ?? 0)}
            rx={2}
            className={index === weeks.length - 1 ? 'chart-bar chart-unfinished' : 'chart-bar'}
          />
          {index % 2 === 1 && (
            <text x={x(index)} y={HEIGHT - 6} textAnchor="middle">
              {week.week.slice(5)}
            </text>
          )}
        </g>
      ))}
      <polyline points={received.map((value, index) => `${x(index)},${y(value)}`).join(' ')} className="chart-second" />
      {received.map((value, index) => (
        <circle key={weeks[index]?.week} cx={x(index)} cy={y(value)} r={2.5} className="chart-dot" />
      ))}
    </svg>
  );
}

/** The section. */
export function WeeksChart({ weeks }: { weeks: readonly Week[] }) {
  const { t, money } = useFormat();
  return (
    <Section
      title={t('home.weeks')}
      note={t('home.weeksNote')}
      aside={
        <span className="chart-legend">
          <span className="legend-bar">{t('home.shipped')}</span>
          <span className="legend-line">{t('home.received')}</span>
        </span>
      }
      className="card"
    >
      <Drawing weeks={weeks} />
      <table className="sr-only">
        <caption>{t('home.weeks')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('home.week')}</th>
            <th scope="col">{t('home.shipped')}</th>
            <th scope="col">{t('home.received')}</th>
          </tr>
        </thead>
        <tbody>
          {weeks.map((week) => (
            <tr key={week.week}>
              <th scope="row">{week.week}</th>
              <td>{money(week.shipped.amount, week.shipped.currency)}</td>
              <td>{money(week.received.amount, week.received.currency)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}
